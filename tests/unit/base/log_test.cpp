#include "base/log.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <catch2/catch.hpp>
#include <sstream>

namespace log_test {
using namespace huiyin;

// What is logged while it lives, without time and colour.
struct Lines {
  Lines() : before(spdlog::default_logger()) {
    auto logger = std::make_shared<spdlog::logger>(
        "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text));
    logger->set_pattern("%l %v");
    spdlog::set_default_logger(logger);
  }
  ~Lines() { spdlog::set_default_logger(before); }

  std::shared_ptr<spdlog::logger> before;
  std::ostringstream text;
};

TEST_CASE("a line of the log has its level and its facts") {
  const Lines lines;
  log::set_lowest("info");
  log::info("serving port={}", 8080);
  log::warn("reader closed error={}", std::string("gone"));
  log::error("rollback failed");
  CHECK(lines.text.str() ==
        "info serving port=8080\nwarning reader closed error=gone\nerror rollback failed\n");
}

TEST_CASE("below the lowest level nothing is written, and nothing at all when it is off") {
  const Lines lines;
  log::set_lowest("error");
  log::warn("a");
  log::error("b {}", 1);
  log::set_lowest("off");
  log::error("c");
  CHECK(lines.text.str() == "error b 1\n");
}

}  // namespace log_test

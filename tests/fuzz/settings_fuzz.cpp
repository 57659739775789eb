// Whatever a settings file or an office's file holds, reading it ends with a value or with faults
// that have words.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "config/office.h"
#include "config/settings.h"

namespace {

void expect_words(const std::vector<huiyin::Problem>& problems) {
  for (const huiyin::Problem& problem : problems)
    if (problem.code.empty() || problem.what.empty() || problem.remedy.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  expect_words(huiyin::config::read_settings(text, "huiyin.json", "/etc", {}).problems);
  expect_words(huiyin::config::read_office(text, "office.json").problems);
  return 0;
}

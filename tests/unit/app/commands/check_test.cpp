#include "app/commands/check.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace check_test {

using namespace huiyin;
using namespace huiyin::app;

namespace {

// A settings file of its own for one test, gone with it.
class Written {
 public:
  explicit Written(const std::string& text) {
    std::string pattern = (std::filesystem::temp_directory_path() / "huiyin-check-XXXXXX").string();
    close(mkstemp(pattern.data()));
    path_ = pattern;
    std::ofstream(path_) << text;
  }
  ~Written() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

bool says(const CheckReport& report, const std::string& words) {
  return report.text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("check finds nothing wrong with the defaults, and tells what to mind") {
  const CheckReport report = check({}, {});
  CHECK(report.ok);
  CHECK(says(report, "wecom.kf"));
  CHECK(says(report, "office"));
}

TEST_CASE("check reads the file of authorities, as the program will") {
  const Written authorities("no certificate"),
      settings(R"({"ca_file": ")" + authorities.path() + R"("})");
  const CheckReport report = check({.config = settings.path()}, {});
  CHECK_FALSE(report.ok);
  CHECK(says(report, "ca_file: " + authorities.path()));
  CHECK(says(report, "BEGIN CERTIFICATE"));
}

TEST_CASE("check tells every fault of settings and office at once, with reason and remedy") {
  const Written office(R"({"office": {"id": "x"}, "reception": {"day": 40}})");
  const Written settings(R"({"lisen": "x", "http": {"workers": 0}, "office": ")" + office.path() +
                         R"("})");
  const CheckReport report = check({.config = settings.path()}, {});
  CHECK_FALSE(report.ok);
  for (const char* words : {"lisen", "listen", "http.workers", "1 到 64", "office.name",
                            "office.address", "reception.day", "原因", "办法"}) {
    CAPTURE(words);
    CHECK(says(report, words));
  }
}

TEST_CASE("check tells what is wrong with the office's own days off, also beside a broken office") {
  const Written days(R"({"years": {"2027": {"off": ["2027-13-01"], "work": ["2027-01-04"]}}})");
  const Written office(R"({"office": {"id": "x"}})");
  for (const bool broken : {false, true}) {
    const Written settings(R"({"calendar": ")" + days.path() + R"(")" +
                           (broken ? R"(, "office": ")" + office.path() + R"(")" : "") + "}");
    const CheckReport report = check({.config = settings.path()}, {});
    CHECK_FALSE(report.ok);
    CHECK(says(report, "years.2027.off[0]"));
    CHECK(says(report, "years.2027.work[0]"));
    CHECK(says(report, "office.name") == broken);
  }
}

TEST_CASE("check names a settings file that is not there") {
  const CheckReport report = check({.config = "/nowhere/huiyin.json"}, {});
  CHECK_FALSE(report.ok);
  CHECK(says(report, "/nowhere/huiyin.json"));
}

TEST_CASE("check tells of a data folder that cannot be made, and makes none") {
  const Written file("x");
  const Written settings(R"({"lisen": "x", "data_dir": ")" + file.path() + R"(/below/data"})");
  const CheckReport report = check({.config = settings.path()}, {});
  CHECK_FALSE(report.ok);
  for (const char* words : {"lisen", "data_dir", "是一个文件"}) CHECK(says(report, words));

  const std::string absent = file.path() + "-absent/data";
  const CheckReport fine = check({}, {{"HUIYIN_DATA_DIR", absent}});
  CHECK(fine.ok);
  CHECK_FALSE(std::filesystem::exists(file.path() + "-absent"));
}

TEST_CASE("check never shows a secret") {
  const Written settings(R"({"wecom": {"app": {"aes_key": "very-secret-and-wrong"}}})");
  const CheckReport report =
      check({.config = settings.path()}, {{"HUIYIN_WECOM_KF_TOKEN", "also secret and wrong"}});
  CHECK_FALSE(report.ok);
  CHECK_FALSE(says(report, "very-secret-and-wrong"));
  CHECK_FALSE(says(report, "also secret"));
}

}  // namespace check_test

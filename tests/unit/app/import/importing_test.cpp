#include "app/import/importing.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "app/rehearse/stage.h"
#include "petition/calendar.h"
#include "petition/reminder_policy.h"
#include "store/cases.h"
#include "store/offices.h"

namespace importing_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

namespace {

const Instant kNow = "2026-11-24T09:10"_at;

constexpr const char* kOffice = R"({
  "citizens": [{"name":"李秀兰","phone":"13900001001"}],
  "cases": [{"no":"XF2026-000101","petitioner":"李秀兰","code":"482913","matter":"药店出售过期药品",
    "received":"2026-10-09","accepted":"2026-10-12","unit":"药品科","handler":"周启明",
    "shared_progress":[{"date":"2026-11-05","text":"已到药店检查并取样"}],"internal_note":"内部",
    "state":"in_progress"}],
  "identities": [{"person":"李秀兰","phone":"13900001001","channel":"wecom","external_userid":"wm1"},
                 {"person":"李秀兰","phone":"13900001001","channel":"sms"}],
  "given": [{"kind":"booking","no":"A0311","name":"李秀兰","phone":"13900001001","people":"2",
             "date":"2026-12-15","time":"10:00","matter":"假药"}]})";

std::unique_ptr<Stage> stage() {
  std::vector<Problem> faults;
  auto made = Stage::make({kNow, 1, "", ""}, faults);
  REQUIRE(made);
  return made;
}

OfficeData read(const std::string& text, std::vector<Problem>& faults) {
  return read_office_data(text, "office.json", kNow, Later::refused, faults);
}

std::int64_t count(Stage& stage, const std::string& table) {
  return stage.ground().database->read([&](store::Transaction& tx) {
    return std::get<0>(*tx.row<std::int64_t>("SELECT COUNT(*) FROM " + table));
  });
}

}  // namespace

TEST_CASE("the data of an office below is that office's; of one that is not there, refused") {
  std::vector<Problem> faults;
  OfficeData data = read(kOffice, faults);
  const auto office = stage();
  data.office = "yunxi";
  CHECK_THROWS_AS(office->take_in(data), ImportRefused);
  CHECK(count(*office, "person") == 0);
  office->ground().database->write([&](store::Transaction& tx) {
    REQUIRE(store::add_office(tx, {"yunxi", "云溪县药监局", "main"}, kNow));
  });
  office->take_in(data);
  const auto whose = office->ground().database->read(
      [](store::Transaction& tx) { return store::office_of_case(tx, "XF2026-000101"); });
  CHECK(whose == "yunxi");
}

TEST_CASE("an office's citizens, cases, identities and facts are taken in together") {
  std::vector<Problem> faults;
  const OfficeData data = read(kOffice, faults);
  REQUIRE(faults.empty());
  const auto office = stage();
  office->take_in(data);
  CHECK(count(*office, "person") == 1);
  CHECK(count(*office, "identity") == 2);  // one over WeCom, one by SMS
  CHECK(count(*office, "booking") == 1);
  const auto file = office->ground().database->read([&](store::Transaction& tx) {
    return store::case_file(tx, office->ground().keys, "XF2026-000101");
  });
  REQUIRE(file);
  CHECK(file->state == petition::State::in_progress);
  CHECK(file->handler == "周启明");
}

TEST_CASE("one wrong row keeps everything out, and is named") {
  std::vector<Problem> faults;
  OfficeData data = read(kOffice, faults);
  data.cases.push_back(data.cases[0]);  // the same number twice
  data.given.push_back({"flying_carpet", {}, "office.json: given[1]"});
  const auto office = stage();
  try {
    office->take_in(data);
    FAIL("a case twice is refused");
  } catch (const ImportRefused& refused) {
    REQUIRE(refused.faults.size() == 2);
    CHECK(refused.faults[0].code == "import.case_there");
    CHECK(refused.faults[1].code == "given.not_yet");
  }
  CHECK(count(*office, "person") == 0);
  CHECK(count(*office, "case_event") == 0);
  CHECK(count(*office, "booking") == 0);
}

TEST_CASE("a case whose petitioner has a namesake in the file is refused, not given to either") {
  std::vector<Problem> faults;
  OfficeData data = read(kOffice, faults);
  data.citizens.push_back({data.citizens[0].name, *petition::Phone::parse("13900001009")});
  const auto office = stage();
  try {
    office->take_in(data);
    FAIL("whose case it is cannot be known");
  } catch (const ImportRefused& refused) {
    REQUIRE(refused.faults.size() == 1);
    CHECK(refused.faults[0].code == "import.namesakes");
    CHECK(refused.faults[0].where.ends_with("cases[0].petitioner"));
  }
}

TEST_CASE("a state that the ledger does not amount to is refused") {
  std::vector<Problem> faults;
  OfficeData data = read(kOffice, faults);
  data.cases[0].state = "final";
  const auto office = stage();
  CHECK_THROWS_AS(office->take_in(data), ImportRefused);
}

// What stands in the ```json blocks of the admin's page.
std::vector<std::string> examples_of_the_page() {
  std::ifstream page(std::string(HUIYIN_SOURCE_DIR) + "/docs/admin.md");
  std::vector<std::string> blocks;
  bool is_inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line == "```json") blocks.emplace_back();
    if (line.starts_with("```"))
      is_inside = line != "```";
    else if (is_inside)
      blocks.back() += line + "\n";
  }
  REQUIRE(blocks.size() == 4);
  return blocks;
}

TEST_CASE("the examples of the admin's page are an office and its cases, without a fault") {
  const auto blocks = examples_of_the_page();
  std::vector<Problem> faults;
  auto office = Stage::make({"2026-12-10T09:00"_at, 1, blocks[0], "admin.md"}, faults);
  const OfficeData data =
      read_office_data(blocks[1], "admin.md", "2026-12-10T09:00"_at, Later::refused, faults);
  for (const Problem& fault : faults) UNSCOPED_INFO(fault.where + ": " + fault.what);
  REQUIRE(faults.empty());
  CHECK(data.warnings.empty());
  REQUIRE_NOTHROW(office->take_in(data));
  CHECK(count(*office, "case_event") == 7);
}

TEST_CASE("the admin's page shows a year of days off as it is read") {
  const auto years = petition::Calendar::parse(examples_of_the_page()[2], "admin.md");
  REQUIRE(years.has_value());
  CHECK(years->holiday_name(LocalDate(2027, 1, 1)) == "元旦");
}

TEST_CASE("the admin's page shows a row of a reminder policy as it is read") {
  const auto policy = petition::parse_reminders(
      R"({"day_begins": "08:00", "day_ends": "20:00", "digest_at": "08:40", "alone_max": 5,
           "digest_lines_max": 30, "progress_days": 7, "clocks": [)" +
          examples_of_the_page()[3] + "]}",
      "admin.md");
  if (!policy)
    for (const Problem& fault : policy.error()) UNSCOPED_INFO(fault.where + ": " + fault.what);
  CHECK(policy.has_value());
}

}  // namespace importing_test

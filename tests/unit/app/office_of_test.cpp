#include "app/office_of.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "config/embedded.h"

namespace office_of_test {

using namespace huiyin;
using namespace huiyin::app;

TEST_CASE("the built-in office, rules, calendar and words fit together without a fault") {
  std::vector<Problem> faults;
  const auto office =
      office_of(config::load_office("").office, config::default_settings("/x"), &faults);
  const auto words = words_of_config(&faults);
  for (const Problem& fault : faults) UNSCOPED_INFO(fault.where + ": " + fault.what);
  CHECK(faults.empty());
  REQUIRE(office);
  REQUIRE(words);
  CHECK_FALSE(office->facts.duty_person.empty());
  CHECK(office->rules.sets().size() == 2);
  CHECK_FALSE(office->told_of("group_visit").empty());
  for (const store::StaffMember& one : office->staff)
    CHECK(one.userid.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos);
}

TEST_CASE("the built-in reminders fit the built-in rules: every clock has somebody to be told") {
  std::vector<Problem> faults;
  const auto rules = rules_of_config(&faults);
  REQUIRE(rules);
  const auto policy = reminders_of_config(*rules, &faults);
  for (const Problem& fault : faults) UNSCOPED_INFO(fault.where + ": " + fault.what);
  CHECK(faults.empty());
  REQUIRE(policy);
  for (const petition::Rules& set : rules->sets())
    for (const petition::ClockRule& clock : set.clocks) CHECK(policy->clock(clock.key) != nullptr);
}

TEST_CASE("the notices of config hold every fact for the rules of config") {
  std::vector<Problem> faults;
  const auto rules = rules_of_config(&faults);
  REQUIRE(rules);
  const auto notices = notices_of_config(*rules, &faults);
  for (const Problem& fault : faults) UNSCOPED_INFO(fault.where + ": " + fault.what);
  CHECK(faults.empty());
  REQUIRE(notices);
  CHECK(notices->find("opinion_supported") != nullptr);
}

TEST_CASE("an office without a duty person still has its facts") {
  config::Office office = config::load_office("").office;
  office.staff.clear();
  std::vector<Problem> faults;
  const auto made = office_of(office, config::default_settings("/x"), &faults);
  REQUIRE(made);
  CHECK(made->facts.duty_person.empty());
  CHECK(made->member("谁") == nullptr);
}

namespace {

// A file of an office's own, for one test.
class OwnFile {
 public:
  explicit OwnFile(const std::string& text) {
    std::string pattern = (std::filesystem::temp_directory_path() / "huiyin-own-XXXXXX").string();
    close(mkstemp(pattern.data()));
    path_ = pattern;
    std::ofstream(path_) << text;
  }
  ~OwnFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::vector<std::string> codes_and_lines(const OwnFile& own) {
  std::vector<Problem> faults;
  CHECK_FALSE(calendar_of_config(&faults, own.path()));
  std::vector<std::string> seen;
  for (const Problem& fault : faults) {
    CHECK_FALSE(fault.remedy.empty());
    CHECK(fault.where.starts_with(own.path()));
    seen.push_back(fault.code + fault.where.substr(own.path().size()));
  }
  return seen;
}

}  // namespace

TEST_CASE("an office adds a year of days off in a file of its own, over the built-in ones") {
  const OwnFile own(R"({
    // as the notice says
    "years": {"2027": {"source": "通知", "off": [{"date": "2027-01-01", "name": "元旦"}]}}})");
  config::Settings settings = config::default_settings("/x");
  settings.calendar = own.path();
  std::vector<Problem> faults;
  const auto office = office_of(config::load_office("").office, settings, &faults);
  REQUIRE(office);
  CHECK(office->calendar.holiday_name(LocalDate(2027, 1, 1)) == "元旦");
  CHECK_FALSE(office->calendar.is_provisional(LocalDate(2027, 1, 1)));
  CHECK(office->calendar.holiday_name(LocalDate(2026, 10, 1)) == "国庆节");
}

TEST_CASE("all faults of an office's own days off are told at once, with line and key") {
  const OwnFile own(R"({"years": {
    "2027": {
      "off": [{"date": "2027-01-01", "name": "元旦"},
              {"date": "2027-02-30", "name": "春节"}],
      "work": ["2027-02-08"]},
    "2028": {}}})");
  CHECK(codes_and_lines(own) ==
        std::vector<std::string>{"json.date:4: years.2027.off[1].date",
                                 "calendar.work_on_weekday:2: years.2027.work[0]",
                                 "calendar.no_days_off:6: years.2028.off"});
  const auto broken = codes_and_lines(OwnFile("{\"years\": {\n  \"2027\": {},\n}}"));
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].find(":3:1") != std::string::npos);
  std::vector<Problem> faults;
  CHECK_FALSE(calendar_of_config(&faults, "/nowhere/days.json"));
  CHECK(faults.at(0).code == "file.missing");
}

TEST_CASE("an office says in a file of its own who is reminded, in place of the built-in policy") {
  std::string text(config::embedded("reminders.json"));
  const auto at = text.find("08:40");
  text.replace(at, 5, "09:10");
  const OwnFile own(text);
  config::Settings settings = config::default_settings("/x");
  std::vector<Problem> faults;
  const auto before = office_of(config::load_office("").office, settings, &faults);
  settings.reminders = own.path();
  const auto office = office_of(config::load_office("").office, settings, &faults);
  REQUIRE(office);
  CHECK(office->reminders.digest_at == LocalTime(9, 10));
  CHECK(before->reminders.digest_at == LocalTime(8, 40));
  CHECK(office->law_texts != before->law_texts);
}

TEST_CASE("faults of an office's own policy are told with line and key") {
  const OwnFile own("{\"day_begins\": \"08:00\",\n \"clocks\": [\n  {\"steps\": []}]}");
  std::vector<Problem> faults;
  const auto rules = rules_of_config(&faults);
  CHECK_FALSE(reminders_of_config(*rules, &faults, own.path()));
  REQUIRE_FALSE(faults.empty());
  for (const Problem& fault : faults) CHECK(fault.where.starts_with(own.path() + ":"));
  faults.clear();
  CHECK_FALSE(reminders_of_config(*rules, &faults, "/nowhere/reminders.json"));
  CHECK(faults.at(0).code == "file.missing");
}

TEST_CASE("a member of staff is on leave, has a deputy, and a mobile where reminders go") {
  config::Office from = config::load_office("").office;
  from.staff[3].deputy = "高朗";
  from.staff[3].away = {{LocalDate(2026, 12, 1), LocalDate(2026, 12, 5)}};
  from.staff[3].phone = "139 0000 7001";
  from.staff[4].phone = "0999-5550166";
  std::vector<Problem> faults;
  const auto office = office_of(from, config::default_settings("/x"), &faults);
  REQUIRE(office);
  const store::StaffMember& member = office->staff[3];
  CHECK(member.deputy == "高朗");
  CHECK(member.phone == "13900007001");
  REQUIRE(member.away.size() == 1);
  CHECK(member.away[0].until == LocalDate(2026, 12, 5));
  CHECK(office->staff[4].phone == "");  // no SMS is read on a desk
}

TEST_CASE("offices below have their own people and days, and the main one's law and limits") {
  config::Offices offices{config::load_office("").office};
  config::OfficeBelow county{"yunxi", offices.main};
  county.office.facts.name = "云溪县药监局";
  county.office.reception.capacity = 7;
  county.office.staff.resize(1);
  county.office.units.clear();
  offices.below.push_back(county);
  std::vector<Problem> faults;
  config::Settings settings = config::default_settings("/x");
  settings.wecom.kf.open_kfid = "wkCity";
  const auto made = offices_of(offices, settings, &faults);
  REQUIRE(made.size() == 2);
  CHECK(faults.empty());
  CHECK(made[0].code == "main");
  CHECK(made[1].code == "yunxi");
  CHECK(made[1].facts.name == "云溪县药监局");
  CHECK(made[1].reception.capacity == 7);
  CHECK(made[1].staff.size() == 1);
  CHECK(made[1].leader_of.empty());
  CHECK(made[1].law_texts == made[0].law_texts);
  CHECK(made[1].look_up_tries_max == made[0].look_up_tries_max);

  offices.below[0].office.facts.kf_account = "wkCity";
  (void)offices_of(offices, settings, &faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].where == "yunxi.json: office.kf_account");

  faults.clear();
  offices.below[0].office.facts.kf_account = "wkYunxi";
  offices.below[0].office.facts.seal = std::string(HUIYIN_TEST_DATA) + "/seals/round.png";
  const auto sealed = offices_of(offices, settings, &faults);
  REQUIRE(sealed.size() == 2);
  CHECK(sealed[0].seal == nullptr);
  CHECK(sealed[1].seal != nullptr);
  offices.below[0].office.facts.seal = "/nowhere/seal.png";
  (void)offices_of(offices, settings, &faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].where == "office.seal: /nowhere/seal.png");
}

}  // namespace office_of_test

#include "config/office.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "config/embedded.h"
#include "tests/support/property.h"

namespace office_test {

using namespace huiyin;
using namespace huiyin::config;
using namespace huiyin::testing;
using Json = nlohmann::json;

namespace {

Json sample() {
  return Json::parse(embedded("office.json"), nullptr, true, /*ignore_comments=*/true);
}

LoadedOffice read(const Json& json) { return read_office(json.dump(), "office.json"); }

const Problem* find(const std::vector<Problem>& problems, const std::string& where) {
  for (const Problem& problem : problems)
    if (problem.where == "office.json: " + where) return &problem;
  return nullptr;
}

}  // namespace

TEST_CASE("the built-in sample office is whole") {
  const LoadedOffice loaded = load_office("");
  for (const Problem& problem : loaded.problems) FAIL_CHECK(problem.where + ": " + problem.what);
  CHECK(loaded.warnings.empty());
  const Office& office = loaded.office;
  CHECK(office.facts.id == "qinglan");
  CHECK(office.facts.rules == "2022");
  CHECK(office.reception.day == 15);
  CHECK(office.reception.register_until_day == 10);
  CHECK(office.reception.slots.size() == 8);
  CHECK(office.reception.slots.front() == LocalTime(9, 0));
  CHECK(office.reception.morning == "林岳");
  REQUIRE(office.by_name("林岳") != nullptr);
  CHECK(office.by_name("林岳")->principal);
  CHECK(office.by_name("林岳")->role == StaffRole::leader);
  CHECK(name(office.by_name("冯川")->role) == "section_head");
}

TEST_CASE("a member of staff is found by userid in any case of letters") {
  const Office office = load_office("").office;
  REQUIRE(office.by_userid("YeQing") != nullptr);
  CHECK(office.by_userid("YeQing")->name == "叶青");
  CHECK(office.by_userid("nobody") == nullptr);
  CHECK(office.by_userid("") == nullptr);
}

TEST_CASE("who is told is named for the matter, or by default") {
  const Office office = load_office("").office;
  REQUIRE(office.told_about("complaint").size() == 1);
  CHECK(office.told_about("complaint")[0]->name == "高朗");
  REQUIRE(office.told_about("group_visit").size() == 1);
  CHECK(office.told_about("group_visit")[0]->name == "叶青");
}

TEST_CASE("reception has the usual days and times where the office says nothing") {
  Json json = sample();
  json.erase("reception");
  const LoadedOffice loaded = read(json);
  CHECK(loaded.problems.empty());
  CHECK(loaded.office.reception.slots.size() == 8);
  CHECK(loaded.office.reception.capacity == 1);
  CHECK(loaded.office.reception.max_people == 5);
}

TEST_CASE("what is for import may stand in the same file, with anything in it") {
  Json json = sample();
  json["citizens"] = 5;
  json["given"] = Json::array({{{"kind", "booking"}}});
  json["identities"] = Json::array();
  json["now"] = "2026-11-24T09:10";
  CHECK(read(json).problems.empty());
}

TEST_CASE("every fault of an office's file is told at once, with its place") {
  Json json = sample();
  json["office"].erase("name");
  json["office"]["rules"] = "1995";
  json["office"]["office_knd"] = "bureau";
  json["reception"]["day"] = 31;
  json["reception"]["slots"] = {"09:00", "25:00"};
  json["reception"]["rota"]["morning"] = "林月";
  json["staff"][1]["name"] = "林岳";
  json["staff"][2]["role"] = "boss";
  json["staff"][3]["userid"] = "LINYUE";
  json["staff"][4]["unit"] = "食品安全科";
  json["units"][1]["leader_in_charge"] = "无此人";
  json["told"]["default"] = {"叶清"};
  json["stafff"] = Json::array();
  const LoadedOffice loaded = read(json);
  for (const char* where :
       {"office.name", "office.rules", "office.office_knd", "reception.day", "reception.slots",
        "reception.rota.morning", "staff[1].name", "staff[2].role", "staff[3].userid",
        "staff[4].unit", "units[1].leader_in_charge", "told.default", "stafff"}) {
    CAPTURE(where);
    const Problem* problem = find(loaded.problems, where);
    REQUIRE(problem != nullptr);
    CHECK_FALSE(problem->what.empty());
    CHECK_FALSE(problem->remedy.empty());
  }
  CHECK(find(loaded.problems, "reception.rota.morning")->remedy.find("林岳") != std::string::npos);
  CHECK(find(loaded.problems, "office.office_knd")->remedy.find("office_kind") !=
        std::string::npos);
}

TEST_CASE("an office's file that is not there is told with the setting that names it") {
  const LoadedOffice loaded = load_office("/nowhere/office.json");
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].where == "office: /nowhere/office.json");
}

TEST_CASE("one slip in an office's file is one fault, and names what was meant") {
  const auto faults_of = [](const std::string& part) {
    return read_office(R"({"office": {"name":"甲","address":"乙","phone":"1","hours":"丙"},
      "told": {"default": []}, )" +
                           part + "}",
                       "office.json")
        .problems;
  };
  CHECK(faults_of(R"("staff": [5])").size() == 1);
  CHECK(faults_of(R"("units": ["药品科"])").size() == 1);
  const auto unknown = faults_of(R"("citzens": [])");
  REQUIRE(unknown.size() == 1);
  CHECK(unknown[0].remedy.find("citizens") != std::string::npos);
}

TEST_CASE("leave and deputy of a member of staff are read, and their slips are told by key") {
  Json json = sample();
  json["staff"][3]["deputy"] = json["staff"][2]["name"];
  json["staff"][3]["leave"] = {{{"from", "2026-12-01"}, {"to", "2026-12-05"}}};
  json["staff"][3]["phone"] = "13900007001";
  const LoadedOffice loaded = read(json);
  CHECK(loaded.problems.empty());
  const Staff& member = loaded.office.staff[3];
  CHECK(member.deputy == loaded.office.staff[2].name);
  CHECK(member.phone == "13900007001");
  REQUIRE(member.away.size() == 1);
  CHECK(member.away[0].from == LocalDate(2026, 12, 1));
  CHECK(member.away[0].until == LocalDate(2026, 12, 5));

  json["staff"][2]["deputy"] = json["staff"][2]["name"];
  json["staff"][3]["deputy"] = "谁也不是";
  json["staff"][3]["leave"] = {{{"from", "2026-12-05"}, {"to", "2026-12-01"}},
                               {{"from", "2026-13-01"}, {"to", "2026-12-01"}},
                               {{"from", "2026-12-01"}}};
  const auto problems = read(json).problems;
  for (const char* where : {"staff[2].deputy", "staff[3].deputy", "staff[3].leave[0].to",
                            "staff[3].leave[1].from", "staff[3].leave[2].to"}) {
    CAPTURE(where);
    CHECK(find(problems, where) != nullptr);
  }
  CHECK(problems.size() == 5);
}

TEST_CASE("registration cannot close after the reception day") {
  Json json = sample();
  json["reception"]["register_until_day"] = 20;
  CHECK(find(read(json).problems, "reception.register_until_day") != nullptr);
}

TEST_CASE("a reception day before the tenth closes registration on that day when nothing is said") {
  Json json = sample();
  json["reception"] = {{"day", 5}};
  const LoadedOffice loaded = read(json);
  CHECK(loaded.problems.empty());
  CHECK(loaded.office.reception.register_until_day == 5);
}

TEST_CASE("times of reception stand once each, from early to late") {
  Json json = sample();
  json["reception"]["slots"] = {"09:00", "09:00"};
  CHECK(find(read(json).problems, "reception.slots") != nullptr);
  json["reception"]["slots"] = {"10:00", "09:00"};
  CHECK(find(read(json).problems, "reception.slots") != nullptr);
  json["reception"]["slots"] = Json::array();
  CHECK(find(read(json).problems, "reception.slots") != nullptr);
}

TEST_CASE("an office where nobody is told is warned of") {
  Json json = sample();
  json.erase("told");
  const LoadedOffice loaded = read(json);
  CHECK(loaded.problems.empty());
  CHECK(find(loaded.warnings, "told.default") != nullptr);
}

TEST_CASE("a seal is named as a file beside the office's own, with its width on paper") {
  Json json = sample();
  CHECK(read(json).office.facts.seal.empty());
  json["office"]["seal"] = "seal.png";
  const auto beside = read_office(json.dump(), "/etc/huiyin/office.json").office.facts;
  CHECK(beside.seal == "/etc/huiyin/seal.png");
  CHECK(beside.seal_mm == 42);
  json["office"]["seal"] = "/srv/seal.png";
  json["office"]["seal_mm"] = 45;
  const auto elsewhere = read_office(json.dump(), "/etc/huiyin/office.json").office.facts;
  CHECK(elsewhere.seal == "/srv/seal.png");
  CHECK(elsewhere.seal_mm == 45);
  json["office"]["seal_mm"] = 100;
  CHECK(find(read(json).problems, "office.seal_mm") != nullptr);
}

TEST_CASE("whatever stands in an office's file, reading it ends") {
  const Json whole = sample();
  CHECK(holds("any member may be of any kind", [&] {
    Json json = whole;
    const Json flat = json.flatten();
    auto member = flat.begin();
    std::advance(member, any_in<std::size_t>(0, flat.size()));
    const auto odd = any_of<Json>({nullptr, -1, 1e300, "", "x\ny", Json::array(), Json::object(),
                                   true, std::string(5000, 'x')});
    json[Json::json_pointer(member.key())] = odd;
    (void)read(json);
  }));
}

}  // namespace office_test

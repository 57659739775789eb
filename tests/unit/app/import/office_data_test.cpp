#include "app/import/office_data.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace office_data_test {

using namespace huiyin;
using namespace huiyin::app;
using namespace huiyin::literals;

namespace {

const Instant kNow = "2026-09-14T08:50"_at;

OfficeData read(const std::string& text, Later later, std::vector<Problem>& faults) {
  return read_office_data(text, "office.json", kNow, later, faults);
}

constexpr const char* kLater = R"({"citizens":[],"cases":[
  {"no":"XF2026-000101","petitioner":"甲","code":"1","matter":"x","received":"2026-08-01",
   "accepted":"2026-10-12","unit":"u","handler":"h","state":"in_progress"},
  {"no":"XF2026-000102","petitioner":"甲","code":"1","matter":"x","received":"2026-10-09"}]})";

}  // namespace

TEST_CASE("every wrong field is told at once, with its place") {
  std::vector<Problem> faults;
  const OfficeData data = read(R"({
    "citizens": [{"name":"李秀兰","phone":"12"},{"phone":"13900001001"}, 7],
    "cases": [{"no":"XF-1","petitioner":"x"},
      {"no":"XF2026-000101","petitioner":"a","code":"1","matter":"m","accepted":"2026-13-01"}],
    "identities": 3})",
                               Later::refused, faults);
  CHECK(data.citizens.empty());
  const auto told = [&](std::string_view where) {
    return std::ranges::any_of(
        faults, [&](const Problem& one) { return one.where.find(where) != std::string::npos; });
  };
  CHECK(told("citizens[0].phone"));
  CHECK(told("citizens[1].name"));
  CHECK(told("citizens[2]"));
  CHECK(told("cases[0].no"));
  CHECK(told("cases[1].accepted"));
  CHECK(told("identities"));
}

TEST_CASE("text that is no JSON is one fault, with line and column, and nothing else") {
  std::vector<Problem> faults;
  read("{\n \"citizens\": [", Later::refused, faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "json.syntax");
  CHECK(faults[0].where.starts_with("office.json:2:"));
}

TEST_CASE("a fault names the line on which its entry begins, and one slip is one fault") {
  std::vector<Problem> faults;
  read(
      "{\"citizens\": [\n {\"name\":\"李秀兰\",\"phone\":\"13900001001\"},\n "
      "{\"name\":\"甲乙\"}],\n"
      "\"cases\": "
      "[\n\n{\"petitioner\":\"李秀兰\",\"code\":\"1\",\"matter\":\"m\",\"received\":\"5月1日\"}]}",
      Later::refused, faults);
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].where == "office.json:3: citizens[1].phone");
  CHECK(faults[1].where == "office.json:6: cases[0].no");
  CHECK(faults[2].where == "office.json:6: cases[0].received");
}

TEST_CASE("a field that nobody reads is warned of, with the one that was meant") {
  std::vector<Problem> faults;
  const OfficeData data = read(R"({"office": {}, "citzens": [], "citizens": [
    {"name":"李秀兰","phone":"13900001001","remark":"x"}], "cases": [
    {"no":"XF2026-000101","petitioner":"李秀兰","code":"1","matter":"m","received":"2026-08-01",
     "acepted":"2026-08-02"}]})",
                               Later::refused, faults);
  CHECK(faults.empty());
  REQUIRE(data.warnings.size() == 3);
  CHECK(data.warnings[0].where == "office.json:2: citizens[0].remark");
  CHECK(data.warnings[1].where == "office.json:3: cases[0].acepted");
  CHECK(data.warnings[1].remedy.find("accepted") != std::string::npos);
  CHECK(data.warnings[2].where == "office.json:1: citzens");
}

TEST_CASE("what a rehearsal's office only lives through later is left out") {
  std::vector<Problem> faults;
  const OfficeData data = read(kLater, Later::left_out, faults);
  CHECK(faults.empty());
  REQUIRE(data.cases.size() == 1);
  CHECK(data.cases[0].events.size() == 1);
  CHECK(data.cases[0].state.empty());
  CHECK(read(kLater, Later::refused, faults).cases.size() == 2);
}

}  // namespace office_data_test

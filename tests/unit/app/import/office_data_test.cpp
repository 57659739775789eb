#include "app/import/office_data.h"

#include <algorithm>
#include <catch2/catch.hpp>

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

TEST_CASE("text that is no JSON is one fault, and nothing else") {
  std::vector<Problem> faults;
  read("{\"citizens\": [", Later::refused, faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "import.json");
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

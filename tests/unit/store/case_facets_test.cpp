#include "store/case_facets.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "petition/case_steps.h"
#include "tests/support/property.h"
#include "tests/unit/store/case_room.h"

namespace case_facets_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::literals;
using Catch::Contains;
using petition::Role;
namespace event = petition::event;
using testing::any_in;
using testing::holds;

namespace {

using Numbers = std::vector<std::string>;

Numbers with(CaseRoom& room, const std::vector<std::string>& any_of, const std::string& after = "",
             std::int64_t count = 10) {
  return room.database.read(
      [&](Transaction& tx) { return case_numbers_with(tx, {"main"}, any_of, after, count); });
}

void register_more(CaseRoom& room, int serial) {
  const auto number = petition::CaseNumber::of(2026, serial);
  room.write([&](Transaction& tx) {
    append_event(tx, room.keys, number.text(),
                 {"2026-10-19"_day, "2026-10-19T09:00"_at, "高朗",
                  event::Registered{.number = number, .matter = "一件事"}});
  });
}

std::string one_of(const std::vector<std::string>& names) {
  return names[any_in<std::size_t>(0, names.size())];
}

petition::CaseFile any_file() {
  static const std::vector<std::string> people{"", "江禾", "唐溪", "高朗"};
  static const std::vector<std::string> units{"", "食品科", "价格科"};
  petition::CaseFile file;
  file.state = any_in(0, 2) == 0 ? petition::State::archived : petition::State::in_progress;
  file.handler = one_of(people);
  file.sponsor = one_of(people);
  file.first_receiver = one_of(people);
  file.columns.unit = one_of(units);
  if (const std::string unit = one_of(units); !unit.empty()) file.co_units = {unit};
  return file;
}

}  // namespace

TEST_CASE("a case is found by its state, its handler and its unit, the newest first") {
  CaseRoom room;
  register_more(room, 202);
  register_more(room, 203);
  CHECK(with(room, {facet_of_handler("江禾")}) == Numbers{kCaseNo});
  CHECK(with(room, {facet_of_unit("食品科")}) == Numbers{kCaseNo});
  CHECK(with(room, {facet_of(petition::State::registered)}) ==
        Numbers{"XF2026-000203", "XF2026-000202"});
  CHECK(with(room, {facet_of_open(true)}, "", 2) == Numbers{"XF2026-000203", "XF2026-000202"});
  CHECK(with(room, {facet_of_open(true)}, "XF2026-000202") == Numbers{kCaseNo});
  CHECK(with(room, {facet_of_handler("江禾"), facet_of_open(true)}).size() == 3);
  CHECK(with(room, {facet_of_handler("唐溪")}).empty());
}

TEST_CASE("an archived case is found by its facets as any other") {
  CaseRoom room;
  room.put("2026-10-30"_day, "江禾", event::Withdrawn{});
  room.put("2026-10-31"_day, "江禾", event::Archived{});
  CHECK(with(room, {facet_of_open(false)}) == Numbers{kCaseNo});
  CHECK(with(room, {facet_of(petition::State::archived)}) == Numbers{kCaseNo});
  CHECK(with(room, {facet_of_open(true)}).empty());
}

TEST_CASE("a case must have all of the ones, and one of the others") {
  CaseRoom room;
  const auto has = [&](const FacetFilter& filter) {
    return room.database.read([&](Transaction& tx) { return has_facets(tx, kCaseNo, filter); });
  };
  const std::string open = facet_of_open(true), mine = facet_of_handler("江禾"),
                    other = facet_of_handler("唐溪");
  CHECK(has({}));
  CHECK(has({{open, mine}, {}}));
  CHECK_FALSE(has({{open, other}, {}}));
  CHECK(has({{open}, {{other, mine}}}));
  CHECK_FALSE(has({{open}, {{other}}}));
  CHECK_FALSE(has({{}, {std::vector<std::string>()}}));
}

TEST_CASE("what is due of somebody's is found by the day") {
  CaseRoom room;
  room.write([](Transaction& tx) {
    tx.execute("UPDATE case_look SET office = 'main', due_on = '2026-12-21', next_at = 0");
  });
  const auto due = [&](const char* name, LocalDate until, const DueCase& after = {}) {
    return room.database.read([&](Transaction& tx) {
      return cases_due_with(tx, {"main"}, {facet_of_handler(name)}, until, after, 10);
    });
  };
  const std::vector<DueCase> one{{"2026-12-21", kCaseNo}};
  CHECK(due("江禾", "2026-12-21"_day) == one);
  CHECK(due("江禾", "2026-12-20"_day).empty());
  CHECK(due("江禾", "2026-12-21"_day, one.front()).empty());
  CHECK(due("唐溪", "2026-12-21"_day).empty());
}

TEST_CASE("whoever may see a file finds it by his facets") {
  CHECK(holds([] {
    petition::StaffPerson person{
        one_of({"江禾", "唐溪", "高朗"}), one_of({"", "食品科", "价格科"}), {}};
    for (const Role role : petition::all_roles())
      if (any_in(0, 8) == 0) person.standing.push_back(role);
    const auto file = any_file();
    const auto seen_by = facets_seen_by(person);
    if (!petition::may_see(file, person) || !seen_by) return;
    const auto has = facets_of(file);
    PROPERTY_ASSERT(std::ranges::any_of(*seen_by, [&](const std::string& facet) {
      return std::ranges::find(has, facet) != has.end();
    }));
  }));
}

TEST_CASE("whoever sees by the whole office is narrowed by no facet, and a handler by his") {
  CHECK_FALSE(facets_seen_by({"高朗", "", {Role::office_head}}));
  CHECK_FALSE(facets_seen_by({"苏青", "", {Role::unit_officer}}));
  CHECK(facets_seen_by({"苏青", "食品科", {Role::unit_officer}})->size() == 5);
  CHECK(facets_seen_by({"江禾", "", {Role::handler, Role::receiver}})->size() == 3);
  CHECK(facets_seen_by({"江禾", "食品科", {Role::handler}})->size() == 4);
}

TEST_CASE("lists by facet go by an index", "[sqlite]") {
  StoreRoom room;
  CHECK_THAT(room.plan("case_facets.cpp", "WHERE party = $1"),
             Contains("autoindex_case_party") || Contains("PRIMARY KEY"));
  CHECK_THAT(room.plan("case_facets.cpp", "WHERE case_no = $1"), Contains("INDEX case_party_of"));
  CHECK_THAT(room.plan("case_facets.cpp", "JOIN case_look"),
             Contains("autoindex_case_party") || Contains("PRIMARY KEY"));
}

}  // namespace case_facets_test

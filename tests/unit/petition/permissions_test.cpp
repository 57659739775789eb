#include "petition/permissions.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <sstream>

#include "tests/unit/petition/ledger_of_tests.h"

namespace permissions_test {

using namespace huiyin::petition;

namespace {

// Written apart from the product's table, row by row from the domain's column "who may".
const std::map<std::string, std::string> kWhoMay{
    {"registered", "citizen receiver duty office_head"},
    {"transferred_in", "system receiver duty office_head superior"},
    {"first_receiver_named", "receiver duty office_head"},
    {"handed_over", "receiver duty office_head"},
    {"answered_on_spot", "receiver"},
    {"accepted", "duty office_head unit_officer"},
    {"not_accepted", "duty office_head unit_officer"},
    {"routed", "duty office_head unit_officer"},
    {"no_longer_accepted", "duty office_head unit_officer"},
    {"transferred", "duty office_head"},
    {"assigned", "duty office_head"},
    {"objected", "unit_officer"},
    {"returned", "duty office_head superior"},
    {"improvement_advised", "office_head leader principal_leader"},
    {"instructed", "office_head leader principal_leader"},
    {"sponsored", "office_head leader principal_leader"},
    {"taskforce_formed", "section_head office_head unit_officer leader principal_leader"},
    {"progress", "handler co_handler section_head"},
    {"extension_asked", "handler"},
    {"extended", "leader principal_leader"},
    {"extension_refused", "leader principal_leader"},
    {"concluded", "handler"},
    {"served", "system handler duty office_head"},
    {"notice_resent", "system citizen handler duty office_head"},
    {"material_added", "citizen receiver handler co_handler duty office_head"},
    {"review_asked", "citizen receiver duty office_head"},
    {"review_decided", "reviewer"},
    {"rereview_asked", "citizen receiver duty office_head"},
    {"rereview_decided", "reviewer"},
    {"hearing_begun", "chair"},
    {"hearing_ended", "chair"},
    {"supervision_opened", "duty office_head leader principal_leader"},
    {"supervision_closed", "duty office_head leader principal_leader"},
    {"rated", "citizen"},
    {"followed_up", "receiver handler duty office_head"},
    {"reopened", "duty office_head"},
    {"withdrawn", "citizen receiver duty office_head"},
    {"corrected",
     "receiver handler co_handler section_head duty office_head unit_officer leader "
     "principal_leader reviewer chair"},
    {"archived", "handler duty office_head"}};

template <std::size_t... I>
std::vector<CaseEvent> blank_of_each(std::index_sequence<I...>) {
  return {on("2026-10-12", blank_body<std::variant_alternative_t<I, EventKinds>>(), "某人")...};
}

}  // namespace

TEST_CASE("each role may what the domain says, of every event, and nothing else") {
  const auto events = blank_of_each(std::make_index_sequence<std::variant_size_v<EventKinds>>());
  CHECK(events.size() == kWhoMay.size());
  const CaseFile file = in_progress("2026-10-09").file();
  for (CaseEvent event : events) {
    const std::string named(name(event));
    REQUIRE(kWhoMay.contains(named));
    std::istringstream words(kWhoMay.at(named));
    std::vector<std::string> expected;
    for (std::string word; words >> word;) expected.push_back(word);
    for (const Role role : all_roles()) {
      CAPTURE(named, std::string(name(role)));
      const bool is_there = std::ranges::find(expected, name(role)) != expected.end();
      CHECK(may(role, named) == (is_there || role == Role::import));
      // The file refuses by the same table, whatever else it would say.
      event.as = role;
      const auto no = refusal(file, event, law_of_tests());
      const bool by_role = no && no->code == "case.role" && no->where.ends_with(".as");
      const bool is_own_table = named == "corrected";  // asks further: case_correction_test.cpp
      if (!is_own_table) CHECK(by_role == !(is_there || role == Role::import));
    }
    std::vector<std::string> found;
    for (const Role role : who_may(named)) found.emplace_back(name(role));
    std::ranges::sort(expected);
    std::ranges::sort(found);
    CHECK(found == expected);
  }
}

TEST_CASE("no role may what is no event") {
  for (const Role role : all_roles()) CHECK_FALSE(may(role, "acepted"));
  CHECK(who_may("").empty());
}

TEST_CASE("roles come back from their names, and people read their titles") {
  CHECK(all_roles().size() == 16);
  for (const Role role : all_roles()) {
    CHECK(role_named(name(role)) == role);
    CHECK_FALSE(title(role).empty());
  }
  CHECK_FALSE(role_named("boss"));
}

}  // namespace permissions_test

#include "petition/reminder_people.h"

#include <catch2/catch.hpp>

namespace reminder_people_test {

using namespace huiyin;
using namespace huiyin::literals;
using namespace huiyin::petition;

namespace {

const LocalDate kDay = "2026-11-24"_day;
const Leave kThatWeek{"2026-11-23"_day, "2026-11-27"_day};

OfficePeople people() {
  return OfficePeople({{"周启明", "吴越", {kThatWeek}},
                       {"吴越"},
                       {"何远", "何远", {kThatWeek}},
                       {"甲", "乙", {kThatWeek}},
                       {"乙", "甲", {kThatWeek}},
                       {"叶青", "", {{kDay, kDay}}},
                       {"高朗"}},
                      {"叶青", "高朗"});
}

std::vector<std::string> names(const std::vector<Addressed>& all) {
  std::vector<std::string> names;
  for (const auto& each : all) names.push_back(each.whom + ">" + each.to);
  return names;
}

}  // namespace

TEST_CASE("who is away has his deputy, and who has none there has the office") {
  const auto all = people();
  CHECK(all.present("吴越", kDay) == "吴越");
  CHECK(all.present("周启明", kDay) == "吴越");
  CHECK(all.present("周启明", "2026-11-22"_day) == "周启明");
  CHECK(all.present("周启明", "2026-11-27"_day) == "吴越");
  CHECK(all.present("周启明", "2026-11-28"_day) == "周启明");
  CHECK(all.present("何远", kDay) == "高朗");  // his own deputy
  CHECK(all.present("甲", kDay) == "高朗");    // two who stand in for each other
  CHECK(all.present("走了的人", kDay) == "高朗");
  CHECK(all.present("", kDay) == "高朗");
}

TEST_CASE("the office is who has duty, then its head, then whoever has duty all the same") {
  CHECK(people().office("2026-11-25"_day) == "叶青");
  CHECK(people().office(kDay) == "高朗");
  const OfficePeople away({{"叶青", "", {kThatWeek}}}, {"叶青"});
  CHECK(away.office(kDay) == "叶青");
  CHECK(OfficePeople({}, {}).office(kDay) == kOfficeDesk);
  CHECK(OfficePeople({{"叶青"}}, {"不在册"}).office(kDay) == kOfficeDesk);
}

TEST_CASE("nobody is told twice, and what nobody is named for goes to the office") {
  using enum Whom;
  const auto all = people();
  CHECK(names(all.addressed({handler, section_head}, {"吴越", {}, "", "吴越"}, kDay)) ==
        std::vector<std::string>{"吴越>吴越"});
  CHECK(names(all.addressed({handler, section_head, office, sponsor, leader}, {}, kDay)) ==
        std::vector<std::string>{"@handler>高朗", "@section_head>高朗", "@office>高朗",
                                 "@leader>高朗"});
  CHECK(names(all.addressed({handler, co_handlers}, {"周启明", {"吴越", ""}}, kDay)) ==
        std::vector<std::string>{"周启明>吴越", "吴越>吴越"});
  CHECK(names(all.addressed({citizen, first_receiver}, {.handler = "x", .first_receiver = "高朗"},
                            kDay)) == std::vector<std::string>{"@citizen>@citizen", "高朗>高朗"});
  CHECK(all.addressed({}, {"吴越"}, kDay).empty());
}

}  // namespace reminder_people_test

// An office whose cases are reminded of, for the tests of store and gateway: few people, two units,
// and the policy of config.
#pragma once

#include "base/ensure.h"
#include "config/embedded.h"
#include "store/cases.h"
#include "store/office.h"

namespace huiyin::testing {

inline petition::ReminderPolicy policy_of_config() {
  auto policy = petition::parse_reminders(config::embedded("reminders.json"), "reminders.json");
  ensure(policy.has_value(), "the policy of config is sound");
  return *std::move(policy);
}

// 江禾 handles for 食品科 of 冯川, 唐溪 for 价格科 of 白杨; 秦月 is in charge of both.
inline void remind_in(store::Office& office) {
  office.reminders = policy_of_config();
  office.staff = {{"linyue", "林岳", "局长", "leader", "", false},
                  {"qinyue", "秦月", "副局长", "leader", "", false},
                  {"gaolang", "高朗", "信访办主任", "office_head", "", false},
                  {"yeqing", "叶青", "信访办值班", "duty", "", false},
                  {"fengchuan", "冯川", "食品科科长", "section_head", "食品科", false},
                  {"jianghe", "江禾", "食品科干部", "handler", "食品科", false},
                  {"baiyang", "白杨", "价格科科长", "section_head", "价格科", false},
                  {"tangxi", "唐溪", "价格科干部", "handler", "价格科", false}};
  office.leader_of = {{"食品科", "秦月"}, {"价格科", "秦月"}};
}

inline petition::CaseEvent event_on(LocalDate date, petition::EventBody body) {
  return {date, instant_of(date, LocalTime(9, 0)), "叶青", std::move(body)};
}

// Registered and accepted on that day, and given to 江禾: to be concluded within sixty days.
inline std::string open_case(store::Transaction& tx, const store::Keyring& keys, int serial,
                             LocalDate accepted) {
  const auto number = petition::CaseNumber::of(2026, serial);
  for (petition::EventBody body :
       {petition::EventBody(petition::event::Registered{.number = number, .matter = "过期奶粉"}),
        petition::EventBody(petition::event::Accepted{"食品科"}),
        petition::EventBody(petition::event::Assigned{"食品科", "江禾", {}})})
    store::append_event(tx, keys, number.text(), event_on(accepted, std::move(body)));
  return number.text();
}

}  // namespace huiyin::testing

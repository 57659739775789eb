#include "petition/needed_reminders.h"

#include <algorithm>
#include <array>
#include <span>

namespace huiyin::petition {
namespace {

constexpr std::array kInHand{Whom::handler, Whom::co_handlers, Whom::first_receiver};
constexpr std::array kOver{Whom::section_head, Whom::office, Whom::sponsor, Whom::leader};
constexpr int kLateDaysMax = 3;
constexpr minutes kDayMin = hours{4};

bool tells(const ReminderStep& step, std::span<const Whom> people) {
  return !step.urgent_only && std::ranges::any_of(step.whom, [&](Whom one) {
    return std::ranges::find(people, one) != people.end();
  });
}

bool is_on_the_last_day(const ReminderStep& step) {
  return step.anchor != Anchor::start && step.offset == 0;
}

bool is_soon_after(const ReminderStep& step) {
  return step.anchor == Anchor::due && step.offset <= kLateDaysMax;
}

bool is_before_the_end(const ReminderStep& step) {
  return step.anchor == Anchor::safe || (step.anchor == Anchor::due && step.offset == 0);
}

template <class When>
bool has(const ClockReminders& row, std::span<const Whom> people, When when) {
  return std::ranges::any_of(
      row.steps, [&](const ReminderStep& step) { return when(step) && tells(step, people); });
}

// The newest rules that know the clock say whose it is; a duty is an authority's.
bool is_of_the_citizen(const RuleBook& rules, const std::string& clock) {
  bool is_his = false;
  for (const Rules& set : rules.sets())
    if (const ClockRule* rule = set.clock(clock)) is_his = rule->owner == Owner::citizen;
  return is_his;
}

}  // namespace

Faults needed_faults(const ReminderPolicy& policy, const RuleBook& rules, std::string_view file) {
  Faults found;
  const auto refuse = [&](const char* code, const std::string& key, std::string what,
                          std::string remedy) {
    found.push_back({code, std::string(file) + ": " + key, std::move(what), std::move(remedy)});
  };
  for (const ClockReminders& row : policy.clocks) {
    const std::string key = "clocks: " + row.clock;
    if (is_of_the_citizen(rules, row.clock)) {
      if (!has(row, std::array{Whom::citizen}, is_before_the_end))
        refuse("reminders.needed_citizen", key, "“" + row.title + "”到期以前没有告诉信访人",
               "过了这个期限他就不能再申请，请至少留一步在到期前告诉他");
      continue;
    }
    if (!has(row, kInHand, is_on_the_last_day))
      refuse("reminders.needed_hand", key, "“" + row.title + "”的最后一天没有催办理的人",
             "请在 T 或 due 那一步里选上承办人（或协办人、首办责任人）");
    if (!has(row, kOver, is_soon_after))
      refuse("reminders.needed_superior", key, "“" + row.title + "”到期、逾期都没有告诉上面的人",
             "《信访工作条例》第四十条要求督办，请在到期当天到逾期3天之间，选上科室负责人、信访办、"
             "包案领导或分管领导");
  }
  for (const std::string_view duty : duty_clocks())
    if (policy.clock(duty) == nullptr)
      refuse("reminders.needed_row", "clocks: " + std::string(duty), "少了这一项的催办规则",
             "请补上，可以照现在的规则写");
  if (std::ranges::find(policy.moved.whom, Whom::handler) == policy.moved.whom.end())
    refuse("reminders.needed_moved", "moved.whom", "期限变了，没有告诉承办人", "请选上承办人");
  if (policy.day_ends.since_midnight() - policy.day_begins.since_midnight() < kDayMin)
    refuse("reminders.needed_day", "day_ends", "一天里能发提醒的时间不到4小时",
           "请把 day_begins 和 day_ends 隔开些");
  return found;
}

}  // namespace huiyin::petition

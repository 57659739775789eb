#include "petition/reminder_bundles.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "petition/reminder_steps.h"

namespace huiyin::petition {
namespace {

// What one person is to get.
struct Mail {
  std::vector<Reminder> alone, digest, desk;
};

bool presses_more(const Reminder& a, const Reminder& b) {
  return std::tie(b.urgency, a.due, a.case_number, a.clock, a.key) <
         std::tie(a.urgency, b.due, b.case_number, b.clock, b.key);
}

void bundle_each(std::vector<Reminder> reminders, std::vector<Bundle>& all) {
  for (Reminder& each : reminders) {
    Bundle bundle{each.sending, each.key, each.to, {}};
    bundle.reminders.push_back(std::move(each));
    all.push_back(std::move(bundle));
  }
}

void bundle_together(std::string key, std::vector<Reminder> reminders, std::vector<Bundle>& all) {
  if (reminders.empty()) return;
  Bundle bundle{reminders.front().sending, std::move(key), reminders.front().to, {}};
  bundle.reminders = std::move(reminders);
  all.push_back(std::move(bundle));
}

void bundle_alone(std::vector<Reminder> alone, const ReminderPolicy& policy,
                  std::vector<Bundle>& all) {
  const auto usual = std::ranges::stable_partition(
      alone, [](const Reminder& each) { return each.urgency != RemindedCase::Urgency::normal; });
  std::vector<Reminder> normal(std::make_move_iterator(usual.begin()),
                               std::make_move_iterator(usual.end()));
  alone.erase(usual.begin(), usual.end());
  bundle_each(std::move(alone), all);
  if (normal.size() <= std::size_t(std::max(policy.alone_max, 0)))
    return bundle_each(std::move(normal), all);
  std::string key = normal.front().key;
  bundle_together(std::move(key), std::move(normal), all);
}

int days_between(LocalDate from, LocalDate to) { return int((to - from).count()); }

}  // namespace

std::vector<Bundle> bundles(std::vector<Reminder> reminders, const ReminderPolicy& policy,
                            LocalDate today, std::string_view office) {
  std::ranges::sort(reminders, presses_more);
  std::map<std::string, Mail> mails;
  for (Reminder& each : reminders) {
    Mail& mail = mails[each.to];
    auto& pile = each.sending == Sending::digest  ? mail.digest
                 : each.sending == Sending::alone ? mail.alone
                                                  : mail.desk;
    pile.push_back(std::move(each));
  }
  std::vector<Bundle> all;
  for (auto& [to, mail] : mails) {
    if (to == kCitizen)  // as many people as matters
      bundle_each(std::move(mail.alone), all);
    else
      bundle_alone(std::move(mail.alone), policy, all);
    bundle_together(digest_key(today, to, office), std::move(mail.digest), all);
    bundle_each(std::move(mail.desk), all);
  }
  return all;
}

ReminderLines lines_of(const Bundle& bundle, const ReminderPolicy& policy, LocalDate today) {
  ReminderLines answer;
  const std::size_t shown =
      std::min(bundle.reminders.size(), std::size_t(std::max(policy.digest_lines_max, 0)));
  answer.more = bundle.reminders.size() - shown;
  for (std::size_t i = 0; i < shown; ++i) {
    const Reminder& each = bundle.reminders[i];
    const ClockReminders* row = policy.clock(each.clock);
    answer.lines.push_back({each.case_number, row == nullptr ? each.clock : row->title, each.step,
                            each.due, days_between(today, each.due), each.urgency,
                            each.asks_in_time, each.was});
  }
  return answer;
}

std::vector<SupervisionRow> supervision_rows(const RemindedCase& file, const ReminderDesk& desk,
                                             LocalDate today) {
  std::vector<SupervisionRow> rows;
  for (const Deadline& deadline : file.deadlines) {
    const ClockReminders* row = desk.policy.clock(deadline.clock);
    if (row == nullptr) continue;
    const auto lists = [](const ReminderStep& step) {
      return std::ranges::find(step.also, Push::supervision_list) != step.also.end();
    };
    const auto step = std::ranges::find_if(row->steps, lists);
    if (step == row->steps.end()) continue;
    const LocalDate listed_on = day_of(*step, deadline, desk.working);
    if (listed_on > today) continue;
    rows.push_back({file.number, deadline.clock, row->title, deadline.article, deadline.due,
                    days_between(deadline.due, today), listed_on, file.unit, file.people.handler,
                    file.people.sponsor, file.people.leader, file.urgency});
  }
  return rows;
}

void sort_supervision(std::vector<SupervisionRow>& rows) {
  std::ranges::sort(rows, [](const SupervisionRow& a, const SupervisionRow& b) {
    return std::tie(b.urgency, a.due, a.case_number, a.clock) <
           std::tie(a.urgency, b.due, b.case_number, b.clock);
  });
}

}  // namespace huiyin::petition

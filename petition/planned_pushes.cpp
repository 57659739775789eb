#include "petition/planned_pushes.h"

#include <algorithm>
#include <set>

namespace huiyin::petition {
namespace {

constexpr int kPassesPlayed = 500;  // of one matter: more than two weeks of them have moments

using Keys = std::set<std::string, std::less<>>;

}  // namespace

std::vector<PlannedPush> planned_pushes(RemindedCase file, const ReminderDesk& desk,
                                        const Recorded& recorded, Instant now, Instant until) {
  std::set<PlannedPush> planned;
  Keys said;  // in the passes that were played
  const Recorded then{
      [&](std::string_view key) { return said.contains(key) || recorded.is_said(key); },
      recorded.is_acknowledged};
  for (int pass = 0; now <= until && pass < kPassesPlayed; ++pass) {
    DueReminders due = due_reminders(file, desk, then, now);
    const LocalDate day = office_date(now);
    for (Reminder& each : due.reminders) {
      planned.insert({day, each.clock, each.to, each.push});
      if (each.sending == Sending::digest) said.insert(digest_key(day, each.to, desk.office));
      said.insert(std::move(each.key));
      for (std::string& lower : each.supersedes) said.insert(std::move(lower));
    }
    for (Silenced& each : due.silenced) said.insert(std::move(each.key));
    file.known = std::move(due.known);
    if (!due.next) break;
    now = std::max(*due.next, now + minutes{1});
  }
  return {planned.begin(), planned.end()};
}

}  // namespace huiyin::petition

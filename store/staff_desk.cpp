#include "store/staff_desk.h"

#include <algorithm>

#include "petition/case_steps.h"
#include "store/bookings.h"
#include "store/case_actor.h"
#include "store/case_acts.h"
#include "store/case_parties.h"
#include "store/cases.h"
#include "store/moved_days.h"
#include "store/signals.h"
#include "store/staff_mail.h"
#include "store/staff_roles.h"

namespace huiyin::store {
namespace {

constexpr hours kToldLately{24};          // a signal: "收到" answers none of last week
constexpr std::size_t kMyCasesMax = 200;  // each is opened and counted for a list

bot::StaffDesk::Colleague colleague(const StaffMember& member) {
  return {member.name, member.post, member.unit};
}

}  // namespace

const StaffMember* StaffBooks::member() const {
  return desk_.office.member_with_account(desk_.who.address.user);
}

std::optional<bot::StaffDesk::Colleague> StaffBooks::me() {
  const StaffMember* who = member();
  return who == nullptr ? std::nullopt : std::optional(colleague(*who));
}

std::vector<bot::StaffDesk::Colleague> StaffBooks::colleagues() {
  std::vector<Colleague> all;
  for (const StaffMember& each : desk_.office.staff) all.push_back(colleague(each));
  return all;
}

petition::Law StaffBooks::law() const { return law_of(desk_.office); }

std::vector<std::string> StaffBooks::my_cases() {
  const StaffMember* who = member();
  if (who == nullptr) return {};
  auto numbers = cases_of(desk_.tx, desk_.offices.served_by(desk_.tx, desk_.office),
                          parties_of(desk_.office, *who), kMyCasesMax);
  // What stands under his unit is his only where he has a part in it.
  std::erase_if(numbers, [&](const std::string& number) { return !find_case(number); });
  return numbers;
}

std::optional<petition::CaseFile> StaffBooks::find_case(const std::string& number) {
  const StaffMember* who = member();
  if (who == nullptr) return std::nullopt;
  if (!is_of_office(desk_, number)) return std::nullopt;
  auto file = case_file(desk_.tx, desk_.keys, number);
  if (!file || !petition::may_see(*file, staff_person(*who))) return std::nullopt;
  return file;
}

std::vector<petition::Role> StaffBooks::my_roles(const petition::CaseFile& file) {
  const StaffMember* who = member();
  return who == nullptr ? std::vector<petition::Role>{}
                        : petition::roles_on(file, staff_person(*who));
}

CaseAct StaffBooks::act_of_case(const Act& act) const {
  const StaffMember* who = member();
  return {act.number, who == nullptr ? "" : who->name, act.body, act.day};
}

Result<petition::CaseFile> StaffBooks::judge(const Act& act) {
  auto done = judge_act(desk_, act_of_case(act));
  if (!done) return Refused(done.error());
  return std::move(done->file);
}

Result<petition::CaseFile> StaffBooks::act(const Act& act) {
  auto done = act_on_case(desk_, act_of_case(act));
  if (!done) return Refused(done.error());
  return std::move(done->file);
}

void StaffBooks::tell_office(const std::string& text) {
  tell_staff(desk_, desk_.office.told_of("objected"), "objected", text);
}

std::vector<bot::StaffDesk::Wait> StaffBooks::waiting_for_human() {
  std::vector<Wait> all;
  for (const auto& [conversation, at, account] :
       desk_.tx.rows<std::int64_t, std::int64_t, std::string>(
           "SELECT i.conversation_id, i.at, c.account FROM invitation_of_human i JOIN conversation "
           "c "
           "ON c.id = i.conversation_id WHERE i.closed_at IS NULL ORDER BY i.at, i.id"))
    if (desk_.offices.of_account(account).code == desk_.office.code)
      all.push_back({conversation, Instant(milliseconds{at})});
  return all;
}

std::optional<bot::StaffDesk::TakenSignal> StaffBooks::take_signal(Signals which) {
  const StaffMember* who = member();
  if (who == nullptr) return std::nullopt;
  const auto open = signal_told_to(
      desk_.tx, who->name, which == Signals::any ? ToldSignals::of_any : ToldSignals::of_life,
      desk_.now - kToldLately);
  if (!open) return std::nullopt;
  const auto mine = take_up_signal(desk_, open->id, who->name);
  if (!mine) return std::nullopt;
  return TakenSignal{mine->kind,
                     mine->conversation ? std::optional(mine->conversation->value) : std::nullopt,
                     open->others};
}

bot::StaffDesk::Day StaffBooks::next_reception_day() {
  const auto days = reception_days(desk_);
  Day day{days.empty() ? desk_.today() : days.front().day.date, {}};
  for (const BookingRow& row : bookings_on(desk_, day.day))
    day.visits.push_back({row.booking.number, row.booking.what.time, row.booking.what.people});
  return day;
}

}  // namespace huiyin::store

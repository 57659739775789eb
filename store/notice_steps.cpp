#include "store/notice_steps.h"

#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "base/log.h"
#include "store/case_telling.h"
#include "store/cases.h"
#include "store/notice_links.h"
#include "store/phone_cuts.h"
#include "store/staff_mail.h"

namespace huiyin::store {
namespace {

constexpr std::int64_t kMovedAtOnce = 100;  // in one transaction; the others in the next round

std::string next_step(const std::string& step) {
  if (step == "link") return "sms";
  if (step == "sms") return "call";
  return "post";
}

// At the office whose the notice is.
void tell_those_of(const OfficeContext& desk, const NoticeRow& row, const std::string& text) {
  const OfficeContext its = desk.at_office_of(row.case_no);
  const auto file = case_file(desk.tx, desk.keys, row.case_no);
  tell_staff(its, told_of_notice(its.office, file ? &*file : nullptr), "notice", text);
}

void tell_task(const OfficeContext& desk, const NoticeRow& row, const std::string& step) {
  tell_those_of(desk, row,
                desk.words.say(step == "call" ? "desk.notice_call" : "desk.notice_post",
                               {{"文号", row.number}, {"登记号", row.case_no}}));
}

// Whose phone or text the keys at hand do not open is a person's task; the others go on.
std::string sms_or_call(const OfficeContext& desk, const NoticeRow& row,
                        const petition::Phone& phone) {
  try {
    queue_sms(desk, row.id, written_notice(desk.tx, desk.keys, row.id), phone);
    return "sms";
  } catch (const Unreadable& error) {
    log::error("a notice cannot be brought by sms notice={} error={}", row.id.value, error.what());
    return "call";
  }
}

std::optional<petition::Phone> kept_phone(const OfficeContext& desk, NoticeId id,
                                          const std::string& sealed) {
  try {
    const auto number = petition::Phone::parse(
        desk.keys.open_or_throw(sealed, seal_name(id) + "/phone", "a notice's phone"));
    ensure(number.has_value(), "a kept phone is one");
    return *number;
  } catch (const Unreadable& error) {
    log::error("a notice cannot be brought by sms notice={} error={}", id.value, error.what());
    return std::nullopt;
  }
}

std::string step_after(const OfficeContext& desk, const NoticeRow& row) {
  const auto sealed =
      desk.tx.row<std::string>("SELECT phone FROM notice WHERE id = $1", {row.id.value});
  ensure(sealed.has_value(), "a notice that moves is there");
  if (std::get<0>(*sealed).empty()) return "post";  // there is no number to write to or to call
  const std::string step = next_step(row.step);
  const auto phone = kept_phone(desk, row.id, std::get<0>(*sealed));
  if (!phone) return step == "sms" ? "call" : step;
  // Who has it now would be written to, or called, about somebody else's matter.
  if (was_cut_since(desk.tx, desk.keys, *phone, row.issued)) return "post";
  return step == "sms" ? sms_or_call(desk, row, *phone) : step;
}

}  // namespace

int advance_notices(const OfficeContext& desk) {
  int moved = 0;
  for (const auto& [id] : desk.tx.rows<std::int64_t>(
           "SELECT id FROM notice WHERE step IN ('link', 'sms', 'call') AND step <> 'done' "
           "AND step_at <= $1 ORDER BY id LIMIT $2",
           {unix_ms(desk.now - desk.office.notices.unopened_after), kMovedAtOnce})) {
    bring_the_next_way(desk, NoticeId{id});
    ++moved;
  }
  return moved;
}

void bring_the_next_way(const OfficeContext& desk, NoticeId id) {
  const auto row = notice(desk.tx, id);
  ensure(row.has_value(), "a notice that moves is there");
  const std::string step = step_after(desk, *row);
  record_fact(desk.tx, id, Fact::handed_over, desk.now, json_text(nlohmann::json{{"to", step}}));
  desk.tx.execute("UPDATE notice SET step = $1, step_at = $2 WHERE id = $3",
                  {step, unix_ms(desk.now), id.value});
  if (step != "sms") tell_task(desk, *row, step);
}

void tell_off_ledger(const OfficeContext& desk, const NoticeRow& row, const std::string& why) {
  tell_those_of(desk, row,
                desk.words.say("desk.notice_off_ledger",
                               {{"文号", row.number}, {"登记号", row.case_no}, {"原因", why}}));
}

bool bring_by_link(const OfficeContext& desk, const NoticeRow& row) {
  if (row.opened || row.step == "done" || !row.person) return false;
  if (!send_link(desk, row.id, written_notice(desk.tx, desk.keys, row.id), *row.person, ""))
    return false;
  record_fact(desk.tx, row.id, Fact::handed_over, desk.now,
              json_text(nlohmann::json{{"to", "link"}}));
  desk.tx.execute("UPDATE notice SET step = 'link', step_at = $1 WHERE id = $2",
                  {unix_ms(desk.now), row.id.value});
  return true;
}

std::vector<NoticeTask> notice_tasks(Transaction& tx) {
  std::vector<NoticeTask> tasks;
  for (auto& [id, case_no, number, step, at] :
       tx.rows<std::int64_t, std::string, std::optional<std::string>, std::string, std::int64_t>(
           "SELECT id, case_no, number, step, step_at FROM notice WHERE step IN ('call', 'post') "
           "AND step <> 'done' ORDER BY step_at, id",
           {}))
    tasks.push_back({NoticeId{id}, std::move(case_no), std::move(number).value_or(""),
                     std::move(step), Instant(milliseconds{at})});
  return tasks;
}

}  // namespace huiyin::store

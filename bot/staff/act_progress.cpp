// 进展: what was done. Shared words may be told to the petitioner, internal ones never leave the
// office; a co-unit's are its answer to the lead.
#include <algorithm>

#include "bot/cues.h"
#include "bot/staff/staff_acts.h"
#include "bot/staff/staff_readers.h"

namespace huiyin::bot {
namespace {

namespace event = petition::event;

bool says_internal(std::string_view plain_text) {
  return has_any(plain_text, {"内部", "不公开", "不对外", "别告诉信访人", "不要告诉信访人",
                              "不告诉信访人", "只给自己看"});
}

// The words behind the one that names the act: "进展：已取样" → "已取样".
std::string report_in(const std::string& typed) {
  std::string text = typed;
  const auto cut = [&](std::initializer_list<std::string_view> heads) {
    for (const std::string_view head : heads)
      if (text.starts_with(head)) {
        text = staff_read::bare(std::string_view(text).substr(head.size()));
        return true;
      }
    return false;
  };
  while (cut({"的进展",       "内部进展", "内部备注", "内部记录", "内部",   "（内部）",
              "(内部)",       "最新进展", "报告进展", "报进展",   "有进展", "协办答复",
              "答复主办单位", "答复主办", "进展是",   "进展",     "进度",   "汇报一下",
              "汇报",         "报告一下", "更新一下", "记录一下", "记一下"})) {
  }
  return text;
}

bool take_report(StaffTalk& talk, Topic& topic, bool awaited) {
  if (says_internal(talk.plain)) topic.set("_internal", "yes");
  if (has_any(talk.plain, {"协办答复", "答复主办"})) topic.set("_answer", "yes");
  if (topic.has("report") && !awaited) return false;
  const std::string report = report_in(staff_read::without_number(talk));
  if (report.empty()) return false;
  topic.set("report", report);
  return true;
}

// Who is of a co-unit alone reports for it.
std::string co_unit(const StaffTalk& talk, const petition::CaseFile& file) {
  const auto roles = talk.desk.my_roles(file);
  const auto has = [&](petition::Role role) { return std::ranges::count(roles, role) > 0; };
  return has(petition::Role::co_handler) && !has(petition::Role::handler) ? talk.me.unit : "";
}

petition::EventBody progress_body(const StaffTalk& talk, const Topic& topic,
                                  const petition::CaseFile& file) {
  event::Progress body;
  (topic.has("_internal") ? body.internal : body.shared) = known_or_open(topic, "report");
  body.unit = co_unit(talk, file);
  body.is_answer = topic.has("_answer") && !body.unit.empty();
  return body;
}

void progress_done(StaffTalk& talk, const Topic& topic, const petition::CaseFile& after) {
  talk.say(topic.has("_internal") ? "staff.progress_internal" : "staff.progress_shared",
           {{"登记号", number_of(after)}, {"期限", conclude_by(talk, after)}});
}

}  // namespace

StaffAct progress_act() {
  return {.command = StaffCommand::progress,
          .name = "staff.progress",
          .slots = {{.key = "report",
                     .prompt = "staff.ask_report",
                     .take = take_report,
                     .is_text = true}},
          .body = progress_body,
          .done = progress_done};
}

}  // namespace huiyin::bot

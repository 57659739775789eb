#include "bot/notices.h"

#include <algorithm>

#include "bot/case_words.h"
#include "bot/cues.h"
#include "bot/dialogues/case_slots.h"

namespace huiyin::bot::notices {
namespace {

bool names_document(std::string_view text) {
  return has_any(text, {"意见书", "告知书", "通知书", "文书", "答复书", "告知单"});
}

bool asks_for_paper(std::string_view text) {
  return has_any(text,
                 {"纸的", "纸质", "盖章的", "寄给我", "寄一份", "邮寄", "打印的", "打印一份"});
}

bool asks_again(std::string_view text) {
  return has_any(text, {"再发", "重发", "重新发", "补发", "发我一", "打不开", "找不到", "找不着",
                        "没收到", "弄丢", "丢了", "空白", "再寄", "补一份"});
}

// The matter that is meant: named by its number, told a moment ago, else the newest of his own that
// has a document.
std::optional<NoticeRequest> meant(Talk& talk) {
  const auto own = talk.desk.my_cases();
  Topic said;
  if (case_slots::take_number(talk, said) == Took::value && said.has("_number")) {
    for (const petition::CaseTold& told : own)
      if (told.case_number == said.value("_number")) return NoticeRequest{told.case_number, {}, {}};
    return std::nullopt;
  }
  if (const auto& by = talk.state.told_by; speaks_of_case(talk) && by.contains("code"))
    return NoticeRequest{by.contains("_number") ? by.at("_number") : "", by.at("code"),
                         by.contains("last4") ? by.at("last4") : ""};
  const auto has_document = [](const petition::CaseTold& told) { return told.opinion.has_value(); };
  const auto found = std::ranges::find_if(own, has_document);
  if (found == own.end()) return std::nullopt;
  return NoticeRequest{found->case_number, {}, {}};
}

void say_paper(Talk& talk, const std::string& case_number) {
  const OfficeFacts& office =
      case_number.empty() ? talk.desk.office() : talk.desk.office_of(case_number);
  talk.say("notice.paper",
           {{"地点", office.address}, {"时间", office.hours}, {"电话", office.phone}});
}

}  // namespace

bool wants_again(const Talk& talk) {
  if (cue::when_answered(talk.plain)) return false;
  if (names_document(talk.plain) && (asks_again(talk.plain) || asks_for_paper(talk.plain)))
    return true;
  return speaks_of_case(talk) && asks_for_paper(talk.plain);
}

bool answer(Talk& talk) {
  const auto request = meant(talk);
  if (asks_for_paper(talk.plain)) {
    if (!request && !speaks_of_case(talk)) return false;
    say_paper(talk, request ? request->case_number : "");
    return true;
  }
  if (!request) return false;
  const auto sent = talk.desk.send_notice_again(*request);
  if (!sent) return false;
  const OfficeFacts& office = talk.desk.office_of(sent->case_number);
  talk.say(sent->link.empty() ? "notice.by_staff" : "notice.sent_again",
           {{"登记号", sent->case_number},
            {"文号", sent->number},
            {"链接", sent->link},
            {"地点", office.address},
            {"电话", office.phone}});
  talk.state.told_at = talk.desk.now();
  return true;
}

}  // namespace huiyin::bot::notices

// One line of the ledger 台账记录. Never edited, never taken out: a later event corrects it.
//
// Adding an event: a struct here with its kName, a place in EventBody, its fold and its refusal
// (case_file.cpp, case_refusals.cpp), its reading and writing (case_event_json.cpp). The compiler
// asks for each of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.h"
#include "petition/case_number.h"

namespace huiyin::petition {

enum class Arrival { letter, visit, online, phone };  // 来信 来访 网上 来电
enum class ReceivedBy {
  unit,
  office
};  // a unit's own desk (clock inform), 信访局 (clock transfer)
enum class OpinionKind { supported, explained, not_supported };  // 支持 解释说明 不予支持
enum class Finding { uphold, change, redo };                     // 维持 变更 责令重新处理
enum class Document { acceptance, route, not_accepted, opinion, review_opinion, rereview_opinion };

namespace event {

struct Registered {
  static constexpr std::string_view kName = "registered";
  static constexpr std::string_view kTitle = "登记";
  CaseNumber number;
  Arrival arrival = Arrival::online;
  ReceivedBy received_by = ReceivedBy::unit;
  // The citizen's words: personal, sealed at rest, told to the verified owner alone.
  std::string matter = {};
  std::string place = {};     // 问题发生地
  bool contact_known = true;  // false: name or address unclear, the clock inform does not run
};
struct TransferredIn {  // by the superior or a petition office
  static constexpr std::string_view kName = "transferred_in";
  static constexpr std::string_view kTitle = "转入";
  CaseNumber number;
  std::string from = {};
  std::optional<LocalDate> superior_due = {};  // a date of the superior's own: not rolled
  std::string matter = {};
  std::string place = {};
  bool contact_known = true;
};
struct Accepted {
  static constexpr std::string_view kName = "accepted";
  static constexpr std::string_view kTitle = "受理";
  std::string unit = {};  // empty: the unit already named
};
struct NotAccepted {
  static constexpr std::string_view kName = "not_accepted";
  static constexpr std::string_view kTitle = "不予受理";
  std::string reason = {};
  std::string competent_body = {};
};
struct Routed {  // to court, arbitration …
  static constexpr std::string_view kName = "routed";
  static constexpr std::string_view kTitle = "分类处理";
  std::string reason = {};
  std::string competent_body = {};
};
struct Transferred {
  static constexpr std::string_view kName = "transferred";
  static constexpr std::string_view kTitle = "转送";
  std::string to = {};
  std::string contact = {};  // telephone of the desk there
};
struct AnsweredOnSpot {
  static constexpr std::string_view kName = "answered_on_spot";
  static constexpr std::string_view kTitle = "当场答复";
  std::string answer = {};
};
struct Assigned {  // to a unit and the handler there
  static constexpr std::string_view kName = "assigned";
  static constexpr std::string_view kTitle = "交办";
  std::string unit = {};
  std::string handler = {};
  std::vector<std::string> co_units = {};
};
struct Progress {
  static constexpr std::string_view kName = "progress";
  static constexpr std::string_view kTitle = "进展";
  std::string shared = {};    // may be told to the citizen
  std::string internal = {};  // never leaves the office
};
struct ExtensionAsked {
  static constexpr std::string_view kName = "extension_asked";
  static constexpr std::string_view kTitle = "申请延期";
  int days = 0;
  std::string reason = {};
};
struct Extended {
  static constexpr std::string_view kName = "extended";
  static constexpr std::string_view kTitle = "延期";
  int days = 0;
  std::string approver = {};
  std::string approver_post = {};  // "副局长": what the citizen is told
  std::string reason = {};
};
struct ExtensionRefused {
  static constexpr std::string_view kName = "extension_refused";
  static constexpr std::string_view kTitle = "不同意延期";
  std::string reason = {};
};
struct Concluded {
  static constexpr std::string_view kName = "concluded";
  static constexpr std::string_view kTitle = "办结";
  OpinionKind kind = OpinionKind::explained;
  std::string number = {};      // 文号 "云药信处意〔2026〕31号"
  std::string cause = {};       // 产生原因
  std::string conclusion = {};  // 办理结案
};
struct Served {
  static constexpr std::string_view kName = "served";
  static constexpr std::string_view kTitle = "送达";
  Document document = Document::opinion;
  std::string number = {};
  std::string proof = {};  // how it is known: "签收回证", "通知页首次打开"
};
struct NoticeResent {
  static constexpr std::string_view kName = "notice_resent";
  static constexpr std::string_view kTitle = "重发文书";
  std::string number = {};
};
struct ReviewAsked {
  static constexpr std::string_view kName = "review_asked";
  static constexpr std::string_view kTitle = "申请复查";
  std::string reason = {};
};
struct ReviewDecided {
  static constexpr std::string_view kName = "review_decided";
  static constexpr std::string_view kTitle = "复查意见";
  std::string number = {};
  Finding finding = Finding::uphold;
};
struct RereviewAsked {
  static constexpr std::string_view kName = "rereview_asked";
  static constexpr std::string_view kTitle = "申请复核";
  std::string reason = {};
};
struct RereviewDecided {  // the end of the road 终结
  static constexpr std::string_view kName = "rereview_decided";
  static constexpr std::string_view kTitle = "复核意见";
  std::string number = {};
  Finding finding = Finding::uphold;
};
struct HearingBegun {
  static constexpr std::string_view kName = "hearing_begun";
  static constexpr std::string_view kTitle = "听证开始";
};
struct HearingEnded {
  static constexpr std::string_view kName = "hearing_ended";
  static constexpr std::string_view kTitle = "听证结束";
};
struct ImprovementAdvised {
  static constexpr std::string_view kName = "improvement_advised";
  static constexpr std::string_view kTitle = "改进建议";
  std::string advice = {};
};
struct FollowedUp {
  static constexpr std::string_view kName = "followed_up";
  static constexpr std::string_view kTitle = "回访";
  std::string note = {};
};
struct Withdrawn {  // in the petitioner's own words
  static constexpr std::string_view kName = "withdrawn";
  static constexpr std::string_view kTitle = "撤回";
  std::string words = {};
};
struct Archived {
  static constexpr std::string_view kName = "archived";
  static constexpr std::string_view kTitle = "归档";
};

}  // namespace event

using EventBody =
    std::variant<event::Registered, event::TransferredIn, event::Accepted, event::NotAccepted,
                 event::Routed, event::Transferred, event::AnsweredOnSpot, event::Assigned,
                 event::Progress, event::ExtensionAsked, event::Extended, event::ExtensionRefused,
                 event::Concluded, event::Served, event::NoticeResent, event::ReviewAsked,
                 event::ReviewDecided, event::RereviewAsked, event::RereviewDecided,
                 event::HearingBegun, event::HearingEnded, event::ImprovementAdvised,
                 event::FollowedUp, event::Withdrawn, event::Archived>;

struct CaseEvent {
  LocalDate date;       // the day on which it happened: the law counts from it
  Instant recorded;     // the moment at which it was written down
  std::string by = {};  // who did it, as named on the ledger; "" where the system records a fact
  EventBody body;
};

std::string_view name(const CaseEvent& event);   // "extension_asked", as in API, export and scripts
std::string_view title(const CaseEvent& event);  // "申请延期", as people read it

// Every name of the ledger (domain.md §e), also of events that no build can record yet.
bool is_ledger_name(std::string_view name);

}  // namespace huiyin::petition

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

struct Registered {  // 登记
  static constexpr std::string_view kName = "registered";
  CaseNumber number;
  Arrival arrival = Arrival::online;
  ReceivedBy received_by = ReceivedBy::unit;
  std::string
      matter;  // the citizen's words: personal, sealed at rest, told to the verified owner alone
  std::string place;          // 问题发生地
  bool contact_known = true;  // false: name or address unclear, the clock inform does not run
};
struct TransferredIn {  // 上级或信访部门转来
  static constexpr std::string_view kName = "transferred_in";
  CaseNumber number;
  std::string from;
  std::optional<LocalDate> superior_due;  // a date of the superior's own: not rolled
  std::string matter;
  std::string place;
  bool contact_known = true;
};
struct Accepted {  // 受理
  static constexpr std::string_view kName = "accepted";
  std::string unit;  // empty: the unit already named
};
struct NotAccepted {  // 不予受理
  static constexpr std::string_view kName = "not_accepted";
  std::string reason;
  std::string competent_body;
};
struct Routed {  // 分类处理: court, arbitration, …
  static constexpr std::string_view kName = "routed";
  std::string reason;
  std::string competent_body;
};
struct Transferred {  // 转送
  static constexpr std::string_view kName = "transferred";
  std::string to;
  std::string contact;  // telephone of the desk there
};
struct AnsweredOnSpot {  // 当场答复
  static constexpr std::string_view kName = "answered_on_spot";
  std::string answer;
};
struct Assigned {  // 交办: to a unit and the handler there
  static constexpr std::string_view kName = "assigned";
  std::string unit;
  std::string handler;
  std::vector<std::string> co_units;
};
struct Progress {  // 进展
  static constexpr std::string_view kName = "progress";
  std::string shared;    // may be told to the citizen
  std::string internal;  // never leaves the office
};
struct ExtensionAsked {  // 申请延期
  static constexpr std::string_view kName = "extension_asked";
  int days = 0;
  std::string reason;
};
struct Extended {  // 延期
  static constexpr std::string_view kName = "extended";
  int days = 0;
  std::string approver;
  std::string approver_post;  // "副局长": what the citizen is told
  std::string reason;
};
struct ExtensionRefused {  // 不同意延期
  static constexpr std::string_view kName = "extension_refused";
  std::string reason;
};
struct Concluded {  // 作出处理意见
  static constexpr std::string_view kName = "concluded";
  OpinionKind kind = OpinionKind::explained;
  std::string number;      // 文号 "云药信处意〔2026〕31号"
  std::string cause;       // 产生原因
  std::string conclusion;  // 办理结案
};
struct Served {  // 送达
  static constexpr std::string_view kName = "served";
  Document document = Document::opinion;
  std::string number;
  std::string proof;  // how it is known: "签收回证", "通知页首次打开"
};
struct NoticeResent {
  static constexpr std::string_view kName = "notice_resent";
  std::string number;
};
struct ReviewAsked {  // 申请复查
  static constexpr std::string_view kName = "review_asked";
  std::string reason;
};
struct ReviewDecided {  // 复查意见
  static constexpr std::string_view kName = "review_decided";
  std::string number;
  Finding finding = Finding::uphold;
};
struct RereviewAsked {  // 申请复核
  static constexpr std::string_view kName = "rereview_asked";
  std::string reason;
};
struct RereviewDecided {  // 复核意见: the end of the road 终结
  static constexpr std::string_view kName = "rereview_decided";
  std::string number;
  Finding finding = Finding::uphold;
};
struct HearingBegun {  // 听证
  static constexpr std::string_view kName = "hearing_begun";
};
struct HearingEnded {
  static constexpr std::string_view kName = "hearing_ended";
};
struct ImprovementAdvised {  // 改进建议
  static constexpr std::string_view kName = "improvement_advised";
  std::string advice;
};
struct FollowedUp {  // 回访
  static constexpr std::string_view kName = "followed_up";
  std::string note;
};
struct Withdrawn {  // 撤回, in the petitioner's own words
  static constexpr std::string_view kName = "withdrawn";
  std::string words;
};
struct Archived {  // 归档
  static constexpr std::string_view kName = "archived";
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
  LocalDate date;    // the day on which it happened: the law counts from it
  Instant recorded;  // the moment at which it was written down
  std::string by;    // who did it, as named on the ledger; "" where the system records a fact
  EventBody body;
};

std::string_view name(const CaseEvent& event);  // "extension_asked", as in API, export and scripts

// Every name of the ledger (domain.md §e), also of events that no build can record yet.
bool is_ledger_name(std::string_view name);

}  // namespace huiyin::petition

// One line of the ledger 台账记录. Never edited, never taken out: a later event corrects it.
//
// Adding an event: a struct here with its kName, a place in EventBody, its fold and its refusal
// (case_file.cpp, case_judging.h), its fields (case_event_fields.h). The compiler asks for each of
// them; its row in the table of permissions.cpp is asked for by a test.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/time.h"
#include "petition/case_number.h"
#include "petition/matter_kind.h"
#include "petition/permissions.h"

namespace huiyin::petition {

enum class Arrival { letter, visit, online, phone };  // 来信 来访 网上 来电
enum class ReceivedBy {
  unit,
  office
};  // a unit's own desk (clock inform), 信访局 (clock transfer)
enum class OpinionKind { supported, explained, not_supported };  // 支持 解释说明 不予支持
enum class Finding { uphold, change, redo };                     // 维持 变更 责令重新处理
enum class Document {
  acceptance,        // 受理告知书
  route,             // 途径告知书
  not_accepted,      // 不予受理告知书
  opinion,           // 处理意见书
  review_opinion,    // 复查意见书
  rereview_opinion,  // 复核意见书
  no_longer,         // 不再受理告知书
  transfer,          // 转送(交办)告知书
  extension,         // 延期告知书
  result_report      // 办结报告, to the superior who assigned the matter
};
// What makes a matter more than an ordinary one (S10, S14, S18, S55); ticked by a person.
enum class Mark {
  important,  // 重要: the principal leader himself
  prominent,  // 反映强烈突出
  difficult,  // 疑难复杂
  wide,       // 涉及面广
  watched,    // 关注度高
  group       // 群体性, 初次集体上访
};
enum class Satisfaction { satisfied, mostly, dissatisfied };  // 满意 基本满意 不满意
enum class Stage { opinion, review, rereview };               // of which the citizen rates

struct CaseEvent;

// What is known of a matter when it is taken in, whichever way it came.
struct Intake {
  std::string first_receiver = {};  // 首办责任人, fixed from here on (S42)
  std::string handler = {};         // who holds the file until it is assigned (S7)
  int signatories = 0;              // of a joint letter 联名信
  std::vector<Mark> marks = {};
  // Of an accusation 检举控告: kept away from it, and it from them (2022 §30③, 2005 §23).
  std::vector<std::string> accused_units = {}, accused_persons = {};
  std::vector<std::string> recused = {};  // 应回避的人: an interest in the matter (2022 §28③)
  MatterKind kind = MatterKind::demand;
};

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
  Intake intake = {};
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
  Intake intake = {};
  bool is_assigned = false;  // 上级立案交办: a sponsor, and a report of the result (S9)
};
struct FirstReceiverNamed {
  static constexpr std::string_view kName = "first_receiver_named";
  static constexpr std::string_view kTitle = "确定首办责任人";
  std::string receiver = {};
};
struct HandedOver {  // the four duties of the first receiver, to somebody who took them
  static constexpr std::string_view kName = "handed_over";
  static constexpr std::string_view kTitle = "移交首办责任";
  std::string to = {};
  std::optional<LocalDate> taken_on = {};  // the day on which `to` said yes; none: has not yet
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
  // What the citizen is told of the way there; the ledger can do without it, the notice cannot.
  std::string how = {};  // 途径
  std::string address = {}, phone = {};
};
struct Routed {  // to court, arbitration …
  static constexpr std::string_view kName = "routed";
  static constexpr std::string_view kTitle = "分类处理";
  std::string reason = {};
  std::string competent_body = {};
  // The same of the legal way 法定途径: which, the time limits known for it, and its own remedy.
  std::string way = {}, time_limits = {}, remedy = {};
};
struct NoLongerAccepted {  // closes a new registration: the matter has been through re-review
  static constexpr std::string_view kName = "no_longer_accepted";
  static constexpr std::string_view kTitle = "不再受理";
  std::string reason = {};
  std::optional<CaseNumber> final_case = {};  // the file that ended
  std::string final_number = {};              // 文号 of its re-review opinion
  std::optional<LocalDate> final_date = {};
  std::string body = {};  // the authority that gave it
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
  std::string cause = {};  // 产生原因
};
struct Assigned {  // to a unit and the handler there
  static constexpr std::string_view kName = "assigned";
  static constexpr std::string_view kTitle = "交办";
  std::string unit = {};
  std::string handler = {};
  std::vector<std::string> co_units = {};
};
struct Objected {  // 异议: not ours, with reasons
  static constexpr std::string_view kName = "objected";
  static constexpr std::string_view kTitle = "提出异议";
  std::string reason = {};
  std::string proper_unit = {};
  // Only when it comes late: why, and who of the sender's consents all the same.
  std::string late_reason = {};
  std::string late_consent = {};
};
struct Returned {  // 交还: the sender consents to the objection
  static constexpr std::string_view kName = "returned";
  static constexpr std::string_view kTitle = "同意退回";
  std::string consented_by = {};
  std::string note = {};
};
struct Instructed {  // 批示: a leader's written words, which say what to do
  static constexpr std::string_view kName = "instructed";
  static constexpr std::string_view kTitle = "领导批示";
  std::string text = {};  // never told to the citizen
  std::string unit = {};
  std::optional<LocalDate> due = {};  // by when the leader wants the result
};
struct Sponsored {  // 包案: leader, unit and handler are named together or not at all (S15)
  static constexpr std::string_view kName = "sponsored";
  static constexpr std::string_view kTitle = "领导包案";
  std::string sponsor = {};
  std::string unit = {};
  std::string handler = {};
  bool is_principal = false;  // 主要领导
  std::string replaces = {};  // the sponsor before, when he gives it up, and why
  std::string reason = {};
};
struct TaskforceFormed {  // 工作组
  static constexpr std::string_view kName = "taskforce_formed";
  static constexpr std::string_view kTitle = "成立工作组";
  struct Member {
    std::string name = {};
    std::string task = {};
    std::optional<LocalDate> due = {};
  };
  std::string leader = {};
  std::vector<Member> members = {};
};
struct Progress {
  static constexpr std::string_view kName = "progress";
  static constexpr std::string_view kTitle = "进展";
  std::string shared = {};    // may be told to the citizen
  std::string internal = {};  // never leaves the office
  std::string unit = {};      // the co-unit that reports; empty: the lead unit
  bool is_answer = false;     // the co-unit's answer to the lead, which the lead waits for (S37)
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
  std::string number = {};                          // 文号 "云药信处意〔2026〕31号"
  std::string cause = {};                           // 产生原因
  std::string conclusion = {};                      // 办理结案
  std::string opinion = {};                         // 处理意见
  std::string facts = {};                           // 查明的事实
  std::string basis = {};                           // law and article
  std::string reasons = {};                         // of "not supported", and of an explanation
  std::string carried_out_by = {};                  // who does what was supported
  std::optional<LocalDate> carried_out_until = {};  // and by when
  std::string without_answers = {};                 // why the lead does not wait for its co-units
  std::string signed_by = {};                       // leader of the unit
};
struct Served {
  static constexpr std::string_view kName = "served";
  static constexpr std::string_view kTitle = "送达";
  Document document = Document::opinion;
  std::string number = {};
  std::string proof = {};   // how it is known: "签收回证", "通知页首次打开"
  std::string remedy = {};  // the words that name whom to ask next, and until when
};
struct NoticeResent {
  static constexpr std::string_view kName = "notice_resent";
  static constexpr std::string_view kTitle = "重发文书";
  std::string number = {};
};
struct MaterialAdded {
  static constexpr std::string_view kName = "material_added";
  static constexpr std::string_view kTitle = "补充材料";
  std::string what = {};
  std::string from = {};
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
  std::string unit = {};  // 复查机关: never the unit whose opinion it is
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
  std::string unit = {};  // 复核机关: neither of the units before
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
struct SupervisionOpened {  // 督办
  static constexpr std::string_view kName = "supervision_opened";
  static constexpr std::string_view kTitle = "开始督办";
  std::string reason = {};
  std::optional<LocalDate> due = {};  // by when a result is wanted
};
struct SupervisionClosed {
  static constexpr std::string_view kName = "supervision_closed";
  static constexpr std::string_view kTitle = "结束督办";
  std::string result = {};
};
struct Rated {  // 满意度评价, once for each stage
  static constexpr std::string_view kName = "rated";
  static constexpr std::string_view kTitle = "满意度评价";
  Stage stage = Stage::opinion;
  std::optional<Satisfaction> office = {}, unit = {};  // apart; either may be left out
  std::string words = {};
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
  std::string checked_by = {};  // the second person, who looked whether all is there
};
struct Reopened {  // the matter is taken up again, and its days count anew
  static constexpr std::string_view kName = "reopened";
  static constexpr std::string_view kTitle = "重新启动";
  std::string reason = {};
};
// An earlier entry was written wrongly. The ledger keeps both; what counts is `instead`, from its
// own day and in the place of the entry. Empty: the entry should not be there and counts no more.
struct Corrected {
  static constexpr std::string_view kName = "corrected";
  static constexpr std::string_view kTitle = "更正";
  int entry = 0;  // which, counted from 1 in the order of recording
  std::string reason = {};
  // None or one: an optional cannot hold what is not complete yet. (No `= {}` here: clang makes the
  // whole vector of it at once, which needs the type complete.)
  std::vector<CaseEvent> instead;
};

}  // namespace event

using EventKinds =
    std::variant<event::Registered, event::TransferredIn, event::Accepted, event::NotAccepted,
                 event::Routed, event::Transferred, event::AnsweredOnSpot, event::Assigned,
                 event::Progress, event::ExtensionAsked, event::Extended, event::ExtensionRefused,
                 event::Concluded, event::Served, event::NoticeResent, event::ReviewAsked,
                 event::ReviewDecided, event::RereviewAsked, event::RereviewDecided,
                 event::HearingBegun, event::HearingEnded, event::ImprovementAdvised,
                 event::FollowedUp, event::Withdrawn, event::Archived, event::FirstReceiverNamed,
                 event::HandedOver, event::NoLongerAccepted, event::Objected, event::Returned,
                 event::Instructed, event::Sponsored, event::TaskforceFormed, event::MaterialAdded,
                 event::SupervisionOpened, event::SupervisionClosed, event::Rated, event::Reopened,
                 event::Corrected>;

template <class Kind>
concept IsEventKind = requires {
  Kind::kName;
};

// One of them. Copied and ended in case_event.cpp alone: the copying of forty kinds is code of the
// compiler's that each source would make again.
struct EventBody : EventKinds {
  template <IsEventKind Kind>
  EventBody(Kind kind) : EventKinds(std::in_place_type<Kind>, std::move(kind)) {}
  EventBody(const EventBody&);
  EventBody(EventBody&&) noexcept;
  EventBody& operator=(const EventBody&);
  EventBody& operator=(EventBody&&) noexcept;
  ~EventBody();
};

struct CaseEvent {
  LocalDate date;       // the day on which it happened: the law counts from it
  Instant recorded;     // the moment at which it was written down
  std::string by = {};  // who did it, as named on the ledger; "" where the system records a fact
  EventBody body;
  Role as = Role::import;  // in which role he did it
};

std::string_view name(const CaseEvent& event);   // "extension_asked", as in API, export and scripts
std::string_view title(const CaseEvent& event);  // "申请延期", as people read it

bool is_ledger_name(std::string_view name);  // the kName of one of them

// A body of that kind with nothing filled in; a number where a file cannot be without one.
template <class Body>
Body blank_body() {
  if constexpr (requires(Body body) { body.intake; })
    return Body{CaseNumber::of(2000, 1)};
  else
    return Body{};
}

}  // namespace huiyin::petition

#include "store/case_notices.h"

#include <algorithm>

#include "base/ensure.h"
#include "petition/case_steps.h"
#include "petition/deadlines.h"
#include "petition/documents.h"
#include "store/case_actor.h"
#include "store/case_telling.h"
#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/notice_numbers.h"
#include "store/people.h"
#include "store/staff_mail.h"
#include "store/staff_roles.h"

namespace huiyin::store {
namespace {

using petition::CaseEvent;
using petition::CaseFile;
using petition::OpinionKind;
using petition::Role;
using Field = templates::Value;
namespace event = petition::event;

constexpr const char* kOpinionKind = "opinion_explained";  // of the three, one series of numbers

// As it stood before its last event.
CaseFile file_before(const CaseFile& file) {
  return petition::fold(std::span(file.ledger).first(file.ledger.size() - 1));
}

const char* kind_of(OpinionKind kind) {
  switch (kind) {
    case OpinionKind::supported:
      return "opinion_supported";
    case OpinionKind::explained:
      return "opinion_explained";
    case OpinionKind::not_supported:
      return "opinion_not_supported";
  }
  return kOpinionKind;
}

// The first of them in which such a notice is signed; else the first, which the refusal names.
Role role_that_signs(const OfficeContext& desk, const std::vector<Role>& roles,
                     const std::string& kind) {
  const templates::NoticeKind* wanted = desk.office.notices.kinds->find(kind);
  for (const Role role : roles)
    if (wanted != nullptr && std::ranges::count(wanted->signs, role)) return role;
  return roles.empty() ? Role::handler : roles.front();
}

// The order of the notice, but for its case and its reader; nothing: the event asks for none.
struct Ordering {
  const OfficeContext& desk;
  const CaseFile& file;
  const CaseEvent& done;

  std::optional<NoticeOrder> operator()(const event::Accepted&) const {
    const CaseEvent* taken_in = petition::last<event::Registered>(file);
    if (taken_in == nullptr) taken_in = petition::last<event::TransferredIn>(file);
    NoticeOrder order = ordered("acceptance");
    if (taken_in != nullptr) order.fields.emplace("收到日期", Field::date(taken_in->date));
    order.fields.emplace("受理内容", Field::text(petition::matter(file)));
    add_date(order, "办理期限",
             petition::conclude_due(file, desk.office.rules, desk.office.calendar));
    order.fields.emplace(
        "查询方式",
        Field::text(desk.words.say("desk.notice_how_to_ask", {{"登记号", file.number->text()},
                                                              {"电话", desk.office.facts.phone}})));
    return order;
  }
  std::optional<NoticeOrder> operator()(const event::NotAccepted& body) const {
    NoticeOrder order = ordered("not_accepted");
    order.fields.emplace("理由", Field::text(body.reason));
    order.fields.emplace("主管机关", Field::name(body.competent_body));
    order.fields.emplace("提出途径", Field::text(body.how));
    order.fields.emplace("主管机关地址", Field::text(body.address));
    order.fields.emplace("主管机关电话", Field::text(body.phone));
    return order;
  }
  std::optional<NoticeOrder> operator()(const event::NoLongerAccepted& body) const {
    NoticeOrder order = ordered("no_longer");
    order.fields.emplace("复核机关", Field::name(body.body));
    order.fields.emplace("复核文号", Field::name(body.final_number));
    add_date(order, "复核日期", body.final_date);
    return order;
  }
  std::optional<NoticeOrder> operator()(const event::Routed& body) const {
    NoticeOrder order = ordered("route");
    order.fields.emplace("法定途径", Field::text(body.way));
    order.fields.emplace("主管机关", Field::name(body.competent_body));
    order.fields.emplace("时限", Field::text(body.time_limits));
    order.fields.emplace("途径救济", Field::text(body.remedy));
    return order;
  }
  std::optional<NoticeOrder> operator()(const event::Transferred& body) const {
    NoticeOrder order = ordered("transfer");
    order.fields.emplace("转往单位", Field::name(body.to));
    order.fields.emplace("转送日期", Field::date(done.date));
    order.fields.emplace("对方联系方式", Field::text(body.contact));
    return order;
  }
  std::optional<NoticeOrder> operator()(const event::Extended& body) const {
    NoticeOrder order = ordered("extension");
    add_date(order, "原期限",
             petition::conclude_due(file_before(file), desk.office.rules, desk.office.calendar));
    add_date(order, "新期限",
             petition::conclude_due(file, desk.office.rules, desk.office.calendar));
    order.fields.emplace("延长日数", Field::number(body.days));
    order.fields.emplace("理由", Field::text(body.reason));
    order.fields.emplace("批准人职务", Field::name(body.approver_post));
    return order;
  }
  // Signed by a leader of the unit, whoever wrote it.
  std::optional<NoticeOrder> operator()(const event::Concluded& body) const {
    NoticeOrder order = ordered(kind_of(body.kind));
    order.by = body.signed_by;
    order.as = role_of_signer(body.signed_by, order.kind);
    order.number = body.number;
    order.fields.emplace("诉求", Field::text(petition::matter(file)));
    order.fields.emplace("查明事实", Field::text(body.facts));
    order.fields.emplace("处理意见", Field::text(body.opinion));
    order.fields.emplace("法律依据", Field::text(body.basis));
    order.fields.emplace("理由", Field::text(body.reasons));
    order.fields.emplace("落实单位", Field::name(body.carried_out_by));
    add_date(order, "落实期限", body.carried_out_until);
    return order;
  }
  template <class Other>
  std::optional<NoticeOrder> operator()(const Other&) const {
    return std::nullopt;
  }

 private:
  NoticeOrder ordered(std::string kind) const {
    NoticeOrder order;
    order.kind = std::move(kind);
    order.by = done.by;
    order.as = done.as;
    return order;
  }

  static void add_date(NoticeOrder& order, const char* name, std::optional<LocalDate> day) {
    if (day) order.fields.emplace(name, Field::date(*day));
  }

  Role role_of_signer(const std::string& signer, const std::string& kind) const {
    const StaffMember* member = desk.office.member(signer);
    if (member == nullptr) return Role::handler;  // signs nothing of ours: refused
    return role_that_signs(desk, petition::roles_on(file, staff_person(*member)), kind);
  }
};

// The petitioner, where he is known, and what the notice names him and his matter by.
void address(const OfficeContext& desk, const std::string& case_no, const CaseFile& file,
             NoticeOrder& order) {
  order.case_no = case_no;
  order.fields.emplace("事项", Field::text(petition::matter(file)));
  const auto owner = petitioner(desk.tx, case_no);
  const auto reader = owner ? person(desk.tx, desk.keys, *owner) : std::nullopt;
  if (!reader) return;
  order.person = *owner;
  order.phone = reader->phone;
  order.fields.emplace("收件人", Field::name(reader->name.text()));
}

CitizenText extension_told(const OfficeContext& desk, const std::string& case_no,
                           const event::Extended& body, LocalDate due) {
  const petition::Rules& rules = desk.office.rules.in_force_on(desk.today());
  const std::string until = chinese_with_weekday(due);
  return {event::Extended::kName,
          desk.words.told("case_told.citizen_extended",
                          {{"登记号", case_no},
                           {"天数", std::to_string(body.days)},
                           {"期限", until},
                           {"理由", body.reason},
                           {"批准人", body.approver_post},
                           {"依据", rules.article_of(event::Extended::kName)},
                           {"电话", desk.office.facts.phone}}),
          desk.words.told("case_told.sms_extended", {{"单位", desk.office.facts.name},
                                                     {"期限", until},
                                                     {"电话", desk.office.facts.phone}})};
}

// What the last event that asks for such a notice says of it; nothing: none does.
std::optional<NoticeOrder> said_on_ledger(const OfficeContext& desk, const CaseFile& file,
                                          const std::string& kind) {
  for (std::size_t entries = file.ledger.size(); entries > 0; --entries) {
    const CaseFile then = petition::fold(std::span(file.ledger).first(entries));
    auto order = std::visit(Ordering{desk, then, then.ledger.back()}, then.ledger.back().body);
    if (order && order->kind == kind) return order;
  }
  return std::nullopt;
}

// A paper that is a decision's must have its decision on the ledger, and is not issued twice.
std::optional<Problem> not_on_ledger(const OfficeContext& desk, const CaseFile& file,
                                     const templates::NoticeKind& kind, bool is_said) {
  if (!kind.document) return std::nullopt;
  const CaseEvent* made = petition::made(file, *kind.document);
  if (made == nullptr || !is_said)
    return Problem{"notice.no_event", "kind", "台账上没有作出" + kind.title + "的记录",
                   "请先在台账上登记"};
  for (const NoticeRow& row : notices_of_case(desk.tx, file.number->text()))
    if (row.kind == kind.key && !row.is_withdrawn && row.issued >= made->recorded)
      return Problem{"notice.issued", "kind", kind.title + row.number + "已经签发",
                     "请信访人点开原来的链接；打不开的，请打印后当面送达"};
  return std::nullopt;
}

std::vector<Problem> only(Problem one) { return {std::move(one)}; }

std::string opinion_issuer(const OfficeContext& desk) {
  return petition::DocumentNumber::issuer_of(desk.office.facts.short_name,
                                             desk.office.notices.kinds->find(kOpinionKind)->word);
}

std::optional<petition::DocumentNumber> number_of_ours(const OfficeContext& desk,
                                                       const std::string& number) {
  const auto parsed = petition::DocumentNumber::parse(number);
  if (!parsed || parsed->issuer() != opinion_issuer(desk)) return std::nullopt;
  return *parsed;
}

// What was decided is corrected: the notice that was issued of it tells what no longer holds.
void tell_of_correction(const OfficeContext& desk, const std::string& case_no, const CaseFile& file,
                        const CaseEvent& done) {
  const auto& body = std::get<event::Corrected>(done.body);
  if (body.entry < 1 || std::size_t(body.entry) > file.ledger.size()) return;
  const CaseFile then = petition::fold(std::span(file.ledger).first(std::size_t(body.entry)));
  const auto order = std::visit(Ordering{desk, then, then.ledger.back()}, then.ledger.back().body);
  if (!order) return;
  for (const NoticeRow& row : notices_of_case(desk.tx, case_no))
    if (row.kind == order->kind)
      tell_staff(
          desk, told_of_notice(desk.office, &file, done.by), "notice",
          desk.words.say("desk.notice_corrected", {{"登记号", case_no}, {"文号", row.number}}));
}

}  // namespace

void bring_notice_of(const OfficeContext& desk, const std::string& case_no, const CaseFile& file,
                     const CaseEvent& done) {
  if (done.as == Role::import) return;  // its paper was served where it was done
  if (std::holds_alternative<event::Corrected>(done.body))
    return tell_of_correction(desk, case_no, file, done);
  auto order = std::visit(Ordering{desk, file, done}, done.body);
  if (!order) return;
  address(desk, case_no, file, *order);
  std::optional<CitizenText> told;
  if (const auto* extended = std::get_if<event::Extended>(&done.body))
    if (const auto due = petition::conclude_due(file, desk.office.rules, desk.office.calendar))
      told = extension_told(desk, case_no, *extended, *due);
  if (told) order->said_before = told->text.words;
  const auto issued = issue_notice(desk, *order);
  if (issued) return;
  tell_not_issued(desk, file, done.by, order->kind, issued.error());
  if (told) tell_petitioner(desk, case_no, *told);
}

void tell_not_issued(const OfficeContext& desk, const CaseFile& file, const std::string& by,
                     const std::string& kind, const std::vector<Problem>& faults) {
  std::string missing;
  for (const Problem& fault : faults) missing += (missing.empty() ? "" : "；") + fault.what;
  const templates::NoticeKind* meant = desk.office.notices.kinds->find(kind);
  tell_staff(desk, told_of_notice(desk.office, &file, by), "notice",
             desk.words.say("desk.notice_not_issued", {{"登记号", file.number->text()},
                                                       {"文书", meant ? meant->title : kind},
                                                       {"缺", missing}}));
}

tl::expected<IssuedNotice, std::vector<Problem>> issue_by_hand(const OfficeContext& desk,
                                                               const NoticeByHand& wanted) {
  const auto file = case_file(desk.tx, desk.keys, wanted.case_no);
  const auto actor = actor_on(desk, wanted.case_no, file, wanted.by, wanted.as);
  if (!actor) return tl::unexpected(only(actor.error()));
  if (!file) return tl::unexpected(only(unknown_case(wanted.case_no)));
  auto said = said_on_ledger(desk, *file, wanted.kind);
  if (const templates::NoticeKind* kind = desk.office.notices.kinds->find(wanted.kind))
    if (auto no = not_on_ledger(desk, *file, *kind, said.has_value()))
      return tl::unexpected(only(*std::move(no)));
  NoticeOrder order = std::move(said).value_or(NoticeOrder());
  order.kind = wanted.kind;
  order.by = wanted.by;
  order.as = role_that_signs(desk, actor->roles, wanted.kind);
  if (wanted.number) order.number = wanted.number;
  for (const auto& [name, value] : wanted.fields) order.fields.insert_or_assign(name, value);
  address(desk, wanted.case_no, *file, order);
  return issue_notice(desk, order);
}

std::string upcoming_opinion_number(const OfficeContext& desk) {
  return upcoming_document_number(desk.tx, opinion_issuer(desk), desk.today().year()).text();
}

std::optional<Problem> opinion_number_refusal(const OfficeContext& desk, const CaseFile& file,
                                              const event::Concluded& opinion) {
  const CaseEvent& written = file.ledger.back();
  if (written.as == Role::import) return std::nullopt;
  const auto number = number_of_ours(desk, opinion.number);
  if (!number) return std::nullopt;
  if (number->year() != written.date.year() && number->year() != desk.today().year())
    return Problem{"document_no.year", "document_no",
                   "文号" + number->text() + "的年份和作出意见的日期对不上", "请核对文号"};
  return document_number_refusal(desk.tx, *number, file.number->text());
}

void take_opinion_number(const OfficeContext& desk, const std::string& case_no,
                         const CaseEvent& concluded) {
  const auto* opinion = std::get_if<event::Concluded>(&concluded.body);
  if (opinion == nullptr || concluded.as == Role::import) return;
  const auto number = number_of_ours(desk, opinion->number);
  if (!number) return;
  const auto taken = take_document_number(
      desk.tx, *number,
      {case_no, desk.words.say("desk.notice_number_skipped"), concluded.by, desk.now});
  ensure(taken.has_value(), "a number was judged before it is taken");
}

}  // namespace huiyin::store

#include "store/case_acts.h"

#include <algorithm>

#include "petition/case_steps.h"
#include "petition/document_number.h"
#include "store/case_actor.h"
#include "store/case_notices.h"
#include "store/case_telling.h"
#include "store/cases.h"
#include "store/matter_signals.h"
#include "store/notice_service.h"

namespace huiyin::store {
namespace {

using petition::CaseEvent;
using petition::CaseFile;
using petition::Role;
namespace event = petition::event;

// The number under which a new matter is taken in; nothing: the event needs one that is there.
std::optional<std::string> new_number(const petition::EventBody& body) {
  if (const auto* in = std::get_if<event::Registered>(&body)) return in->number.text();
  if (const auto* in = std::get_if<event::TransferredIn>(&body)) return in->number.text();
  return std::nullopt;
}

// What follows from who acts and from what was asked, where the body leaves it open.
struct Filling {
  const OfficeContext& office;
  const CaseFile& file;
  const StaffMember& by;

  void operator()(event::Concluded& body) const {
    if (body.number.empty()) body.number = upcoming_opinion_number(office);
    in_its_form(body.number);
  }
  void operator()(event::Served& body) const {
    in_its_form(body.number);
    fill_in_service(office, file, body);
  }
  void operator()(event::Extended& body) const {
    if (body.approver.empty()) {
      body.approver = by.name;
      body.approver_post = by.post;
    }
    if (!file.extension_asked) return;
    const auto& asked = std::get<event::ExtensionAsked>(file.extension_asked->body);
    if (body.days == 0) body.days = asked.days;
    if (body.reason.empty()) body.reason = asked.reason;
  }
  template <class Other>
  void operator()(Other&) const {}

 private:
  // 〔〕 are hard to type: what was meant is written, so that it is found again.
  static void in_its_form(std::string& number) {
    if (const auto parsed = petition::DocumentNumber::parse(number)) number = parsed->text();
  }
};

Result<CaseActDone> judged(const OfficeContext& office, CaseFile file, CaseEvent event) {
  const petition::Law law = law_of(office.office);
  if (const auto* closing = std::get_if<event::NoLongerAccepted>(&event.body);
      closing != nullptr && closing->final_case) {
    const auto ended = case_file(office.tx, office.keys, closing->final_case->text());
    if (!ended) return Refused(unknown_case(closing->final_case->text()));
    if (auto no = petition::link_refusal(*ended, *closing)) return Refused(*std::move(no));
  }
  auto after = petition::apply(std::move(file), event, law);
  if (!after) return Refused(after.error());
  if (const auto* opinion = std::get_if<event::Concluded>(&event.body))
    if (auto no = opinion_number_refusal(office, *after, *opinion)) return Refused(*std::move(no));
  return CaseActDone{std::move(*after), std::move(event)};
}

// In the first of his roles in which nothing is in the way; else what is in the way of the first
// who may at all.
Result<CaseActDone> judged_in_roles(const OfficeContext& office, const CaseFile& file,
                                    const std::vector<Role>& roles, CaseEvent event) {
  std::optional<Problem> why;
  for (const Role role : roles) {
    event.as = role;
    auto done = judged(office, file, event);
    if (done) return done;
    if (!why || (why->code == "case.role" && petition::may(role, petition::name(event))))
      why = done.error();
  }
  return Refused(*std::move(why));
}

CaseActDone written(const OfficeContext& office, const std::string& case_no, CaseActDone done) {
  take_opinion_number(office, case_no, done.event);
  append_event(office.tx, office.keys, case_no, done.event);
  bring_notice_of(office, case_no, done.file, done.event);
  note_service(office, case_no, done.file, done.event);
  tell_of_event(office, case_no, done.file, done.event);
  if (std::holds_alternative<event::Corrected>(done.event.body)) raise_of_matter(office, case_no);
  return done;
}

}  // namespace

petition::Law law_of(const Office& office) {
  petition::Law law{office.rules, office.calendar, {}};
  law.customs.office = office.facts.name;
  return law;
}

Result<CaseActDone> judge_act(const OfficeContext& office, const CaseAct& act) {
  auto file = case_file(office.tx, office.keys, act.case_no);
  const auto actor = actor_on(office, act.case_no, file, act.by, act.as);
  if (!actor) return Refused(actor.error());
  const auto number = new_number(act.body);
  if (!file && !number) return Refused(unknown_case(act.case_no));
  if (!file && *number != act.case_no)
    return Refused({"case.number", "number", "登记号与" + act.case_no + "不一致", "请核对登记号"});
  if (!file) file.emplace();
  CaseEvent event{act.date.value_or(office.today()), office.now, act.by, act.body, {}};
  std::visit(Filling{office, *file, actor->member}, event.body);
  return judged_in_roles(office, *file, actor->roles, std::move(event));
}

Result<CaseActDone> act_on_case(const OfficeContext& office, const CaseAct& act) {
  auto done = judge_act(office, act);
  if (!done) return done;
  return written(office, act.case_no, std::move(*done));
}

Result<CaseActDone> record_on_case(const OfficeContext& asked_at, const std::string& case_no,
                                   CaseEvent event) {
  const OfficeContext office = asked_at.at_office_of(case_no);
  auto file = case_file(office.tx, office.keys, case_no);
  if (!file && !new_number(event.body)) return Refused(unknown_case(case_no));
  auto done = judged(office, file ? std::move(*file) : CaseFile(), std::move(event));
  if (!done) return done;
  return written(office, case_no, std::move(*done));
}

}  // namespace huiyin::store

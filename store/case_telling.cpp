#include "store/case_telling.h"

#include <algorithm>

#include "petition/case_steps.h"
#include "petition/deadlines.h"
#include "petition/told.h"
#include "store/staff_mail.h"
#include "store/staff_roles.h"

namespace huiyin::store {
namespace {

using petition::CaseEvent;
using petition::CaseFile;
namespace event = petition::event;
using Names = std::vector<std::string>;

void add(Names& names, const std::string& one) {
  if (!one.empty() && std::ranges::find(names, one) == names.end()) names.push_back(one);
}
void add(Names& names, const Names& more) {
  for (const std::string& one : more) add(names, one);
}

// By duty; what an office adds for itself comes on top.
struct Concerned {
  const Office& office;
  const CaseFile& file;
  const CaseEvent& event;

  Names operator()(const event::Assigned& body) const {
    Names all{body.handler};
    for (const std::string& unit : body.co_units) add(all, heads_of(office, unit));
    return all;
  }
  Names operator()(const event::Sponsored& body) const { return {body.sponsor, body.handler}; }
  Names operator()(const event::Instructed& body) const { return unit_and_handler(body.unit); }
  Names operator()(const event::HandedOver& body) const { return {body.to}; }
  Names operator()(const event::FirstReceiverNamed& body) const { return {body.receiver}; }
  // Who asks does not approve: a leader who handles it himself goes to the principal one.
  Names operator()(const event::ExtensionAsked&) const {
    const StaffMember* leader = leader_over(office, file.columns.unit);
    if (leader != nullptr && leader->name == event.by) leader = leader_over(office, "");
    return leader == nullptr ? Names{} : Names{leader->name};
  }
  Names operator()(const event::Extended&) const { return unit_and_handler(file.columns.unit); }
  Names operator()(const event::ExtensionRefused&) const { return {file.handler}; }
  Names operator()(const event::Progress& body) const {
    return body.is_answer ? Names{file.handler} : Names{};  // the lead waits for it
  }
  Names operator()(const event::Objected&) const { return office.told_of("objected"); }
  Names operator()(const event::Returned&) const { return heads_of(office, file.columns.unit); }
  Names operator()(const event::Concluded&) const { return office.told_of("concluded"); }
  Names operator()(const event::NoticeResent&) const { return office.told_of("notice_resent"); }
  Names operator()(const event::ReviewAsked&) const { return office.told_of("review_asked"); }
  Names operator()(const event::RereviewAsked&) const { return office.told_of("review_asked"); }
  Names operator()(const event::Withdrawn&) const { return {file.handler}; }
  Names operator()(const event::MaterialAdded&) const { return {file.handler}; }
  Names operator()(const event::SupervisionOpened&) const {
    Names all = unit_and_handler(file.columns.unit);
    if (const StaffMember* leader = leader_over(office, file.columns.unit)) add(all, leader->name);
    return all;
  }
  Names operator()(const event::SupervisionClosed&) const {
    return unit_and_handler(file.columns.unit);
  }
  template <class Other>
  Names operator()(const Other&) const {
    return {};
  }

 private:
  Names unit_and_handler(const std::string& unit) const {
    Names all;
    add(all, file.handler);
    add(all, heads_of(office, unit));
    return all;
  }
};

std::string day_of(const std::optional<LocalDate>& date, const templates::Catalogue& words) {
  return date ? chinese_with_weekday(*date) : words.say("case_told.no_date");
}

std::optional<LocalDate> conclude_due(const Office& office, const CaseFile& file) {
  return petition::conclude_due(file, office.rules, office.calendar);
}

struct Facts {
  std::string what;  // the words of it that whoever is told needs for his own part
  std::optional<LocalDate> due;
  int days = 0;
};

// What an event says of itself to whom it concerns.
struct Told {
  const OfficeContext& office;
  const CaseFile& file;
  const CaseEvent& event;

  Facts operator()(const event::Assigned& body) const {
    return {body.unit, conclude_due(office.office, file)};
  }
  Facts operator()(const event::Sponsored& body) const {
    return {body.sponsor, conclude_due(office.office, file)};
  }
  Facts operator()(const event::Instructed& body) const { return {body.text, body.due}; }
  Facts operator()(const event::ExtensionAsked& body) const {
    // As it would be, if it were approved today.
    const CaseFile then = petition::fold(
        file, {event.date, event.recorded, "", event::Extended{body.days, "-", "-", body.reason}});
    return {body.reason, conclude_due(office.office, then), body.days};
  }
  Facts operator()(const event::Extended& body) const {
    return {body.reason, conclude_due(office.office, file), body.days};
  }
  Facts operator()(const event::ExtensionRefused& body) const {
    return {body.reason, conclude_due(office.office, file)};
  }
  Facts operator()(const event::Progress& body) const { return {body.unit, {}}; }
  Facts operator()(const event::Objected& body) const { return {body.reason, {}}; }
  Facts operator()(const event::Returned& body) const { return {body.consented_by, {}}; }
  Facts operator()(const event::Concluded& body) const { return {body.number, {}}; }
  Facts operator()(const event::NoticeResent& body) const { return {body.number, {}}; }
  Facts operator()(const event::ReviewAsked&) const {
    return review(office.office.reviewers.reviewer);
  }
  Facts operator()(const event::RereviewAsked&) const {
    return review(office.office.reviewers.review_of_reviewer);
  }
  Facts operator()(const event::SupervisionOpened& body) const { return {body.reason, body.due}; }
  Facts operator()(const event::SupervisionClosed& body) const { return {body.result, {}}; }
  template <class Other>
  Facts operator()(const Other&) const {
    return {};
  }

 private:
  // The office passes it on by the next working day (custom, in the citizen's favour).
  Facts review(const std::string& reviewer) const {
    return {reviewer.empty() ? office.words.say("desk.level_above") : reviewer,
            office.office.calendar.working_day_from(office.today() + days{1})};
  }
};

// Only of what the office's file names by itself: "default" is for what has nobody else.
Names added_by_office(const Office& office, std::string_view event) {
  const auto found = office.told.find(std::string(event));
  return found == office.told.end() ? Names{} : found->second;
}

}  // namespace

std::vector<std::string> concerned(const Office& office, const CaseFile& file,
                                   const CaseEvent& event) {
  Names all = std::visit(Concerned{office, file, event}, event.body);
  add(all, added_by_office(office, petition::name(event)));
  std::erase(all, event.by);
  return who_may_know(office, file, std::move(all));
}

Names who_may_know(const Office& office, const CaseFile& file, Names names) {
  std::erase_if(names, [&](const std::string& name) {
    const StaffMember* member = office.member(name);
    return member == nullptr || !petition::may_see(file, staff_person(*member));
  });
  return names;
}

std::vector<std::string> told_of_notice(const Office& office, const CaseFile* file,
                                        const std::string& by) {
  Names names = office.told_of("notice");
  add(names, by);
  return file == nullptr ? names : who_may_know(office, *file, std::move(names));
}

void tell_of_event(const OfficeContext& office, const std::string& case_no, const CaseFile& file,
                   const CaseEvent& event) {
  const Names names = concerned(office.office, file, event);
  if (names.empty()) return;
  const std::string_view about = petition::name(event);
  const Facts facts = std::visit(Told{office, file, event}, event.body);
  const std::string own = "case_told." + std::string(about);
  tell_staff(office, names, about,
             office.words.say(office.words.has(own) ? own : "case_told.other",
                              {{"登记号", case_no},
                               {"人员", event.by},
                               {"事项", petition::title(event)},
                               {"内容", facts.what},
                               {"天数", std::to_string(facts.days)},
                               {"期限", day_of(facts.due, office.words)}}));
}

}  // namespace huiyin::store

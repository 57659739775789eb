#include "petition/case_steps.h"

#include <algorithm>
#include <array>
#include <utility>

#include "petition/case_event_fields.h"
#include "petition/case_judging.h"
#include "petition/documents.h"

namespace huiyin::petition {
namespace {

// Fills an event in, so that a refusal speaks of the file and not of an empty form.
class Filler {
 public:
  explicit Filler(LocalDate today) : today_(today) {}
  void number(const char*, CaseNumber&) {}
  void number(const char*, std::optional<CaseNumber>& value) { value = CaseNumber::of(2000, 1); }
  void text(const char*, std::string& value) { value = kSomething; }
  void texts(const char*, std::vector<std::string>&) {}
  void flag(const char*, bool&) {}
  void mark(const char*, bool&) {}
  void days(const char*, int& value) { value = 1; }
  void count(const char*, int&) {}
  void date(const char*, std::optional<LocalDate>& value) { value = today_; }
  template <class Value>
  void choice(const char*, Value&, const Names<Value>&) {}
  template <class Value>
  void choice(const char*, std::optional<Value>& value, const Names<Value>& names) {
    value = names.front().second;
  }
  template <class Value>
  void choices(const char*, std::vector<Value>&, const Names<Value>&) {}
  template <class Item>
  void list(const char*, std::vector<Item>& items) {
    fields(*this, items.emplace_back());
  }
  void events(const char*, std::vector<CaseEvent>&) {}

 private:
  static constexpr const char* kSomething = "----------";  // nobody's name, longer than any minimum
  const LocalDate today_;
};

// What a filled-in form must not say of this file.
struct Fitting {
  const CaseFile& file;

  void operator()(event::Progress& body) const { body.unit.clear(); }
  void operator()(event::Sponsored& body) const {
    body.replaces = file.sponsor;
    body.is_principal = true;
  }
  template <class Other>
  void operator()(Other&) const {}
};

std::string title_of_service(Document document) {
  const bool is_report = document == Document::result_report;
  return (is_report ? "报送" : "送达") + std::string(title(document));
}

// Refusals that another act can lift; all others mean that it is not the time for this one.
bool is_waiting(const Problem& no, const CaseEvent& event) {
  constexpr std::array<std::string_view, 7> kWaiting{
      "case.sponsor",           "case.principal",         "case.follow_up",  "case.open_duty",
      "extension_after_expiry", "extension_over_30_days", "case.own_request"};
  if (std::ranges::find(kWaiting, no.code) != kWaiting.end()) return true;
  if (no.code == "case.hearing")
    return std::holds_alternative<event::Concluded>(event.body) ||
           std::holds_alternative<event::RereviewDecided>(event.body);
  return no.code == "case.supervision" && std::holds_alternative<event::Archived>(event.body);
}

class Offering {
 public:
  Offering(const CaseFile& file, const std::string& by, const std::vector<Role>& roles,
           const Law& law, Instant now)
      : file_(file), by_(by), roles_(roles), law_(law), now_(now) {}

  std::vector<Step> steps() {
    each_kind(std::make_index_sequence<std::variant_size_v<EventKinds>>());
    return std::move(steps_);
  }

 private:
  template <std::size_t... I>
  void each_kind(std::index_sequence<I...>) {
    (offer<std::variant_alternative_t<I, EventKinds>>(), ...);
  }

  template <class Body>
  void offer() {
    Body body = blank_body<Body>();
    Filler filler(office_date(now_));
    fields(filler, body);
    Fitting{file_}(body);
    if constexpr (std::is_same_v<Body, event::Served>) {
      for (const Document document : all_documents()) {
        body.document = document;
        if (std::string made = document_number(file_, document); !made.empty())
          body.number = std::move(made);
        if (auto step = possible(body)) {
          step->title = title_of_service(document);
          step->document = document;
          steps_.push_back(*std::move(step));
        }
      }
    } else if constexpr (std::is_same_v<Body, event::Rated>) {
      for (const auto& [name, stage] : kStages) {
        body.stage = stage;
        if (auto step = possible(body)) return steps_.push_back(*std::move(step));
      }
    } else if constexpr (std::is_same_v<Body, event::Corrected>) {
      offer_correction();
    } else {
      if (auto step = possible(body)) steps_.push_back(*std::move(step));
    }
  }

  // In the first role in which nothing is in the way; else in the first that waits for something.
  std::optional<Step> possible(const EventBody& body) const {
    std::optional<Step> waiting;
    for (const Role role : roles_) {
      const CaseEvent event{office_date(now_), now_, by_, body, role};
      auto no = refusal(file_, event, law_);
      Step step{.event = std::string(name(event)), .title = std::string(title(event)), .as = role};
      if (!no) return step;
      if (waiting || !is_waiting(*no, event)) continue;
      step.waits_for = std::move(no);
      waiting = std::move(step);
    }
    return waiting;
  }

  // There is something on the ledger that he could have written.
  void offer_correction() {
    if (file_.state == State::draft || file_.state == State::archived) return;
    for (const Role role : roles_) {
      const bool may_any = std::ranges::any_of(file_.ledger, [&](const CaseEvent& entry) {
        return !std::holds_alternative<event::Corrected>(entry.body) &&
               (may(role, name(entry)) || role == Role::office_head);
      });
      if (!may(role, event::Corrected::kName) || !may_any) continue;
      steps_.push_back(
          {std::string(event::Corrected::kName), std::string(event::Corrected::kTitle), role});
      return;
    }
  }

  const CaseFile& file_;
  const std::string& by_;
  const std::vector<Role>& roles_;
  const Law& law_;
  const Instant now_;
  std::vector<Step> steps_;
};

bool is_held_on(const CaseFile& file, const StaffPerson& person, Role role) {
  switch (role) {
    // By the file alone: nobody handles or sponsors whatever there is.
    case Role::handler:
    case Role::co_handler:
    case Role::sponsor:
      return false;
    case Role::section_head:
      return names({&file.columns.unit, 1}, person.unit) || names(file.co_units, person.unit);
    case Role::unit_officer:
      return person.unit.empty() || names({&file.columns.unit, 1}, person.unit);
    default:
      return true;
  }
}

}  // namespace

std::vector<Role> roles_on(const CaseFile& file, const StaffPerson& person) {
  if (names(file.intake.accused_persons, person.name) || names(file.intake.recused, person.name) ||
      names(file.intake.accused_units, person.unit))
    return {};
  std::vector<Role> roles;
  if (names({&file.handler, 1}, person.name)) roles.push_back(Role::handler);
  if (names(file.co_units, person.unit)) roles.push_back(Role::co_handler);
  if (names({&file.sponsor, 1}, person.name)) roles.push_back(Role::sponsor);
  for (const Role role : person.standing)
    if (is_held_on(file, person, role)) roles.push_back(role);
  if (std::ranges::find(roles, Role::receiver) == roles.end()) roles.push_back(Role::receiver);
  return roles;
}

bool may_see(const CaseFile& file, const StaffPerson& person) {
  const auto roles = roles_on(file, person);
  if (roles.empty()) return false;
  return roles != std::vector{Role::receiver} || names({&file.first_receiver, 1}, person.name);
}

std::vector<Step> next_steps(const CaseFile& file, const std::string& by,
                             const std::vector<Role>& roles, const Law& law, Instant now) {
  return Offering(file, by, roles, law, now).steps();
}

}  // namespace huiyin::petition

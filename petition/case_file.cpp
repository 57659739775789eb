#include "petition/case_file.h"

#include <algorithm>
#include <array>

#include "petition/case_correction.h"

namespace huiyin::petition {
namespace {

struct StateRow {
  State state;
  std::string_view name;
  std::string_view title;
  bool is_open;
};

constexpr std::array kStates{
    StateRow{State::draft, "draft", "填写中", true},
    StateRow{State::registered, "registered", "已登记", true},
    StateRow{State::transferred_in, "transferred_in", "转来待办", true},
    StateRow{State::accepted, "accepted", "已受理", true},
    StateRow{State::not_accepted, "not_accepted", "不予受理", false},
    StateRow{State::routed, "routed", "已告知其他途径", false},
    StateRow{State::transferred, "transferred", "已转送", true},
    StateRow{State::answered_on_spot, "answered_on_spot", "已当场答复", false},
    StateRow{State::in_progress, "in_progress", "办理中", true},
    StateRow{State::concluded, "concluded", "已作出意见", true},
    StateRow{State::served, "served", "已送达", true},
    StateRow{State::review, "review", "复查中", true},
    StateRow{State::review_decided, "review_decided", "已作出复查意见", true},
    StateRow{State::rereview, "rereview", "复核中", true},
    StateRow{State::final_, "final", "已终结", false},
    StateRow{State::followed_up, "followed_up", "已回访", false},
    StateRow{State::archived, "archived", "已归档", false},
    StateRow{State::no_longer_accepted, "no_longer_accepted", "不再受理", false},
    StateRow{State::withdrawn, "withdrawn", "已撤回", false}};

const StateRow& row(State state) { return *std::ranges::find(kStates, state, &StateRow::state); }

void keep(std::string& column, const std::string& value) {
  if (!value.empty()) column = value;
}

void hold(CaseFile& file, const std::string& handler) {
  if (handler.empty()) return;
  file.handler = handler;
  if (std::ranges::find(file.handled_by, handler) == file.handled_by.end())
    file.handled_by.push_back(handler);
}

template <class Body>
void take_in(CaseFile& file, const Body& body, State state) {
  file.number = body.number;
  file.state = state;
  file.contact_known = body.contact_known;
  file.intake = body.intake;
  keep(file.columns.place, body.place);
  keep(file.first_receiver, body.intake.first_receiver);
  hold(file, body.intake.handler);
}

// What each event makes of the file, whatever state it finds it in.
struct Folding {
  CaseFile& file;
  const CaseEvent& event;

  void operator()(const event::Registered& body) const {
    take_in(file, body, State::registered);
    file.received_by = body.received_by;
    // Whoever receives first is the first receiver, unless another is named.
    if (file.first_receiver.empty() && event.as == Role::receiver) file.first_receiver = event.by;
  }
  void operator()(const event::TransferredIn& body) const {
    take_in(file, body, State::transferred_in);
  }
  void operator()(const event::FirstReceiverNamed& body) const {
    keep(file.first_receiver, body.receiver);
  }
  void operator()(const event::HandedOver& body) const { keep(file.first_receiver, body.to); }
  void operator()(const event::Accepted& body) const {
    keep(file.columns.unit, body.unit);
    file.state = file.handler.empty() ? State::accepted : State::in_progress;
    file.objection.reset();
  }
  void operator()(const event::NotAccepted& body) const { close(State::not_accepted, body.reason); }
  void operator()(const event::Routed& body) const { close(State::routed, body.reason); }
  void operator()(const event::NoLongerAccepted& body) const {
    close(State::no_longer_accepted, body.reason);
  }
  void operator()(const event::Transferred& body) const {
    keep(file.columns.unit, body.to);
    file.state = State::transferred;
  }
  void operator()(const event::AnsweredOnSpot& body) const {
    keep(file.columns.opinion, body.answer);
    keep(file.columns.cause, body.cause);
    file.state = State::answered_on_spot;
  }
  void operator()(const event::Assigned& body) const {
    keep(file.columns.unit, body.unit);
    hold(file, body.handler);
    file.co_units = body.co_units;
    begin_work();
  }
  void operator()(const event::Objected&) const { file.objection = event; }
  void operator()(const event::Returned&) const {
    file.objection.reset();
    file.state = State::transferred;
  }
  void operator()(const event::Instructed& body) const {
    keep(file.columns.opinion, body.text);
    if (file.columns.unit.empty()) file.columns.unit = body.unit;
  }
  void operator()(const event::Sponsored& body) const {
    keep(file.sponsor, body.sponsor);
    file.sponsor_is_principal = body.is_principal;
    keep(file.columns.unit, body.unit);
    hold(file, body.handler);
    begin_work();
  }
  void operator()(const event::ExtensionAsked&) const { file.extension_asked = event; }
  void operator()(const event::Extended&) const { file.extension_asked.reset(); }
  void operator()(const event::ExtensionRefused&) const { file.extension_asked.reset(); }
  void operator()(const event::Concluded& body) const {
    keep(file.columns.cause, body.cause);
    keep(file.columns.conclusion, body.conclusion);
    keep(file.columns.opinion, body.opinion);
    file.extension_asked.reset();
    file.state = State::concluded;
  }
  void operator()(const event::Served& body) const {
    if (body.document == Document::opinion) file.state = State::served;
  }
  void operator()(const event::ReviewAsked&) const { file.state = State::review; }
  void operator()(const event::ReviewDecided& body) const {
    keep(file.review_unit, body.unit);
    keep(file.reviewed_by, event.by);
    file.state = State::review_decided;
  }
  void operator()(const event::RereviewAsked&) const { file.state = State::rereview; }
  void operator()(const event::RereviewDecided&) const { file.state = State::final_; }
  void operator()(const event::HearingBegun&) const { file.hearing_open = true; }
  void operator()(const event::HearingEnded&) const { file.hearing_open = false; }
  void operator()(const event::SupervisionOpened&) const { file.supervision = event; }
  void operator()(const event::SupervisionClosed&) const { file.supervision.reset(); }
  void operator()(const event::FollowedUp&) const {
    const bool is_answered = file.state == State::served || file.state == State::review_decided;
    if (is_answered) file.state = State::followed_up;
  }
  void operator()(const event::Withdrawn&) const { close(State::withdrawn, ""); }
  void operator()(const event::Archived&) const { file.state = State::archived; }
  // Taken up anew: whoever held it holds it again, and nothing of the round before is pending.
  void operator()(const event::Reopened&) const {
    file.round = file.counted.size();
    file.state = file.handler.empty() ? State::accepted : State::in_progress;
    file.hearing_open = false;
    file.review_unit.clear();
    file.reviewed_by.clear();
  }
  // The rest stands on the ledger and moves nothing; corrections are carried out by fold().
  template <class Other>
  void operator()(const Other&) const {}

 private:
  void close(State state, const std::string& conclusion) const {
    file.state = state;
    keep(file.columns.conclusion, conclusion);
    file.extension_asked.reset();
    file.objection.reset();
    file.hearing_open = false;
  }
  // Before acceptance a handler only holds the file; nobody works on it under the sixty days.
  void begin_work() const {
    if (file.state == State::accepted && !file.handler.empty()) file.state = State::in_progress;
  }
};

void count_in(CaseFile& file, const CaseEvent& event) {
  const State before = file.state;
  std::visit(Folding{file, event}, event.body);
  if (file.state != before) file.state_since = event.date;
  file.counted.push_back(event);
}

}  // namespace

std::string_view name(State state) { return row(state).name; }
std::string_view title(State state) { return row(state).title; }
bool is_open(State state) { return row(state).is_open; }

std::optional<State> state_named(std::string_view name) {
  const auto it = std::ranges::find(kStates, name, &StateRow::name);
  if (it == kStates.end()) return std::nullopt;
  return it->state;
}

CaseFile fold(CaseFile file, const CaseEvent& event) {
  if (!std::holds_alternative<event::Corrected>(event.body)) {
    count_in(file, event);
    file.ledger.push_back(event);
    return file;
  }
  CaseFile anew;
  anew.pinned_rules = std::move(file.pinned_rules);
  anew.ledger = std::move(file.ledger);
  anew.ledger.push_back(event);
  for (const CaseEvent& each : counted(anew.ledger)) count_in(anew, each);
  return anew;
}

CaseFile fold(std::span<const CaseEvent> ledger) {
  CaseFile file;
  for (const CaseEvent& event : ledger) file = fold(std::move(file), event);
  return file;
}

Result<CaseFile> apply(CaseFile file, const CaseEvent& event, const Law& law) {
  if (auto no = refusal(file, event, law)) return Refused(*std::move(no));
  return fold(std::move(file), event);
}

const std::string& matter(const CaseFile& file) {
  static const std::string kNone;
  if (const auto* in = last<event::Registered>(file))
    return std::get<event::Registered>(in->body).matter;
  if (const auto* in = last<event::TransferredIn>(file))
    return std::get<event::TransferredIn>(in->body).matter;
  return kNone;
}

bool is_accusation(const CaseFile& file) {
  return !file.intake.accused_units.empty() || !file.intake.accused_persons.empty();
}

const CaseEvent* served(const CaseFile& file, Document document) {
  for (std::size_t i = file.counted.size(); i > file.round; --i) {
    const auto* body = std::get_if<event::Served>(&file.counted[i - 1].body);
    if (body != nullptr && body->document == document) return &file.counted[i - 1];
  }
  return nullptr;
}

}  // namespace huiyin::petition

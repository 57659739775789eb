#include "petition/case_file.h"

#include <algorithm>
#include <array>

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

// What each event makes of the file, whatever state it finds it in.
struct Folding {
  CaseFile& file;
  const CaseEvent& event;

  void operator()(const event::Registered& body) const {
    file.number = body.number;
    file.state = State::registered;
    file.contact_known = body.contact_known;
    keep(file.columns.place, body.place);
  }
  void operator()(const event::TransferredIn& body) const {
    file.number = body.number;
    file.state = State::transferred_in;
    file.contact_known = body.contact_known;
    keep(file.columns.place, body.place);
  }
  void operator()(const event::Accepted& body) const {
    keep(file.columns.unit, body.unit);
    file.state = file.handler.empty() ? State::accepted : State::in_progress;
  }
  void operator()(const event::NotAccepted&) const { file.state = State::not_accepted; }
  void operator()(const event::Routed&) const { file.state = State::routed; }
  void operator()(const event::Transferred& body) const {
    keep(file.columns.unit, body.to);
    file.state = State::transferred;
  }
  void operator()(const event::AnsweredOnSpot& body) const {
    keep(file.columns.opinion, body.answer);
    file.state = State::answered_on_spot;
  }
  void operator()(const event::Assigned& body) const {
    keep(file.columns.unit, body.unit);
    keep(file.handler, body.handler);
    file.co_units = body.co_units;
    // Before acceptance a handler only holds the file; nobody works on it under the sixty days.
    if (file.state == State::accepted) file.state = State::in_progress;
  }
  void operator()(const event::Progress&) const {}
  void operator()(const event::ExtensionAsked&) const { file.extension_asked = event; }
  void operator()(const event::Extended&) const { file.extension_asked.reset(); }
  void operator()(const event::ExtensionRefused&) const { file.extension_asked.reset(); }
  void operator()(const event::Concluded& body) const {
    keep(file.columns.cause, body.cause);
    keep(file.columns.conclusion, body.conclusion);
    file.extension_asked.reset();
    file.state = State::concluded;
  }
  void operator()(const event::Served& body) const {
    if (body.document == Document::opinion) file.state = State::served;
  }
  void operator()(const event::NoticeResent&) const {}
  void operator()(const event::ReviewAsked&) const { file.state = State::review; }
  void operator()(const event::ReviewDecided&) const { file.state = State::review_decided; }
  void operator()(const event::RereviewAsked&) const { file.state = State::rereview; }
  void operator()(const event::RereviewDecided&) const { file.state = State::final_; }
  void operator()(const event::HearingBegun&) const { file.hearing_open = true; }
  void operator()(const event::HearingEnded&) const { file.hearing_open = false; }
  void operator()(const event::ImprovementAdvised&) const {}
  void operator()(const event::FollowedUp&) const {
    const bool is_answered = file.state == State::served || file.state == State::review_decided;
    if (is_answered) file.state = State::followed_up;
  }
  void operator()(const event::Withdrawn&) const { file.state = State::withdrawn; }
  void operator()(const event::Archived&) const { file.state = State::archived; }
};

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
  std::visit(Folding{file, event}, event.body);
  file.ledger.push_back(event);
  return file;
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

}  // namespace huiyin::petition

// An office in memory with people and one case, and one of its people who writes: the real words,
// the real readers, the real law.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "bot/staff.h"
#include "petition/case_steps.h"
#include "tests/unit/bot/bot_words.h"
#include "tests/unit/petition/ledger_of_tests.h"

namespace huiyin::test {

inline const std::string kCase = "XF2026-000103";

// 药品科 has the case, accepted on 28 September 2026: to be concluded by Friday 27 November.
class StaffRoom : public bot::StaffDesk {
 public:
  explicit StaffRoom(std::string who) : who_(std::move(who)) {
    using namespace petition;
    event::Registered in{CaseNumber::of(2026, 103), Arrival::online, ReceivedBy::unit,
                         "医院用药收费"};
    cases[kCase] = ledger()
                       .add("2026-09-28", in)
                       .add("2026-09-28", event::Accepted{"药品科"})
                       .add("2026-09-28", event::Assigned{"药品科", "周启明", {}})
                       .file();
  }

  Instant at = *parse_office_time("2026-11-18T09:00");
  std::map<std::string, petition::CaseFile> cases;
  std::vector<Wait> waits;
  std::vector<std::string> told;      // what the office heard
  std::optional<TakenSignal> signal;  // that waits for him
  std::vector<TakenSignal> signals_taken;
  Day day{LocalDate(2026, 12, 15), {}};

  std::string says(const std::string& text, bot::MessageKind kind = bot::MessageKind::text,
                   const std::string& menu_id = {}) {
    bot::Message message;
    message.kind = kind;
    message.text = text;
    message.menu_id = menu_id;
    message.at = at;
    const auto understood = default_understanding().understand(text, at, session_.awaiting());
    const auto turn = bot::converse_staff(session_, message, understood, *this, default_words());
    session_ = bot::Session::parse(turn.session.text()).value();  // as the store keeps it
    std::string all;
    for (const bot::Saying& saying : turn.sayings) all += saying.text;
    return all;
  }
  std::string awaiting() const { return session_.awaiting(); }
  void is(std::string name) {
    who_ = std::move(name);
    session_ = {};
  }
  const petition::CaseEvent& last() const { return cases.at(kCase).ledger.back(); }
  std::string last_event() const { return std::string(petition::name(last())); }
  std::size_t entries() const { return cases.at(kCase).ledger.size(); }

  struct Member {
    Colleague who;
    std::vector<petition::Role> standing;
  };
  std::vector<Member> staff{
      {{"何远", "局长", ""}, {petition::Role::principal_leader, petition::Role::unit_officer}},
      {{"苏敏", "副局长", ""}, {petition::Role::leader, petition::Role::unit_officer}},
      {{"丁国安", "信访办主任", ""}, {petition::Role::office_head}},
      {{"方蕾", "信访办值班", ""}, {petition::Role::duty}},
      {{"罗静", "药品科科长", "药品科"},
       {petition::Role::section_head, petition::Role::unit_officer}},
      {{"周启明", "药品科干部", "药品科"}, {petition::Role::handler}},
      {{"徐雯", "器械科干部", "器械科"}, {petition::Role::handler}}};

  Instant now() const override { return at; }
  std::optional<Colleague> me() override {
    const Member* me = member();
    return me == nullptr ? std::nullopt : std::optional(me->who);
  }
  std::vector<Colleague> colleagues() override {
    std::vector<Colleague> all;
    for (const Member& each : staff) all.push_back(each.who);
    return all;
  }
  petition::Law law() const override { return petition::law_of_tests(); }
  std::vector<std::string> my_cases() override {
    std::vector<std::string> all;
    for (const auto& [number, file] : cases)
      if (find_case(number)) all.push_back(number);
    return all;
  }
  std::optional<petition::CaseFile> find_case(const std::string& number) override {
    const auto found = cases.find(number);
    if (found == cases.end() || !petition::may_see(found->second, person())) return std::nullopt;
    return found->second;
  }
  std::vector<petition::Role> my_roles(const petition::CaseFile& file) override {
    return petition::roles_on(file, person());
  }
  Result<petition::CaseFile> judge(const Act& act) override {
    const auto file = find_case(act.number);
    if (!file) return Refused({"case.unknown", "case_no", "没有查到" + act.number, "请核对登记号"});
    petition::CaseEvent event{act.day.value_or(office_date(at)), at, who_, act.body, {}};
    if (auto* extended = std::get_if<petition::event::Extended>(&event.body))
      extended->approver = who_;
    if (auto* concluded = std::get_if<petition::event::Concluded>(&event.body);
        concluded != nullptr && concluded->number.empty())
      concluded->number = "云药信处意〔2026〕36号";  // the office's next
    std::optional<Problem> why;
    for (const petition::Role role : my_roles(*file)) {
      event.as = role;
      auto after = petition::apply(*file, event, law());
      if (after) return after;
      if (!why || petition::may(role, petition::name(event))) why = after.error();
    }
    return Refused(*why);
  }
  Result<petition::CaseFile> act(const Act& act) override {
    auto after = judge(act);
    if (after) cases[act.number] = *after;
    return after;
  }
  void tell_office(const std::string& text) override { told.push_back(text); }
  std::vector<Wait> waiting_for_human() override { return waits; }
  std::optional<TakenSignal> take_signal(Signals which) override {
    if (!signal || (which == Signals::of_life && signal->kind != "self_harm")) return std::nullopt;
    signals_taken.push_back(*signal);
    return std::exchange(signal, std::nullopt);
  }
  Day next_reception_day() override { return day; }

 private:
  const Member* member() const {
    for (const Member& each : staff)
      if (each.who.name == who_) return &each;
    return nullptr;
  }
  petition::StaffPerson person() const {
    const Member* me = member();
    if (me == nullptr) return {};
    return {me->who.name, me->who.unit, me->standing};
  }

  std::string who_;
  bot::Session session_;
};

inline bool mentions(const std::string& text, const std::string& words) {
  return text.find(words) != text.npos;
}

}  // namespace huiyin::test

#include "store/signal_telling.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/utf8.h"
#include "petition/reminder_people.h"
#include "store/cards.h"
#include "store/posting.h"
#include "store/sayings.h"
#include "store/staff_mail.h"

namespace huiyin::store {
namespace {

constexpr std::size_t kWordsBytes = 240;  // a card, not a story
constexpr hours kCalledOften{1};
constexpr minutes kCalledSeldom{15};
constexpr minutes kSmsGood{10};  // the call after next is better than this one late

std::string title_of(const OfficeContext& desk, const std::string& kind) {
  const std::string key = "desk.signal." + kind;
  return desk.words.say(desk.words.has(key) ? key : "desk.signal.other");
}

std::string talk_of(const SignalRecord& record) {
  return record.conversation ? std::to_string(record.conversation->value) : "";
}

void note_told(const OfficeContext& desk, SignalId id, const std::string& name, OutboxId message,
               std::int64_t step) {
  desk.tx.execute(
      "INSERT INTO signal_told(record_id, outbox_id, name, at, step) VALUES ($1, $2, $3, $4, $5)",
      {id.value, message.value, name, unix_ms(desk.now), step});
}

void note_when_told(const OfficeContext& desk, SignalId id) {
  desk.tx.execute("UPDATE signal_record SET told_at = $1 WHERE id = $2",
                  {unix_ms(desk.now), id.value});
}

void tell_by_app(const OfficeContext& desk, const SignalRecord& record,
                 const std::vector<std::string>& names, const std::string& text,
                 std::int64_t step) {
  for (const StaffTold& told : tell_staff(desk, names, record.kind, text))
    note_told(desk, record.id, told.name, told.message, step);
}

// Beside the words, which every client shows: one tap takes it up.
void put_card(const OfficeContext& desk, const SignalRecord& record,
              const std::vector<std::string>& names) {
  Card card{title_of(desk, record.kind), desk.words.say("desk.signal_card_note"), {}, {}};
  card.rows.emplace_back(desk.words.say("desk.signal_card_time"), office_time(record.raised).iso());
  if (record.conversation)
    card.rows.emplace_back(desk.words.say("desk.signal_card_talk"), talk_of(record));
  card.buttons.push_back({desk.words.say("desk.signal_card_take"),
                          card_key({std::string(kTakeSignal), std::to_string(record.id.value)})});
  for (const std::string& name : names) {
    const StaffMember* member = desk.office.member(name);
    if (member == nullptr || member->userid.empty()) continue;
    const Address address{std::string(kWecomApp), desk.office.agent_id, member->userid};
    post(desk, {.to = reach(desk.tx, desk.keys, address),
                .channel = address.channel,
                .kind = "card",
                .priority = Priority::at_once,
                .body = card_body(card),
                .about = "signal_card"});
  }
}

// It may be read by others: nothing of what was said, nor what kind it is.
void tell_by_sms(const OfficeContext& desk, const SignalRecord& record,
                 const std::vector<std::string>& names, std::int64_t step) {
  if (!desk.office.has_sms) return;
  for (const std::string& name : names) {
    const StaffMember* member = desk.office.member(name);
    if (member == nullptr || member->phone.empty()) continue;
    const Address address{std::string(kSms), "", member->phone};
    const OutboxId message = post(
        desk, {.to = reach(desk.tx, desk.keys, address),
               .channel = address.channel,
               .kind = "saying",
               .priority = Priority::at_once,
               .body = saying_body(
                   {desk.words.say("desk.signal_sms", {{"时间", office_time(record.raised).iso()},
                                                       {"编号", std::to_string(record.id.value)}}),
                    {},
                    {}}),
               .expires = desk.now + kSmsGood,
               .about = "signal_sms"});
    note_told(desk, record.id, name, message, step);
  }
}

std::vector<std::string> with_role(const Office& office, std::string_view role) {
  std::vector<std::string> names;
  for (const StaffMember& member : office.staff)
    if (member.role == role) names.push_back(member.name);
  return names;
}

void add_new(std::vector<std::string>& names, const std::vector<std::string>& more) {
  for (const std::string& name : more)
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::string first_text(const OfficeContext& desk, const SignalRecord& record,
                       const std::string& words) {
  const std::string people =
      record.people > 0
          ? desk.words.say("desk.signal_people", {{"人数", std::to_string(record.people)}})
          : "";
  return desk.words.say("desk.signal_told",
                        {{"信号", title_of(desk, record.kind)},
                         {"时间", office_time(desk.now).iso()},
                         {"会话", talk_of(record)},
                         {"预约号", record.booking_no},
                         {"人数", people},
                         {"原话", std::string(utf8_prefix(words, kWordsBytes))}});
}

void call_next(const OfficeContext& desk, const SignalRecord& record, std::int64_t step) {
  const auto ring = ring_list(desk.office, record.kind, desk.today());
  if (ring.empty()) return;
  const std::vector<std::string> next = {ring[std::size_t(step - 1) % ring.size()]};
  tell_by_app(desk, record, next,
              desk.words.say("desk.signal_call", {{"信号", title_of(desk, record.kind)},
                                                  {"时间", office_time(record.raised).iso()},
                                                  {"会话", talk_of(record)},
                                                  {"次数", std::to_string(step)}}),
              step);
  put_card(desk, record, next);
  tell_by_sms(desk, record, next, step);
}

}  // namespace

bool is_named_in_signal(Transaction& tx, SignalId id, const std::string& name) {
  return tx
      .row<std::int64_t>("SELECT record_id FROM signal_named WHERE record_id = $1 AND name = $2",
                         {id.value, name})
      .has_value();
}

std::vector<std::string> told_of_signal(Transaction& tx, const Office& office,
                                        const SignalRecord& record) {
  std::vector<std::string> names = office.told_of(record.kind);
  const auto leave_out_named = [&] {
    std::erase_if(names, [&](const auto& name) { return is_named_in_signal(tx, record.id, name); });
  };
  leave_out_named();
  if (names.empty()) {
    names = with_role(office, "leader");
    leave_out_named();
  }
  return names;
}

void tell_of_matters(const OfficeContext& desk, const SignalRecord& record,
                     const std::vector<std::string>& names, const std::string& text) {
  note_when_told(desk, record.id);
  tell_by_app(desk, record, names, text, 0);
}

void tell_of_signal(const OfficeContext& desk, const SignalRecord& record,
                    const std::string& words) {
  note_when_told(desk, record.id);
  const auto names = told_of_signal(desk.tx, desk.office, record);
  const bool is_called = is_of_life(record.kind) && record.state == SignalState::open;
  std::string text = first_text(desk, record, words);
  if (is_called) text += "\n" + desk.words.say("desk.signal_take_up");
  tell_by_app(desk, record, names, text, 0);
  if (!is_called) return;
  put_card(desk, record, names);
  tell_by_sms(desk, record, names, 0);
  if (!record.is_pressed)
    desk.tx.execute("UPDATE signal_record SET press_at = $1 WHERE id = $2",
                    {unix_ms(desk.now + desk.office.signals.press_step), record.id.value});
}

std::vector<std::string> ring_list(const Office& office, const std::string& kind, LocalDate day) {
  std::vector<std::string> named;
  if (const auto own = office.told.find("ring"); own != office.told.end()) {
    named = own->second;
  } else {
    // Those who were told at once come last: they have just been called.
    for (const char* role : {"office_head", "duty", "leader"})
      add_new(named, with_role(office, role));
    const auto first = office.told_of(kind);
    std::stable_partition(named.begin(), named.end(), [&](const std::string& name) {
      return std::ranges::find(first, name) == first.end();
    });
    add_new(named, first);
  }
  std::vector<petition::OfficePerson> people;
  for (const StaffMember& member : office.staff)
    people.push_back({member.name, member.deputy, member.away});
  const petition::OfficePeople present(std::move(people), named);
  std::vector<std::string> ring;
  for (const std::string& name : named) add_new(ring, {std::string(present.present(name, day))});
  std::erase_if(ring, [&](const std::string& name) {
    const StaffMember* member = office.member(name);
    return member == nullptr || (member->userid.empty() && member->phone.empty());
  });
  return ring;
}

Instant next_call(const SignalRules& rules, Instant raised, Instant now) {
  if (now - raised < kCalledOften) return now + rules.press_step;
  return now + std::max<minutes>(kCalledSeldom, rules.press_step);
}

bool is_call_due(Transaction& tx, Instant now) {
  return tx
      .row<std::int64_t>(
          "SELECT id FROM signal_record WHERE press_at IS NOT NULL AND press_at <= $1 LIMIT 1",
          {unix_ms(now)})
      .has_value();
}

int call_for_signals(const OfficeContext& main, int count) {
  int called = 0;
  for (const auto& [id, step] : main.tx.rows<std::int64_t, std::int64_t>(
           "SELECT id, press_step FROM signal_record WHERE press_at IS NOT NULL AND press_at <= $1 "
           "ORDER BY press_at, id LIMIT $2",
           {unix_ms(main.now), std::int64_t{count}})) {
    const auto record = signal_record(main.tx, {id});
    ensure(record.has_value(), "a signal for which somebody is called is there");
    const OfficeContext desk = main.at(main.offices.serving(main.tx, record->office));
    const bool is_over = main.now - record->raised >= kCalledFor;
    const auto is_ours = main.tx.execute(
        "UPDATE signal_record SET press_step = press_step + 1, press_at = $1 WHERE id = $2 AND "
        "press_step = $3 AND press_at IS NOT NULL",
        {is_over ? Value{nullptr}
                 : Value{unix_ms(next_call(desk.office.signals, record->raised, main.now))},
         id, step});
    if (is_ours == 0) continue;
    call_next(desk, *record, step + 1);
    ++called;
  }
  return called;
}

}  // namespace huiyin::store

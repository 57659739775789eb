#include "gateway/walk/pressing.h"

#include <algorithm>
#include <charconv>

#include "store/card_presses.h"
#include "store/cards.h"
#include "store/posting.h"
#include "store/reminder_books.h"
#include "store/signals.h"

namespace huiyin::gateway {
void put_card_done(const store::OfficeContext& desk, store::ConversationId to,
                   const std::string& code, const std::string& words) {
  store::post(desk, {.to = to,
                     .answers = desk.message,
                     .channel = std::string(store::kWecomApp),
                     .kind = "card_done",
                     .body = store::card_done_body({code, words}),
                     .expires = desk.now + store::kPressGood,
                     .about = "card_done"});
}

namespace {

// The card says who has it, whoever that is: a tap that comes too late is answered too.
void take_signal(const store::DeskContext& desk, const store::StaffMember& member,
                 const store::CardKey& key, const std::string& code) {
  std::int64_t id = 0;
  const char* const end = key.case_no.data() + key.case_no.size();
  const auto read = std::from_chars(key.case_no.data(), end, id);
  const bool is_ours = read.ec == std::errc() && read.ptr == end;
  if (!is_ours || !store::signal_record(desk.tx, {id})) return;
  (void)store::take_up_signal(desk, {id}, member.name);
  const auto record = store::signal_record(desk.tx, {id});
  const bool is_over = record->state == store::SignalState::ended || record->taken_by.empty();
  put_card_done(desk, desk.who.id, code,
                is_over ? desk.words.say("desk.signal_card_over")
                        : desk.words.say("desk.signal_card_taken", {{"人员", record->taken_by}}));
}

}  // namespace

std::optional<bot::Message> take_press(const store::DeskContext& desk, const CardPress& press,
                                       Instant at) {
  const store::StaffMember* member = desk.office.member_with_account(desk.who.address.user);
  const auto key = store::read_card_key(press.key);
  const auto card = store::card_of(desk.tx, press.task_id, desk.who.id);
  if (member == nullptr || !key || !card) return std::nullopt;
  if (key->act == store::kKnown) {
    store::acknowledge(desk.tx, *card, member->name, desk.now);
    put_card_done(desk, desk.who.id, press.response_code, desk.words.say("reminder.card_known"));
    return std::nullopt;
  }
  if (key->act == store::kTakeSignal) {
    take_signal(desk, *member, *key, press.response_code);
    return std::nullopt;
  }
  store::note_press(desk.tx,
                    {desk.who.id, *card, member->name, key->act, key->case_no, press.response_code},
                    desk.now);
  return bot::Message{bot::MessageKind::press, key->act, key->case_no, at};
}

}  // namespace huiyin::gateway

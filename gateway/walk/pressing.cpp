#include "gateway/walk/pressing.h"

#include <algorithm>

#include "store/card_presses.h"
#include "store/cards.h"
#include "store/posting.h"
#include "store/reminder_books.h"

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
  store::note_press(desk.tx,
                    {desk.who.id, *card, member->name, key->act, key->case_no, press.response_code},
                    desk.now);
  return bot::Message{bot::MessageKind::press, key->act, key->case_no, at};
}

}  // namespace huiyin::gateway

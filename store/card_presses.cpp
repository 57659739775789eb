#include "store/card_presses.h"

namespace huiyin::store {
std::optional<OutboxId> card_of(Transaction& tx, const std::string& task_id, ConversationId who) {
  const auto row =
      tx.row<std::int64_t>("SELECT id FROM outbox WHERE message_key = $1 AND conversation_id = $2",
                           {task_id, who.value});
  if (!row) return std::nullopt;
  return OutboxId{std::get<0>(*row)};
}

void note_press(Transaction& tx, const Press& press, Instant now) {
  const auto last = tx.row<std::int64_t>(
      "SELECT COALESCE(MAX(seq), 0) FROM case_event WHERE case_no = $1", {press.case_no});
  tx.execute(
      "INSERT INTO card_press(outbox_id, conversation_id, by_whom, act, case_no, seq, code, "
      "pressed_at, good_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (outbox_id) "
      "DO UPDATE SET by_whom = excluded.by_whom, act = excluded.act, seq = excluded.seq, code = "
      "excluded.code, pressed_at = excluded.pressed_at, good_until = excluded.good_until",
      {press.card.value, press.who.value, press.by, press.act, press.case_no,
       last ? std::get<0>(*last) : 0, press.code, unix_ms(now), unix_ms(now + kPressGood)});
}

std::vector<DonePress> done_presses(Transaction& tx, Instant now) {
  std::vector<DonePress> all;
  for (
      auto& [id, who, case_no, code, seq] :
      tx.rows<std::int64_t, std::int64_t, std::string, std::string, std::int64_t>(
          "SELECT outbox_id, conversation_id, card_press.case_no, code, e.seq FROM card_press JOIN "
          "case_event e ON e.case_no = card_press.case_no AND e.seq > card_press.seq AND e.by_whom "
          "= card_press.by_whom WHERE good_until > $1 ORDER BY outbox_id, e.seq",
          {unix_ms(now)}))
    if (all.empty() || all.back().id != id)
      all.push_back({id, ConversationId{who}, std::move(case_no), std::move(code), seq});
  return all;
}

void settle_press(Transaction& tx, std::int64_t id) {
  tx.execute("DELETE FROM card_press WHERE outbox_id = $1", {id});
}

void forget_presses(Transaction& tx, Instant now) {
  tx.execute("DELETE FROM card_press WHERE good_until <= $1", {unix_ms(now)});
}

}  // namespace huiyin::store

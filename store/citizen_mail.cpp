#include "store/citizen_mail.h"

#include "store/outbox.h"
#include "store/sayings.h"

namespace huiyin::store {

std::optional<ConversationId> conversation_of_person(Transaction& tx, std::int64_t person) {
  const auto row = tx.row<std::int64_t>(
      "SELECT conversation_id FROM identity WHERE person_id = $1 ORDER BY joined_at DESC LIMIT 1",
      {person});
  if (!row) return std::nullopt;
  return ConversationId{std::get<0>(*row)};
}

bool tell_petitioner(const OfficeContext& office, const std::string& case_no,
                     std::string_view about, const std::string& text) {
  const auto owner = office.tx.row<std::optional<std::int64_t>>(
      "SELECT person_id FROM case_index WHERE case_no = $1", {case_no});
  if (!owner || !std::get<0>(*owner)) return false;
  const auto to = conversation_of_person(office.tx, *std::get<0>(*owner));
  if (!to) return false;
  put(office.tx, office.keys, office.random,
      {.to = *to,
       .answers = office.message,
       .channel = std::string(kWecomKf),
       .kind = "saying",
       .priority = 1,
       .body = saying_body({text, {}, {}}),
       .due = {},
       .expires = {},
       .about = std::string(about),
       .trace = office.trace},
      office.now);
  office.tx.after_commit([&waits = office.mail_waits, to = *to] { waits(to, false); });
  return true;
}

}  // namespace huiyin::store

#include "store/opt_outs.h"

#include <algorithm>
#include <vector>

#include "store/bookings.h"
#include "store/conversations.h"
#include "store/outbox.h"
#include "store/people.h"

namespace huiyin::store {
namespace {

std::string subject_of(const Keyring& keys, const petition::Phone& phone) {
  return "phone/" + phone_hash(keys, phone);
}

// Of an SMS, the number that it came from; else of the person who is joined.
std::optional<petition::Phone> phone_of(Transaction& tx, const Keyring& keys, ConversationId who) {
  const auto there = conversation(tx, keys, who);
  if (!there) return std::nullopt;
  if (there->address.channel == kSms)
    if (const auto phone = petition::Phone::parse(there->address.user)) return *phone;
  const auto known = there->person ? person(tx, keys, *there->person) : std::nullopt;
  return known ? std::optional(known->phone) : std::nullopt;
}

// A conversation may have opted out before it was joined with a person: both count.
std::vector<std::string> subjects_of(Transaction& tx, const Keyring& keys, ConversationId who) {
  std::vector<std::string> all;
  if (const auto phone = phone_of(tx, keys, who)) all.push_back(subject_of(keys, *phone));
  all.push_back("conversation/" + std::to_string(who.value));
  return all;
}

bool note_opt_out(Transaction& tx, const std::string& subject, Instant now) {
  return tx.execute(
             "INSERT INTO opt_out(subject, since) VALUES ($1, $2) ON CONFLICT (subject) DO NOTHING",
             {subject, unix_ms(now)}) == 1;
}

bool is_noted(Transaction& tx, const std::string& subject) {
  return tx.row<std::int64_t>("SELECT 1 FROM opt_out WHERE subject = $1", {subject}).has_value();
}

}  // namespace

bool opt_out(Transaction& tx, const Keyring& keys, ConversationId who, Instant now) {
  for (const std::string_view waiting :
       {"SELECT id FROM outbox WHERE conversation_id = $1 AND state = 0 AND about IN ('reminder', "
        "'visit_reminder')",
        "SELECT id FROM outbox WHERE conversation_id = $1 AND state = 2 AND about IN ('reminder', "
        "'visit_reminder')"})
    for (const auto& [id] : tx.rows<std::int64_t>(waiting, {who.value}))
      withdraw(tx, OutboxId{id}, now);
  return note_opt_out(tx, subjects_of(tx, keys, who).front(), now);
}

bool opt_out(Transaction& tx, const Keyring& keys, const petition::Phone& phone, Instant now) {
  return note_opt_out(tx, subject_of(keys, phone), now);
}

bool opt_in(Transaction& tx, const Keyring& keys, ConversationId who) {
  bool was_out = false;
  for (const std::string& subject : subjects_of(tx, keys, who))
    was_out |= tx.execute("DELETE FROM opt_out WHERE subject = $1", {subject}) == 1;
  return was_out;
}

bool has_opted_out(Transaction& tx, const Keyring& keys, ConversationId who) {
  return std::ranges::any_of(subjects_of(tx, keys, who),
                             [&](const std::string& subject) { return is_noted(tx, subject); });
}

bool has_opted_out(Transaction& tx, const Keyring& keys, const petition::Phone& phone) {
  return is_noted(tx, subject_of(keys, phone));
}

}  // namespace huiyin::store

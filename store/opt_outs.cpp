#include "store/opt_outs.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "store/bookings.h"
#include "store/conversations.h"
#include "store/outbox.h"

namespace huiyin::store {
namespace {

constexpr std::string_view kOfPhone = "phone/";

std::string subject_of(const std::string& hash) { return std::string(kOfPhone) + hash; }

// By its hash alone: what of a person does not open keeps nobody from being asked after.
std::optional<std::string> hash_of_phone(Transaction& tx, const Keyring& keys, ConversationId who) {
  const auto row = tx.row<std::string, std::optional<std::string>>(
      "SELECT c.channel, p.phone_key FROM conversation c LEFT JOIN identity i ON "
      "i.conversation_id = c.id LEFT JOIN person p ON p.id = i.person_id WHERE c.id = $1",
      {who.value});
  if (!row) return std::nullopt;
  if (std::get<0>(*row) != kSms) return std::get<1>(*row);
  // Of an SMS, the number that it came from.
  const auto there = conversation(tx, keys, who);
  const auto phone = petition::Phone::parse(there ? there->address.user : "");
  return phone ? std::optional(phone_hash(keys, *phone)) : std::get<1>(*row);
}

// A conversation may have opted out before it was joined with a person: both count.
std::vector<std::string> subjects_of(Transaction& tx, const Keyring& keys, ConversationId who) {
  std::vector<std::string> all;
  if (const auto hash = hash_of_phone(tx, keys, who)) all.push_back(subject_of(*hash));
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
       {"SELECT id, about FROM outbox WHERE conversation_id = $1 AND state = 0",
        "SELECT id, about FROM outbox WHERE conversation_id = $1 AND state = 2"})
    for (const auto& [id, about] : tx.rows<std::int64_t, std::string>(waiting, {who.value}))
      if (may_be_refused(about)) withdraw(tx, OutboxId{id}, now);
  return note_opt_out(tx, subjects_of(tx, keys, who).front(), now);
}

bool opt_out(Transaction& tx, const Keyring& keys, const petition::Phone& phone, Instant now) {
  return note_opt_out(tx, subject_of(phone_hash(keys, phone)), now);
}

bool opt_in(Transaction& tx, const Keyring& keys, ConversationId who) {
  bool was_out = false;
  for (const std::string& subject : subjects_of(tx, keys, who))
    was_out |= tx.execute("DELETE FROM opt_out WHERE subject = $1", {subject}) == 1;
  return was_out;
}

bool may_be_refused(std::string_view about) {
  return about == "reminder" || about == "visit_reminder" || about == "bulk";
}

bool has_opted_out(Transaction& tx, const Keyring& keys, ConversationId who) {
  return std::ranges::any_of(subjects_of(tx, keys, who),
                             [&](const std::string& subject) { return is_noted(tx, subject); });
}

bool has_opted_out(Transaction& tx, const Keyring& keys, const petition::Phone& phone) {
  return is_noted(tx, subject_of(phone_hash(keys, phone)));
}

bool has_opted_out(Transaction& tx, const std::string& subject) { return is_noted(tx, subject); }

std::string opt_out_subject(const Keyring& keys, const petition::Phone& phone) {
  return subject_of(phone_hash(keys, phone));
}

std::optional<std::string_view> phone_hash_of_subject(std::string_view subject) {
  if (!subject.starts_with(kOfPhone)) return std::nullopt;
  return subject.substr(kOfPhone.size());
}

}  // namespace huiyin::store

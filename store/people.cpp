#include "store/people.h"

#include "base/ensure.h"

namespace huiyin::store {
namespace {

std::string row_of(const std::string& phone_hash, std::string_view field) {
  return "person/" + phone_hash + "/" + std::string(field);
}

}  // namespace

std::int64_t person_of(Transaction& tx, const Keyring& keys, const petition::PersonName& name,
                       const petition::Phone& phone, Instant now) {
  const std::string hash = keys.lookup_hash("phone", phone.text());
  tx.execute(
      "INSERT INTO person(name, name_hash, phone, phone_hash, created_at) VALUES ($1, $2, $3, $4, "
      "$5) "
      "ON CONFLICT (phone_hash) DO NOTHING",
      {keys.seal(name.text(), row_of(hash, "name")), keys.lookup_hash("name", name.text()),
       keys.seal(phone.text(), row_of(hash, "phone")), hash, unix_ms(now)});
  const auto row = tx.row<std::int64_t>("SELECT id FROM person WHERE phone_hash = $1", {hash});
  ensure(row.has_value(), "a person just written is there");
  return std::get<0>(*row);
}

std::optional<bot::KnownPerson> person(Transaction& tx, const Keyring& keys, std::int64_t id) {
  const auto row = tx.row<std::string, std::string, std::string>(
      "SELECT name, phone, phone_hash FROM person WHERE id = $1", {id});
  if (!row) return std::nullopt;
  const auto& [name, phone, hash] = *row;
  auto person_name =
      petition::PersonName::parse(keys.open_or_throw(name, row_of(hash, "name"), "a person"));
  auto telephone =
      petition::Phone::parse(keys.open_or_throw(phone, row_of(hash, "phone"), "a person"));
  ensure(person_name && telephone, "a person's fields are as they were written");
  return bot::KnownPerson{*person_name, *telephone};
}

bool is_person(Transaction& tx, std::int64_t id) {
  return tx.row<std::int64_t>("SELECT 1 FROM person WHERE id = $1", {id}).has_value();
}

void join_identity(Transaction& tx, ConversationId conversation, std::int64_t person, Instant now) {
  tx.execute(
      "INSERT INTO identity(conversation_id, person_id, joined_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (conversation_id) DO UPDATE SET person_id = excluded.person_id, joined_at = "
      "excluded.joined_at",
      {conversation.value, person, unix_ms(now)});
}

void leave_identity(Transaction& tx, ConversationId conversation) {
  tx.execute("DELETE FROM identity WHERE conversation_id = $1", {conversation.value});
}

}  // namespace huiyin::store

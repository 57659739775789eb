#include "store/people.h"

#include "base/ensure.h"

namespace huiyin::store {
namespace {

std::string row_of(const std::string& phone_hash, std::string_view field) {
  return "person/" + phone_hash + "/" + std::string(field);
}

// In the place of the hash of a phone: no phone has it.
std::string no_phone(std::int64_t person) { return "cut/" + std::to_string(person); }

struct PersonRow {
  std::string name;                  // opened
  std::optional<std::string> phone;  // sealed
  std::string hash;
};
std::optional<PersonRow> person_row(Transaction& tx, const Keyring& keys, std::int64_t id) {
  auto row = tx.row<std::string, std::optional<std::string>, std::string>(
      "SELECT name, phone, phone_hash FROM person WHERE id = $1", {id});
  if (!row) return std::nullopt;
  auto& [name, phone, hash] = *row;
  return PersonRow{keys.open_or_throw(name, row_of(hash, "name"), "a person"), std::move(phone),
                   std::move(hash)};
}

// All of a row is sealed with the hash that stands in it.
void write_row(Transaction& tx, const Keyring& keys, std::int64_t id, const std::string& name,
               const std::string& hash, const std::optional<petition::Phone>& phone) {
  tx.execute(
      "UPDATE person SET name = $1, phone = $2, phone_hash = $3 WHERE id = $4",
      {keys.seal(name, row_of(hash, "name")),
       phone ? Value{keys.seal(phone->text(), row_of(hash, "phone"))} : Value{nullptr}, hash, id});
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
  const auto row = person_row(tx, keys, id);
  if (!row) return std::nullopt;
  const auto name = petition::PersonName::parse(row->name);
  ensure(name.has_value(), "a person's name is as it was written");
  bot::KnownPerson known{*name, std::nullopt};
  if (!row->phone) return known;
  const auto phone = petition::Phone::parse(
      keys.open_or_throw(*row->phone, row_of(row->hash, "phone"), "a person"));
  ensure(phone.has_value(), "a person's phone is as it was written");
  known.phone = *phone;
  return known;
}

void take_phone_from(Transaction& tx, const Keyring& keys, std::int64_t id) {
  const auto row = person_row(tx, keys, id);
  ensure(row.has_value(), "a person who has a phone is there");
  write_row(tx, keys, id, row->name, no_phone(id), std::nullopt);
}

bool give_phone_to(Transaction& tx, const Keyring& keys, std::int64_t id,
                   const petition::Phone& phone) {
  const std::string hash = keys.lookup_hash("phone", phone.text());
  const auto has_it = tx.row<std::int64_t>("SELECT id FROM person WHERE phone_hash = $1", {hash});
  if (has_it && std::get<0>(*has_it) != id) return false;
  const auto row = person_row(tx, keys, id);
  ensure(row.has_value(), "who proved himself is a person");
  write_row(tx, keys, id, row->name, hash, phone);
  return true;
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

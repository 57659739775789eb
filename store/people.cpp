#include "store/people.h"

#include "base/ensure.h"
#include "bot/understanding/sentence.h"

namespace huiyin::store {
namespace {

std::string row_of(const std::string& mark, std::string_view field) {
  return "person/" + mark + "/" + std::string(field);
}

// What a row is sealed with, in the column that no two rows share. Before a phone could be several
// people's it was the hash of the phone itself.
std::string own_mark(const std::string& phone, const std::string& name) {
  return phone + "/" + name;
}
std::string mark_without_phone(std::int64_t person) { return "cut/" + std::to_string(person); }

struct PersonRow {
  std::string name;                  // opened
  std::optional<std::string> phone;  // sealed
  std::string mark;
};
std::optional<PersonRow> person_row(Transaction& tx, const Keyring& keys, std::int64_t id) {
  auto row = tx.row<std::string, std::optional<std::string>, std::string>(
      "SELECT name, phone, phone_hash FROM person WHERE id = $1", {id});
  if (!row) return std::nullopt;
  auto& [name, phone, mark] = *row;
  return PersonRow{keys.open_or_throw(name, row_of(mark, "name"), "a person"), std::move(phone),
                   std::move(mark)};
}

void write_row(Transaction& tx, const Keyring& keys, std::int64_t id, const std::string& name,
               const std::string& mark, const std::optional<petition::Phone>& phone) {
  tx.execute(
      "UPDATE person SET name = $1, phone = $2, phone_hash = $3, phone_key = $4 WHERE id = $5",
      {keys.seal(name, row_of(mark, "name")),
       phone ? Value{keys.seal(phone->text(), row_of(mark, "phone"))} : Value{nullptr}, mark,
       phone ? Value{keys.lookup_hash("phone", phone->text())} : Value{nullptr}, id});
}

std::u32string plain(const std::string& name) { return bot::sentence(name).plain; }

std::vector<std::int64_t> people_with(Transaction& tx, const std::string& phone_hash) {
  std::vector<std::int64_t> all;
  for (const auto& [id] : tx.rows<std::int64_t>(
           "SELECT id FROM person WHERE phone_key = $1 ORDER BY id", {phone_hash}))
    all.push_back(id);
  return all;
}

}  // namespace

std::int64_t person_of(Transaction& tx, const Keyring& keys, const petition::PersonName& name,
                       const petition::Phone& phone, Instant now) {
  if (const auto known = known_person(tx, keys, name, phone)) return *known;
  const std::string hash = keys.lookup_hash("phone", phone.text());
  const std::string name_hash = keys.lookup_hash("name", name.text());
  const std::string mark = own_mark(hash, name_hash);
  tx.execute(
      "INSERT INTO person(name, name_hash, phone, phone_hash, phone_key, created_at) VALUES ($1, "
      "$2, $3, $4, $5, $6) ON CONFLICT (phone_hash) DO NOTHING",
      {keys.seal(name.text(), row_of(mark, "name")), name_hash,
       keys.seal(phone.text(), row_of(mark, "phone")), mark, hash, unix_ms(now)});
  const auto row = tx.row<std::int64_t>("SELECT id FROM person WHERE phone_hash = $1", {mark});
  ensure(row.has_value(), "a person just written is there");
  return std::get<0>(*row);
}

std::optional<std::int64_t> known_person(Transaction& tx, const Keyring& keys,
                                         const petition::PersonName& name,
                                         const petition::Phone& phone) {
  const auto rows = tx.rows<std::int64_t, std::optional<std::string>, std::string, std::string>(
      "SELECT id, name_hash, name, phone_hash FROM person WHERE phone_key = $1 ORDER BY id",
      {keys.lookup_hash("phone", phone.text())});
  const std::string hash = keys.lookup_hash("name", name.text());
  for (const auto& [id, name_hash, sealed, mark] : rows)
    if (name_hash == hash) return id;
  // Typed otherwise. A name that does not open is nobody's whom one could mean by it.
  const std::u32string asked = plain(name.text());
  for (const auto& [id, name_hash, sealed, mark] : rows)
    if (const auto known = keys.open(sealed, row_of(mark, "name")); known && plain(*known) == asked)
      return id;
  return std::nullopt;
}

std::vector<std::int64_t> people_with_phone(Transaction& tx, const Keyring& keys,
                                            const petition::Phone& phone) {
  return people_with(tx, keys.lookup_hash("phone", phone.text()));
}

std::optional<std::int64_t> only_person_with(Transaction& tx, const std::string& phone_hash) {
  const auto all = people_with(tx, phone_hash);
  return all.size() == 1 ? std::optional(all.front()) : std::nullopt;
}

std::optional<bot::KnownPerson> person(Transaction& tx, const Keyring& keys, std::int64_t id) {
  const auto row = person_row(tx, keys, id);
  if (!row) return std::nullopt;
  const auto name = petition::PersonName::parse(row->name);
  ensure(name.has_value(), "a person's name is as it was written");
  bot::KnownPerson known{*name, std::nullopt};
  if (!row->phone) return known;
  const auto phone = petition::Phone::parse(
      keys.open_or_throw(*row->phone, row_of(row->mark, "phone"), "a person"));
  ensure(phone.has_value(), "a person's phone is as it was written");
  known.phone = *phone;
  return known;
}

void take_phone_from(Transaction& tx, const Keyring& keys, std::int64_t id) {
  const auto row = person_row(tx, keys, id);
  ensure(row.has_value(), "a person who has a phone is there");
  write_row(tx, keys, id, row->name, mark_without_phone(id), std::nullopt);
}

bool give_phone_to(Transaction& tx, const Keyring& keys, std::int64_t id,
                   const petition::Phone& phone) {
  for (const std::int64_t other : people_with_phone(tx, keys, phone))
    if (other != id) return false;
  const auto row = person_row(tx, keys, id);
  ensure(row.has_value(), "who proved himself is a person");
  write_row(tx, keys, id, row->name,
            own_mark(keys.lookup_hash("phone", phone.text()), keys.lookup_hash("name", row->name)),
            phone);
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

#include "tests/support/store_room.h"

#include <algorithm>

#include "base/ensure.h"
#include "config/embedded.h"
#include "config/office.h"
#include "config/settings.h"
#include "store/connection.h"
#include "store/migrations.h"
#include "store/sayings.h"
#include "tests/support/notice_kinds.h"
#include "tests/unit/store/sql_texts.h"

namespace huiyin::store {
namespace {

using namespace literals;

Keyring keys_in(const FreshFolder& folder, Random& random) {
  auto keys = Keyring::load_or_create(folder.file("keys"), random);
  ensure(keys.has_value(), "a fresh folder takes a key file");
  return std::move(*keys);
}

petition::RuleBook rules_of_config() {
  std::vector<petition::Rules> sets;
  for (const std::string_view path : config::embedded_below("rules/"))
    sets.push_back(petition::parse_rules(config::embedded(path), path).value());
  return petition::RuleBook::of(std::move(sets)).value();
}

Office office_of_config() {
  const config::Office from = config::load_office("").office;
  const config::Settings settings = config::default_settings("/nowhere");
  Office office{
      .calendar =
          petition::Calendar::parse(config::embedded("calendar.json"), "calendar.json").value(),
      .rules = rules_of_config(),
      .reviewers = {from.facts.reviewer, from.facts.review_of_reviewer},
      .told = from.told,
      .agent_id = "1000002",
      .look_up_tries_max = settings.lookup.tries_max,
      .look_up_shut = settings.lookup.shut,
      .offer_kept = settings.waiting.offer};
  office.notices = {testing::notice_kinds_of_config(), "https://xf.example.cn"};
  office.facts.name = from.facts.name;
  office.facts.phone = from.facts.phone;
  office.reception.slots = from.reception.slots;
  office.reception.capacity = from.reception.capacity;
  office.reception.rota = {from.reception.morning, from.reception.afternoon};
  for (const config::Staff& one : from.staff)
    office.staff.push_back({one.userid, one.name, one.post, std::string(config::name(one.role)),
                            one.unit, one.principal});
  for (const config::Unit& unit : from.units)
    office.leader_of.emplace(unit.name, unit.leader_in_charge);
  return office;
}

templates::Catalogue words_of_config() {
  std::vector<templates::Catalogue::Source> sources;
  for (const std::string_view path : config::embedded_below("words/"))
    sources.push_back({std::string(path), std::string(config::embedded(path))});
  std::vector<Problem> faults;
  auto words = templates::Catalogue::parse(sources, &faults);
  ensure(words.has_value(), "the words of config can be read");
  return std::move(*words);
}

}  // namespace

StoreRoom::StoreRoom()
    : clock("2026-11-02T09:00"_at),
      keys(keys_in(folder, random)),
      place(FreshDatabase::of_an_office(folder.file("office.db"))),
      database({.path = place.path(), .writer = WriterMode::caller, .readers = 1}),
      office(office_of_config()),
      offices(OfficeBook::of_one(office)),
      words(words_of_config()),
      mail_waits_([this](ConversationId to, const Turn&) { woken.push_back(to); }) {
  ensure(migrate(database, clock).has_value(), "a fresh database takes its shape");
}

ConversationId StoreRoom::citizen(const std::string& user) {
  return write([&](Transaction& tx) {
    return reach(tx, keys, {std::string(kWecomKf), "wkDesk", user});
  });
}

Conversation StoreRoom::conversation_in(Transaction& tx, ConversationId id) const {
  auto found = conversation(tx, keys, id);
  ensure(found.has_value(), "a test speaks of conversations that are there");
  return std::move(*found);
}

DeskContext StoreRoom::context_in(Transaction& tx, ConversationId who) const {
  return {{tx, keys, random, offices, office, words, clock.now(), {}, "trace-of-test", mail_waits_},
          who.value == 0 ? Conversation{} : conversation_in(tx, who)};
}

Conversation StoreRoom::conversation_of(ConversationId id) {
  return database.read([&](Transaction& tx) { return conversation_in(tx, id); });
}

OutboxId StoreRoom::say(const Outgoing& message) {
  return write([&](Transaction& tx) { return put(tx, keys, random, message, clock.now()); });
}

OutboxId StoreRoom::say(ConversationId to, const std::string& body) {
  Outgoing message;
  message.to = to;
  message.office = kMainOffice;
  message.channel = kWecomKf;
  message.body = body;
  message.trace = "trace-of-test";
  return say(message);
}

std::vector<StoreRoom::Said> StoreRoom::said(const std::string& about) {
  return database.read([&](Transaction& tx) {
    std::vector<Said> all;
    for (const auto& [to, key, body, priority] :
         tx.rows<std::int64_t, std::string, std::string, std::int64_t>(
             "SELECT conversation_id, message_key, body, priority FROM outbox WHERE about = $1 "
             "ORDER BY id",
             {about}))
      all.push_back({conversation_in(tx, {to}).address.user,
                     read_saying_body(keys.open(body, "outbox/" + key).value()).saying.text,
                     int(priority)});
    return all;
  });
}

std::int64_t StoreRoom::number(std::string_view sql, std::initializer_list<Value> parameters) {
  return database.read([&](Transaction& tx) {
    const auto row = tx.row<std::int64_t>(sql, parameters);
    ensure(row.has_value(), "a test asks for a number that is there");
    return std::get<0>(*row);
  });
}

void StoreRoom::execute(std::string_view sql, std::initializer_list<Value> parameters) {
  write([&](Transaction& tx) { tx.execute(sql, parameters); });
}

std::string StoreRoom::bytes() {
  if (!is_on_sqlite()) return rows_of_all_tables();
  return contents(database.path()) + contents(database.path() + "-wal");
}

std::string StoreRoom::rows_of_all_tables() {
  std::string all;
  database.read([&](Transaction& tx) {
    for (const auto& [table] :
         tx.rows<std::string>("SELECT table_name::text FROM information_schema.tables WHERE "
                              "table_schema = current_schema()"))
      for (const auto& [row] : tx.rows<std::string>("SELECT t::text FROM " + table + " t"))
        all += row + '\n';
  });
  return all;
}

std::string StoreRoom::plan(const std::string& source, std::string_view fragment) {
  const auto texts = sql_texts();
  const auto found = std::ranges::find_if(texts, [&](const SqlText& text) {
    return text.place.starts_with("store/" + source + ":") &&
           text.sql.find(fragment) != text.sql.npos;
  });
  ensure(found != texts.end(), "a test asks for the plan of a statement that is there");
  return plan_of(found->sql);
}

std::string StoreRoom::plan_of(std::string_view statement) {
  std::string sql = "EXPLAIN QUERY PLAN " + std::string(statement);
  std::ranges::replace(sql, '$', '?');
  Connection connection({.path = database.path()});
  std::string steps;
  for (const auto& [id, parent, unused, detail] :
       connection.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(sql))
    steps += detail + '\n';
  return steps;
}

bot::BookingRequest request(const std::string& phone, const std::string& date,
                            const std::string& time) {
  return {petition::PersonName::parse("沈小满").value(),
          petition::Phone::parse(phone).value(),
          1,
          {},
          "拖欠工资三个月",
          false,
          LocalDate::parse(date).value(),
          LocalTime::parse(time).value()};
}

}  // namespace huiyin::store

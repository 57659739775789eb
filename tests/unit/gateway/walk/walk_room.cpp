#include "tests/unit/gateway/walk/walk_room.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "config/embedded.h"
#include "config/office.h"
#include "gateway/wecom/kf_payload.h"
#include "store/migrations.h"
#include "store/sayings.h"
#include "tests/support/notice_kinds.h"

namespace huiyin::testing {

using namespace huiyin::literals;
using nlohmann::json;
using store::Transaction;

namespace {

template <class T, class E>
T the(tl::expected<T, E>&& result, const char* what) {
  if (!result) throw std::runtime_error(std::string("the sample has no ") + what);
  return std::move(*result);
}

store::Keyring fresh_keys(const std::string& path, Random& random) {
  return the(store::Keyring::load_or_create(path, random), "keys");
}

std::int64_t seconds_of(Instant moment) { return moment.time_since_epoch().count() / 1000; }

}  // namespace

const bot::Understanding& understanding() {
  static const bot::Understanding trained =
      the(bot::Understanding::from({.intents = config::embedded("understanding/intents.json"),
                                    .lexicon = config::embedded("understanding/lexicon.json"),
                                    .calendar = config::embedded("understanding/calendar.json")}),
          "understanding");
  return trained;
}

store::Office sample_office() {
  const config::Office from = config::load_office("").office;
  std::vector<petition::Rules> sets;
  for (const auto path : config::embedded_below("rules/"))
    sets.push_back(the(petition::parse_rules(config::embedded(path), path), "rules"));
  petition::ReceptionRules reception;
  reception.register_until_day = from.reception.register_until_day;
  reception.day = from.reception.day;
  reception.slots = from.reception.slots;
  reception.capacity = from.reception.capacity;
  store::Office office{
      .facts = {},
      .reception = reception,
      .calendar =
          the(petition::Calendar::parse(config::embedded("calendar.json"), "calendar"), "calendar"),
      .rules = the(petition::RuleBook::of(std::move(sets)), "rules"),
      .reviewers = {},
      .staff = {},
      .leader_of = {},
      .told = from.told,
      .agent_id = kAgent};
  office.notices = {notice_kinds_of_config(), "https://xf.example.cn"};
  office.facts.name = from.facts.name;
  office.facts.address = from.facts.address;
  office.facts.phone = from.facts.phone;
  office.facts.hours = from.facts.hours;
  for (const config::Staff& one : from.staff)
    office.staff.push_back(
        {one.userid, one.name, one.post, std::string(config::name(one.role)), one.unit});
  return office;
}

templates::Catalogue sample_words(const std::string& lacking) {
  std::vector<templates::Catalogue::Source> sources;
  for (const auto path : config::embedded_below("words/")) {
    std::istringstream all{std::string(config::embedded(path))};
    std::string kept, line;
    bool keeps = true;
    while (std::getline(all, line)) {
      if (line.starts_with("== ")) keeps = lacking.empty() || !line.starts_with("== " + lacking);
      if (keeps) kept += line + "\n";
    }
    sources.push_back({std::string(path), kept});
  }
  std::vector<Problem> faults;
  return the(templates::Catalogue::parse(sources, &faults), "words");
}

Log::Log() : before_(spdlog::default_logger()) {
  auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(text_);
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("test", sink));
  spdlog::set_level(spdlog::level::trace);
}

Log::~Log() { spdlog::set_default_logger(before_); }

WalkRoom::WalkRoom(store::WriterMode writer, std::size_t queue_max)
    : clock("2026-11-24T09:00"_at),
      keys(fresh_keys(folder.file("keys.json"), random)),
      place(store::FreshDatabase::of_an_office(folder.file("huiyin.db"))),
      database({.path = place.path(), .writer = writer, .writers = 1, .queue_max = queue_max}) {
  if (!store::migrate(database, clock)) throw std::runtime_error("the store does not migrate");
}

std::int64_t WalkRoom::number(const std::string& sql) {
  return database.read([&](Transaction& tx) {
    const auto row = tx.row<std::optional<std::int64_t>>(sql);
    return row ? std::get<0>(*row).value_or(-1) : -1;
  });
}

std::vector<std::string> WalkRoom::texts(const std::string& sql) {
  std::vector<std::string> all;
  database.read([&](Transaction& tx) {
    for (const auto& [one] : tx.rows<std::optional<std::string>>(sql))
      all.push_back(one.value_or(""));
  });
  return all;
}

std::string WalkRoom::text(const std::string& sql) {
  const auto all = texts(sql);
  return all.empty() ? "" : all.front();
}

void WalkRoom::change(const std::string& sql) {
  database.write([&](Transaction& tx) { tx.execute(sql); });
}

void WalkRoom::break_writes(const std::string& table, const std::string& verb) {
  const std::string name = "broken_" + std::to_string(++broken_);
  broken_tables_.push_back(table);
  database.write([&](Transaction& tx) {
    const std::string when = "CREATE TRIGGER " + name + " BEFORE " + verb + " ON " + table;
    if (tx.engine() == store::EngineKind::sqlite)
      tx.script(when + " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END;");
    else
      tx.script(
          "CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
          "RAISE disk_full USING MESSAGE = 'the disk is full'; END $$; " +
          when + " FOR EACH ROW EXECUTE FUNCTION fail()");
  });
}

void WalkRoom::heal() {
  database.write([&](Transaction& tx) {
    for (; broken_ > 0; --broken_) {
      const std::string name = "broken_" + std::to_string(broken_);
      tx.script("DROP TRIGGER " + name + (place.is_file() ? "" : " ON " + broken_tables_.back()));
      broken_tables_.pop_back();
    }
  });
}

store::ConversationId WalkRoom::citizen(const std::string& user) {
  return database.write([&](Transaction& tx) {
    return store::reach(tx, keys, {std::string(store::kWecomKf), kAccount, user});
  });
}

store::ConversationId WalkRoom::staff(const std::string& userid) {
  return database.write([&](Transaction& tx) {
    return store::reach(tx, keys, {std::string(store::kWecomApp), kAgent, userid});
  });
}

store::ConversationId WalkRoom::write_in(const std::string& text, const std::string& user) {
  return take_item(text_item("m" + std::to_string(++items_), user, text, clock.now()), user);
}

store::ConversationId WalkRoom::take_item(const std::string& raw, const std::string& user,
                                          const std::string& account) {
  const auto item = gateway::wecom::read_kf_item(raw);
  if (!item) throw std::runtime_error("no item: " + item.error().code);
  store::Incoming incoming;
  incoming.from = {std::string(store::kWecomKf), account, user};
  incoming.key = "kf:" + item->msgid;
  incoming.kind = item->event.empty() ? item->type : "event." + item->event;
  incoming.sent_at = Instant(seconds{item->send_time});
  incoming.raw = raw;
  incoming.opens_window = item->event.empty();
  incoming.trace = "trace-" + item->msgid;
  const auto sealed = store::seal(keys, std::move(incoming));
  const auto taken =
      database.write([&](Transaction& tx) { return store::take_in(tx, sealed, clock.now()); });
  if (!taken) throw std::runtime_error("that message was there before");
  return taken->conversation;
}

store::OutboxId WalkRoom::say(store::ConversationId to, const std::string& words, const How& how) {
  store::Outgoing message;
  message.to = to;
  message.office = store::kMainOffice;
  message.channel = how.channel;
  if (message.channel.empty())
    message.channel =
        text("SELECT channel FROM conversation WHERE id = " + std::to_string(to.value));
  message.kind = how.kind;
  message.priority = how.priority;
  message.body = how.body.empty() ? store::saying_body({words, {}, {}}) : how.body;
  message.due = how.due;
  message.expires = how.expires;
  message.trace = "test";
  return database.write(
      [&](Transaction& tx) { return store::put(tx, keys, random, message, clock.now()); });
}

BusyWriter::BusyWriter(store::Database& database, int behind)
    : latches_(std::make_shared<Latches>(1 + behind)) {
  const auto gone = [latches = latches_](std::exception_ptr) { latches->gone.count_down(); };
  database.write_async(
      [latches = latches_](Transaction&) {
        latches->came.count_down();
        latches->leave.wait();
      },
      gone);
  latches_->came.wait();
  for (int i = 0; i < behind; ++i) database.write_async([](Transaction&) {}, gone);
}

BusyWriter::~BusyWriter() {
  latches_->leave.count_down();
  latches_->gone.wait();
}

std::string text_item(const std::string& msgid, const std::string& user, const std::string& text,
                      Instant sent_at) {
  return json{{"msgid", msgid},
              {"open_kfid", kAccount},
              {"external_userid", user},
              {"send_time", seconds_of(sent_at)},
              {"origin", 3},
              {"msgtype", "text"},
              {"text", {{"content", text}}}}
      .dump();
}

std::string event_item(const std::string& msgid, const std::string& user, const std::string& event,
                       const std::string& fields, Instant sent_at) {
  json body = json::parse(fields);
  body["event_type"] = event;
  body["open_kfid"] = kAccount;
  body["external_userid"] = user;
  return json{{"msgid", msgid},
              {"send_time", seconds_of(sent_at)},
              {"origin", 4},
              {"msgtype", "event"},
              {"event", body}}
      .dump();
}

}  // namespace huiyin::testing

#include "mail_room.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/ensure.h"
#include "store/conversations.h"
#include "store/migrations.h"
#include "store/sayings.h"

namespace huiyin::bench {
namespace {

constexpr std::size_t kOneCommit = 10'000;
constexpr std::int64_t kRowsAWrite = 50'000;

store::Keyring fresh_keys(const std::filesystem::path& folder, Random& random) {
  auto keys = store::Keyring::load_or_create((folder / "keys").string(), random);
  ensure(keys.has_value(), "the bench's keys can be made");
  return std::move(*keys);
}

std::string user_of(std::string_view channel, std::size_t number) {
  const char* const beginning = channel == store::kSms       ? "139"
                                : channel == store::kWecomKf ? "wmCitizen"
                                                             : "staff";
  return fmt::format("{}{:08}", beginning, number);
}

}  // namespace

MailRoom::Folder::Folder(std::filesystem::path at) : path(std::move(at)) {
  std::filesystem::remove_all(path);
  std::filesystem::create_directories(path);
}

MailRoom::Folder::~Folder() { std::filesystem::remove_all(path); }

MailRoom::MailRoom(std::filesystem::path in)
    : folder_(std::move(in)),
      keys(fresh_keys(folder_.path, random)),
      database({.path = (folder_.path / "huiyin.db").string()}) {
  ensure(store::migrate(database, clock).has_value(), "the bench's database can be migrated");
}

MailRoom::~MailRoom() = default;

std::vector<store::ConversationId> MailRoom::people(std::string_view channel, std::size_t count) {
  std::vector<store::ConversationId> all;
  const std::string account = channel == store::kWecomKf ? "wkBenchDesk00001" : "";
  while (all.size() < count) {
    const std::size_t first = all.size(), last = std::min(count, first + kOneCommit);
    database.write([&](store::Transaction& tx) {
      all.resize(first);  // it may be done over
      for (std::size_t i = first; i < last; ++i) {
        const store::Address address{std::string(channel), account, user_of(channel, people_ + i)};
        const std::string hash = store::address_hash(keys, address);
        const auto id = tx.insert(
            "INSERT INTO conversation (channel, account, address_hash, address, last_inbound_at) "
            "VALUES ($1, $2, $3, $4, $5)",
            {address.channel, account, hash, store::seal_address(keys, address, hash),
             unix_ms(clock.now())});
        all.push_back({*id});
      }
    });
  }
  people_ += count;
  return all;
}

// By statements of many rows: rows of the product's own take twenty times as long.
void MailRoom::fill_outbox(std::int64_t rows, const FirstOfEach& first, std::int64_t people) {
  const std::int64_t began = unix_ms(clock.now() - days{90});
  const std::string body = keys.seal(std::string(250, 'x'), "bench");
  for (std::int64_t from = 0; from < rows; from += kRowsAWrite)
    database.write([&](store::Transaction& tx) {
      tx.execute(
          "INSERT INTO outbox (conversation_id, channel, kind, message_key, priority, body, "
          "created_at, due_at, state, attempts, last_code, provider_id, finished_at, trace, "
          "office, sent_by) WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n "
          "WHERE i + 1 < $2), row AS (SELECT i, i % 3 AS c, (i / 3) % 11 = 0 AS bulk, $3 + i * "
          "100 AS at FROM n) SELECT CASE c WHEN 0 THEN $4 WHEN 1 THEN $5 ELSE $6 END + (i / 3) % "
          "$7, CASE c WHEN 0 THEN 'wecom.kf' WHEN 1 THEN 'wecom.app' ELSE 'sms' END, 'saying', "
          "printf('%011x%021x', at, i), CASE WHEN bulk THEN 5 ELSE 1 END, $8, at, at, CASE WHEN "
          "bulk THEN 0 ELSE 1 END, 1, '0', CASE WHEN bulk THEN NULL ELSE 'p' || i END, CASE WHEN "
          "bulk THEN NULL ELSE at END, 'bench', CASE WHEN bulk THEN 'other' ELSE 'main' END, "
          "CASE WHEN c = 2 AND NOT bulk THEN 'ali' END FROM row",
          {from, std::min(from + kRowsAWrite, rows), began, first[0], first[1], first[2], people,
           body});
    });
}

void MailRoom::fill_inbox(std::int64_t rows, std::int64_t first, std::int64_t people) {
  const std::int64_t began = unix_ms(clock.now() - days{90});
  const std::string payload = keys.seal(std::string(250, 'x'), "bench");
  for (std::int64_t from = 0; from < rows; from += kRowsAWrite)
    database.write([&](store::Transaction& tx) {
      tx.execute(
          "INSERT INTO inbox (conversation_id, channel, message_key, kind, sent_at, received_at, "
          "payload, state, trace) WITH RECURSIVE n(i) AS (SELECT $1 UNION ALL SELECT i + 1 FROM n "
          "WHERE i + 1 < $2) SELECT $3 + i % $4, 'wecom.kf', 'bench/' || i, 'text', $5 + i * 100, "
          "$5 + i * 100, $6, 1, 'bench' FROM n",
          {from, std::min(from + kRowsAWrite, rows), first, people, began, payload});
    });
  database.write([&](store::Transaction& tx) {
    tx.execute(
        "INSERT INTO invitation_of_human (conversation_id, at) SELECT id, $1 + id FROM "
        "conversation WHERE id >= $2 AND id < $3",
        {began, first, first + people / 10});
  });
}

void MailRoom::say(std::span<const store::ConversationId> to, const store::Outgoing& like) {
  for (; !to.empty(); to = to.subspan(std::min(to.size(), kOneCommit)))
    database.write([&](store::Transaction& tx) {
      for (const store::ConversationId one : to.first(std::min(to.size(), kOneCommit))) {
        store::Outgoing message = like;
        message.to = one;
        store::put(tx, keys, random, message, clock.now());
      }
    });
}

store::Outgoing saying(std::string_view channel, store::Priority priority, std::string office) {
  return {.office = std::move(office),
          .channel = std::string(channel),
          .kind = "saying",
          .priority = priority,
          .body = store::saying_body(
              {"您好，您反映的事项我们已经收到，正在办理。办理结果会在六十日内书面告诉您，"
               "期间有进展会随时通知您，请留意短信和微信。",
               {},
               {}}),
          .trace = "bench"};
}

}  // namespace huiyin::bench

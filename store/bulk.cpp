#include "store/bulk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "store/bulk_mail.h"
#include "store/opt_outs.h"

namespace huiyin::store {
namespace {

constexpr std::size_t kBulkSealBytes = 16;

const std::string kBulkColumns =
    "SELECT id, office, seal, words, sms, ordered_by, ordered_at, per_minute, good_until, state, "
    "recipients, doubled, waiting, changed_by, changed_at, finished_at, reach, text_key FROM "
    "bulk_sending ";

using BulkColumns =
    std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string,
               std::int64_t, std::int64_t, std::optional<std::int64_t>, std::int64_t, std::int64_t,
               std::int64_t, std::int64_t, std::string, std::optional<std::int64_t>,
               std::optional<std::int64_t>, std::int64_t, std::string>;

template <class Columns>
struct RowsOf;
template <class... Columns>
struct RowsOf<std::tuple<Columns...>> {
  static auto of(Transaction& tx, std::string_view sql, std::initializer_list<Value> values) {
    return tx.rows<Columns...>(sql, values);
  }
};

std::optional<Instant> moment_of(const std::optional<std::int64_t>& ms) {
  return ms ? std::optional(Instant(milliseconds{*ms})) : std::nullopt;
}

Bulk bulk_of(const Keyring& keys, const BulkColumns& row) {
  const auto& [id, office, seal, words, sms, by, at, per_minute, until, state, recipients, doubled,
               waiting, changed_by, changed, finished, reach, text_key] = row;
  return {.id = {id},
          .seal = seal,
          .order = {.office = office,
                    .words = keys.open_or_throw(words, bulk_row(seal, "words"), "a sending"),
                    .sms = keys.open_or_throw(sms, bulk_row(seal, "sms"), "a sending"),
                    .by = by,
                    .per_minute = int(per_minute),
                    .good_until = moment_of(until),
                    .reach = Reach(reach),
                    .text_key = text_key},
          .ordered = Instant(milliseconds{at}),
          .state = BulkState(state),
          .recipients = recipients,
          .doubled = doubled,
          .waiting = waiting,
          .changed_by = changed_by,
          .changed = moment_of(changed),
          .finished = moment_of(finished)};
}

// Why somebody is left out from the first; nothing: he waits for his turn.
std::string_view left_out_at_once(Transaction& tx, const BulkReach& who) {
  if (!who.wecom && !who.sms) return kUnreachable;
  return has_opted_out(tx, who.subject) ? kOptedOut : std::string_view();
}

Value id_or_null(const std::optional<ConversationId>& id) {
  return id ? Value{id->value} : Value{nullptr};
}

std::string sealed_own(const Keyring& keys, std::string_view seal, const BulkReach& who) {
  if (!who.own) return "";
  return keys.seal(json_text(nlohmann::json::array({who.own->wecom, who.own->sms})),
                   bulk_row(seal, "own/" + who.subject));
}

// To `next` where it is as one of `from`; answers the state that it has then.
std::optional<BulkState> steer(Transaction& tx, BulkId id, std::vector<BulkState> from,
                               BulkState next, std::string_view by, Instant now) {
  const auto row = tx.row<std::int64_t>("SELECT state FROM bulk_sending WHERE id = $1", {id.value});
  if (!row) return std::nullopt;
  const auto is = BulkState(std::get<0>(*row));
  if (std::ranges::find(from, is) == from.end()) return is;
  tx.execute(
      "UPDATE bulk_sending SET state = $1, changed_by = $2, changed_at = $3, finished_at = $4 "
      "WHERE id = $5",
      {std::int64_t(next), std::string(by), unix_ms(now),
       next == BulkState::stopped ? Value{unix_ms(now)} : Value{nullptr}, id.value});
  if (next != BulkState::running) take_back(tx, id, now);
  return next;
}

}  // namespace

const std::vector<std::string>& bulk_states() {
  static const std::vector<std::string> names{"running", "paused", "done", "stopped"};
  return names;
}

BulkId order_bulk(Transaction& tx, const Keyring& keys, Random& random, const BulkOrder& order,
                  const std::vector<BulkReach>& recipients, Instant now) {
  ensure(order.per_minute > 0 && !order.office.empty(), "a sending has a pace and an office");
  const std::string seal = random.hex(kBulkSealBytes);
  const auto id = tx.insert(
      "INSERT INTO bulk_sending(office, seal, words, sms, ordered_by, ordered_at, per_minute, "
      "good_until, reach, text_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {order.office, seal, keys.seal(order.words, bulk_row(seal, "words")),
       keys.seal(order.sms, bulk_row(seal, "sms")), order.by, unix_ms(now),
       std::int64_t{order.per_minute},
       order.good_until ? Value{unix_ms(*order.good_until)} : Value{nullptr},
       std::int64_t(order.reach), order.text_key});
  ensure(id.has_value(), "an inserted sending has an id");
  std::int64_t doubled = 0, waiting = 0;
  for (const BulkReach& who : recipients) {
    const std::string left_out(left_out_at_once(tx, who));
    const bool is_new =
        tx.execute(
            "INSERT INTO bulk_recipient(bulk_id, subject, wecom_id, sms_id, state, left_out, own) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (subject, bulk_id) DO NOTHING",
            {*id, who.subject, id_or_null(who.wecom), id_or_null(who.sms),
             std::int64_t{left_out.empty() ? 0 : 2}, left_out, sealed_own(keys, seal, who)}) == 1;
    if (!is_new) ++doubled;
    if (is_new && left_out.empty()) ++waiting;
  }
  tx.execute("UPDATE bulk_sending SET recipients = $1, doubled = $2, waiting = $3 WHERE id = $4",
             {std::int64_t(recipients.size()) - doubled, doubled, waiting, *id});
  return {*id};
}

std::optional<BulkWords> opened_own(const Keyring& keys, const Bulk& of, const std::string& subject,
                                    const std::string& sealed) {
  if (sealed.empty()) return std::nullopt;
  const auto own =
      json_of(keys.open_or_throw(sealed, bulk_row(of.seal, "own/" + subject), "what one is told"));
  return BulkWords{own.at(0).get<std::string>(), own.at(1).get<std::string>()};
}

std::optional<Bulk> bulk(Transaction& tx, const Keyring& keys, BulkId id) {
  const auto rows = RowsOf<BulkColumns>::of(tx, kBulkColumns + "WHERE id = $1", {id.value});
  return rows.empty() ? std::nullopt : std::optional(bulk_of(keys, rows.front()));
}

std::vector<Bulk> bulks_before(Transaction& tx, const Keyring& keys,
                               const std::vector<std::string>& offices, std::int64_t before,
                               std::int64_t count) {
  std::vector<Bulk> all;
  for (const std::string& office : offices)
    for (const BulkColumns& row : RowsOf<BulkColumns>::of(
             tx, kBulkColumns + "WHERE office = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
             {office, before, count}))
      all.push_back(bulk_of(keys, row));
  std::ranges::sort(all, std::ranges::greater(), &Bulk::id);
  if (std::ssize(all) > count) all.resize(std::size_t(count));
  return all;
}

std::vector<OpenBulk> open_bulks(Transaction& tx) {
  std::vector<OpenBulk> all;
  for (const auto& [id, office, state, waiting] :
       tx.rows<std::int64_t, std::string, std::int64_t, std::int64_t>(
           "SELECT id, office, state, waiting FROM bulk_sending WHERE state < 2"))
    all.push_back({{id}, office, BulkState(state), waiting});
  std::ranges::sort(all, {}, &OpenBulk::id);
  return all;
}

BulkCounts bulk_counts(Transaction& tx, BulkId id) {
  BulkCounts counts;
  for (const auto& [state, count] : tx.rows<std::int64_t, std::int64_t>(
           "SELECT state, COUNT(*) FROM outbox WHERE bulk_id = $1 AND (last_code IS NULL OR "
           "last_code <> 'taken_back') GROUP BY state",
           {id.value}))
    counts.messages.at(std::size_t(state)) = count;
  for (const auto& [why, count] : tx.rows<std::string, std::int64_t>(
           "SELECT left_out, COUNT(*) FROM bulk_recipient WHERE bulk_id = $1 AND state = 2 GROUP "
           "BY left_out",
           {id.value}))
    counts.left_out[why] = count;
  return counts;
}

std::optional<BulkState> pause_bulk(Transaction& tx, BulkId id, std::string_view by, Instant now) {
  return steer(tx, id, {BulkState::running}, BulkState::paused, by, now);
}

std::optional<BulkState> resume_bulk(Transaction& tx, BulkId id, std::string_view by, Instant now) {
  return steer(tx, id, {BulkState::paused}, BulkState::running, by, now);
}

std::optional<BulkState> stop_bulk(Transaction& tx, BulkId id, std::string_view by, Instant now) {
  return steer(tx, id, {BulkState::running, BulkState::paused}, BulkState::stopped, by, now);
}

}  // namespace huiyin::store

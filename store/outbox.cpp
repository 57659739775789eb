#include "store/outbox.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "base/ensure.h"
#include "store/bulk_mail.h"
#include "store/sms_parts.h"
#include "store/sms_receipts.h"

namespace huiyin::store {
namespace {

// The head of a talk, by the index outbox_queued: what Priority lets be overtaken stands last.
const std::string kHeadOfTalk =
    "WHERE o.conversation_id = $1 AND o.state = 0 ORDER BY (o.priority >= 5 OR (o.channel = 'sms' "
    "AND o.priority >= 3)), o.id LIMIT 1";

Value or_null(const std::optional<Instant>& moment) {
  return moment ? Value{unix_ms(*moment)} : Value{nullptr};
}

// Of 32 hexadecimal digits the first eleven are the time: what is written together stands together
// in the index, on a page instead of a page each. The rest, 84 bits, is chance.
std::string new_key(Random& random, Instant now) {
  std::array<char, 11> time;
  time.fill('0');
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.begin(), digits.end(), std::uint64_t(unix_ms(now)), 16).ptr;
  const auto count = std::min<std::ptrdiff_t>(end - digits.begin(), time.size());
  std::copy(end - count, end, time.end() - count);
  return std::string(time.data(), time.size()) + random.hex(11).substr(1);
}

// A clock that was set back makes no time negative.
Value took_ms(const Queued& message, Instant now) {
  return Value{std::max<std::int64_t>(0, (now - to_be_said(message)).count())};
}

// The window opened anew while the message was in hand: nothing was held yet that it could free, so
// that who holds it now would hold it until the citizen writes once more. The platform's stamps are
// whole seconds; a count that fell tells of a second message of the same one.
bool has_written_since(Transaction& tx, const Queued& message) {
  const auto now = tx.row<std::int64_t, std::int64_t>(
      "SELECT last_inbound_at, sent_since_inbound FROM conversation WHERE id = $1",
      {message.to.value});
  return now && (std::get<0>(*now) > unix_ms(message.last_inbound) ||
                 std::get<1>(*now) < message.sent_since_inbound);
}

// When that conversation is in turn; nothing: it has nothing queued.
std::optional<Turn> lane_turn(Transaction& tx, ConversationId conversation) {
  const auto next = tx.row<std::string, std::int64_t>(
      "SELECT o.office, (SELECT MIN(priority) FROM outbox WHERE conversation_id = $1 AND state = "
      "0) FROM outbox o " +
          kHeadOfTalk,
      {conversation.value});
  if (!next) return std::nullopt;
  return Turn{Priority(std::get<1>(*next)), std::get<0>(*next)};
}

// The message itself goes another way, once: what may have arrived already is not said again.
std::optional<ConversationId> send_by_sms(Transaction& tx, const Queued& message,
                                          const Outcome& outcome, Instant now) {
  if (outcome.possible_double || message.possible_double) return std::nullopt;
  const auto moved = tx.row<std::int64_t>(
      "UPDATE outbox SET channel = 'sms', conversation_id = sms_to, body = sms_body, attempts = 0, "
      "last_code = $1, reason = $2, due_at = $3, sms_to = NULL, sms_body = NULL WHERE id = $4 AND "
      "state = 0 AND message_key = $5 AND sms_to IS NOT NULL RETURNING conversation_id",
      {outcome.code, std::string("微信没有送到，改发短信"), unix_ms(now), message.id.value,
       message.key});
  if (!moved) return std::nullopt;
  return ConversationId{std::get<0>(*moved)};
}

}  // namespace

OutboxId put(Transaction& tx, const Keyring& keys, Random& random, const Outgoing& message,
             Instant now) {
  ensure(!message.office.empty(), "a message is an office's");
  const std::string key = new_key(random, now);
  const auto id = tx.insert(
      "INSERT INTO outbox(conversation_id, inbox_id, channel, kind, message_key, priority, body, "
      "created_at, due_at, expires_at, about, trace, office, sms_to, sms_body, bulk_id, "
      "reach) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
      {message.to.value, message.answers ? Value{message.answers->value} : Value{nullptr},
       message.channel, message.kind, key, std::int64_t(message.priority),
       keys.seal(message.body, "outbox/" + key), unix_ms(now), unix_ms(message.due.value_or(now)),
       or_null(message.expires), message.about, message.trace, message.office,
       message.by_sms ? Value{message.by_sms->to.value} : Value{nullptr},
       message.by_sms ? Value{keys.seal(message.by_sms->body, "outbox/" + key)} : Value{nullptr},
       message.bulk ? Value{message.bulk->value} : Value{nullptr}, std::int64_t(message.reach)});
  ensure(id.has_value(), "an inserted message has an id");
  return {*id};
}

std::optional<Queued> head_of_lane(Transaction& tx, const Keyring& keys,
                                   ConversationId conversation) {
  const auto row = tx.row<std::int64_t, std::string, std::string, std::string, std::string,
                          std::string, std::int64_t, std::int64_t, std::optional<std::int64_t>,
                          std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string,
                          std::string, std::string, std::int64_t, std::int64_t, std::int64_t,
                          std::string, std::int64_t>(
      "SELECT o.id, o.channel, o.kind, o.message_key, o.body, o.trace, o.created_at, o.due_at, "
      "o.expires_at, o.attempts, o.possible_double, CASE WHEN o.last_code IS NULL THEN 0 ELSE "
      "1 END, CASE WHEN EXISTS (SELECT 1 FROM outbox h WHERE h.conversation_id = $1 AND "
      "h.state = 2 AND h.id < o.id) THEN 1 ELSE 0 END, c.account, c.address, c.address_hash, "
      "c.last_inbound_at, c.sent_since_inbound, o.priority, o.office, o.reach FROM outbox o JOIN "
      "conversation c ON c.id = o.conversation_id " +
          kHeadOfTalk,
      {conversation.value});
  if (!row) return std::nullopt;
  const auto& [id, channel, kind, key, body, trace, created, due, expires, attempts, twice, tried,
               behind_held, account, address, hash, inbound, sent, priority, office, reach] = *row;
  Queued queued;
  queued.id = {id};
  queued.to = conversation;
  queued.channel = channel;
  queued.account = account;
  queued.user = keys.open_or_throw(address, "conversation/" + hash + "/address", "a conversation");
  queued.kind = kind;
  queued.key = key;
  queued.body = keys.open_or_throw(body, "outbox/" + key, "a message");
  queued.trace = trace;
  queued.turn = {Priority(priority), office};
  queued.created = Instant(milliseconds{created});
  queued.due = Instant(milliseconds{due});
  if (expires) queued.expires = Instant(milliseconds{*expires});
  queued.attempts = int(attempts);
  queued.possible_double = twice != 0;
  queued.is_put_off = tried != 0;
  queued.stands_behind_held = behind_held != 0;
  queued.last_inbound = Instant(milliseconds{inbound});
  queued.sent_since_inbound = int(sent);
  queued.reach = Reach(reach);
  return queued;
}

std::optional<Queued> unopened_head_of_lane(Transaction& tx, ConversationId conversation) {
  const auto row = tx.row<std::int64_t, std::string, std::string, std::string, std::int64_t,
                          std::int64_t, std::int64_t, std::int64_t, std::string>(
      "SELECT o.id, o.channel, o.message_key, o.trace, o.due_at, o.attempts, o.possible_double, "
      "o.priority, o.office FROM outbox o " +
          kHeadOfTalk,
      {conversation.value});
  if (!row) return std::nullopt;
  const auto& [id, channel, key, trace, due, attempts, twice, priority, office] = *row;
  Queued queued;
  queued.id = {id};
  queued.to = conversation;
  queued.channel = channel;
  queued.key = key;
  queued.trace = trace;
  queued.turn = {Priority(priority), office};
  queued.due = Instant(milliseconds{due});
  queued.attempts = int(attempts);
  queued.possible_double = twice != 0;
  return queued;
}

std::vector<QueuedLine> queued_lines(Transaction& tx) {
  std::vector<QueuedLine> all;
  QueuedLine last{.turn = {.office = ""}, .channel = ""};
  std::int64_t priority = -1;
  // From line to line by the index, past whatever stands in each: from the end of time in a line,
  // because SQLite goes to the first place that is equal and would walk the whole line from there.
  while (auto next = tx.row<std::string, std::string, std::int64_t>(
             "SELECT office, channel, priority FROM outbox WHERE state = 0 AND (office, channel, "
             "priority, due_at) > ($1, $2, $3, 9223372036854775807) ORDER BY office, channel, "
             "priority LIMIT 1",
             {last.turn.office, last.channel, priority})) {
    std::tie(last.turn.office, last.channel, priority) = *std::move(next);
    last.turn.priority = Priority(priority);
    all.push_back(last);
  }
  return all;
}

std::vector<QueuedPlace> queued_in(Transaction& tx, const QueuedLine& line,
                                   const QueuedPlace& behind, Instant until, int count) {
  std::vector<QueuedPlace> all;
  for (const auto& [due, id, to] : tx.rows<std::int64_t, std::int64_t, std::int64_t>(
           "SELECT due_at, id, conversation_id FROM outbox WHERE state = 0 AND office = $1 AND "
           "channel = $2 AND priority = $3 AND (due_at, id) > ($4, $5) AND due_at <= $6 ORDER BY "
           "due_at, id LIMIT $7",
           {line.turn.office, line.channel, std::int64_t(line.turn.priority), unix_ms(behind.due),
            behind.id.value, unix_ms(until), std::int64_t{count}}))
    all.push_back({Instant(milliseconds{due}), {id}, {to}});
  return all;
}

OutboxId newest_outbox(Transaction& tx) {
  const auto row = tx.row<std::int64_t>("SELECT COALESCE(MAX(id), 0) FROM outbox");
  return {row ? std::get<0>(*row) : 0};
}

bool begin_attempt(Transaction& tx, const Queued& message, Instant now) {
  return tx.execute(
             "UPDATE outbox SET possible_double = 1, tried_at = $3 WHERE id = $1 AND state = 0 AND "
             "message_key = $2",
             {message.id.value, message.key, unix_ms(now)}) == 1;
}

Instant to_be_said(const Queued& message) {
  return message.is_put_off ? message.created : std::max(message.created, message.due);
}

Recorded record(Transaction& tx, const Queued& message, const Outcome& outcome, Instant now) {
  OutboxState state = outcome.state;
  if (state == OutboxState::held && has_written_since(tx, message)) state = OutboxState::queued;
  if (state == OutboxState::held && outcome.goes_by_sms)
    if (const auto to = send_by_sms(tx, message, outcome, now))
      return {lane_turn(tx, message.to), to, 0};
  const bool over = state != OutboxState::queued && state != OutboxState::held;
  // Only what is still queued, and as it was in hand: the platform's word that it failed may have
  // overtaken its answer.
  const auto recorded = tx.execute(
      "UPDATE outbox SET state = $1, attempts = attempts + $9, last_code = $2, reason = $3, "
      "provider_id = $4, due_at = $5, possible_double = $6, finished_at = $7, sent_by = $11, "
      "took_ms = $12, repeated = repeated + $13, look_up_at = $14 WHERE id = $8 AND state = 0 AND "
      "message_key = $10",
      {std::int64_t(state), outcome.code, outcome.reason, outcome.provider_id,
       unix_ms(outcome.again_at.value_or(message.due)),
       std::int64_t{outcome.possible_double || message.possible_double},
       over ? Value{unix_ms(now)} : Value{nullptr}, message.id.value,
       std::int64_t{outcome.is_attempt}, message.key,
       outcome.sent_by.empty() ? Value{nullptr} : Value{outcome.sent_by},
       state == OutboxState::accepted ? took_ms(message, now) : Value{nullptr},
       std::int64_t{outcome.may_double}, or_null(outcome.look_up_at)});
  if (recorded == 0) note_of_taken_back(tx, message, outcome, now);
  int receipts = 0;
  if (!outcome.parts.empty())
    receipts = keep_sms_parts(tx, message.id, outcome.sent_by, outcome.parts, now);
  else if (!outcome.sent_by.empty() && !outcome.provider_id.empty())
    receipts = match_kept_receipts(tx, message.id);
  // Not one of the new five when he has written since. Counted too low, the platform says so and
  // the next one waits; counted too high, it would wait where the platform would have taken it.
  if (outcome.counts_in_window)
    tx.execute(
        "UPDATE conversation SET sent_since_inbound = sent_since_inbound + 1 WHERE id = $1 AND "
        "last_inbound_at <= $2 AND sent_since_inbound >= $3",
        {message.to.value, unix_ms(message.last_inbound),
         std::int64_t{message.sent_since_inbound}});
  return {lane_turn(tx, message.to), {}, receipts};
}

std::optional<Failed> record_failure(Transaction& tx, const Keyring& keys, Random& random,
                                     const Undelivered& what, Instant now) {
  // A receipt never goes back: only what was thought accepted can turn out undelivered.
  const auto sent = tx.row<std::int64_t, std::int64_t, std::string, std::string, std::int64_t,
                           std::string>(
      "SELECT o.id, o.conversation_id, o.kind, o.body, CASE WHEN o.state = 0 OR c.last_inbound_at "
      "> o.finished_at "
      "THEN 1 ELSE 0 END, o.trace FROM outbox o JOIN conversation c ON c.id = o.conversation_id "
      "WHERE o.message_key = $1 AND o.state IN (0, 1, 6)",
      {what.key});
  if (!sent) return std::nullopt;
  const auto& [id, to, kind, sealed, may_be_open, trace] = *sent;
  const auto body = keys.open(sealed, "outbox/" + what.key);
  if (!what.window_was_shut || kind == "welcome" || !body) {
    tx.execute(
        "UPDATE outbox SET state = 4, last_code = $1, reason = $2, finished_at = $3 WHERE id = $4",
        {what.code, what.reason, unix_ms(now), id});
    return Failed{{to}, {{id}, trace}};
  }
  const std::string key = new_key(random, now);
  const auto state = may_be_open != 0 ? OutboxState::queued : OutboxState::held;
  tx.execute(
      "UPDATE outbox SET state = $1, message_key = $2, body = $3, last_code = $4, reason = $5, "
      "due_at = $6, attempts = 0, possible_double = 0, finished_at = NULL, took_ms = NULL WHERE id "
      "= $7",
      {std::int64_t(state), key, keys.seal(*body, "outbox/" + key), what.code, what.reason,
       unix_ms(now), id});
  return Failed{{to}, {{id}, trace}, state};
}

void withdraw(Transaction& tx, OutboxId message, Instant now, Withdrawal because) {
  const bool is_over = because == Withdrawal::over;
  tx.execute(
      "UPDATE outbox SET state = 3, last_code = $4, reason = $1, finished_at = $2 WHERE id = $3 "
      "AND state IN (0, 2)",
      {std::string(is_over ? "这件事已经过时，不再发送" : "这个手机号已经换人，不再发送"),
       unix_ms(now), message.value, std::string(is_over ? "withdrawn" : "phone_cut")});
}

std::optional<Instant> sent_before(Transaction& tx, ConversationId conversation,
                                   std::string_view channel, int n, Instant since) {
  // The channel as a literal: each has an index of its own.
  const auto row =
      channel == kSms
          ? tx.row<std::int64_t>(
                "SELECT finished_at FROM outbox WHERE conversation_id = $1 AND channel = 'sms' AND "
                "finished_at > $2 AND sent_by IS NOT NULL ORDER BY finished_at DESC LIMIT 1 "
                "OFFSET $3",
                {conversation.value, unix_ms(since), std::int64_t{n} - 1})
          : tx.row<std::int64_t>(
                "SELECT finished_at FROM outbox WHERE conversation_id = $1 AND channel = "
                "'wecom.app' AND finished_at > $2 ORDER BY finished_at DESC LIMIT 1 OFFSET $3",
                {conversation.value, unix_ms(since), std::int64_t{n} - 1});
  if (!row) return std::nullopt;
  return Instant(milliseconds{std::get<0>(*row)});
}

}  // namespace huiyin::store

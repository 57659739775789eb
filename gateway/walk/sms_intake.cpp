#include "gateway/walk/sms_intake.h"

#include <algorithm>

#include "base/log.h"
#include "gateway/walk/reading.h"
#include "store/listings.h"

namespace huiyin::gateway {
namespace {

using store::Matching;
using store::OutboxState;

// A provider that numbers its replies says by that which is which; else the words, their moment and
// where they went do, as a push that is repeated has them too.
std::string key_of(const store::Keyring& keys, const std::string& account,
                   const sms::Reply& reply) {
  if (!reply.provider_id.empty()) return "sms/" + account + "/" + reply.provider_id;
  const std::string moment = reply.time ? std::to_string(unix_ms(*reply.time)) : "";
  return "sms/" + account + "/" +
         keys.lookup_hash("sms_reply",
                          reply.phone + "\n" + reply.to + "\n" + moment + "\n" + reply.text);
}

}  // namespace

OutboxState outbox_state_of(sms::ReceiptState state) {
  switch (state) {
    case sms::ReceiptState::delivered:
      return OutboxState::delivered;
    case sms::ReceiptState::failed:
      return OutboxState::failed;
    case sms::ReceiptState::blocked:
      return OutboxState::blocked;
    case sms::ReceiptState::expired:
      return OutboxState::expired;
    case sms::ReceiptState::accepted:
      return OutboxState::accepted;
    case sms::ReceiptState::unknown:
      break;
  }
  return OutboxState::unknown;
}

store::ToldReceipt told_by(const std::string& account, const sms::Receipt& receipt) {
  return {account,
          receipt.provider_id,
          receipt.our_id,
          receipt.phone,
          outbox_state_of(receipt.state),
          receipt.code,
          receipt.reason,
          receipt.time};
}

void SmsTaken::note(const store::ToldReceipt& told, store::ReceiptTaken done) {
  ++(done.matching == Matching::matched ? matched
     : done.matching == Matching::kept  ? kept
                                        : repeated);
  if (done.matching == Matching::matched && done.message)
    matched_messages.push_back({*std::move(done.message), told.account, told.code, told.state});
}

void SmsTaken::take_in(store::Transaction& tx, const store::SealedIncoming& one, Instant now) {
  const auto taken = store::take_in(tx, one, now);
  if (one.plain.taking != store::Taking::answer) {
    ++bad;
    return;
  }
  ++(taken ? replies : replies_repeated);
  if (taken) came_in.push_back(taken->conversation);
}

SmsIntake::SmsIntake(Intake::Parts parts, std::function<void(store::ConversationId)> came_in)
    : parts_(parts), came_in_(std::move(came_in)) {}

store::SealedIncoming SmsIntake::sealed_reply(const std::string& account, const sms::Reply& reply,
                                              std::string key) const {
  const Instant now = parts_.clock.now();
  return store::seal(parts_.keys,
                     {.from = store::Address{std::string(store::kSms), "", reply.phone},
                      .key = std::move(key),
                      .kind = "text",
                      .sent_at = std::min(reply.time.value_or(now), now),
                      .raw = sms_raw(account, reply),
                      .taking = store::Taking::answer,
                      .trace = parts_.random.hex(8)});
}

store::SealedIncoming SmsIntake::sealed_unreadable(const std::string& account,
                                                   std::string raw) const {
  return store::seal(parts_.keys,
                     {.from = std::nullopt,
                      .key = "sms/" + account + "/bad/" + parts_.keys.lookup_hash("sms_bad", raw),
                      .kind = "sms.unreadable",
                      .sent_at = parts_.clock.now(),
                      .raw = std::move(raw),
                      .taking = store::Taking::set_aside,
                      .trace = parts_.random.hex(8)});
}

void SmsIntake::commit(const std::string& account, const sms::SmsFacts& facts, Done done) {
  std::vector<store::ToldReceipt> receipts;
  std::vector<store::SealedIncoming> incoming;  // replies, and what could not be read
  for (const sms::Receipt& receipt : facts.receipts) receipts.push_back(told_by(account, receipt));
  for (const sms::Reply& reply : facts.replies)
    incoming.push_back(sealed_reply(account, reply, key_of(parts_.keys, account, reply)));
  for (const std::string& raw : facts.bad) incoming.push_back(sealed_unreadable(account, raw));
  commit(
      [this, receipts = std::move(receipts), incoming = std::move(incoming)](
          store::Transaction& tx, Instant now, SmsTaken& taken) {
        for (const store::ToldReceipt& told : receipts)
          taken.note(told, store::take_receipt(tx, parts_.keys, told, now));
        for (const store::SealedIncoming& one : incoming) taken.take_in(tx, one, now);
      },
      std::move(done));
}

void SmsIntake::commit(Write write, Done done) {
  auto taken = std::make_shared<SmsTaken>();
  const auto finished = [this, taken, done = std::move(done)](std::exception_ptr why) {
    if (why) {
      ++not_committed_;
      log::error("what was told of SMS is not committed");
    }
    done(!why);
    if (!why) note(*taken);
  };
  try {
    parts_.database.write_async(
        [taken, write = std::move(write), now = parts_.clock.now()](store::Transaction& tx) {
          *taken = {};
          write(tx, now, *taken);
        },
        finished);
  } catch (const store::DatabaseError&) {  // too many wait already
    finished(std::current_exception());
  }
}

void SmsIntake::note(const SmsTaken& taken) {
  matched_ += taken.matched;
  repeated_ += taken.repeated;
  kept_ += taken.kept;
  replies_ += taken.replies;
  replies_repeated_ += taken.replies_repeated;
  bad_ += taken.bad;
  for (const SmsTaken::Matched& one : taken.matched_messages) {
    ++told_.at(std::size_t(one.state));
    log::info("receipt matched account={} state={} code={} message={} trace={}", one.account,
              store::message_states().at(std::size_t(one.state)), one.code, one.message.id.value,
              one.message.trace);
  }
  for (const SmsTaken::TakenLate& one : taken.taken_late)
    log::info("part of a message taken late account={} part={} message={} trace={}", one.account,
              one.part, one.message.id.value, one.message.trace);
  for (const store::ConversationId who : taken.came_in) came_in_(who);
}

SmsIntake::Counts SmsIntake::counts() const {
  Counts counts{matched_, repeated_, kept_, replies_, replies_repeated_, bad_, not_committed_, {}};
  std::ranges::transform(told_, counts.told.begin(),
                         [](const std::atomic<std::uint64_t>& count) { return count.load(); });
  return counts;
}

}  // namespace huiyin::gateway

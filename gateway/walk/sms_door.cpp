#include "gateway/walk/sms_door.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <memory>

#include "base/log.h"
#include "gateway/http/peer_address.h"
#include "gateway/walk/reading.h"
#include "store/inbox.h"
#include "store/sms_receipts.h"

namespace huiyin::gateway {
namespace {

using store::Matching;
using store::OutboxState;

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

bool is_same_key(std::string_view given, std::string_view key) {
  return !key.empty() && given.size() == key.size() &&
         CRYPTO_memcmp(given.data(), key.data(), key.size()) == 0;
}

}  // namespace

// One push on its way into the store; what was done with it is written anew when it is done over.
struct SmsDoor::Work {
  std::vector<store::ToldReceipt> receipts;
  std::vector<store::SealedIncoming> incoming;  // replies, and what could not be read
  std::size_t bad = 0;
  std::uint64_t matched = 0, repeated = 0, kept = 0, replies = 0, replies_repeated = 0;
  std::vector<store::ConversationId> came_in;

  void write(store::Transaction& tx, const store::Keyring& keys, Instant now) {
    matched = repeated = kept = replies = replies_repeated = 0;
    came_in.clear();
    for (const store::ToldReceipt& told : receipts) {
      const Matching done = store::take_receipt(tx, keys, told, now);
      ++(done == Matching::matched ? matched : done == Matching::kept ? kept : repeated);
    }
    for (const store::SealedIncoming& one : incoming) {
      const auto taken = store::take_in(tx, one, now);
      if (one.plain.taking != store::Taking::answer) continue;
      ++(taken ? replies : replies_repeated);
      if (taken) came_in.push_back(taken->conversation);
    }
  }
};

SmsDoor::SmsDoor(Intake::Parts parts, std::vector<Line> lines,
                 std::function<void(store::ConversationId)> came_in)
    : parts_(parts), lines_(std::move(lines)), came_in_(std::move(came_in)) {}

void SmsDoor::routes(HttpServer& server) {
  for (const auto& [path, what] : {std::pair{"/webhooks/sms/{provider}/reports", What::reports},
                                   std::pair{"/webhooks/sms/{provider}/replies", What::replies}})
    server.route("POST", path,
                 [this, what = what](const HttpRequest& request, Responder responder) {
                   take(what, request, std::move(responder));
                 });
}

const SmsDoor::Line* SmsDoor::line_of(const HttpRequest& request) const {
  const std::string& provider = request.captures.at(0);
  const std::string_view key = request.parameter("key").value_or("");
  const Line* found = nullptr;  // all are compared: time tells nothing
  for (const Line& line : lines_)
    if (line.provider->name() == provider && is_same_key(key, line.push_key)) found = &line;
  return found;
}

void SmsDoor::take(What what, const HttpRequest& request, Responder responder) {
  const Line* line = line_of(request);
  if (line == nullptr) return refuse(404, std::move(responder), "key");
  if (!line->addresses.empty() &&
      std::ranges::find(line->addresses, address_of(request)) == line->addresses.end())
    return refuse(403, std::move(responder), "address");
  sms::Pushed pushed = what == What::reports ? line->provider->read_reports(request.body)
                                             : line->provider->read_replies(request.body);
  if (pushed.answer.status >= 400) {
    ++refused_;
    log::warn("push of an SMS provider refused account={} status={}", line->name,
              pushed.answer.status);
    return responder.answer({pushed.answer.status, pushed.answer.body, pushed.answer.content_type});
  }
  commit(*line, std::move(pushed), std::move(responder));
}

void SmsDoor::refuse(int status, Responder responder, const char* why) {
  ++refused_;
  log::warn("push of an SMS provider refused by its {} status={}", why, status);
  responder.answer({status, "", "text/plain; charset=utf-8", {}});
}

void SmsDoor::commit(const Line& line, sms::Pushed pushed, Responder responder) {
  const Instant now = parts_.clock.now();
  auto work = std::make_shared<Work>();
  for (const sms::Receipt& receipt : pushed.facts.receipts)
    work->receipts.push_back(told_by(line.name, receipt));
  for (const sms::Reply& reply : pushed.facts.replies)
    work->incoming.push_back(
        store::seal(parts_.keys, {.from = store::Address{std::string(store::kSms), "", reply.phone},
                                  .key = key_of(parts_.keys, line.name, reply),
                                  .kind = "text",
                                  .sent_at = std::min(reply.time.value_or(now), now),
                                  .raw = sms_raw(reply),
                                  .taking = store::Taking::answer,
                                  .trace = parts_.random.hex(8)}));
  for (std::string& raw : pushed.facts.bad)
    work->incoming.push_back(store::seal(
        parts_.keys, {.from = std::nullopt,
                      .key = "sms/" + line.name + "/bad/" + parts_.keys.lookup_hash("sms_bad", raw),
                      .kind = "sms.unreadable",
                      .sent_at = now,
                      .raw = std::move(raw),
                      .taking = store::Taking::set_aside,
                      .trace = parts_.random.hex(8)}));
  work->bad = pushed.facts.bad.size();
  auto held = std::make_shared<Responder>(std::move(responder));
  const auto refused = [this, held] {  // the provider pushes it again
    ++not_committed_;
    log::error("push of an SMS provider not committed");
    held->answer({503, "", "text/plain; charset=utf-8", {}});
  };
  const auto committed = [this, work, held, refused,
                          answer = std::move(pushed.answer)](std::exception_ptr why) {
    if (why) return refused();
    held->answer({answer.status, answer.body, answer.content_type});
    note(*work);
  };
  try {
    parts_.database.write_async(
        [this, work, now](store::Transaction& tx) { work->write(tx, parts_.keys, now); },
        committed);
  } catch (const store::DatabaseError&) {  // too many wait already
    refused();
  }
}

void SmsDoor::note(const Work& work) {
  matched_ += work.matched;
  repeated_ += work.repeated;
  kept_ += work.kept;
  replies_ += work.replies;
  replies_repeated_ += work.replies_repeated;
  bad_ += work.bad;
  for (const store::ConversationId who : work.came_in) came_in_(who);
}

SmsDoor::Counts SmsDoor::counts() const {
  return {matched_, repeated_, kept_, replies_, replies_repeated_, bad_, refused_, not_committed_};
}

}  // namespace huiyin::gateway

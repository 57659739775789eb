#include "gateway/walk/intake.h"

#include <memory>
#include <optional>

#include "base/log.h"
#include "gateway/walk/reading.h"
#include "store/callbacks.h"
#include "store/inbox.h"
#include "store/kf_accounts.h"

namespace huiyin::gateway {
namespace {

using wecom::AppKind;
using wecom::AppMessage;

// What the inbox keeps of a callback; a bell is no message: see kf_accounts.h.
store::Incoming incoming_of(wecom::Callback& callback, std::string_view door, std::string trace,
                            Instant now) {
  store::Incoming incoming;
  incoming.key = std::string(door) + ":" + callback.content_key;
  incoming.trace = std::move(trace);
  incoming.raw = std::move(callback.text);
  incoming.sent_at = callback.signed_at;
  if (!callback.message) {
    incoming.kind = "unreadable";
    incoming.taking = store::Taking::set_aside;
    return incoming;
  }
  const AppMessage& message = *callback.message;
  incoming.kind = message.event.empty() ? message.type : "event." + message.event;
  incoming.sent_at = stamped(message.create_time, now);
  // A card's button is answered like a message; the other events are on record.
  const bool is_answered =
      message.kind == AppKind::message || message.meaning == wecom::AppEvent::card_tap;
  incoming.taking = is_answered                        ? store::Taking::answer
                    : message.kind == AppKind::unknown ? store::Taking::set_aside
                                                       : store::Taking::keep;
  if (!message.from_user.empty())
    incoming.from = {std::string(store::kWecomApp), message.agent_id,
                     wecom::folded_userid(message.from_user)};
  return incoming;
}

}  // namespace

Intake::Intake(Parts parts, std::string door, wecom::CallbackCrypto crypto,
               wecom::CallbackRules rules, Wakes wakes)
    : parts_(parts),
      door_(std::move(door)),
      crypto_(std::move(crypto)),
      rules_(rules),
      wakes_(std::move(wakes)) {}

void Intake::refuse(const wecom::CallbackRefusal& refusal) {
  ++refused_;
  log::warn("callback refused door={} status={} code={}", door_, refusal.status,
            refusal.problem.code);
}

void Intake::verify(const HttpRequest& request, Responder responder) {
  const auto plain = wecom::verify_url(crypto_, request.query, parts_.clock.now(), rules_);
  if (plain) return responder.answer({200, *plain, "text/plain; charset=utf-8", {}});
  refuse(plain.error());
  responder.answer({plain.error().status, "", "text/plain; charset=utf-8", {}});
}

void Intake::take(const HttpRequest& request, Responder responder) {
  auto held = std::make_shared<Responder>(std::move(responder));
  take(request.query, request.body, [held](int status) {
    held->answer({status, "", "text/plain; charset=utf-8", {}});
  });
}

void Intake::take(wecom::Query query, std::string_view body, std::function<void(int)> done) {
  const Instant now = parts_.clock.now();
  auto callback = wecom::read_callback(crypto_, query, body, now, rules_);
  if (!callback) {
    refuse(callback.error());
    return done(callback.error().status);
  }
  commit(std::move(*callback), now, std::move(done));
}

void Intake::commit(wecom::Callback callback, Instant now, std::function<void(int)> done) {
  struct Work {
    std::string signature, bell_token, bell_account;
    bool is_bell = false;
    std::optional<store::SealedIncoming> incoming;
    enum class Made { nothing, bell, message, set_aside } made = Made::nothing;
    store::ConversationId conversation;
  };
  auto work = std::make_shared<Work>();
  work->signature = std::move(callback.signature);
  if (callback.message && callback.message->kind == AppKind::kf_bell) {
    work->is_bell = true;
    work->bell_token = callback.message->token;
    work->bell_account = callback.message->open_kfid;
  } else {
    work->incoming =
        store::seal(parts_.keys, incoming_of(callback, door_, parts_.random.hex(8), now));
  }
  const auto take = [work, now, signed_at = callback.signed_at](store::Transaction& tx) {
    work->made = Work::Made::nothing;
    if (!store::note_callback(tx, work->signature, signed_at)) return;  // byte for byte the same
    if (work->is_bell) {
      store::note_bell(tx, work->bell_account, work->bell_token, now);
      work->made = Work::Made::bell;
      return;
    }
    const auto taken = store::take_in(tx, *work->incoming, now);
    if (!taken) return;
    const bool answered =
        work->incoming->plain.taking == store::Taking::answer && taken->conversation.value != 0;
    work->made = answered ? Work::Made::message : Work::Made::set_aside;
    work->conversation = taken->conversation;
  };
  const auto refused = [this, done] {  // the platform sends it again
    ++not_committed_;
    log::error("callback not committed door={}", door_);
    done(503);
  };
  const auto committed = [this, work, done, refused](std::exception_ptr why) {
    if (why) return refused();
    done(200);
    switch (work->made) {
      case Work::Made::nothing:
        ++repeated_;
        break;
      case Work::Made::set_aside:
        ++taken_, ++set_aside_;
        break;
      case Work::Made::bell:
        ++taken_, wakes_.bell(work->bell_account);
        break;
      case Work::Made::message:
        ++taken_, wakes_.message(work->conversation);
        break;
    }
  };
  try {
    parts_.database.write_async(take, committed);
  } catch (const store::DatabaseError&) {  // too many wait already
    refused();
  }
}

Intake::Counts Intake::counts() const {
  return {taken_, repeated_, refused_, set_aside_, not_committed_};
}

}  // namespace huiyin::gateway

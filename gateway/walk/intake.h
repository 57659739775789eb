// The webhooks of WeCom: a callback is verified, decrypted, de-duplicated and committed, and only
// then answered.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/http/http_server.h"
#include "gateway/wecom/callback.h"
#include "gateway/wecom/crypto.h"
#include "store/conversations.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::gateway {

// One callback URL: `/webhooks/wecom/app` or `/webhooks/wecom/kf`. Events of customer service may
// come at either.
class Intake {
 public:
  struct Parts {
    store::Database& database;
    const store::Keyring& keys;
    const Clock& clock;
    Random& random;
  };
  struct Wakes {
    std::function<void(const std::string& open_kfid)>
        bell;  // there is something to pull; "": no account was named
    std::function<void(store::ConversationId)> message;  // a member of staff wrote
  };
  Intake(Parts parts, std::string door, wecom::CallbackCrypto crypto, wecom::CallbackRules rules,
         Wakes wakes);

  void verify(const HttpRequest& request, Responder responder);  // GET
  void take(const HttpRequest& request, Responder responder);    // POST

  // One callback, without HTTP: `done` gets the status, on the committing thread. For the simulator
  // and rehearsals.
  void take(wecom::Query query, std::string_view body, std::function<void(int status)> done);

  struct Counts {
    std::uint64_t taken = 0, repeated = 0, refused = 0, set_aside = 0, not_committed = 0;
  };
  Counts counts() const;

 private:
  void commit(wecom::Callback callback, Instant now, std::function<void(int status)> done);
  void refuse(const wecom::CallbackRefusal& refusal);

  const Parts parts_;
  const std::string door_;
  const wecom::CallbackCrypto crypto_;
  const wecom::CallbackRules rules_;
  const Wakes wakes_;
  std::atomic<std::uint64_t> taken_{0}, repeated_{0}, refused_{0}, set_aside_{0}, not_committed_{0};
};

}  // namespace huiyin::gateway

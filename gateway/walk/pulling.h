// Customer service is pulled: a bell only says that there is something. The cursor and the messages
// it brought are committed together; a lost or doubled bell loses and repeats nothing.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/wecom/api.h"
#include "gateway/wecom/pull.h"
#include "store/database.h"
#include "store/kf_accounts.h"
#include "store/mail.h"
#include "store/postgres_claims.h"
#include "store/sealing.h"

namespace huiyin::gateway {

struct PullSettings {
  seconds period{60};  // without a bell
  // On the first start ever, and when the platform no longer knows our cursor, older messages are
  // taken in but not answered; but those written since our last page are.
  minutes first_pull_answers{60};
  milliseconds retry_first{20};  // after an outage; doubled with each in a row
  milliseconds retry_max{10'000};
  milliseconds pause_first{1'000};  // after "too many calls", or when asking again mends nothing
  milliseconds pause_max{60'000};
  seconds look{1};  // for what happened at other instances: a bell, or that none pulls any more
};

class Pulling {
 public:
  struct Parts {
    store::Database& database;
    const store::Keyring& keys;
    const Clock& clock;
    Random& random;
    wecom::WecomApi& api;
    store::Claims* claims = nullptr;  // none: no other instance works on this database
  };
  struct Wakes {
    std::function<void(store::ConversationId)> message;  // there is something to answer
    std::function<void(store::ConversationId)> mail;     // there is something to send
    std::function<void()> pull = [] {};                  // a step is due
  };
  Pulling(Parts parts, std::string open_kfid, PullSettings settings, Wakes wakes);
  ~Pulling();

  void ring();  // a bell was committed: pull soon, with its token
  // Pulls one page, if one is due; blocks for the call and the commit. One thread at a time. False:
  // nothing is due.
  bool step();
  Instant next_due() const;

  struct Counts {
    std::uint64_t pages = 0, taken = 0, repeated = 0, malformed = 0, failed = 0, stopped = 0;
  };
  Counts counts() const;

 private:
  enum class Turn : std::uint8_t { not_yet, with_new_token, due };
  Turn turn_at(Instant now);
  bool is_ours(Instant now);
  void look_for_bells(Instant now);
  store::KfAccount account() const;
  bool take_token(const store::KfAccount& account);
  void begin(const store::KfAccount& account);
  void not_taken(Instant now);
  void back_off(const Verdict& why, Instant now);  // under mutex_
  void keep_claim(store::Transaction& tx) const;
  void commit(const wecom::PullPage& page, Instant asked_at);
  bool was_answered_before(Instant sent_at, Instant now) const;

  const Parts parts_;
  const std::string open_kfid_;
  const PullSettings settings_;
  const Wakes wakes_;

  // of the pulling thread alone
  std::unique_ptr<wecom::KfPuller> puller_;
  bool is_first_pull_ = false;
  Instant pulled_at_{};                              // before this pull
  std::string token_;                                // the bell's that was taken last
  int page_items_ = wecom::PullLimits{}.page_items;  // of the next page
  Instant looked_{};
  int outages_in_row_ = 0, pauses_in_row_ = 0;  // across pulls: since an answer that brought us on

  mutable std::mutex mutex_;
  Instant due_{};                 // guarded by mutex_
  bool backs_off_ = false;        // guarded by mutex_; no bell cuts it short, but once
  bool waits_for_token_ = false;  // guarded by mutex_: when a new token is what was lacking
  bool cut_short_ = false;        // guarded by mutex_: it did since the last page or full back-off
  bool rung_ = true;              // guarded by mutex_; at start there may be something
  Counts counts_;                 // guarded by mutex_
};

}  // namespace huiyin::gateway

// Asks providers of SMS what became of messages of which they did not tell: those whose sending
// stayed unanswered, and those of which no receipt 回执 came, as while the door was shut. What is
// learned counts as a receipt does. Nothing is ever sent again for it.
#pragma once

#include <atomic>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "gateway/sms/look_up.h"
#include "store/postgres_claims.h"
#include "store/sms_look_ups.h"

namespace huiyin::gateway {

class SmsLookUps {
 public:
  struct Parts {
    store::Database& database;
    const store::Keyring& keys;
    const Clock& clock;
    store::Claims* claims = nullptr;  // none: no other instance works on this database
  };
  // All ways by which the office sends; they outlive it.
  SmsLookUps(Parts parts, const std::vector<SmsWay*>& ways);

  bool asks_anybody() const { return !accounts_.empty(); }

  // Asks about one message, and waits for what is said. False: none is due, or nobody may be asked
  // just now. On one thread at a time.
  bool step();

  struct Counts {  // of messages asked about, each time
    std::uint64_t found = 0, absent = 0, unclear = 0, failed = 0;
  };
  Counts counts() const { return {found_, absent_, unclear_, failed_}; }

 private:
  struct Account {
    SmsWay* way = nullptr;
    Instant not_before{};
    int failures = 0;  // in a row
  };
  // What one account said of a message.
  struct Told {
    const SmsWay* by = nullptr;
    SmsWay::Looked looked = {};
  };
  bool is_ready(const Account& account, Instant now) const;
  std::optional<store::SoughtSms> take_due(const std::string& account, Instant now);
  void ask(const store::SoughtSms& sought, const std::vector<Account*>& accounts);
  void note_answer(Account& account, const sms::SmsAnswer& answer, Instant now);
  void settle(const store::SoughtSms& sought, const std::vector<Told>& told);
  sms::Sighting take_in(store::Transaction& tx, const store::SoughtSms& sought,
                        const std::vector<Told>& told, Instant now) const;

  const Parts parts_;              // constant after construction
  bool asks_everybody_ = true;     // constant: each way of the office can be asked
  std::vector<Account> accounts_;  // of the thread that steps
  std::atomic<std::uint64_t> found_{0}, absent_{0}, unclear_{0}, failed_{0};
};

}  // namespace huiyin::gateway

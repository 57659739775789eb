// A provider of SMS 短信: what is asked of it, what its answers mean, and what it tells of receipts
// and replies (sms.md 1, 2, 3). A pure translator: it sends nothing, keeps nothing, and has no
// account of its own. Limits, retry, failover and matching are written once, above it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "gateway/channel.h"
#include "gateway/http/http_client.h"
#include "gateway/sms/push_reading.h"
#include "gateway/sms/sms_request.h"
#include "templates/provider_words.h"

namespace huiyin::gateway::sms {

enum class AnswerClass : std::uint8_t {
  ok,         // accepted, which is not delivered
  retry,      // again, after a back-off
  wait,       // this number has had enough: see `window`
  number,     // never to this number
  elsewhere,  // never by this account: its provider does not go to that number
  wording,    // never in these words: a person must mend them
  pattern,    // that of this template 模板 is at fault: block it, not the channel
  approval,   // that of this signature is
  clock,      // our clock is off: signed anew once by the server's Date, else as `channel`
  channel,    // our settings or the account: stop it, tell a person, keep the messages
  maybe,      // nobody knows whether it went out
};

// How long at most it makes sense to wait; our own record of what went out may tell a shorter time.
enum class Window : std::uint8_t {
  none,
  half_minute,
  minute,
  hour,
  day,             // 24 hours, from the first of those that were counted
  night,           // until eight in the morning
  calendar_day,    // until the office's midnight
  calendar_month,  // until the first day of the next one
};
std::chrono::seconds longest(Window window);

// What became of the message for one number.
struct SmsAnswer {
  std::string phone;  // as it was asked
  AnswerClass meaning = AnswerClass::maybe;
  Verdict verdict = {};
  std::string provider_id = {};  // what receipts will carry; may be empty even when accepted
  Window window = Window::none;  // of `wait`; of `channel`: it may be resumed after it
};

// Where a provider does not push, facts are fetched. What was fetched is gone there: it is kept
// before the next is fetched.
enum class Fetch : std::uint8_t { reports, replies };
struct Fetched {
  Verdict verdict;  // `accepted`: it was read
  SmsFacts facts;   // what could not be read at all is in `bad`, as it came
};

// A message of which it is asked what became of it.
struct Sought {
  std::string phone;             // phone_form()
  std::string our_id;            // that it bore
  std::string provider_id = {};  // empty where its answer was lost
  Instant tried{};               // when the call began that sent it, or perhaps did
};

// Where the provider's records are read: a day of them, from 0, and a page of it, from 1.
struct LookUpPlace {
  int day = 0, page = 1;
};
struct LookUpPage {
  SmsAnswer answer;                   // `ok`: it was read
  std::vector<Receipt> records = {};  // of any messages to that phone about then
  bool is_whole = true;               // each record could be read, and none is held back
  std::optional<LookUpPlace> next = {};
};

// Asked about in trials: of the range of examples, nobody's.
inline constexpr std::string_view kTrialPhone = "13800000000";

class SmsProvider {
 public:
  virtual ~SmsProvider() = default;
  virtual std::string_view name() const = 0;  // "aliyun", as in settings and paths
  virtual SmsAbilities abilities() const = 0;

  // `nonce`: never the same twice, also when the same is sent again. Refuses with where = name():
  // sms.no_phone, sms.too_many_phones, sms.countries (abroad where the provider does not go, or
  // mixed with the mainland), sms.no_template, sms.our_id (too long to be carried).
  Result<SmsRequest> request(const SmsAccount& account, const SmsMessage& message, Instant now,
                             const std::string& nonce) const;

  // One for each of `phones`, in their order. Strict: what cannot be read may have been sent.
  virtual std::vector<SmsAnswer> read_answer(const HttpAnswer& answer,
                                             const std::vector<std::string>& phones) const = 0;

  // Bodies pushed to us, which anybody may have written: believed only where (id, phone) is that of
  // a message of this account.
  virtual Pushed read_reports(std::string_view body) const = 0;
  virtual Pushed read_replies(std::string_view body) const = 0;

  // Nothing where this provider only pushes.
  virtual std::optional<SmsRequest> fetch_request(const SmsAccount& account, Fetch what) const;
  virtual Fetched read_fetched(const HttpAnswer& answer, Fetch what) const;

  // Whether it can be asked what became of a message; the next two are for those that can.
  virtual bool looks_up() const { return false; }
  virtual SmsRequest look_up_request(const SmsAccount& account, const Sought& sought,
                                     const LookUpPlace& place, Instant now,
                                     const std::string& nonce) const;
  virtual LookUpPage read_looked_up(const HttpAnswer& answer, const Sought& sought,
                                    const LookUpPlace& place) const;

  // A signed question that sends nothing, costs nothing and takes nothing away: whether it is let
  // in shows address, key, rights and clock. Nothing where this provider has no such question.
  virtual std::optional<SmsRequest> trial_request(const SmsAccount& account, Instant now,
                                                  const std::string& nonce) const;
  // `ok`: let in. "maybe" is nobody's harm here: nothing was to be sent.
  virtual SmsAnswer read_trial(const HttpAnswer& answer) const;

 private:
  // The message is one that this provider takes.
  virtual SmsRequest signed_request(const SmsAccount& account, const SmsMessage& message,
                                    Instant now, const std::string& nonce) const = 0;
};

// How it marks the parameters of a template.
templates::ParameterMarks marks_of(const SmsProvider& provider);

// All of them; and the one of this name, or null.
std::span<const SmsProvider* const> sms_providers();
const SmsProvider* sms_provider(std::string_view name);

std::string_view name(AnswerClass meaning);  // "ok", for logs and metrics

}  // namespace huiyin::gateway::sms

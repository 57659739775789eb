// Citizens by SMS 短信, over the accounts that the office has with providers: the first that can
// take a message does. A receipt tells later what became of it.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "gateway/channel.h"
#include "gateway/sms/sms_way.h"

namespace huiyin::gateway {

class Sms final : public Channel {
 public:
  // The digits of that office (a code) behind the number 扩展码; "": it has none.
  using CodeOf = std::function<std::string(const std::string& office)>;
  // In the order in which they are tried. They outlive it.
  Sms(const Clock& clock, std::vector<SmsWay*> ways, CodeOf code_of = {});
  std::string_view name() const override { return "sms"; }
  bool knows_repetitions() const override { return false; }
  // The body is a saying as store/sayings.h writes it; the key goes along where a provider carries
  // it. A line that is wrongly set up or has no money rests, and the next one is tried at once; one
  // whose answer stays out is the last that is tried.
  Verdict send(const Outgoing& message) override;

 private:
  struct Rest {
    Instant until{};
    int in_a_row = 0;
  };
  struct Second {  // of the clock
    std::int64_t number = 0;
    int parts = 0;
  };
  bool is_resting(const SmsWay& way, Instant now);
  bool take_parts(const SmsWay& way, int parts, Instant now);
  void rest(const SmsWay& way, sms::Window window, Instant now);
  void is_well(const SmsWay& way);

  const Clock& clock_;
  const std::vector<SmsWay*> ways_;
  const CodeOf code_of_;  // may be none
  std::mutex mutex_;
  std::map<const SmsWay*, Rest> rests_;      // guarded by mutex_
  std::map<const SmsWay*, Second> seconds_;  // guarded by mutex_
};

}  // namespace huiyin::gateway

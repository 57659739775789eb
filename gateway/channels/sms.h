// Citizens by SMS 短信, over the accounts that the office has with providers: the first that can
// take a message does. A receipt tells later what became of it.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/channel.h"
#include "gateway/http/http_client.h"
#include "gateway/sms/sms_provider.h"

namespace huiyin::gateway {

// One account with one provider.
struct SmsLine {
  std::string name;  // in the settings; receipts are matched by it
  const sms::SmsProvider* provider = nullptr;
  sms::SmsAccount account = {};
  // An approved template with one variable that takes our whole text; "": the text goes as it is.
  std::string template_code = {}, template_param = {};
  int parts_per_second = 0;  // as the carrier counts and bills them; 0: as many as come
};

class Sms final : public Channel {
 public:
  Sms(HttpClient& http, const Clock& clock, Random& random, std::vector<SmsLine> lines);
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
  bool is_resting(const std::string& line, Instant now);
  bool take_parts(const SmsLine& line, int parts, Instant now);
  void rest(const std::string& line, sms::Window window, Instant now);
  void is_well(const std::string& line);
  sms::SmsAnswer send_by(const SmsLine& line, const Outgoing& message, const std::string& text);

  HttpClient& http_;
  const Clock& clock_;
  Random& random_;
  const std::vector<SmsLine> lines_;
  std::mutex mutex_;
  std::map<std::string, Rest> rests_;      // guarded by mutex_
  std::map<std::string, Second> seconds_;  // guarded by mutex_
};

}  // namespace huiyin::gateway

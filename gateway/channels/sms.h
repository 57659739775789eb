// Citizens by SMS 短信, over the accounts that the office has with providers: the first that can
// take a message does. A receipt tells later what became of it.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "gateway/channel.h"
#include "gateway/sms/own_templates.h"
#include "gateway/sms/sms_way.h"

namespace huiyin::gateway {

class Sms final : public Channel {
 public:
  // The digits of that office (a code) behind the number 扩展码; "": it has none.
  using CodeOf = std::function<std::string(const std::string& office)>;
  // In the order in which they are tried. They outlive it. `own`: none where no templates of texts
  // are known.
  Sms(const Clock& clock, std::vector<SmsWay*> ways, CodeOf code_of = {},
      OwnTemplates* own = nullptr);
  std::string_view name() const override { return "sms"; }
  bool knows_repetitions() const override { return false; }
  // The body is a saying as store/sayings.h writes it; the key goes along where a provider carries
  // it. A message of one text goes by that account's approved template for it, where the citizen
  // then reads the same; else as any words go there. A line that is wrongly set up or has no money
  // rests, and the next one is tried at once; one whose answer stays out is the last that is tried.
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
  // What is at rest: a line, or the one template by which any words go there.
  struct Resting {
    const SmsWay* way = nullptr;
    bool is_template = false;
    auto operator<=>(const Resting&) const = default;
  };
  // Why accounts did not take a message.
  struct Others {
    std::optional<Verdict> later = {};    // of one that may take it another time
    std::optional<Verdict> refused = {};  // of one that never will
  };
  // Nothing: the next account is asked.
  std::optional<Verdict> by(SmsWay& way, SmsWay::Letter letter, const templates::Filling& of,
                            Others& others);
  // Nothing: it goes as any words do.
  std::optional<sms::SmsAnswer> by_own_template(SmsWay& way, const SmsWay::Letter& letter,
                                                const templates::Filling& of, std::string& why_not);
  std::optional<Verdict> weighed(const SmsWay& way, sms::SmsAnswer answer, Others& others);
  bool is_resting(const Resting& what, Instant now);
  bool take_parts(const SmsWay& way, int parts, Instant now);
  seconds rest(const Resting& what, sms::Window window, Instant now);  // so long
  void is_well(const SmsWay& way);

  const Clock& clock_;
  const std::vector<SmsWay*> ways_;
  const CodeOf code_of_;     // may be none
  OwnTemplates* const own_;  // may be none
  std::mutex mutex_;
  std::map<Resting, Rest> rests_;            // guarded by mutex_
  std::map<const SmsWay*, Second> seconds_;  // guarded by mutex_
};

}  // namespace huiyin::gateway

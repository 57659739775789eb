// One way by which short messages leave the office: an account with a provider over HTTP, or a
// direct line 直连 to an SMSC. Failover between ways, rest and pace stand once, above it
// (gateway/channels/sms.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/sms/sms_provider.h"

namespace huiyin::gateway {

class SmsWay {
 public:
  virtual ~SmsWay() = default;

  // Of the account in the settings: what is on record as sent bears it, and receipts are matched by
  // it.
  virtual const std::string& name() const = 0;
  // As the carrier counts and bills them; 0: as many as come.
  virtual int parts_per_second() const = 0;
  // How many the carrier makes of it.
  virtual int parts_of(const std::string& text) const = 0;

  // An approved template 模板 that says this very text, and what fills it.
  struct ByTemplate {
    std::string code;
    sms::Pairs params;
  };
  struct Letter {
    std::string phone;  // sms::phone_form()
    std::string text;
    std::string key;               // ours, the same for each attempt
    std::string office_code = {};  // of an office that has digits of its own: extension.h
    // After which it is of no use, and is not to be shown any more; nothing: it never is.
    std::optional<seconds> good_for = {};
    std::optional<ByTemplate> by_template = {};  // nothing: as any words go by this account
  };
  // Whether any words go by it: else those of approved templates alone.
  virtual bool takes_any_words() const { return true; }
  // Any thread; waits for the answer, with a limit. Does not throw for what the other side does.
  virtual sms::SmsAnswer send(const Letter& letter) = 0;

  // Whether it can be asked what became of a letter. A direct line cannot: query_sm wants the id
  // that a lost answer would have brought.
  virtual bool looks_up() const { return false; }
  // All that is told of messages to that phone about then. As send(): any thread, with a limit.
  struct Looked {
    sms::SmsAnswer answer;  // `ok`: it was asked and told; else why not
    std::vector<sms::Receipt> records = {};
    bool is_whole = false;  // there is no more than these
  };
  virtual Looked look_up(const sms::Sought& sought);
};

}  // namespace huiyin::gateway

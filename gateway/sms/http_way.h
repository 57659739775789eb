// Short messages by an account with a provider that is called over HTTP.
#pragma once

#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/http/http_client.h"
#include "gateway/sms/sms_way.h"

namespace huiyin::gateway {

struct HttpAccount {
  std::string name;  // in the settings
  const sms::SmsProvider* provider = nullptr;
  sms::SmsAccount account = {};
  // An approved template with one variable that takes our whole text; "": the text goes as it is.
  std::string template_code = {}, template_param = {};
  int parts_per_second = 0;
  int extension_digits = 0;  // that are ours behind the number; 0: none are
};

// As it goes out.
HttpCall call_of(const sms::SmsRequest& request);

class HttpWay final : public SmsWay {
 public:
  HttpWay(HttpClient& http, const Clock& clock, Random& random, HttpAccount account)
      : http_(http), clock_(clock), random_(random), account_(std::move(account)) {}

  const std::string& name() const override { return account_.name; }
  int parts_per_second() const override { return account_.parts_per_second; }
  int parts_of(const std::string& text) const override;
  bool takes_any_words() const override {
    return !account_.template_code.empty() || account_.provider->abilities().takes_text;
  }
  // The key goes along where the provider carries it.
  sms::SmsAnswer send(const Letter& letter) override;
  bool looks_up() const override { return account_.provider->looks_up(); }
  Looked look_up(const sms::Sought& sought) override;

 private:
  sms::SmsMessage message_of(const Letter& letter) const;

  HttpClient& http_;
  const Clock& clock_;
  Random& random_;
  const HttpAccount account_;
};

}  // namespace huiyin::gateway

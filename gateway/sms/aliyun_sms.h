// SMS through Aliyun 阿里云短信: Dysmsapi 2017-05-25, SendSms, SmsReport, SmsUp (sms.md 1).
#pragma once

#include "gateway/sms/sms_provider.h"

namespace huiyin::gateway::sms {

class AliyunSms final : public SmsProvider {
 public:
  std::string_view name() const override { return "aliyun"; }
  SmsAbilities abilities() const override;
  std::vector<SmsAnswer> read_answer(const HttpAnswer& answer,
                                     const std::vector<std::string>& phones) const override;
  Pushed read_reports(std::string_view body) const override;
  Pushed read_replies(std::string_view body) const override;
  // QuerySendDetails: of the day, and of the next where the call may have gone on into it. Its
  // records bear our id.
  bool looks_up() const override { return true; }
  SmsRequest look_up_request(const SmsAccount& account, const Sought& sought,
                             const LookUpPlace& place, Instant now,
                             const std::string& nonce) const override;
  LookUpPage read_looked_up(const HttpAnswer& answer, const Sought& sought,
                            const LookUpPlace& place) const override;
  // QuerySendDetails, of a number to which nothing was sent today.
  std::optional<SmsRequest> trial_request(const SmsAccount& account, Instant now,
                                          const std::string& nonce) const override;
  SmsAnswer read_trial(const HttpAnswer& answer) const override;

 private:
  SmsRequest signed_request(const SmsAccount& account, const SmsMessage& message, Instant now,
                            const std::string& nonce) const override;
};

}  // namespace huiyin::gateway::sms

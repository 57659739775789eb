// SMS through Tencent Cloud 腾讯云短信: sms 2021-01-11, SendSms and its callbacks (sms.md 2).
#pragma once

#include "gateway/sms/sms_provider.h"

namespace huiyin::gateway::sms {

class TencentSms final : public SmsProvider {
 public:
  std::string_view name() const override { return "tencent"; }
  SmsAbilities abilities() const override;
  std::vector<SmsAnswer> read_answer(const HttpAnswer& answer,
                                     const std::vector<std::string>& phones) const override;
  Pushed read_reports(std::string_view body) const override;
  Pushed read_replies(std::string_view body) const override;
  // PullSmsSendStatusByPhoneNumber. Its records bear no id of ours: where theirs is not known
  // either they are told apart by when they came alone. They are of messages that are over, and of
  // a week.
  bool looks_up() const override { return true; }
  SmsRequest look_up_request(const SmsAccount& account, const Sought& sought,
                             const LookUpPlace& place, Instant now,
                             const std::string& nonce) const override;
  LookUpPage read_looked_up(const HttpAnswer& answer, const Sought& sought,
                            const LookUpPlace& place) const override;
  // PullSmsSendStatusByPhoneNumber, of the last minute of a number to which nothing was sent. (Its
  // sister PullSmsSendStatus empties a queue of receipts.)
  std::optional<SmsRequest> trial_request(const SmsAccount& account, Instant now,
                                          const std::string& nonce) const override;
  SmsAnswer read_trial(const HttpAnswer& answer) const override;

 private:
  SmsRequest signed_request(const SmsAccount& account, const SmsMessage& message, Instant now,
                            const std::string& nonce) const override;
};

}  // namespace huiyin::gateway::sms

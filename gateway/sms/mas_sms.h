// SMS through China Mobile 云MAS, HTTP interface (sms.md 3).
#pragma once

#include "gateway/sms/sms_provider.h"

namespace huiyin::gateway::sms {

class MasSms final : public SmsProvider {
 public:
  std::string_view name() const override { return "mas"; }
  SmsAbilities abilities() const override;
  std::vector<SmsAnswer> read_answer(const HttpAnswer& answer,
                                     const std::vector<std::string>& phones) const override;
  Pushed read_reports(std::string_view body) const override;
  Pushed read_replies(std::string_view body) const override;
  // Only of accounts that are reached by https; for others nothing.
  std::optional<SmsRequest> fetch_request(const SmsAccount& account, Fetch what) const override;
  Fetched read_fetched(const HttpAnswer& answer, Fetch what) const override;

 private:
  SmsRequest signed_request(const SmsAccount& account, const SmsMessage& message, Instant now,
                            const std::string& nonce) const override;
};

}  // namespace huiyin::gateway::sms

#include "app/api_terms.h"

#include <algorithm>

#include "gateway/sms/sms_provider.h"

namespace huiyin::app {
namespace {

// As a citizen reads it. 云MAS is told a code, and what stands for it is known there alone.
std::string signature_read(const config::SmsAccountSettings& account) {
  return account.provider == "mas" ? "签名" : account.signature;
}

}  // namespace

gateway::api::BulkTerms bulk_terms(const config::Settings& settings) {
  using gateway::api::SmsWords;
  const bool has_templates =
      std::ranges::any_of(settings.sms, [](const auto& one) { return !one.template_code.empty(); });
  return {.per_minute_max = settings.bulk.per_minute,
          .recipients_max = settings.bulk.recipients_max,
          .sms = settings.sms.empty() ? SmsWords::none
                 : has_templates      ? SmsWords::in_template
                                      : SmsWords::free};
}

gateway::api::TextTerms text_terms(const config::Settings& settings) {
  gateway::api::TextTerms terms;
  if (!settings.sms.empty()) terms.sms_signature = signature_read(settings.sms.front());
  for (const config::SmsAccountSettings& one : settings.sms) {
    const auto* provider = gateway::sms::sms_provider(one.provider);
    if (provider == nullptr) continue;  // a direct line knows no templates
    terms.accounts.push_back({one.name, one.provider, signature_read(one),
                              gateway::sms::marks_of(*provider),
                              !one.template_code.empty() || provider->abilities().takes_text});
  }
  return terms;
}

gateway::api::ConsoleTerms console_terms(const config::Settings& settings) {
  return {.session = {settings.console.idle, settings.console.kept},
          .tries_max = settings.console.tries_max,
          .shut = settings.console.shut,
          .is_secure = settings.public_url.starts_with("https://"),
          .is_demo = settings.clock.demo,
          .has_sample_office = settings.office.empty()};
}

gateway::wecom::SignInSettings sign_in_settings(const config::Settings& settings) {
  return {.inside_url = settings.wecom.inside_url,
          .outside_url = settings.wecom.outside_url,
          .corp_id = settings.wecom.corp_id,
          .agent_id = settings.wecom.app.agent_id,
          .back_url = settings.public_url + "/console/sign-in"};
}

}  // namespace huiyin::app

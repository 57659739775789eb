#include "gateway/walk/walk.h"

#include <optional>

#include "gateway/sms/look_up.h"
#include "gateway/wecom/crypto.h"

namespace huiyin::gateway {
namespace {

constexpr ChannelLimits kKfLimits{.per_inbound_max = 5, .window = hours{48}, .knows_repeats = true};
// The platform drops what goes beyond 30 a minute without a word: some are left for two clocks'
// difference.
constexpr ChannelLimits kAppLimits{.to_one = {Rate{25, minutes{1}}}};

std::vector<std::string> kf_accounts(const WalkSettings& settings,
                                     const store::OfficeBook& offices) {
  std::vector<std::string> accounts;
  if (!settings.open_kfid.empty()) accounts.push_back(settings.open_kfid);
  for (const store::Office* office : offices.all())
    if (!office->kf_account.empty() && office->kf_account != settings.open_kfid)
      accounts.push_back(office->kf_account);
  return accounts;
}

}  // namespace

Result<std::unique_ptr<Walk>> Walk::make(Parts parts, const WalkSettings& settings, Crews crews) {
  const bool has_app = settings.api.agent_id != 0;
  const std::vector<std::string> accounts = kf_accounts(settings, parts.offices);
  const bool has_kf = !accounts.empty();
  std::optional<wecom::CallbackCrypto> app_crypto, kf_crypto;
  if (has_app) {
    auto made = wecom::CallbackCrypto::make(settings.app_token, settings.app_aes_key,
                                            settings.api.corp_id, "wecom.app");
    if (!made) return Refused(made.error());
    app_crypto = std::move(*made);
  }
  if (has_kf) {
    auto made = wecom::CallbackCrypto::make(settings.kf_token, settings.kf_aes_key,
                                            settings.api.corp_id, "wecom.kf");
    if (!made) return Refused(made.error());
    kf_crypto = std::move(*made);
  }

  std::unique_ptr<Walk> walk(new Walk());
  wecom::ApiSettings api = settings.api;
  if (parts.claims != nullptr) {
    walk->tokens_ = std::make_unique<SharedTokens>(parts.database, parts.keys, *parts.claims);
    api.shelf = walk->tokens_.get();
  }
  walk->api_ =
      std::make_unique<wecom::WecomApi>(parts.http, parts.clock, parts.random, std::move(api));
  walk->kf_ = std::make_unique<WecomKf>(*walk->api_);
  walk->app_ = std::make_unique<WecomApp>(*walk->api_);
  std::vector<Delivery::Door> doors;
  if (has_kf) doors.push_back({walk->kf_.get(), kKfLimits});
  if (has_app) doors.push_back({walk->app_.get(), kAppLimits});
  walk->make_sms_ways(parts, settings);
  if (!settings.sms_lines.empty()) {
    doors.push_back({walk->sms_.get(),
                     {.to_one = {settings.sms_to_one},
                      .unasked_to_one = settings.sms_unasked_to_one,
                      .repeats_unanswered = false,
                      .look_up_after = walk->sms_look_ups_->asks_anybody()
                                           ? std::optional<seconds>(sms::kUnansweredFirst)
                                           : std::nullopt}});
  }
  walk->delivery_ =
      std::make_unique<Delivery>(Delivery::Parts{parts.database, parts.keys, parts.clock,
                                                 parts.random, parts.claims, &parts.offices},
                                 settings.delivery, std::move(doors), crews.delivery);
  const store::MailWaits has_mail = [delivery = walk->delivery_.get()](store::ConversationId who,
                                                                       const store::Turn& turn) {
    delivery->wake(who, turn);
  };
  walk->mail_waits_ = has_mail;
  walk->talks_ = std::make_unique<Talks>(
      Talks::Parts{parts, parts.understanding, parts.claims, parts.examples}, settings.talks,
      has_mail, crews.talks);
  walk->office_hours_ = std::make_unique<OfficeHours>(parts, settings.office_hours, has_mail);
  walk->sms_upkeep_ = std::make_unique<SmsUpkeep>(parts.database, parts.clock);
  walk->reminding_ = std::make_unique<Reminding>(parts, has_mail);
  store::BulkRules bulk = settings.bulk;
  bulk.has_sms = !settings.sms_lines.empty();
  walk->bulk_feeding_ =
      std::make_unique<BulkFeeding>(BulkFeeding::Parts{parts, parts.claims}, bulk, has_mail);
  const store::TalkWaits came_in = [talks = walk->talks_.get()](store::ConversationId who) {
    talks->wake(who);
  };
  walk->talk_waits_ = came_in;
  walk->handing_back_ =
      std::make_unique<HandingBack>(parts, settings.hand_back_after, has_mail, came_in);
  walk->signal_calls_ = std::make_unique<SignalCalls>(parts, has_mail);
  walk->pulling_ = std::make_unique<Pullings>(
      Pulling::Parts{parts.database, parts.keys, parts.clock, parts.random, *walk->api_,
                     parts.claims},
      accounts, settings.pulling,
      Pulling::Wakes{came_in, [has_mail](store::ConversationId who) { has_mail(who, {}); },
                     crews.pulling});
  const Intake::Wakes wakes{
      [pulling = walk->pulling_.get()](const std::string& account) { pulling->ring(account); },
      came_in};
  const Intake::Parts door{parts.database, parts.keys, parts.clock, parts.random};
  if (has_app)
    walk->app_door_ =
        std::make_unique<Intake>(door, "app", std::move(*app_crypto), settings.callbacks, wakes);
  if (has_kf)
    walk->kf_door_ =
        std::make_unique<Intake>(door, "kf", std::move(*kf_crypto), settings.callbacks, wakes);
  walk->sms_intake_ = std::make_unique<SmsIntake>(door, came_in);
  walk->sms_arrivals_ = std::make_unique<SmsArrivals>(*walk->sms_intake_);
  walk->sms_door_ = std::make_unique<SmsDoor>(*walk->sms_intake_, settings.sms_pushes);
  return walk;
}

Walk::~Walk() = default;

void Walk::make_sms_ways(const Parts& parts, const WalkSettings& settings) {
  std::vector<SmsWay*> ways;
  OwnTemplates::Accounts accounts;
  for (const auto& one : settings.sms_lines) {
    if (const auto* line = std::get_if<smpp::LineSettings>(&one)) {
      auto made = std::make_unique<smpp::Line>(*line, parts.random);
      direct_lines_.push_back(made.get());
      sms_ways_.push_back(std::move(made));
    } else {
      const auto& account = std::get<HttpAccount>(one);
      accounts.emplace(account.name, sms::marks_of(*account.provider));
      sms_ways_.push_back(
          std::make_unique<HttpWay>(parts.http, parts.clock, parts.random, account));
    }
    ways.push_back(sms_ways_.back().get());
  }
  sms_look_ups_ = std::make_unique<SmsLookUps>(
      SmsLookUps::Parts{parts.database, parts.keys, parts.clock, parts.claims}, ways);
  own_templates_ = std::make_unique<OwnTemplates>(parts.database, parts.clock, std::move(accounts));
  sms_ = std::make_unique<Sms>(
      parts.clock, std::move(ways),
      [&offices = parts.offices](const std::string& code) {
        const store::Office* office = offices.find(code);
        return office ? office->sms_code : std::string();
      },
      own_templates_.get());
}

void Walk::open_direct_lines() {
  for (smpp::Line* line : direct_lines_) line->start(sms_arrivals_->hooks_for(*line));
}

void Walk::close_direct_lines() {
  for (smpp::Line* line : direct_lines_) line->stop();
}

void Walk::load() {
  own_templates_->follow();
  talks_->load();
  delivery_->load();
  pulling_->ring("");
}

}  // namespace huiyin::gateway

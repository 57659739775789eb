#include "tests/support/stand_ins.h"

#include <stdexcept>

#include "sim/sms/door.h"
#include "sim/wecom/door.h"

namespace huiyin::testing {
namespace {

gateway::HttpAccount line_with(const char* provider, const sim::sms::Account& account,
                               const std::string& base_url) {
  const bool is_mas = std::string(provider) == "mas";
  gateway::HttpAccount line{.name = provider, .provider = gateway::sms::sms_provider(provider)};
  line.account = {.base_url = base_url,
                  .id = account.id,
                  .secret = account.secret,
                  .signature = is_mas ? account.signature_code : account.signature,
                  .app_id = account.app_id,
                  .region = "ap-guangzhou",
                  .customer = account.customer};
  return line;
}

}  // namespace

StandIns::StandIns() : StandIns(std::optional<sim::TlsIdentity>()) {}
StandIns::StandIns(const sim::TlsIdentity& tls) : StandIns(std::optional(tls)) {}

StandIns::StandIns(std::optional<sim::TlsIdentity> tls)
    : wecom({}, clock_, ids_, dice_),
      sms({}, clock_, ids_, dice_),
      server_(
          {.threads = 16},
          [this](const sim::HttpRequest& request) -> sim::HttpAnswer {
            if (request.path.starts_with(sim::wecom::kApiFolder))
              return sim::wecom::answer_api(wecom, request);
            if (const auto provider = sim::sms::spoken_to(request))
              return sim::sms::answer_api(sms, *provider, request);
            return {.status = 404, .type = "text/plain", .body = "not here\n"};
          },
          tls) {
  const auto port = server_.open("127.0.0.1", 0);
  if (!port) throw std::runtime_error(port.error().what);
  base_url_ = (tls ? "https" : "http") + std::string("://127.0.0.1:") + std::to_string(*port);
}

StandIns::~StandIns() {
  wecom.close();  // whoever holds an answer back gives it now
  sms.close();
  server_.close();
}

gateway::WalkSettings StandIns::settings() const {
  const sim::wecom::Settings of_wecom;
  const sim::sms::Settings of_sms;
  gateway::WalkSettings settings;
  settings.api = {.base_url = base_url_,
                  .corp_id = of_wecom.corp_id,
                  .app_secret = of_wecom.app_secret,
                  .agent_id = of_wecom.agent_id,
                  .kf_secret = of_wecom.kf_secret};
  settings.app_token = of_wecom.app_token;
  settings.app_aes_key = of_wecom.app_aes_key;
  settings.kf_token = of_wecom.kf_token;
  settings.kf_aes_key = of_wecom.kf_aes_key;
  settings.open_kfid = of_wecom.accounts.front().open_kfid;
  using sim::sms::Provider;
  settings.sms_lines = {line_with("aliyun", of_sms.account(Provider::aliyun), base_url_),
                        line_with("tencent", of_sms.account(Provider::tencent), base_url_),
                        line_with("mas", of_sms.account(Provider::mas), base_url_)};
  return settings;
}

std::int64_t StandIns::counted_by_wecom(const std::string& what) {
  return wecom.with([&](sim::wecom::World& world) { return world.stats[what]; });
}

std::size_t StandIns::violations() {
  return wecom.with([](sim::wecom::World& world) { return world.violations.size(); }) +
         sms.with([](sim::sms::World& world) { return world.violations.size(); });
}

}  // namespace huiyin::testing

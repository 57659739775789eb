#include "app/channel_board.h"

#include <algorithm>

#include "app/doctor/door_checks.h"
#include "config/shown_settings.h"

namespace huiyin::app {

using gateway::api::ChannelState;

ChannelState ChannelBoard::state_of(const std::string& name, const std::string& title,
                                    const std::string& channel,
                                    const std::vector<std::string>& sections) const {
  ChannelState state{.name = name, .title = title, .channel = channel};
  for (const std::string& section : sections)
    for (config::ShownSetting& one : config::shown_settings(ground_.settings, section)) {
      state.is_set_up |= one.is_given && section == name;
      state.settings.push_back({std::move(one.key), std::move(one.chinese), std::move(one.value),
                                one.is_secret, one.is_given, std::move(one.from)});
    }
  const gateway::Delivery& delivery = walk_.delivery();
  state.paused_until = delivery.paused_until(channel);
  const auto last = delivery.figures().last_of(name);
  state.accepted = last.accepted;
  state.refused = last.refused;
  state.code = last.code;
  state.reason = last.reason;
  return state;
}

std::vector<ChannelState> ChannelBoard::channels() const {
  const std::vector<std::string> company{"wecom.corp_id", "wecom.base_url"};
  const auto and_company = [&](const char* section) {
    std::vector<std::string> all{section};
    all.insert(all.end(), company.begin(), company.end());
    return all;
  };
  std::vector<ChannelState> all{
      state_of("wecom.app", gateway::doctor::kAppDoor, "wecom.app", and_company("wecom.app")),
      state_of("wecom.kf", gateway::doctor::kKfDoor, "wecom.kf", and_company("wecom.kf"))};
  for (const config::SmsAccountSettings& account : ground_.settings.sms)
    all.push_back(state_of("sms." + account.name, gateway::doctor::sms_door(account.name), "sms",
                           {"sms." + account.name}));
  return all;
}

std::vector<gateway::doctor::Finding> ChannelBoard::check(const std::string& name) {
  std::vector<gateway::doctor::KfDesk> below;
  for (const store::Office* office : ground_.offices.all())
    if (office->code != store::kMainOffice && !office->kf_account.empty())
      below.push_back({office->kf_account, office->code + ".json: office.kf_account"});
  return try_door({ground_.settings, std::move(below), clock_, random_}, name);
}

}  // namespace huiyin::app

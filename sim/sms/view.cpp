#include "sim/sms/view.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace huiyin::sim::sms {
namespace {

using nlohmann::json;

constexpr std::size_t kPhonesShown = 200;

const char* word_of(PhoneIs is) {
  return is == PhoneIs::on ? "on" : is == PhoneIs::off ? "off" : "absent";
}

const char* word_of(State state) {
  return state == State::held ? "held" : state == State::delivered ? "delivered" : "failed";
}

json refused_providers(const Phone& phone) {
  json names = json::array();
  for (const Provider provider : phone.refuses) names.push_back(name_of(provider));
  return names;
}

}  // namespace

json line_json(const ScreenLine& line) {
  json out = {{"number", line.number},  {"from", line.is_mine ? "owner" : "sms"},
              {"at", unix_ms(line.at)}, {"provider", name_of(line.provider)},
              {"peer", line.peer},      {"text", line.text},
              {"parts", line.parts},    {"extension", line.extension}};
  if (!line.is_mine) out["id"] = line.id;
  return out;
}

json phone_json(const World& world, const Phone& phone, std::uint64_t since) {
  json lines = json::array();
  for (const ScreenLine& line : phone.lines)
    if (line.number >= since) lines.push_back(line_json(line));
  return {{"phone", phone.number},
          {"name", phone.name},
          {"is", word_of(phone.is)},
          {"refuses", refused_providers(phone)},
          {"held", phone.held.size()},
          {"next", phone.next_line},
          {"version", phone.version},
          {"epoch", world.epoch},
          {"lines", lines}};
}

// Those of the settings first, as they were given; then the others by number.
json phones_json(const World& world) {
  json list = json::array();
  const auto add = [&](const Phone& phone) {
    if (list.size() < kPhonesShown)
      list.push_back({{"phone", phone.number}, {"name", phone.name}, {"lines", phone.next_line}});
  };
  for (const Player& player : world.settings.phones) add(world.phones.at(player.phone));
  for (const auto& [number, phone] : world.phones)
    if (std::ranges::find(world.settings.phones, number, &Player::phone) ==
        world.settings.phones.end())
      add(phone);
  return {{"phones", list}, {"version", world.version}, {"epoch", world.epoch}};
}

json messages_json(const World& world, const std::string& phone, std::size_t last) {
  json list = json::array();
  for (auto one = world.messages.rbegin(); one != world.messages.rend(); ++one) {
    if (list.size() >= last) break;
    if (!phone.empty() && one->phone != phone) continue;
    list.push_back({{"number", one->number},
                    {"provider", name_of(one->provider)},
                    {"id", one->id},
                    {"phone", one->phone},
                    {"text", one->text},
                    {"parts", one->parts},
                    {"template", one->template_code},
                    {"extension", one->extension},
                    {"our_id", one->our_id},
                    {"at", unix_ms(one->sent)},
                    {"state", word_of(one->state)},
                    {"code", one->code}});
  }
  std::reverse(list.begin(), list.end());
  return list;
}

json stats_json(const World& world) {
  json violations = json::array();
  for (const Violation& violation : world.violations)
    violations.push_back(
        {{"at", unix_ms(violation.at)}, {"what", violation.what}, {"detail", violation.detail}});
  return {{"stats", world.stats},
          {"violations", violations},
          {"sms", world.first_message + world.messages.size()}};
}

json settings_json(const World& world) {
  json providers = json::array();
  for (const Provider provider : kProviders) {
    const Account& account = world.settings.account(provider);
    providers.push_back({{"name", name_of(provider)},
                         {"signature", account.signature},
                         {"number", account.number},
                         {"push_url", account.push_url}});
  }
  return {{"providers", providers}, {"keeps_limits", world.settings.keeps_limits}};
}

}  // namespace huiyin::sim::sms

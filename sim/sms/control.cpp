#include "sim/sms/control.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "sim/json_fields.h"
#include "sim/sms/delivery.h"
#include "sim/sms/phone_number.h"
#include "sim/sms/view.h"

namespace huiyin::sim::sms {
namespace {

using nlohmann::json;

constexpr std::int64_t kPatienceMsMax = 25'000;
constexpr std::int64_t kMessagesShown = 200, kMessagesShownMax = 10'000;

struct ActionRow {
  std::string_view name;
  Result<json> (*act)(Platform&, const json& in);
  std::string_view help;
};

Refused no_phone() { return wrong("phone", "不是 11 位手机号"); }

milliseconds patience_of(const json& in) {
  return milliseconds(
      std::clamp<std::int64_t>(number_field(in, "timeout_ms").value_or(0), 0, kPatienceMsMax));
}

std::uint64_t count_field(const json& in, const char* name) {
  return std::uint64_t(number_field(in, name).value_or(0));
}

// What came to a number, as soon as there is enough of it.
Result<json> inbox(Platform& platform, const json& in) {
  const auto phone = mainland_phone(text_field(in, "phone"));
  if (!phone) return no_phone();
  const auto since = count_field(in, "since"), min = count_field(in, "min");
  const WatchPlace place;
  if (!place.is_free()) return too_many_watch();
  platform.wait_until(patience_of(in), [&](World& world) {
    const auto& lines = world.phone(*phone).lines;
    return std::uint64_t(std::ranges::count_if(lines, [&](const ScreenLine& line) {
             return !line.is_mine && line.number >= since;
           })) >= min;
  });
  return platform.with([&](World& world) {
    const Phone& found = world.phone(*phone);
    json list = json::array();
    for (const ScreenLine& line : found.lines)
      if (!line.is_mine && line.number >= since) list.push_back(line_json(line));
    return json{{"inbox", list}, {"next", found.next_line}};
  });
}

Result<json> messages(Platform& platform, const json& in) {
  const auto last = std::clamp<std::int64_t>(number_field(in, "last").value_or(kMessagesShown), 0,
                                             kMessagesShownMax);
  return platform.with([&](World& world) {
    return json{{"messages", messages_json(world, text_field(in, "phone"), std::size_t(last))}};
  });
}

Result<json> reply(Platform& platform, const json& in) {
  Addressee to{.line = {}, .provider = {}, .extension = text_field(in, "extension")};
  if (const auto line = number_field(in, "line")) to.line = std::uint64_t(*line);
  if (has_field(in, "provider")) {
    to.provider = provider_named(text_field(in, "provider"));
    if (!to.provider) return wrong("provider", "应是 aliyun、tencent 或 mas");
  }
  return platform.with([&](World& world) -> Result<json> {
    const auto line = owner_writes(world, text_field(in, "phone"), text_field(in, "text"), to);
    if (!line) return Refused(line.error());
    return json{{"line", *line}, {"since", *line + 1}};
  });
}

Result<json> phone_set(Platform& platform, const json& in) {
  const auto number = mainland_phone(text_field(in, "phone"));
  if (!number) return no_phone();
  const std::string is = text_field(in, "is");
  if (!is.empty() && is != "on" && is != "off" && is != "absent")
    return wrong("is", "应是 on（开机）、off（关机）或 absent（空号）");
  return platform.with([&](World& world) {
    Phone& phone = world.phone(*number);
    if (!is.empty())
      set_phone(world, phone,
                is == "on"    ? PhoneIs::on
                : is == "off" ? PhoneIs::off
                              : PhoneIs::absent);
    return phone_json(world, phone, phone.next_line);
  });
}

// The platform keeps the word 退订 to itself; later sends show it.
Result<json> unsubscribe(Platform& platform, const json& in) {
  const auto number = mainland_phone(text_field(in, "phone"));
  if (!number) return no_phone();
  const std::string name = text_field(in, "provider");
  if (!name.empty() && !provider_named(name))
    return wrong("provider", "应是 aliyun、tencent 或 mas");
  const bool is_undone = in.contains("undo") && in["undo"] == true;
  return platform.with([&](World& world) {
    Phone& phone = world.phone(*number);
    for (const Provider provider : kProviders) {
      if (!name.empty() && name_of(provider) != name) continue;
      if (is_undone)
        phone.refuses.erase(provider);
      else
        phone.refuses.insert(provider);
    }
    world.touch(phone);
    return phone_json(world, phone, phone.next_line);
  });
}

Result<json> watch_phone(Platform& platform, const json& in) {
  const auto number = mainland_phone(text_field(in, "phone"));
  if (!number) return no_phone();
  const auto version = count_field(in, "version");
  const std::string epoch = text_field(in, "epoch");
  const WatchPlace place;
  if (!place.is_free()) return too_many_watch();
  platform.wait_until(patience_of(in), [&](World& world) {
    return world.epoch != epoch || world.phone(*number).version != version;
  });
  return platform.with([&](World& world) { return phone_json(world, world.phone(*number), 0); });
}

Result<json> phones(Platform& platform, const json& in) {
  const auto version = count_field(in, "version");
  const std::string epoch = text_field(in, "epoch");
  const WatchPlace place;
  if (!place.is_free()) return too_many_watch();
  platform.wait_until(patience_of(in), [&](World& world) {
    return world.version != version || world.epoch != epoch;
  });
  return platform.with([](World& world) { return phones_json(world); });
}

Result<json> settings_told(Platform& platform, const json&) {
  return platform.with([](World& world) { return settings_json(world); });
}

constexpr std::array kActions{
    ActionRow{"inbox", inbox,
              "what came to a number: {phone, since?: line, min?: how many to wait for, "
              "timeout_ms?}"},
    ActionRow{"messages", messages, "what was accepted, with its fate: {phone?, last?}"},
    ActionRow{"reply", reply,
              "a phone's owner answers the last SMS, or that of a line, or writes by himself: "
              "{phone, text, line? | provider, extension?}"},
    ActionRow{"phone", phone_set,
              "a phone and how it is: {phone, is?: on | off (SMS wait) | absent (they fail)}"},
    ActionRow{"unsubscribe", unsubscribe,
              "its owner refuses SMS of a provider, or of all: {phone, provider?, undo?: true}"},
    ActionRow{"watch", watch_phone,
              "a screen when it changes: {phone, version, epoch, timeout_ms}"},
    ActionRow{"phones", phones, "all phones: {version?, epoch?, timeout_ms?}"},
    ActionRow{"settings", settings_told, "the providers, without secrets"},
};

}  // namespace

HttpAnswer answer_control(Platform& platform, const HttpRequest& request) {
  if (const auto refusal = foreign_refusal(request)) return *refusal;
  const std::string name = request.path.substr(kControlFolder.size());
  Action action;
  for (const ActionRow& row : kActions)
    if (row.name == name)
      action = [&platform, act = row.act](const json& in) { return act(platform, in); };
  return answer_action(request, action);
}

std::string control_help() {
  std::string text;
  for (const ActionRow& row : kActions)
    text += fmt::format("  /control/sms/{}\n      {}\n", row.name, row.help);
  return text;
}

}  // namespace huiyin::sim::sms

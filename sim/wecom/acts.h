// What people do: citizens in WeChat, servicers and members in the WeCom app. Each act changes the
// world and sets the platform's callbacks going. A refusal says what the person could not do.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "base/result.h"
#include "sim/wecom/world.h"

namespace huiyin::sim::wecom {

struct Written {
  std::string msgtype;
  std::string text;  // in words, for the screen
};

// A citizen sends a message of any type; `object` is the field of the type's name. The msgid.
Result<std::string> citizen_sends(World& world, const std::string& id, const std::string& open_kfid,
                                  const Written& written, const nlohmann::json& object);
Result<std::string> citizen_says(World& world, const std::string& id, const std::string& open_kfid,
                                 const std::string& text);
// Taps an item of the menu in line `entry` (nothing: of the last menu): a number from 1, an id, or
// words.
Result<std::string> citizen_taps(World& world, const std::string& id, const nlohmann::json& which,
                                 std::optional<std::uint64_t> entry);
// Opens the session; the welcome code, "" when the rules give none.
Result<std::string> citizen_enters(World& world, const std::string& id,
                                   const std::string& open_kfid, const nlohmann::json& more);
Result<std::string> citizen_recalls(World& world, const std::string& id, const std::string& msgid);
// Any other event of kf/sync_msg, as given.
Result<std::string> kf_event(World& world, const std::string& id, const std::string& open_kfid,
                             const nlohmann::json& event);

// A servicer 接待人员 in the WeCom client.
Result<std::string> servicer_takes(World& world, const std::string& userid,
                                   const std::string& citizen, const std::string& open_kfid);
Result<std::string> servicer_says(World& world, const std::string& userid,
                                  const std::string& citizen, const std::string& open_kfid,
                                  const std::string& text);
Result<std::string> servicer_ends(World& world, const std::string& citizen,
                                  const std::string& open_kfid);

// A member of staff in the app's conversation.
Result<std::string> staff_says(World& world, const std::string& userid, const std::string& text);
// Taps a button of the card in line `entry` (nothing: the last card). `chosen` holds question_key →
// list of option ids. The response_code that the gateway is given.
Result<std::string> staff_taps(World& world, const std::string& userid, const nlohmann::json& which,
                               std::optional<std::uint64_t> entry, const nlohmann::json& chosen);
Result<std::string> staff_event(World& world, const std::string& userid, const std::string& event,
                                const std::string& event_key);

}  // namespace huiyin::sim::wecom

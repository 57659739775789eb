// What the doctor found at one place: well, or what is wrong, which setting it is, and what to do.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::gateway::doctor {

enum class State : std::uint8_t {
  well,
  warning,    // works, and should be looked at
  wrong,      // does not work
  not_tried,  // is not set up, or cannot be tried without harm
};

// Chinese for the operator; never holds a secret.
struct Finding {
  std::string door;  // "企业微信客服"
  std::string what;  // what was tried: "接口凭证和权限"
  State state = State::not_tried;
  std::string key = {};  // the setting at fault, "wecom.kf.secret"; "系统时间" is none of ours
  std::string reason = {};  // also where it is well: what was seen
  std::string remedy = {};
};

std::string_view name(State state);  // "well", "warning", "wrong", "not_tried"

// What `check` answers; or, where it throws, one finding that says so. A check that cannot be made
// hinders no other.
std::vector<Finding> checked(const std::string& door, const std::string& what,
                             const std::function<std::vector<Finding>()>& check);

}  // namespace huiyin::gateway::doctor

#include "gateway/doctor/finding.h"

#include <exception>

#include "base/thrown.h"

namespace huiyin::gateway::doctor {

std::string_view name(State state) {
  switch (state) {
    case State::well:
      return "well";
    case State::warning:
      return "warning";
    case State::wrong:
      return "wrong";
    case State::not_tried:
      return "not_tried";
  }
  return "not_tried";
}

std::vector<Finding> checked(const std::string& door, const std::string& what,
                             const std::function<std::vector<Finding>()>& check) {
  try {
    return check();
  } catch (const std::exception&) {  // its words may hold an address with a secret in it
    return {{door, what, State::wrong, "", "这项检查没有做完（" + kind_of_thrown() + "）",
             "请把这一行告诉维护人员；其他检查不受影响"}};
  }
}

}  // namespace huiyin::gateway::doctor

// An approved template 模板 with its places filled.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/sms/settings.h"

namespace huiyin::sim::sms {

struct Filled {
  std::string text;
  std::vector<std::string> missing;  // places that nobody had a value for
  std::size_t places = 0;            // different ones
};

using ValueOf = std::function<std::optional<std::string>(const std::string& place)>;
Filled filled(const Template& form, const ValueOf& value_of);

}  // namespace huiyin::sim::sms

// The fields of each event of the ledger, for who writes them from outside: names, kinds and
// choices as event_json() has them. Of a list, what its items hold.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace huiyin::petition {

struct EventField {
  enum class Kind { text, texts, whole, flag, date, case_number, choice, choices, list, events };
  std::string name;
  Kind kind = Kind::text;
  std::vector<std::string> choices = {};
  std::vector<EventField> items = {};  // of a list
};

struct EventShape {
  std::string_view name, title;  // "extension_asked", 申请延期
  std::vector<EventField> fields;
};

// In the order of EventBody.
const std::vector<EventShape>& event_shapes();

}  // namespace huiyin::petition

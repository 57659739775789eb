// Settings as the console shows them: what each is for, what it is, and where that was written.
// Secrets are never among it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/declared.h"

namespace huiyin::config {

struct ShownSetting {
  std::string key;      // "wecom.app.secret"
  std::string chinese;  // what it is for
  std::string value;    // as text; of a secret, and where there is none, empty
  bool is_secret = false;
  bool is_given = false;  // else it stayed at its default, which may be nothing
  std::string from;       // of a given one: the file, or the variable
};

// A value as people read it: a list with commas between.
std::string shown_value(const SettingValue& value);

// Of one section, "wecom.app", or one key, in the order of the table; of an SMS account,
// "sms.main", those that its provider knows. The connection of a database stands in none.
std::vector<ShownSetting> shown_settings(const Settings& settings, std::string_view section);

}  // namespace huiyin::config

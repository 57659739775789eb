// What follows from the declared settings: the file that an operator starts from, and the page that
// explains it.
#pragma once

#include <string>

namespace huiyin::config {

std::string
default_settings_file();      // config/huiyin.json, with the Chinese sentence above each setting
std::string settings_page();  // docs/settings.md

}  // namespace huiyin::config

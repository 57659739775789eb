// `huiyin version`: which program this is, for a report of a fault.
#pragma once

#include <string>

namespace huiyin::app {

std::string version();  // "huiyin 0.1.0 (GCC 12.2.0, SQLite 3.40.1, OpenSSL 3.0.15 …)"
int version_command();

}  // namespace huiyin::app

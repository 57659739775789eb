// The real words and the real understanding, as the product ships them; made once for all tests.
#pragma once

#include <string>

#include "bot/converse.h"
#include "bot/understanding/understanding.h"

namespace huiyin::test {

std::string source_text(const std::string& path);  // of a file under the source folder
const templates::Catalogue& default_words();
const bot::Understanding& default_understanding();

}  // namespace huiyin::test

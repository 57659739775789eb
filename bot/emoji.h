// A message of nothing but pictures of faces and hands: "😭😭", "[流泪][抱拳]".
#pragma once

#include <string_view>

namespace huiyin::bot {

enum class Emoji { none, kind, sad };  // none: there are words in it

Emoji only_emoji(std::string_view text);

}  // namespace huiyin::bot

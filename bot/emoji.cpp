#include "bot/emoji.h"

#include "base/utf8.h"
#include "bot/cues.h"

namespace huiyin::bot {
namespace {

// The blocks in which Unicode 15 keeps them, with what joins and colours them.
bool is_picture(char32_t point) {
  return (point >= 0x1f000 && point <= 0x1faff) || (point >= 0x2600 && point <= 0x27bf) ||
         (point >= 0x2b00 && point <= 0x2bff);
}
bool joins(char32_t point) { return point == 0x200d || point == 0xfe0f || point == 0x20e3; }
bool is_emoji_mark(char32_t point) {
  static constexpr std::u32string_view kMarks = U" \u3000\n。，,.!！~～…、";
  return kMarks.find(point) != kMarks.npos;
}

// WeCom writes its own faces as words: "[流泪]"; longer ones are no face. 0: none begins here.
std::size_t end_of_named(const std::u32string& text, std::size_t at) {
  constexpr std::size_t kNamePointsMax = 5;
  if (text[at] != U'[') return 0;
  const auto end = text.find(U']', at);
  return end == text.npos || end - at - 1 > kNamePointsMax || end == at + 1 ? 0 : end + 1;
}

}  // namespace

Emoji only_emoji(std::string_view text) {
  const std::u32string points = code_points(text);
  bool any = false;
  for (std::size_t at = 0; at < points.size();) {
    if (const std::size_t end = end_of_named(points, at)) {
      any = true;
      at = end;
    } else if (is_picture(points[at])) {
      any = true;
      ++at;
    } else if (joins(points[at]) || is_emoji_mark(points[at])) {
      ++at;
    } else {
      return Emoji::none;
    }
  }
  if (!any) return Emoji::none;
  return has_any(text, {"😭",    "😢",    "😥",    "😞",    "😔",    "🥺", "😿",    "💔",
                        "😩",    "😫",    "☹",    "🙁", "😟",    "流泪", "大哭", "委屈",
                        "快哭", "难过", "可怜", "心碎", "苦涩", "衰",   "裂开"})
             ? Emoji::sad
             : Emoji::kind;
}

}  // namespace huiyin::bot

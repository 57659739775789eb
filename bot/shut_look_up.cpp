#include "bot/shut_look_up.h"

namespace huiyin::bot {

std::string length_words(std::chrono::minutes length) {
  const auto all = std::max<std::int64_t>(length.count(), 1), hours = all / 60, rest = all % 60;
  if (all == 30) return "半小时";
  if (hours == 0) return std::to_string(rest) + "分钟";
  if (rest == 30) return std::to_string(hours) + "个半小时";
  const std::string whole = std::to_string(hours) + "小时";
  return rest == 0 ? whole : whole + std::to_string(rest) + "分钟";
}

void say_look_up_shut(Talk& talk) {
  talk.say("look_up.shut", {{"电话", talk.desk.office().phone},
                            {"多久", length_words(talk.desk.look_up_shut_for())}});
}

}  // namespace huiyin::bot

// What a member of staff wants with a message: the first of the commands whose words it holds.
#pragma once

#include <string_view>

namespace huiyin::bot {

enum class StaffCommand {
  none,  // no word of any
  thanks,
  help,
  todo,
  visits,
  waits,
  take_signal,  // 我来
  view,         // 看一件
  progress,     // 进展
  conclude,     // 办结
  ask_extension,
  approve_extension,
  refuse_extension,
  object,     // 异议, 不归我办
  hand_back,  // 不归我办 of a matter that is being worked on; read as `object` from words
  consent,    // 同意退回
  hand_on,    // 转办
  call_in,    // 协办
  supervise,
  end_supervision,
  serve,  // 送达
};

// Of the text without the case's number, in any form. Total.
StaffCommand staff_command(std::string_view text);

}  // namespace huiyin::bot

// `huiyin understand` and `huiyin chat`: the bot's ear and the bot, in the terminal.
#pragma once

#include <string>

namespace huiyin::app {

struct UnderstandOptions {
  bool batch = false;  // one sentence a line from standard input, one line of JSON for each
  std::string text;    // else this one
  std::string now;     // "2026-09-28T09:00:00"; empty: the machine's
  std::string state = "idle";
};
int understand_command(const UnderstandOptions& options);

// The same bot, no platform: what one types is what a citizen writes. "+3 days" lets time pass.
int chat_command(const std::string& office);

}  // namespace huiyin::app

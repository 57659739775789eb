// huiyin 回音. The words of the command line are read in command_line.h, each command is a function
// of commands/.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "app/command_line.h"

int main(int argc, char** argv) {
  try {
    const auto asked = huiyin::app::read_command_line({argv + (argc > 0 ? 1 : 0), argv + argc});
    if (asked.run) return asked.run();
    std::fputs(asked.text.c_str(), asked.status == 0 ? stdout : stderr);
    return asked.status;
  } catch (const std::exception& error) {
    // Database errors hold no values; others that come here are the machine's (no memory, no port).
    std::fprintf(stderr, "无法继续：%s\n", error.what());
    return EXIT_FAILURE;
  }
}

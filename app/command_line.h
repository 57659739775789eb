// The words after `huiyin`: which command is meant, or what is wrong with them, in the words of the
// person who typed them.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace huiyin::app {

// A command to run; or something to say instead: help (status 0), or a fault (status 2).
struct Asked {
  std::function<int()> run;  // empty: there is nothing to do but to say `text`
  std::string text;
  int status = 0;
};

// `words` are those of main without the program's own name. Reads HUIYIN_CONFIG where --config is
// not given.
Asked read_command_line(std::vector<std::string> words);

}  // namespace huiyin::app

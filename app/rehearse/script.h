// Conversation scripts (the format stands in docs/developer.md): between `## title` lines, what
// people say, what must be heard, and what must be true afterwards.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/import/office_data.h"
#include "base/time.h"

namespace huiyin::app {

struct Check {
  enum class Kind { heard, not_heard, effect, no_effect };
  Kind kind{};
  std::string who;                 // of heard and not_heard: whose messages; empty: who spoke last
  std::vector<std::string> terms;  // of heard and not_heard
  std::string effect;              // of the others
  std::string source;              // the line as written
  int line = 0;
};

struct Step {
  enum class Kind { say, time, action, look };  // look: checks before anything happened
  Kind kind = Kind::look;
  std::string who;                                         // of say; empty: the script's own person
  std::string text;                                        // what is said or done
  Instant until{};                                         // of time
  std::vector<std::pair<std::string, std::string>> stock;  // slot → answer
  std::vector<Check> checks;
  int line = 0;
};

struct Script {
  std::string id, title, file;
  int line = 0;
  Instant now{};
  std::string channel, from;
  bool linked = false;
  std::vector<GivenData> given;
  std::vector<Step> steps;
};

struct ScriptFile {
  std::string office;  // JSON of the file's office; empty: it has none
  std::vector<Script> scripts;
  std::vector<Problem> faults;  // lines that are not understood
};
ScriptFile read_scripts(std::string_view text, const std::string& file);

// "key=value key~=value key="with spaces" word": a word alone has the value "".
struct Word {
  std::string key, op, value;  // op: "=", "~=", "<=" or "" of a word alone
};
std::vector<Word> split_words(std::string_view line);

}  // namespace huiyin::app

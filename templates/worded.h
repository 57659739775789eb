// Words together with the text of the catalogue that they are of: a provider of SMS that sends by
// approved templates 模板 is told which one, and what fills it.
#pragma once

#include <map>
#include <string>

namespace huiyin::templates {

struct Filling {
  std::string key;      // of the text, or of its short form; "": of none, or of several
  std::string version;  // of the catalogue that it was said from
  // What the text's variables hold, as it stands in the words.
  std::map<std::string, std::string, std::less<>> values = {};
  bool operator==(const Filling&) const = default;
};

struct Worded {
  std::string words;
  Filling of = {};
};

}  // namespace huiyin::templates

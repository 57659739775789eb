#include "tests/unit/petition/law_of_tests.h"

#include <fstream>
#include <sstream>

#include "base/ensure.h"

namespace huiyin::petition {
namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(std::string(HUIYIN_SOURCE_DIR "/config/defaults/") + file, std::ios::binary);
  ensure(bool(in), "the defaults are at hand");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

template <class T>
T sound(tl::expected<T, Faults> read) {
  if (read) return *std::move(read);
  std::string all;
  for (const auto& fault : read.error()) all += fault.code + " " + fault.where + "; ";
  throw Broken(("the defaults are sound: " + all).c_str());
}

}  // namespace

const Law& law_of_tests() {
  static const Calendar calendar =
      sound(Calendar::parse(text_of("calendar.json"), "calendar.json"));
  static const RuleBook book =
      sound(RuleBook::of({sound(parse_rules(text_of("rules/2005.json"), "rules/2005.json")),
                          sound(parse_rules(text_of("rules/2022.json"), "rules/2022.json"))}));
  static const Law law{book, calendar};
  return law;
}

}  // namespace huiyin::petition

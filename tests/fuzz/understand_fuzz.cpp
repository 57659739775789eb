// Any bytes as what a citizen writes, in any state of a dialogue: understood without harm, each
// value in its place.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "base/ensure.h"
#include "base/utf8.h"
#include "bot/understanding/json.h"
#include "bot/understanding/understanding.h"

using namespace huiyin;
using namespace huiyin::bot;

namespace {

std::string file(const char* name) {
  std::ifstream in(std::string("config/defaults/understanding/") + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Run from the source folder, where the words lie.
const Understanding& understanding() {
  static const auto made = [] {
    const auto intents = file("intents.json"), lexicon = file("lexicon.json"),
               calendar = file("calendar.json");
    return Understanding::from({intents, lexicon, calendar});
  }();
  ensure(made.has_value(), "the program runs where config/defaults/understanding is");
  return *made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr const char* kStates[] = {
      "idle",  "name",  "phone",  "people",          "when",  "confirm", "code",
      "last4", "which", "rating", "representatives", "matter"};
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  const auto now = instant_of(LocalDate(2026, 11, 24), LocalTime(9, 0));
  const Understood read =
      understanding().understand(text, now, kStates[data[0] % std::size(kStates)]);
  const auto points = code_points(text);
  for (const Found& value : read.values) {
    ensure(value.begin < value.end && value.end <= points.size(), "a value lies inside the text");
    ensure(value.text == utf8(points.substr(value.begin, value.end - value.begin)),
           "a value is what was typed");
  }
  ensure(!to_json_line(read).empty(), "what was understood can be told");
  return 0;
}

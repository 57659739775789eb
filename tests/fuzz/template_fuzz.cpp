// Whatever a catalogue's file holds, it is read or refused with words; what was read is said for
// each target without a fall, and its own source makes the same catalogue again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "templates/catalogue.h"

using namespace huiyin::templates;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::vector<huiyin::Problem> faults;
  const auto words = Catalogue::parse(std::vector<Catalogue::Source>{{"a", text}}, &faults);
  for (const huiyin::Problem& fault : faults)
    if (fault.code.empty() || fault.what.empty() || fault.remedy.empty()) std::abort();
  if (!words) return faults.empty() ? (std::abort(), 0) : 0;
  const auto again =
      Catalogue::parse(std::vector<Catalogue::Source>{{"b", words->source()}}, nullptr);
  if (!again || again->version() != words->version()) std::abort();
  for (const std::string& key : words->keys()) {
    Values values;
    for (const Declared& variable : words->declared(key))
      values.emplace(variable.name,
                     variable.kind == Kind::list ? Value::list({text, "x"}) : Value::text(text));
    for (const Target target : {Target::plain, Target::wecom_text, Target::sms, Target::html})
      if (!words->fill(key, values, target).missing.empty()) std::abort();
  }
  return 0;
}

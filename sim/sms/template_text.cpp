#include "sim/sms/template_text.h"

#include <set>

namespace huiyin::sim::sms {

Filled filled(const Template& form, const ValueOf& value_of) {
  const std::string_view open = form.provider == Provider::aliyun ? "${" : "{";
  const std::string& text = form.text;
  Filled out;
  std::set<std::string> places;
  for (std::size_t at = 0;;) {
    const auto begin = text.find(open, at);
    const auto end = begin == text.npos ? text.npos : text.find('}', begin);
    out.text += text.substr(at, end == text.npos ? text.npos : begin - at);
    if (end == text.npos) break;
    const std::string place = text.substr(begin + open.size(), end - begin - open.size());
    const auto value = value_of(place);
    if (places.insert(place).second && !value) out.missing.push_back(place);
    out.text += value.value_or("");
    at = end + 1;
  }
  out.places = places.size();
  return out;
}

}  // namespace huiyin::sim::sms

#include "tests/support/json_schema.h"

#include <algorithm>
#include <set>

#include "base/time.h"

namespace huiyin::testing {
namespace {

using nlohmann::json;

class Checking {
 public:
  explicit Checking(const json& document) : document_(document) {}

  void check(const json& schema, const json& value, const std::string& at) {
    if (const auto ref = schema.find("$ref"); ref != schema.end())
      return check(document_.at(json::json_pointer(ref->get<std::string>().substr(1))), value, at);
    if (const auto any = schema.find("anyOf"); any != schema.end()) return one_of(*any, value, at);
    known_keywords(schema, at);
    if (schema.contains("type") && !is_of_type(schema["type"], value))
      return say(at, "is not of type " + schema["type"].dump());
    if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end())
      say(at, "is none of " + schema["enum"].dump());
    if (value.is_string() && schema.contains("format")) format(schema["format"], value, at);
    if (value.is_number() && schema.contains("minimum") && value < schema["minimum"])
      say(at, "is below the minimum");
    if (value.is_number() && schema.contains("maximum") && value > schema["maximum"])
      say(at, "is above the maximum");
    if (value.is_array() && schema.contains("items"))
      for (std::size_t i = 0; i < value.size(); ++i)
        check(schema["items"], value[i], at + "[" + std::to_string(i) + "]");
    if (value.is_object()) object(schema, value, at);
  }

  std::vector<std::string> faults;

 private:
  void say(const std::string& at, const std::string& what) { faults.push_back(at + ": " + what); }

  // The faults of the alternative that comes nearest.
  void one_of(const json& alternatives, const json& value, const std::string& at) {
    std::vector<std::string> least;
    for (const json& each : alternatives) {
      Checking alone(document_);
      alone.check(each, value, at);
      if (alone.faults.empty()) return;
      if (least.empty() || alone.faults.size() < least.size()) least = std::move(alone.faults);
    }
    std::ranges::move(least, std::back_inserter(faults));
  }

  void known_keywords(const json& schema, const std::string& at) {
    static const std::set<std::string> known{
        "type",    "enum",    "format",  "items",    "properties",  "required",
        "minimum", "maximum", "default", "minItems", "description", "additionalProperties"};
    for (const auto& [keyword, unused] : schema.items())
      if (!known.contains(keyword)) say(at, "has a schema with the unknown keyword " + keyword);
  }

  static bool is_of_type(const json& type, const json& value) {
    if (type.is_array())
      return std::ranges::any_of(type, [&](const json& one) { return is_of_type(one, value); });
    return (type == "string" && value.is_string()) || (type == "object" && value.is_object()) ||
           (type == "number" && value.is_number()) || (type == "array" && value.is_array()) ||
           (type == "null" && value.is_null()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer());
  }

  void format(const std::string& format, const std::string& text, const std::string& at) {
    constexpr std::string_view kZone = "+08:00";
    if (format == "date" && !LocalDate::parse(text)) say(at, "is no date");
    if (format == "date-time" &&
        (!text.ends_with(kZone) ||
         !parse_office_time(std::string_view(text).substr(0, text.size() - kZone.size()))))
      say(at, "is no moment");
  }

  void object(const json& schema, const json& value, const std::string& at) {
    for (const json& name : schema.value("required", json::array()))
      if (!value.contains(name.get<std::string>())) say(at, "lacks " + name.dump());
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, member] : value.items()) {
      if (properties.contains(name))
        check(properties[name], member, at + "." + name);
      else if (schema.value("additionalProperties", json(true)) == json(false))
        say(at, "has a " + name + " that the schema does not name");
    }
  }

  const json& document_;
};

}  // namespace

std::vector<std::string> schema_faults(const json& document, const json& schema,
                                       const json& value) {
  Checking checking(document);
  checking.check(schema, value, "$");
  return checking.faults;
}

}  // namespace huiyin::testing

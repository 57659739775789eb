#include "bot/understanding/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json.h"

namespace huiyin::bot {
namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr const char* kKinds[] = {"when",   "number", "phone",      "name",    "id18",
                                  "id15",   "uscc",   "booking_no", "case_no", "query_code",
                                  "people", "place",  "yes",        "no"};
constexpr const char* kPartNames[] = {"dawn", "morning", "noon", "afternoon", "evening"};
constexpr const char* kRisks[] = {"", "self", "violence", "abuse", "group", "petition"};
constexpr const char* kBands[] = {"act", "offer", "ask"};

OrderedJson when_json(const When& when) {
  OrderedJson json = OrderedJson::object();
  if (when.date) json["date"] = when.date->iso();
  if (when.time) json["time"] = when.time->iso();
  if (when.part) json["part"] = kPartNames[std::size_t(*when.part)];
  if (when.end_date) json["end_date"] = when.end_date->iso();
  if (when.end_time) json["end_time"] = when.end_time->iso();
  return json;
}

OrderedJson value_json(const Found& value) {
  if (value.kind == ValueKind::when) return when_json(value.when);
  if ((value.kind == ValueKind::number && !value.last4) || value.kind == ValueKind::people) {
    // 5, not 5.0
    if (value.number == std::floor(value.number) && std::abs(value.number) < 9e15)
      return std::int64_t(value.number);
    return value.number;
  }
  return value.normal;
}

// Three digits tell enough, and the same on every machine.
double rounded(double share) { return std::round(share * 1000) / 1000; }

}  // namespace

std::string to_json_line(const Understood& understood) {
  OrderedJson json;
  json["text"] = understood.text;
  json["intent"] = understood.intent;
  json["confidence"] = rounded(understood.confidence);
  json["alternatives"] = OrderedJson::array();
  for (const Guess& guess : understood.alternatives)
    json["alternatives"].push_back(
        {{"intent", guess.intent}, {"confidence", rounded(guess.confidence)}});
  json["band"] = kBands[std::size_t(understood.band)];
  json["risk"] = understood.risk == Risk::none ? OrderedJson()
                                               : OrderedJson(kRisks[std::size_t(understood.risk)]);
  json["values"] = OrderedJson::array();
  for (const Found& value : understood.values) {
    OrderedJson one;
    one["kind"] = kKinds[std::size_t(value.kind)];
    one["text"] = value.text;
    one["begin"] = value.begin;
    one["end"] = value.end;
    one["role"] = value.role == Role::none
                      ? OrderedJson()
                      : OrderedJson(value.role == Role::old_value ? "old" : "new");
    one["value"] = value_json(value);
    json["values"].push_back(std::move(one));
  }
  json["refused"] = OrderedJson::array();
  for (const RefusedValue& refused : understood.refused)
    json["refused"].push_back({{"text", refused.text}, {"reason", refused.reason}});
  return json_text(json);
}

}  // namespace huiyin::bot

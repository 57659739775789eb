// Reads a JSON object field by field and gathers everything wrong with it, each fault with its key.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "petition/calendar.h"

namespace huiyin::petition {

enum class Need { required, optional };

// Days outside of these are slips of the pen: no petition file reaches so far.
bool is_plausible(LocalDate date);

// Text → value, comments allowed. On failure nothing, and a json.shape in `faults`. Never quotes
// the text: it may be a citizen's.
std::optional<nlohmann::json> parsed_json(std::string_view text, std::string_view where,
                                          Faults& faults);

// Codes: json.shape (no object), json.missing, json.kind, json.range, json.date, json.choice,
// json.unknown_key. After a fault the reader answers a harmless value, so that the next field can
// be judged as well.
class JsonReader {
 public:
  // `file` and `path` make up each Problem's where: "rules/2022.json: clocks[3].days". All are
  // borrowed.
  JsonReader(const nlohmann::json& object, std::string_view file, std::string path, Faults& faults);

  bool has(std::string_view key);                                 // and is not null
  const nlohmann::json* member(std::string_view key, Need need);  // nullptr: not there
  std::string text(std::string_view key, Need need);              // required: not blank
  int whole(std::string_view key, int min, int max, Need need, int otherwise = 0);
  bool flag(std::string_view key, bool otherwise);
  std::optional<LocalDate> date(std::string_view key, Need need);
  std::vector<std::string> texts(std::string_view key, Need need);

  // The value beside one of the names; the first when it is none of them.
  template <class Value>
  Value choice(std::string_view key, const std::vector<std::pair<std::string_view, Value>>& names,
               Need need) {
    std::vector<std::string_view> known;
    for (const auto& [name, value] : names) known.push_back(name);
    return names[choice_index(key, known, need)].second;
  }

  void refuse(std::string_view key, const char* code, std::string what, std::string remedy);
  void refuse_unknown_keys();  // whatever was not asked for
  std::string path_of(std::string_view key) const;

 private:
  std::size_t choice_index(std::string_view key, const std::vector<std::string_view>& known,
                           Need need);
  std::string may_be_written() const;

  const nlohmann::json& object_;
  const std::string_view file_;
  const std::string path_;
  Faults& faults_;
  std::vector<std::string> asked_;  // in the order of asking, some twice
};

// "[3]" behind a path.
std::string at_index(std::string_view path, std::size_t index);

}  // namespace huiyin::petition

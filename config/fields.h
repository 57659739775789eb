// The members of one JSON object, read with their checks: each fault goes to one list, and reading
// goes on.
#pragma once

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace huiyin::config {

class Fields {
 public:
  // `path` is the object's own: "reception", "staff[2]"; empty at the root.
  Fields(const nlohmann::json& object, std::string where, std::string path,
         std::vector<Problem>& problems);

  bool has(std::string_view name) const;

  // Text of 1 to `bytes_max` bytes without control characters. Missing: `preset`; it is a fault
  // when required.
  std::string text(std::string_view name, std::size_t bytes_max, std::string preset = "");
  std::string required_text(std::string_view name, std::size_t bytes_max);
  int integer(std::string_view name, int min, int max, int preset);
  bool flag(std::string_view name, bool preset);
  // One of `words`; the answer is its place.
  std::size_t choice(std::string_view name, std::initializer_list<std::string_view> words,
                     std::size_t preset);
  std::vector<std::string> texts(std::string_view name, std::size_t count_max);
  Fields object(std::string_view name);  // an empty one when missing or wrong
  std::vector<Fields> objects(std::string_view name, std::size_t count_max);

  // Faults of what nobody asked for, but for `allowed`: call it after the last read.
  void refuse_unknown(std::initializer_list<std::string_view> allowed = {});

  void refuse(std::string_view name, const char* code, std::string what, std::string remedy);
  std::vector<std::string> names() const;

 private:
  const nlohmann::json* given(std::string_view name);
  std::string path_of(std::string_view name) const;

  bool is_object_;  // else that was told, and nothing is missing in it besides
  const nlohmann::json* object_;
  std::string where_, path_;
  std::vector<Problem>* problems_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace huiyin::config

// A value that nobody may see: no formatter, no <<. Who needs the text asks for it by name.
#pragma once

#include <string>
#include <utility>

namespace huiyin::config {

class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string text) : text_(std::move(text)) {}

  const std::string& reveal() const {
    return text_;
  }  // for the call that signs or sends; never for a log
  bool empty() const { return text_.empty(); }
  bool operator==(const Secret&) const = default;
  std::string masked() const {
    return text_.empty() ? "" : "******";
  }  // says only whether it is set

 private:
  std::string text_;
};

}  // namespace huiyin::config

// Words as a provider of SMS approved them 模板报备: with places of its own making, which it fills
// with the parameters that a message brings (sms.md 1.2, 2.2, 3.1).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace huiyin::templates {

enum class ParameterMarks : std::uint8_t {
  named,    // ${name}: Aliyun
  numbered  // {1}, {2} …: Tencent, 云MAS
};

class ProviderWords {
 public:
  // Refuses with where = "words": provider_words.empty, .long, .mark (a place left open, or with a
  // name that the provider does not take), .numbers (they do not run from 1 without a gap),
  // .signature (【】, which the provider adds itself).
  static Result<ProviderWords> parse(std::string_view words, ParameterMarks marks);

  // Each once; numbered ones in the order in which their values are handed over.
  const std::vector<std::string>& parameters() const { return parameters_; }
  // With these values by parameter; of one that is missing nothing.
  std::string filled(const std::map<std::string, std::string, std::less<>>& values) const;

 private:
  struct Piece {
    bool is_parameter = false;
    std::string text;
  };
  std::vector<Piece> pieces_;
  std::vector<std::string> parameters_;
};

}  // namespace huiyin::templates

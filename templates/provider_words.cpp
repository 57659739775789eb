#include "templates/provider_words.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"

namespace huiyin::templates {
namespace {

constexpr std::size_t kWordsPointsMax = 500;  // as providers take of an SMS with its signature
constexpr std::size_t kNameMax = 32;
constexpr int kNumberMax = 20;

Problem words_fault(const char* code, std::string what, std::string remedy) {
  return {code, "words", std::move(what), std::move(remedy)};
}

bool is_letter(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '_';
}
bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

// Nothing: it is no number from 1, or written with a nought before it.
std::optional<int> number_of(std::string_view name) {
  int number = 0;
  const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), number);
  const bool is_whole = fault == std::errc() && end == name.data() + name.size();
  return is_whole && name.front() != '0' && number >= 1 && number <= kNumberMax
             ? std::optional(number)
             : std::nullopt;
}

bool is_parameter_name(std::string_view name, ParameterMarks marks) {
  if (name.empty() || name.size() > kNameMax) return false;
  if (marks == ParameterMarks::numbered) return number_of(name).has_value();
  return is_letter(name.front()) &&
         std::ranges::all_of(name, [](char sign) { return is_letter(sign) || is_digit(sign); });
}

std::string example_of(ParameterMarks marks) {
  return marks == ParameterMarks::named ? "${name}，名字用英文字母、数字和下划线" : "{1}、{2}";
}

bool run_from_one(const std::vector<std::string>& numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i)
    if (numbers[i] != std::to_string(i + 1)) return false;
  return true;
}

}  // namespace

Result<ProviderWords> ProviderWords::parse(std::string_view words, ParameterMarks marks) {
  if (trimmed(words).empty())
    return Refused(words_fault("provider_words.empty", "没有写报备的文字",
                               "请照短信平台上审核通过的原文写，不写签名"));
  if (!is_utf8(words) || count_points(words) > kWordsPointsMax)
    return Refused(words_fault("provider_words.long",
                               "报备的文字最长 " + std::to_string(kWordsPointsMax) + " 个字",
                               "请照短信平台上的原文写"));
  if (words.find("【") != words.npos || words.find("】") != words.npos)
    return Refused(words_fault("provider_words.signature", "报备的文字里写了【】",
                               "签名由短信平台加上，请去掉"));
  const std::string_view open = marks == ParameterMarks::named ? "${" : "{";
  ProviderWords out;
  while (!words.empty()) {
    const auto begin = std::min(words.find(open), words.size());
    if (begin > 0) out.pieces_.push_back({false, std::string(words.substr(0, begin))});
    words.remove_prefix(begin);
    if (words.empty()) break;
    const auto end = words.find('}');
    const std::string name(end == words.npos ? words.substr(0, 0)
                                             : words.substr(open.size(), end - open.size()));
    if (!is_parameter_name(name, marks))
      return Refused(words_fault("provider_words.mark",
                                 "参数“" + std::string(utf8_prefix(words, 40)) + "”看不明白",
                                 "这家平台的参数写成 " + example_of(marks)));
    out.pieces_.push_back({true, name});
    if (!std::ranges::count(out.parameters_, name)) out.parameters_.push_back(name);
    words.remove_prefix(end + 1);
  }
  if (marks == ParameterMarks::numbered) {
    std::ranges::sort(out.parameters_, {}, [](const auto& name) { return *number_of(name); });
    if (!run_from_one(out.parameters_))
      return Refused(words_fault("provider_words.numbers", "参数的编号不是从 {1} 起连着的",
                                 "请照短信平台上的原文写"));
  }
  return out;
}

std::string ProviderWords::filled(
    const std::map<std::string, std::string, std::less<>>& values) const {
  std::string out;
  for (const Piece& piece : pieces_) {
    if (!piece.is_parameter) {
      out += piece.text;
    } else if (const auto value = values.find(piece.text); value != values.end()) {
      out += value->second;
    }
  }
  return out;
}

}  // namespace huiyin::templates

#include "bot/menu_answers.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"
#include "bot/answers.h"
#include "bot/cues.h"

namespace huiyin::bot::menu {
namespace {

// Takes the first of `words` that `text` begins with. False: with none.
bool take_lead(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    if (text.starts_with(word)) {
      text.remove_prefix(word.size());
      return true;
    }
  return false;
}

std::optional<std::size_t> take_digits(std::string_view& text) {
  std::size_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto size = std::size_t(end - text.data());
  if (fault != std::errc() || size > 2) return std::nullopt;
  text.remove_prefix(size);
  return number;
}

std::optional<std::size_t> take_sign(std::string_view& text) {
  static constexpr std::array<std::u32string_view, 3> kRows = {U"一二三四五六七八九十",
                                                               U"①②③④⑤⑥⑦⑧⑨⑩", U"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑"};
  const std::u32string points = code_points(text.substr(0, 4));
  if (points.empty()) return std::nullopt;
  for (const auto row : kRows)
    if (const auto at = row.find(points.front()); at != row.npos) {
      text.remove_prefix(utf8(points.substr(0, 1)).size());
      return at + 1;
    }
  return std::nullopt;
}

// A number among digits alone, as over WeCom: "3".
std::optional<std::size_t> digits_alone(std::string_view plain) {
  const auto number = take_digits(plain);
  return plain.empty() ? number : std::nullopt;
}

}  // namespace

std::optional<std::size_t> number_typed(std::string_view plain) {
  (void)take_lead(plain, {"那我就", "我就", "那就", "我要", "我", "就", "那", "要"});
  bool is_chosen = take_lead(plain, {"选择", "选", "回复", "回", "点", "按", "输入", "发"});
  is_chosen |= take_lead(plain, {"第"});
  (void)take_lead(plain, {"(", "[", "“", "\"", ":"});
  auto number = take_digits(plain);
  if (!number) number = take_sign(plain);
  if (!number) return std::nullopt;
  (void)take_lead(plain, {")", "]", "”", "\""});
  if (is_chosen) (void)take_lead(plain, {"个", "项", "条", "号", "种"});
  while (take_lead(plain, {".", "。", "、", ",", "，", "!", "！", "~", "吧", "了", "的", "谢谢"})) {
  }
  return plain.empty() ? number : std::nullopt;
}

const Choice* chosen(const Talk& talk) {
  const auto& choices = talk.state.choices;
  const auto labelled = std::ranges::find_if(
      choices, [&](const Choice& choice) { return plain(choice.label) == talk.plain; });
  if (labelled != choices.end()) return &*labelled;
  const auto number = talk.is_by_sms() ? number_typed(talk.plain) : digits_alone(talk.plain);
  if (!number || *number < 1 || *number > choices.size()) return nullptr;
  // Over WeCom items carry no numbers: "3" among hours is three o'clock.
  const bool among_hours =
      !talk.state.topics.empty() && talk.state.topics.back().awaiting == "when";
  if (among_hours && !talk.is_by_sms()) return nullptr;
  return &choices[*number - 1];
}

bool number_fits_nothing(Talk& talk) {
  if (!talk.is_by_sms() || !number_typed(talk.plain)) return false;
  const auto open = talk.state.choices;
  if (talk.topic() && open.empty()) return false;  // what is asked for may be a number itself
  if (open.empty()) {
    talk.say("menu.number_of_nothing");
    talk.offer(answers::main_menu(talk));
  } else {
    talk.say("menu.no_such_number", {{"上限", std::to_string(open.size())}});
    if (!talk.topic()) talk.offer(open);
  }
  return true;
}

}  // namespace huiyin::bot::menu

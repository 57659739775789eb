#include "bot/company.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "bot/cues.h"

namespace huiyin::bot {
namespace {

// Longer words first: 孙子 is not 子, 爸妈 are two.
constexpr std::array<std::pair<std::string_view, int>, 48> kPersons = {{
    {"爸爸妈妈", 2}, {"爷爷奶奶", 2}, {"公公婆婆", 2}, {"爸妈", 2},   {"爹妈", 2}, {"爹娘", 2},
    {"父母", 2},     {"公婆", 2},     {"老头子", 1},   {"老太婆", 1}, {"小孩", 1}, {"孩子", 1},
    {"儿子", 1},     {"女儿", 1},     {"闺女", 1},     {"孙子", 1},   {"孙女", 1}, {"外甥", 1},
    {"侄子", 1},     {"侄女", 1},     {"媳妇", 1},     {"老伴", 1},   {"老婆", 1}, {"老公", 1},
    {"爱人", 1},     {"婆娘", 1},     {"邻居", 1},     {"亲戚", 1},   {"朋友", 1}, {"同事", 1},
    {"工友", 1},     {"姐夫", 1},     {"嫂子", 1},     {"弟弟", 1},   {"哥哥", 1}, {"姐姐", 1},
    {"妹妹", 1},     {"我妈", 1},     {"我爸", 1},     {"我娘", 1},   {"我爹", 1}, {"我哥", 1},
    {"我姐", 1},     {"我弟", 1},     {"我妹", 1},     {"娃", 1},     {"我奶", 1}, {"我爷", 1},
}};

bool is_absent(std::string_view clause) {
  return has_any(clause, {"不去", "不来", "去不了", "来不了", "去不成", "来不成", "不跟我",
                          "不跟着", "不陪", "去不得"});
}

// The persons named, each counted once; what is counted is taken out of the text.
int persons_in(std::string& text) {
  int count = 0;
  for (const auto& [word, weight] : kPersons) {
    auto at = text.find(word);
    if (at == text.npos) continue;
    count += weight;
    for (; at != text.npos; at = text.find(word)) text.erase(at, word.size());
  }
  return count;
}

struct Numbered {
  int count = 0;
  std::string clause;  // in which it stands
  std::string behind;  // all that follows it
};

std::vector<Numbered> numbers_of_people(const Talk& talk) {
  static constexpr std::u32string_view kBreaks = U"，。；;,！!？?、 \n";
  const auto points = code_points(talk.heard.text);
  std::vector<Numbered> all;
  for (const Found& found : talk.heard.values) {
    if (found.kind != ValueKind::people || found.number < 1 || found.number > 1000) continue;
    std::size_t begin = std::min(found.begin, points.size()), end = begin;
    while (begin > 0 && kBreaks.find(points[begin - 1]) == kBreaks.npos) --begin;
    while (end < points.size() && kBreaks.find(points[end]) == kBreaks.npos) ++end;
    const auto between = [&](std::size_t from, std::size_t to) {
      return plain(utf8(std::u32string_view(points).substr(from, to - from)));
    };
    all.push_back({static_cast<int>(found.number), between(begin, end),
                   between(std::min(found.end, points.size()), points.size())});
  }
  return all;
}

bool has_speaker(std::string_view text) {
  return has_any(text, {"和我", "跟我", "我和", "我跟", "陪我", "带我", "我带", "还有我", "加我",
                        "我加", "我、", "我，", "我,", "我还有", "同我", "我同"});
}

// "老两口加孙子": who comes besides the two. Those before the number are counted in it.
int added_to(const std::string& text) {
  int added = 0;
  for (const std::string_view word :
       {"加上", "还有", "外加", "带着", "带个", "抱着", "抱个", "加", "带", "和", "跟"}) {
    const auto at = text.find(word);
    if (at == text.npos) continue;
    std::string rest = text.substr(at + word.size());
    added = std::max(added, persons_in(rest));
  }
  return added;
}

// "有两个不来了": said of people without naming them.
int few_in(std::string_view clause) {
  static constexpr std::array<std::pair<std::string_view, int>, 6> kFew = {
      {{"两个", 2}, {"俩", 2}, {"2个", 2}, {"三个", 3}, {"3个", 3}, {"仨", 3}}};
  for (const auto& [word, count] : kFew)
    if (clause.find(word) != clause.npos) return count;
  return 1;
}

}  // namespace

std::optional<int> company(const Talk& talk) {
  constexpr std::size_t kPointsMax = 24;  // a longer answer tells a story
  if (count_points(talk.plain) > kPointsMax || cue::grieves(talk.plain)) return {};
  if (has_any(talk.plain, {"一共", "总共", "共", "加起来", "合计"})) return {};
  const auto numbers = numbers_of_people(talk);
  std::string text = talk.plain;
  if (numbers.size() == 1 && has_any(text, {"除了我", "除我", "除开我"}))
    return numbers.front().count + 1;
  if (numbers.size() == 2 && text.find("家") != text.npos &&
      has_any(text, {"一家", "每家", "各家"}))
    return numbers.front().count * numbers.back().count;
  if (has_any(text, {"大人", "成人"}) && has_any(text, {"小孩", "孩子", "娃", "儿童"})) {
    if (numbers.size() == 2) return numbers.front().count + numbers.back().count;
    if (numbers.size() == 1) return numbers.front().count + 1;
  }
  if (numbers.size() == 1) {
    const int added = added_to(numbers.front().behind);
    return added > 0 ? std::optional(numbers.front().count + added) : std::nullopt;
  }
  if (!numbers.empty() || !has_speaker(text)) return {};
  const int others = persons_in(text);
  return others > 0 ? std::optional(others + 1) : std::nullopt;
}

std::optional<StayAway> stay_away(const Talk& talk) {
  constexpr std::size_t kPointsMax = 30;
  if (count_points(talk.plain) > kPointsMax || cue::wants_waiting(talk.plain)) return {};
  const auto numbers = numbers_of_people(talk);
  std::optional<StayAway> found;
  for (const std::string& clause : clauses_of(talk.plain)) {
    const bool fewer = has_any(clause, {"少去", "少来", "人少", "少一个", "少1个", "少两个"});
    if (!fewer && !is_absent(clause)) continue;
    // "我也不去了", "我们都不去了": the visit itself is given up. "不让我去" says what others want.
    if (has_any(clause, {"我不", "我也", "俺不", "俺也", "都不", "我们不", "咱不", "我就不",
                         "我来不", "我去不", "不让", "们不", "要不来", "要不去"}))
      return {};
    std::string of_whom = clause;
    const bool of_some = has_any(clause, {"有", "其中"}) && !has_any(clause, {"没有", "有事"});
    if (!fewer && persons_in(of_whom) == 0 && !of_some) continue;
    const auto own = std::ranges::find_if(
        numbers, [&](const Numbered& number) { return number.clause == clause; });
    found = StayAway{own == numbers.end() ? few_in(clause) : own->count, {}};
  }
  if (!found) return {};
  for (const Numbered& number : numbers)
    if (!is_absent(number.clause) &&
        !has_any(number.clause, {"本来", "原来", "原先", "少", "之前", "当初"}))
      found->left = number.count;
  if (!found->left &&
      has_any(talk.plain, {"就我自己", "就我一个", "我自己去", "我一个人去", "只有我"}))
    found->left = 1;
  return found;
}

}  // namespace huiyin::bot

#include "bot/understanding/crowd_words.h"

#include <algorithm>
#include <array>

#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

constexpr double kCrowdMin = 10;  // fewer are told with their word: 七八个人
constexpr double kCrowdMax = 100000;

constexpr std::array<std::u32string_view, 22> kCollective = {
    U"我们", U"俺们", U"咱们",   U"职工", U"员工", U"工人", U"退休", U"下岗",
    U"全厂", U"全村", U"全校",   U"全镇", U"全家", U"户户", U"大伙", U"乡亲",
    U"村民", U"业主", U"受害者", U"病友", U"屯",   U"大家"};
constexpr std::array<std::u32string_view, 14> kCrowdComing = {
    U"都去",   U"都来", U"要来", U"要去", U"想来", U"想去", U"一起去",
    U"一起来", U"派人", U"过去", U"过来", U"来谈", U"去谈", U"上访"};

template <std::size_t N>
bool speaks_of(const Sentence& s, const std::array<std::u32string_view, N>& words) {
  return std::ranges::any_of(words, [&](auto word) { return s.plain.find(word) != s.plain.npos; });
}

// Where those who come are counted: behind 少说 and its like, which are of the number. Nothing when
// something else is counted: the number stands first in its clause or behind those who come, and
// 我们买了五十多个 is none.
std::optional<std::size_t> begin_of_count(const Sentence& s, std::size_t at) {
  std::size_t begin = at;
  for (bool more = true; more;) {
    const std::size_t about =
        word_before(s, begin,
                    {U"怎么也有", U"少说也有", U"少说", U"大概", U"大约", U"差不多", U"起码",
                     U"至少", U"总共", U"一共", U"得有", U"能有", U"足有", U"有", U"约", U"得"});
    begin -= about;
    more = about > 0;
  }
  const bool behind_them =
      std::ranges::any_of(kCollective, [&](auto word) { return s.ends(begin, word); }) ||
      word_before(s, begin, {U"退休的", U"下岗的", U"村里的", U"厂里的"}) > 0;
  if (!is_edge(s[begin - 1]) && !behind_them) return {};
  return begin;
}

struct Count {
  std::size_t end = 0;
  double value = 0;
};

// 六七十: the greater one, for which there must be room; else the numeral as it stands.
std::optional<Count> count_at(const Sentence& s, std::size_t at) {
  const int few = digit_of(s[at]), more = digit_of(s[at + 1]);
  if (few > 0 && more == few + 1 && s[at + 2] == U'十') return Count{at + 3, more * 10.0};
  if (few > 0 && more == few + 1 && s[at + 2] == U'百') return Count{at + 3, more * 100.0};
  const auto number = number_at(s, at);
  if (!number || number->ordinal) return {};
  return Count{number->end, double(number->value)};
}

}  // namespace

std::optional<PeopleRead> crowd(const Sentence& s, std::size_t at) {
  if (digit_of(s[at - 1]) >= 0 || is_latin(s[at - 1])) return {};
  const auto count = count_at(s, at);
  if (!count || count->value < kCrowdMin || count->value > kCrowdMax) return {};
  const std::size_t about = word_at(s, count->end, {U"多", U"来", U"几", U"余"});
  const std::size_t next = count->end + about;
  const std::size_t measure = word_at(s, next, {U"来个", U"个", U"口", U"户", U"号"});
  const std::size_t end = next + measure;
  // 一百多 may stand bare, 一百 may not; 十五号 is a day.
  if (measure == 0 && about == 0) return {};
  if (s[next] == U'号' && about == 0) return {};
  if (!is_edge(s[end]) && !is_any_of(s[end], U"想要都打准来去吧呢")) return {};
  const auto begin = begin_of_count(s, at);
  if (!begin || !speaks_of(s, kCollective) || !speaks_of(s, kCrowdComing)) return {};
  return PeopleRead{*begin, end, count->value};
}

}  // namespace huiyin::bot

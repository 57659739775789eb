#include "bot/understanding/people_words.h"

#include <array>

#include "bot/understanding/numbers.h"

namespace huiyin::bot {
namespace {

struct Fixed {
  std::u32string_view words;
  int count;
};

// Said without a numeral that counts; longer ones first.
constexpr Fixed kFixed[] = {
    {U"我和我老伴两个", 2}, {U"就我一个人", 1},   {U"就俺一个人", 1},   {U"只有我一个人", 1},
    {U"只有我一个", 1},     {U"就我自己一个", 1}, {U"我自己一个人", 1}, {U"就我一个", 1},
    {U"就俺一个", 1},       {U"俺自己一个", 1},   {U"我自己一个", 1},   {U"我一个人", 1},
    {U"俺一个人", 1},       {U"我一个来", 1},     {U"我一个去", 1},     {U"就我自个", 1},
    {U"就我自己", 1},       {U"就俺自己", 1},     {U"我自己去", 1},     {U"我自己来", 1},
    {U"俺自己去", 1},       {U"只有我自己", 1},   {U"我独自", 1},       {U"独自一人", 1},
    {U"我单独", 1},         {U"就本人", 1},       {U"俺一个", 1},       {U"我们俩", 2},
    {U"我们两", 2},         {U"俺们俩", 2},       {U"俺俩", 2},         {U"我俩", 2},
    {U"咱俩", 2},           {U"娘俩", 2},         {U"爷俩", 2},         {U"老两口", 2},
    {U"两口子", 2},         {U"我们仨", 3},       {U"俺们仨", 3},       {U"俺仨", 3},
};

// Whoever comes along with the speaker.
constexpr std::u32string_view kKin[] = {U"老伴", U"老婆", U"老公", U"爱人", U"丈夫", U"妻子",
                                        U"媳妇", U"儿子", U"女儿", U"闺女", U"父亲", U"母亲",
                                        U"爸",   U"妈",   U"娘",   U"爹",   U"哥",   U"弟",
                                        U"姐",   U"妹",   U"邻居", U"同事", U"对象", U"孩子"};

bool counts_others(const Sentence& s, std::size_t begin, double count) {
  // 找一个人, 没有一个人管, 另派一个人: somebody, not how many come.
  if (count == 1 &&
      word_before(s, begin, {U"换", U"找", U"派",   U"叫",   U"安排", U"没", U"没有", U"哪",
                             U"某", U"另", U"另外", U"给我", U"有",   U"每", U"那",   U"这",
                             U"是", U"来", U"第",   U"随便", U"同",   U"连", U"给"}) > 0)
    return !s.ends(begin, U"就是") && !s.ends(begin, U"人数是") && !s.ends(begin, U"而是");
  return word_before(s, begin, {U"每", U"第", U"打了", U"抓了"}) > 0;
}

// 我和我老伴, 跟儿子一起: two when no figure stands behind.
std::optional<PeopleRead> with_kin(const Sentence& s, std::size_t at) {
  const std::size_t me = word_at(s, at, {U"我", U"俺"});
  if (me == 0) return {};
  const std::size_t with = word_at(s, at + me, {U"和", U"跟", U"与", U"带着", U"带", U"同"});
  if (with == 0) return {};
  std::size_t next = at + me + with;
  next += word_at(s, next, {U"我家", U"俺家", U"我", U"俺"});
  for (const auto kin : kKin)
    if (s.has(next, kin)) {
      std::size_t end = next + kin.size();
      // The figure counts, if there is one: 我和我老伴两个人.
      for (std::size_t i = end; i < end + 6 && i < s.size(); ++i)
        if (digit_of(s[i]) > 0 || s[i] == U'俩') return {};
      const std::size_t going =
          word_at(s, end, {U"一起", U"一块", U"一道", U"一同", U"两", U"去", U"来", U"都"});
      if (going == 0 && !is_edge(s[end])) return {};
      return PeopleRead{at, end, 2};
    }
  return {};
}

std::optional<PeopleRead> counted(const Sentence& s, std::size_t at, bool expected) {
  const auto number = number_at(s, at);
  if (!number || number->ordinal || number->value < 1 || number->value > 100000 ||
      number->value != double(long(number->value)) || digit_of(s[at - 1]) >= 0 ||
      is_latin(s[at - 1]) || is_any_of(s[at - 1], U".-/"))
    return {};
  std::size_t next = s.spaces(number->end);
  // 后四位 are digits, not people.
  if (s[next] == U'位' && is_any_of(s[at - 1], U"后末尾前")) return {};
  if (is_any_of(s[next], U"多几来余")) ++next;
  const std::size_t word =
      word_at(s, next, {U"个大人", U"个家属", U"个代表", U"名代表", U"位代表", U"个村民", U"个老乡",
                        U"个业主", U"个家长", U"个工人", U"个病友", U"个邻居", U"个朋友", U"个同志",
                        U"个人",   U"口人",   U"口子",   U"名",     U"位",     U"人"});
  if (word > 0) {
    const std::size_t end = next + word;
    if (s[next] == U'人' && is_any_of(s[end], U"民员工次以份均才生")) return {};
    if (is_any_of(s[next], U"名位") && word == 1 &&
        !(s[end] == 0 || is_edge(s[end]) || is_any_of(s[end], U"来去的代")))
      return {};
    if (counts_others(s, at, number->value)) return {};
    return PeopleRead{at, end, number->value};
  }
  // 推5个, 来3个, 人数：4
  const bool chosen = word_before(s, at,
                                  {U"推", U"选", U"来", U"去", U"派", U"共", U"一共", U"总共",
                                   U"就", U"改成", U"改为"}) > 0;
  if (s[next] == U'个' && !is_any_of(s[next + 1], U"月星礼小工钟字问事亿万") &&
      (expected || (chosen && is_edge(s[next + 1]))))
    return PeopleRead{at, next + 1, number->value};
  if (word_before(s, at,
                  {U"人数:", U"人数是", U"人数为", U"人数", U"人数：", U"人数: ", U"人数 "}) > 0)
    return PeopleRead{at, number->end, number->value};
  if (expected && (is_edge(s[number->end]) || is_any_of(s[number->end], U"个吧呢啊")) &&
      (is_edge(s[at - 1]) || is_any_of(s[at - 1], U"就是共来去")))
    return PeopleRead{at, number->end, number->value};
  return {};
}

}  // namespace

std::vector<PeopleRead> people(const Sentence& s, bool expected) {
  std::vector<PeopleRead> found;
  for (std::size_t at = 0; at < s.size();) {
    std::optional<PeopleRead> read;
    for (const Fixed& row : kFixed)
      if (row.words[0] == s[at] && s.has(at, row.words)) {
        std::size_t end = at + row.words.size();
        end += word_at(s, end, {U"个人", U"人"});
        read = PeopleRead{at, end, double(row.count)};
        break;
      }
    if (!read) read = with_kin(s, at);
    if (!read && (digit_of(s[at]) >= 0 || is_any_of(s[at], U"十百廿")))
      read = counted(s, at, expected);
    if (!read && (s[at] == U'俩' || s[at] == U'仨') && (expected || s[at + 1] == U'人'))
      read = PeopleRead{at, at + (s[at + 1] == U'人' ? 2u : 1u), s[at] == U'俩' ? 2.0 : 3.0};
    if (!read && expected && s.spaces(0) == at &&
        (s.has(at, U"自己") || s.has(at, U"我自己") || s.has(at, U"就我") || s.has(at, U"本人")))
      read = PeopleRead{at, std::min(s.size(), at + 2), 1};
    if (read) {
      at = read->end;
      found.push_back(*read);
    } else {
      ++at;
    }
  }
  return found;
}

}  // namespace huiyin::bot

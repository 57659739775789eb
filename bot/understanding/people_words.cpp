#include "bot/understanding/people_words.h"

#include <algorithm>
#include <array>

#include "bot/understanding/crowd_words.h"
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
    {U"俺们俩", 2},         {U"俺俩", 2},         {U"我俩", 2},         {U"咱俩", 2},
    {U"娘俩", 2},           {U"爷俩", 2},         {U"老两口", 2},       {U"两口子", 2},
    {U"我们仨", 3},         {U"俺们仨", 3},       {U"俺仨", 3},         {U"去仨", 3},
    {U"来仨", 3},           {U"成俩", 2},         {U"成仨", 3},         {U"就俩", 2},
    {U"就仨", 3},           {U"去俩", 2},         {U"来俩", 2},         {U"就我一人", 1},
    {U"仅我一人", 1},       {U"本人一人", 1},     {U"光我一个", 1},     {U"光俺一个", 1},
    {U"我自个儿", 1},       {U"俺自个儿", 1},     {U"我一人", 1},       {U"俺一人", 1},
};

// Two who belong together: 母女俩, 夫妻两个, 父子一起.
constexpr std::u32string_view kPairs[] = {U"夫妻", U"夫妇", U"母女",   U"母子",   U"父子",  U"父女",
                                          U"婆媳", U"祖孙", U"兄弟",   U"弟兄",   U"姐妹",  U"姊妹",
                                          U"姐弟", U"兄妹", U"小两口", U"老两口", U"两口子"};

// Who may be counted right behind: 我们三个, 爷儿仨, 姐妹四个.
constexpr std::u32string_view kWe[] = {
    U"我们", U"俺们", U"咱们", U"我",   U"俺",   U"咱",   U"他们", U"爷儿",
    U"娘儿", U"哥儿", U"姐儿", U"爷",   U"娘",   U"哥",   U"姐",   U"一家",
    U"全家", U"夫妻", U"夫妇", U"母女", U"母子", U"父子", U"父女", U"婆媳",
    U"祖孙", U"兄弟", U"弟兄", U"姐妹", U"姊妹", U"姐弟", U"兄妹"};

// Whoever comes along with the speaker; longer ones before their beginnings.
constexpr std::u32string_view kCompanions[] = {
    U"老母亲", U"老父亲", U"丈母娘", U"老丈人", U"外甥女", U"老头子", U"老头儿", U"老太婆",
    U"老婆子", U"老婆婆", U"老爷子", U"老太太", U"老汉儿", U"老两口", U"那口子", U"当家的",
    U"掌柜的", U"屋里头", U"屋里的", U"儿媳妇", U"弟媳妇", U"小姑子", U"小舅子", U"小姨子",
    U"大舅子", U"大姑子", U"未婚夫", U"未婚妻", U"女朋友", U"男朋友", U"老伴",   U"老婆",
    U"老公",   U"爱人",   U"丈夫",   U"妻子",   U"媳妇",   U"儿媳",   U"女婿",   U"儿子",
    U"女儿",   U"闺女",   U"姑娘",   U"父亲",   U"母亲",   U"爸爸",   U"妈妈",   U"老爸",
    U"老妈",   U"老娘",   U"老爹",   U"爷爷",   U"奶奶",   U"外公",   U"外婆",   U"姥姥",
    U"姥爷",   U"婆婆",   U"公公",   U"岳父",   U"岳母",   U"哥哥",   U"弟弟",   U"姐姐",
    U"妹妹",   U"大哥",   U"二哥",   U"大姐",   U"二姐",   U"侄子",   U"侄女",   U"侄儿",
    U"孙子",   U"孙女",   U"孙儿",   U"外孙",   U"外甥",   U"舅舅",   U"舅妈",   U"叔叔",
    U"婶子",   U"婶婶",   U"伯伯",   U"大伯",   U"大爷",   U"大妈",   U"大娘",   U"大婶",
    U"大叔",   U"姑姑",   U"姑妈",   U"姑父",   U"姨妈",   U"阿姨",   U"姨父",   U"嫂子",
    U"弟媳",   U"姐夫",   U"妹夫",   U"亲家",   U"亲戚",   U"表哥",   U"表弟",   U"表姐",
    U"表妹",   U"堂哥",   U"堂弟",   U"邻居",   U"街坊",   U"同事",   U"同学",   U"朋友",
    U"战友",   U"工友",   U"病友",   U"老乡",   U"律师",   U"家属",   U"家人",   U"兄弟",
    U"姐妹",   U"闺蜜",   U"对象",   U"婆娘",   U"堂客",   U"老头",   U"老汉",   U"男人",
    U"女人",   U"孩子",   U"娃儿",   U"娃娃",   U"崽崽",   U"仔",     U"娃",     U"爸",
    U"妈",     U"娘",     U"爹",     U"哥",     U"弟",     U"姐",     U"妹",     U"舅",
    U"叔",     U"姑",     U"姨",     U"婶",     U"嫂",     U"爷",     U"奶",     U"幺儿"};

// Who may be counted as coming: 十八位业主, 三个老头, 八户人家. Not those who are complained of.
constexpr std::u32string_view kPersons[] = {
    U"老人家", U"老年人", U"老太太", U"老太婆", U"老婆婆", U"老头儿", U"老头子", U"老大爷",
    U"老大妈", U"老奶奶", U"老爷爷", U"受害者", U"受害人", U"消费者", U"年轻人", U"同村的",
    U"同村人", U"一块的", U"一起的", U"一道的", U"当事人", U"乡里人", U"庄稼人", U"女同志",
    U"男同志", U"老同志", U"小伙子", U"农民工", U"退休的", U"老人",   U"老头",   U"老汉",
    U"老者",   U"大爷",   U"大妈",   U"大娘",   U"大叔",   U"大姐",   U"大哥",   U"大嫂",
    U"村民",   U"居民",   U"业主",   U"住户",   U"租户",   U"商户",   U"租客",   U"房东",
    U"家长",   U"工人",   U"职工",   U"员工",   U"工友",   U"民工",   U"学生",   U"患者",
    U"病人",   U"病友",   U"病号",   U"邻居",   U"街坊",   U"老乡",   U"乡亲",   U"亲戚",
    U"朋友",   U"同事",   U"同学",   U"同志",   U"代表",   U"家属",   U"家人",   U"亲属",
    U"大人",   U"孩子",   U"小孩",   U"娃娃",   U"娃儿",   U"群众",   U"妇女",   U"社员",
    U"股民",   U"农民",   U"渔民",   U"会员",   U"顾客",   U"客户",   U"买家",   U"苦主",
    U"姐妹",   U"兄弟",   U"伙计",   U"战友",   U"老兵",   U"教师",   U"老师",   U"护工",
    U"男的",   U"女的",   U"男人",   U"女人",   U"女子",   U"爷们",   U"娘们",   U"亲人"};

// What goes on behind those who come: 15个老人都要来, 八户人家想一起反映.
constexpr std::u32string_view kComing[] = {
    U"来",   U"去",   U"过",   U"到",   U"见",   U"约", U"反映", U"投诉", U"举报", U"上访",
    U"一起", U"一块", U"一道", U"一同", U"代表", U"谈", U"预约", U"登记", U"找"};

std::size_t person_at(const Sentence& s, std::size_t at) {
  for (const auto person : kPersons)
    if (s.has(at, person)) return person.size();
  return 0;
}

// 骗了15个老人, 我家有三个老人: those whom it befell, or who are spoken of; not those who come.
bool is_of_others(const Sentence& s, std::size_t begin) {
  std::size_t clause = begin;
  while (clause > 0 && !is_mark(s[clause - 1])) --clause;
  for (std::size_t at = clause; at < begin; ++at)
    if (word_at(s, at, {U"骗", U"坑",   U"害",   U"忽悠",   U"卖给",   U"推销",   U"给",
                        U"伤", U"欠",   U"家有", U"家里有", U"屋里有", U"家中有", U"打",
                        U"骂", U"欺负", U"照顾", U"养着",   U"养活",   U"招",     U"雇",
                        U"裁", U"开除", U"听说", U"据说",   U"另外"}) > 0)
      return true;
  return word_before(s, begin, {U"每", U"第", U"那", U"哪", U"这"}) > 0;
}

// The clause speaks of us (我们村15个老人), or says where they go.
bool clause_comes(const Sentence& s, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at > 0 && !is_mark(s[at - 1]); --at)
    if (word_at(s, at - 1, {U"我们", U"俺们", U"咱们", U"咱", U"一共", U"总共", U"共有", U"来了"}) >
        0)
      return true;
  for (std::size_t at = end; at < end + 8 && !is_mark(s[at]); ++at)
    for (const auto coming : kComing)
      if (s.has(at, coming)) return true;
  return false;
}

bool counts_others(const Sentence& s, std::size_t begin, double count) {
  // 找一个人, 没有一个人管, 另派一个人: somebody, not how many come.
  if (count == 1 &&
      word_before(s, begin, {U"换", U"找", U"派",   U"叫",   U"安排", U"没", U"没有", U"哪",
                             U"某", U"另", U"另外", U"给我", U"有",   U"每", U"那",   U"这",
                             U"是", U"来", U"第",   U"随便", U"同",   U"连", U"给"}) > 0)
    return !s.ends(begin, U"就是") && !s.ends(begin, U"人数是") && !s.ends(begin, U"而是");
  return word_before(s, begin, {U"每", U"第", U"打了", U"抓了"}) > 0;
}

// 我和我老伴, 跟儿子一起, 我陪老母亲: two when no figure stands behind; 我和两个邻居: three.
std::optional<PeopleRead> with_kin(const Sentence& s, std::size_t at) {
  std::size_t next = at + word_at(s, at, {U"我", U"俺"});
  if (next == at) return {};
  if (s[next] == U',' || s[next] == U'，' || s[next] == U'、') ++next;
  const std::size_t with =
      word_at(s, next,
              {U"还有", U"加上", U"带着", U"陪着", U"领着", U"扶着", U"拉着", U"带上", U"叫上",
               U"喊上", U"和", U"跟", U"与", U"带", U"同", U"陪", U"领"});
  if (with == 0) return {};
  next += with;
  // 我陪她去: whoever it is, they are two who come. 我跟他说 is none of it.
  if (const std::size_t other = word_at(s, next, {U"他", U"她", U"老人", U"老人家"})) {
    const std::size_t end = next + other;
    if (word_at(s, end, {U"一起", U"一块", U"一道", U"一同", U"过去", U"过来", U"来", U"去"}) > 0)
      return PeopleRead{at, end, 2};
  }
  next += word_at(s, next, {U"我们家", U"我家", U"俺家", U"他家", U"我", U"俺"});
  if (const auto others = small_at(s, next); others && others->value >= 1) {
    std::size_t end = others->end + word_at(s, others->end, {U"个", U"位", U"名"});
    if (end == others->end && s[next] != U'俩') return {};  // 俩孩子
    const std::size_t one = end;
    for (const auto kin : kCompanions)
      if (s.has(end, kin)) {
        end += kin.size();
        break;
      }
    if (end == one) end += word_at(s, end, {U"人", U"村民", U"业主", U"家长", U"病友", U"受害者"});
    if (end == one) return {};
    return PeopleRead{at, end, double(others->value + 1)};
  }
  // 我和我儿子、儿媳妇: as many as are named.
  std::size_t end = next, count = 1;
  for (bool more = true; more && count < 10;) {
    more = false;
    for (const auto kin : kCompanions)
      if (s.has(end, kin)) {
        end += kin.size();
        if (s[end] == U'儿' && s[end + 1] != U'子' && s[end + 1] != U'媳') ++end;
        ++count;
        std::size_t joined = end;
        if (is_any_of(s[joined], U"、，,")) ++joined;
        joined += word_at(
            s, joined,
            {U"还有", U"加上", U"以及", U"外加", U"带上", U"和", U"跟", U"与", U"带", U"加"});
        joined += word_at(s, joined, {U"我们家", U"我家", U"俺家", U"我", U"俺"});
        if (std::ranges::any_of(kCompanions, [&](auto other) { return s.has(joined, other); })) {
          more = true;
          end = joined;
        }
        break;
      }
  }
  if (count == 1) {
    // 我跟他一起: whoever he is.
    const std::size_t he = word_at(s, next, {U"他", U"她"});
    const std::size_t together =
        he == 0 ? 0 : word_at(s, next + he, {U"一起", U"一块", U"一道", U"一同", U"俩", U"两个"});
    if (together == 0) return {};
    return PeopleRead{at, next + he + together, 2};
  }
  // The figure counts, if there is one: 我和我老伴两个人, 我和闺女女婿三个.
  std::size_t figure = end;
  if (is_any_of(s[figure], U"，, ")) ++figure;
  figure += word_at(s, figure, {U"我们", U"俺们", U"咱们"});
  figure +=
      word_at(s, figure, {U"一共是", U"总共是", U"一共", U"总共", U"就", U"共", U"一块", U"一起"});
  if (s[figure] == U'俩' || s[figure] == U'仨')
    return PeopleRead{at, figure + 1, s[figure] == U'俩' ? 2.0 : 3.0};
  if (const auto number = small_at(s, figure); number && number->value > 1)
    if (const std::size_t unit =
            word_at(s, number->end, {U"个人", U"口人", U"个", U"口", U"人", U"位"});
        unit > 0 && !is_any_of(s[number->end + unit], U"月星礼小"))
      return PeopleRead{at, number->end + unit, double(number->value)};
  const std::size_t going = word_at(s, end,
                                    {U"一起", U"一块儿", U"一块", U"一道", U"一同", U"两", U"去",
                                     U"来", U"都", U"过", U"想", U"要", U"打算"});
  if (going == 0 && !is_edge(s[end]) && !is_any_of(s[end], U"吧呢啊呀")) return {};
  // 我跟儿子要钱, 我和老婆过日子
  if (is_any_of(s[end], U"要过想打") && !clause_comes(s, s.size(), end)) return {};
  return PeopleRead{at, end, double(count)};
}

// 我们三个, 爷儿仨, 母女俩, 姐妹四个, 一家三口, 夫妻一起.
std::optional<PeopleRead> counted_together(const Sentence& s, std::size_t at) {
  for (const auto pair : kPairs)
    if (s.has(at, pair))
      if (const std::size_t going =
              word_at(s, at + pair.size(), {U"一起", U"一块", U"一同", U"同去", U"同来"}))
        return PeopleRead{at, at + pair.size() + going, 2};
  for (const auto we : kWe) {
    if (!s.has(at, we)) continue;
    std::size_t next = at + we.size();
    if (s[next] == U'俩' || s[next] == U'仨')
      return PeopleRead{at, next + (s[next + 1] == U'人' ? 2u : 1u), s[next] == U'俩' ? 2.0 : 3.0};
    const auto number = small_at(s, next);
    if (!number || number->value < 1) continue;
    const std::size_t unit = word_at(s, number->end,
                                     {U"个人", U"口子", U"口人", U"户人家", U"户人", U"家人家",
                                      U"个", U"口", U"人", U"户", U"家"});
    if (unit == 0) {
      if (s.has(next, U"两") && is_edge(s[number->end])) return PeopleRead{at, number->end, 2};
      continue;
    }
    const std::size_t end = number->end + unit;
    // 我们三个村, 我三个月没领工资: something else is counted.
    if (unit == 1 && !is_edge(s[end]) && !is_any_of(s[end], U"来去想要都一就过准打也会人是到"))
      continue;
    return PeopleRead{at, end, double(number->value)};
  }
  return {};
}

// 十八位业主, 八户人家: the end of those counted, 0 when none are or others are meant. `at` is
// where the numeral begins, `next` behind it.
std::size_t persons_behind(const Sentence& s, std::size_t at, std::size_t next, bool expected) {
  const std::size_t measure = word_at(s, next, {U"个", U"位", U"名", U"户", U"家", U"号", U"口"});
  if (measure == 0) return 0;
  std::size_t end = next + measure;
  const bool households = is_any_of(s[next], U"户家");
  if (households) {
    end += word_at(s, end, {U"人家", U"村民", U"居民", U"业主", U"住户", U"商户", U"农户", U"人"});
    const bool bare = end == next + measure;
    // 三家药店 are no people.
    if (bare && !is_edge(s[end]) &&
        word_at(s, end,
                {U"都", U"要来", U"要去", U"想来", U"想去", U"要一", U"一起", U"一块", U"来",
                 U"去"}) == 0)
      return 0;
    if (bare && s[next] == U'家' && !expected && !clause_comes(s, at, end)) return 0;
  } else {
    end += word_at(
        s, end,
        {U"村里的", U"退休", U"下岗", U"残疾", U"受骗", U"上当的", U"被骗的", U"女", U"男"});
    const std::size_t person = person_at(s, end);
    if (person == 0) return 0;
    end += person;
  }
  if (expected) return end;
  if (is_of_others(s, at)) return 0;
  // 两个大人一个孩子: more are counted behind.
  if (!is_edge(s[end]) && digit_of(s[end]) < 1 && !clause_comes(s, at, end)) return 0;
  return end;
}

// 三五个人, 四五位, 二三十人: the greater one, for which there must be room.
std::optional<PeopleRead> about(const Sentence& s, std::size_t at, bool expected) {
  const std::size_t first = at + (s[at] == U'十' ? 1 : 0);  // 十五六个人
  const int few = digit_of(s[first]), more = digit_of(s[first + 1]);
  if (few < 1 || more <= few || more > few + 2 || is_digit(s[first]) || digit_of(s[at - 1]) >= 0)
    return {};
  const bool tens = first == at && s[at + 2] == U'十';
  const std::size_t next = first + (tens ? 3 : 2);
  const double most = tens ? more * 10 : first > at ? 10 + more : more;
  if (const std::size_t end = persons_behind(s, at, next, expected))
    return PeopleRead{at, end, most};
  const std::size_t word =
      word_at(s, next, {U"个人", U"个代表", U"号人", U"口人", U"位", U"名", U"人", U"个"});
  if (word == 0 || (word == 1 && s[next] == U'个' && !is_edge(s[next + 1]))) return {};
  return PeopleRead{at, next + word, most};
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
  if (const std::size_t end = persons_behind(s, at, next, expected)) {
    PeopleRead read{at, end, number->value};
    // 两个大人一个孩子
    std::size_t more = end;
    if (is_any_of(s[more], U"、，,和带加")) ++more;
    if (is_any_of(s[more], U"着上")) ++more;
    if (const auto others = small_at(s, more))
      if (const std::size_t all = persons_behind(s, more, others->end, true)) {
        read.end = all;
        read.count += others->value;
      }
    return read;
  }
  // 两大一小
  if (s[next] == U'大')
    if (const auto small = small_at(s, next + 1); small && s[small->end] == U'小')
      return PeopleRead{at, small->end + 1, number->value + small->value};
  if (s.has(next, U"号人")) return PeopleRead{at, next + 2, number->value};
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
                                  {U"我们是", U"俺们是", U"咱们是", U"应该是", U"一共是", U"总共是",
                                   U"实际是", U"推", U"选", U"来", U"去", U"派", U"共", U"一共",
                                   U"总共", U"就", U"改成", U"改为"}) > 0;
  if (s[next] == U'个' && !is_any_of(s[next + 1], U"月星礼小工钟字问事亿万多半") &&
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
    if (!read) read = counted_together(s, at);
    if (!read) read = about(s, at, expected);
    if (!read && (digit_of(s[at]) >= 0 || is_any_of(s[at], U"十百廿")))
      read = counted(s, at, expected);
    if (!read) read = crowd(s, at);
    if (!read && (s[at] == U'俩' || s[at] == U'仨') && (expected || s[at + 1] == U'人'))
      read = PeopleRead{at, at + (s[at + 1] == U'人' ? 2u : 1u), s[at] == U'俩' ? 2.0 : 3.0};
    if (!read && expected && s.spaces(0) == at &&
        (s.has(at, U"自己") || s.has(at, U"我自己") || s.has(at, U"就我") || s.has(at, U"本人") ||
         s.has(at, U"自个") || s.has(at, U"我自个") || s.has(at, U"他自己") ||
         s.has(at, U"她自己") || s.has(at, U"他自个") || s.has(at, U"她自个") ||
         s.has(at, U"他一个") || s.has(at, U"她一个") || s.has(at, U"就他") || s.has(at, U"就她") ||
         s.has(at, U"单独") || s.has(at, U"独自") || s.has(at, U"我一个") || s.has(at, U"俺一个")))
      read = PeopleRead{at, std::min(s.size(), at + 2), 1};
    if (!read && is_any_of(s[at], U"我俺") && s.has(at + 1, U"一个") && is_edge(s[at + 3]) &&
        (is_edge(s[at - 1]) || is_any_of(s[at - 1], U"就是")))
      read = PeopleRead{at, at + 3, 1};
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

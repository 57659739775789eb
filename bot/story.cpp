#include "bot/story.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "bot/cues.h"

namespace huiyin::bot {
namespace {

// Words of coming and of asking for it: with nothing else before it, a day or a number of people
// is the visit's.
constexpr std::array kOfTheVisit = {
    "我说的是", "我是说", "说错",   "我的意思", "我原来约的", "计划", "希望", "前来", "前往",
    "到访",     "本人",   "同村",   "全村",     "小区",       "一家", "全家", "拟",   "欲",
    "特",       "兹",     "赴",     "预约",     "来访",       "反映", "反应", "投诉", "举报",
    "咨询",     "登记",   "报名",   "时间",     "日期",       "打算", "准备", "我们", "俺们",
    "咱们",     "可以",   "能不能", "行不行",   "一下",       "一共", "总共", "过来", "过去",
    "帮我",     "给我",   "麻烦",   "请问",     "你好",       "您好", "那就", "还是", "改到",
    "改成",     "改为",   "换到",   "换成",     "不是",       "原来", "本来", "之前", "接访",
    "领导",     "想",     "要",     "来",       "去",         "约",   "到",   "在",   "我",
    "俺",       "咱",     "就",     "是",       "的",         "那",   "把",   "能",   "请",
    "于",       "定",     "也",     "都",       "和",         "跟",   "叫",   "有",   "共",
    "为",       "得",     "了",     "吧",       "您",         "你",   "们",   "先",   "再",
    "只",       "最",     "有空",   "方便",     "好",         "吗",   "行",   "见",   "面",
    "谈",       "哈",     "呢"};

// Who did it to us stands before: 忽悠我们老两口. "我们小区15个人都被骗了" tells who comes.
constexpr std::array kDidIt = {"骗",   "坑", "害", "忽悠", "卖给", "推销",
                               "打了", "骂", "给", "收了", "要了"};

constexpr std::array kBeforeVisit = {"约",   "约的", "约在", "想",   "要",   "来",   "去",
                                     "改到", "改成", "改为", "换到", "换成", "定在", "预约",
                                     "时间", "只有", "就是", "一共", "总共", "打算", "准备",
                                     "就",   "共",   "人数", "来访"};
constexpr std::array kBehindVisit = {
    "来",   "去",   "过来", "过去", "能来", "能去", "可以", "行",   "有空", "方便", "要来", "想来",
    "想去", "要去", "约",   "见",   "一起", "一块", "我来", "我去", "吧",   "接访", "接待", "前来",
    "前往", "到访", "赴",   "到贵", "到你", "到您", "那天", "都来", "都去", "我想", "我要"};

bool parts_clauses(char32_t point) {
  static constexpr std::u32string_view kMarks = U"，。；;,!！?？、： \u3000\n";
  return kMarks.find(point) != kMarks.npos;
}

bool tells(std::string_view clause) {
  // "我说的是九点半": of what was said here, not of what happened.
  if (has_any(clause, {"我说的", "说错", "我是说", "我的意思"})) return cue::grieves(clause);
  return cue::grieves(clause) ||
         has_any(clause, {"买",   "卖",   "吃了", "吃的", "打针", "打的", "输液", "开药", "开的",
                          "住院", "头晕", "头疼", "拉肚", "过敏", "说",   "给退", "没退", "收了",
                          "收我", "要了", "叫我", "死",   "病",   "药房", "厂",   "发票", "店"});
}

template <std::size_t N>
bool ends_with_one(std::string_view text, const std::array<const char*, N>& words) {
  return std::ranges::any_of(words, [&](const char* word) { return text.ends_with(word); });
}
template <std::size_t N>
bool starts_with_one(std::string_view text, const std::array<const char*, N>& words) {
  return std::ranges::any_of(words, [&](const char* word) { return text.starts_with(word); });
}

// Something is left besides the words of a visit.
bool tells_something(std::string text) {
  for (const std::string_view word : kOfTheVisit)
    for (auto at = text.find(word); at != text.npos; at = text.find(word))
      text.erase(at, word.size());
  return std::ranges::any_of(code_points(text),
                             [](char32_t point) { return point >= 0x3400 && point <= 0x9fff; });
}

struct Clause {
  std::string before, behind;  // of the value, other values left out
};

Clause around(const Understood& heard, const std::u32string& points, const Found& value) {
  std::size_t begin = value.begin, end = std::min(value.end, points.size());
  while (begin > 0 && !parts_clauses(points[begin - 1])) --begin;
  while (end < points.size() && !parts_clauses(points[end])) ++end;
  std::u32string before, behind;
  for (std::size_t i = begin; i < end; ++i) {
    const bool is_value = std::ranges::any_of(heard.values, [&](const Found& found) {
      return found.begin <= i && i < found.end && found.kind != ValueKind::number &&
             found.kind != ValueKind::place && found.kind != ValueKind::yes &&
             found.kind != ValueKind::no;
    });
    if (!is_value) (i < value.begin ? before : behind) += points[i];
  }
  return {plain(utf8(before)), plain(utf8(behind))};
}

bool is_past(const Found& value, LocalDate today) {
  return value.kind == ValueKind::when && value.when.date &&
         value.when.end_date.value_or(*value.when.date) < today;
}

}  // namespace

bool names_a_visit(const Understood& heard, LocalDate today) {
  const std::u32string points = code_points(heard.text);
  return std::ranges::any_of(heard.values, [&](const Found& value) {
    if (value.kind != ValueKind::when || value.role != Role::none || is_past(value, today))
      return false;
    const Clause clause = around(heard, points, value);
    return !tells_something(clause.before) && !tells_something(clause.behind);
  });
}

std::vector<bool> values_of_story(const Understood& heard, LocalDate today) {
  std::vector<bool> out(heard.values.size(), false);
  const std::u32string points = code_points(heard.text);
  const bool names_to_come = std::ranges::any_of(heard.values, [&](const Found& value) {
    return value.kind == ValueKind::when && value.role == Role::none && !is_past(value, today);
  });
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Found& value = heard.values[i];
    if (value.kind != ValueKind::when && value.kind != ValueKind::people) continue;
    if (value.role != Role::none) continue;
    const Clause clause = around(heard, points, value);
    const bool past = is_past(value, today);
    // "去年三月村里修路占了地，想约接访日上午": two times, and only one of them can be the visit's.
    if (past && names_to_come && tells_something(clause.before + clause.behind)) out[i] = true;
    if (!tells(clause.before + clause.behind)) continue;
    if (past) {
      out[i] = true;
      continue;
    }
    const bool of_us = has_any(clause.before, {"我们", "俺们", "咱"}) &&
                       std::ranges::none_of(kDidIt, [&](const char* word) {
                         return clause.before.find(word) != clause.before.npos;
                       });
    if (value.kind == ValueKind::people && of_us) continue;
    out[i] = !ends_with_one(clause.before, kBeforeVisit) &&
             !starts_with_one(clause.behind, kBehindVisit) && tells_something(clause.before);
  }
  return out;
}

bool tells_trouble(std::string_view text) {
  return !has_any(text, {"反映", "反应", "预约", "你们", "怎么约", "找领导"}) &&
         has_any(text, {"没赔", "不赔", "赔偿", "办不下来", "下不来", "工资",   "工钱",   "占了",
                        "征了", "强拆", "拆了", "烂尾",     "漏水",   "跑路",   "污染",   "断水",
                        "停水", "扣了", "打了", "不发",     "没发",   "不承认", "不认账", "违建",
                        "挡住", "淹了", "塌了", "裂了",     "补偿款", "没到账", "骗",     "欠",
                        "坑了", "过期", "不退", "黑心",     "劣质",   "吃坏",   "吃出",   "发霉",
                        "假的", "假药", "退钱", "三无",     "变质",   "退货",   "没批号"});
}

}  // namespace huiyin::bot

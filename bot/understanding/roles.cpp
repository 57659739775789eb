// Which value of a correction holds: the one behind 改到, 换成, 应该是, or behind 是 after 不是.
#include <algorithm>

#include "bot/understanding/values.h"

namespace huiyin::bot {
namespace {

bool can_be_corrected(ValueKind kind) {
  return kind == ValueKind::when || kind == ValueKind::people || kind == ValueKind::phone ||
         kind == ValueKind::name || kind == ValueKind::number || kind == ValueKind::case_no ||
         kind == ValueKind::query_code;
}

// Words after which the new value stands.
std::size_t new_mark(const Sentence& s, std::size_t at) {
  return word_at(
      s, at, {U"变更时间为", U"时间改为", U"改约到",   U"改约在", U"改约",   U"改期到", U"改签到",
              U"改在",       U"改到",     U"改成",     U"改为",   U"改至",   U"换成",   U"换到",
              U"换为",       U"换至",     U"调整到",   U"调整为", U"调到",   U"调成",   U"挪到",
              U"推迟到",     U"推到",     U"延到",     U"延后到", U"延期到", U"顺延到", U"提前到",
              U"提早到",     U"拖到",     U"缓到",     U"变更为", U"变更到", U"变成",   U"更正为",
              U"更改为",     U"应该是",   U"应当是",   U"应是",   U"应为",   U"而是",   U"其实是",
              U"正确的是",   U"实际是",   U"重新约到", U"重约",   U"另约",   U"改",     U"换",
              U"挪"});
}

// Words before the value that no longer holds.
bool old_mark(const Sentence& s, std::size_t begin) {
  return word_before(s, begin, {U"原来约的是", U"原来约的",   U"原来约在", U"原来约", U"原来是",
                                U"原来定的",   U"原来的",     U"原来",     U"原本是", U"原本",
                                U"原定在",     U"原定于",     U"原定",     U"原约",   U"原先约的",
                                U"原先",       U"本来约的是", U"本来约的", U"本来约", U"本来是",
                                U"本来",       U"之前约的是", U"之前约的", U"之前约", U"上次约的",
                                U"我约的是",   U"约的是",     U"约的",     U"约好的", U"约在",
                                U"定的是",     U"定的",       U"订的是",   U"订的"}) > 0;
}

bool is_wrong_word(const Sentence& s, std::size_t at, std::size_t end) {
  for (; at < end; ++at)
    if (word_at(s, at,
                {U"写错", U"打错", U"错了", U"弄错", U"记错", U"说错", U"输错", U"填错", U"不对",
                 U"有误", U"搞错"}) > 0)
      return true;
  return false;
}

// 15号不行, 上午来不了: said right behind a value, it does not hold.
bool is_ruled_out(const Sentence& s, std::size_t end) {
  for (std::size_t at = end; at < end + 8 && at < s.size() && !is_any_of(s[at], U"。!！?？"); ++at)
    if (word_at(s, at,
                {U"不行",   U"不成",   U"没空",   U"来不了", U"去不了", U"赶不上", U"赶不过来",
                 U"不方便", U"来不成", U"去不成", U"没时间", U"有事",   U"不去了", U"不来了",
                 U"过不去", U"过不来", U"太晚",   U"太早",   U"太迟",   U"晚了",   U"早了",
                 U"赶不到", U"到不了", U"起不来", U"走不开", U"不合适", U"不得行"}) > 0)
      return !is_any_of(s[at - 1], U"行") && s[at + 2] != U'吗';  // 行不行, 不行吗 ask
  return false;
}

// 不要上午: said right before a value, it is not wanted.
bool is_declined(const Sentence& s, std::size_t begin) {
  return word_before(s, begin,
                     {U"不要约在", U"不要约", U"不要是", U"不要", U"不想要", U"别约", U"别是",
                      U"别", U"甭", U"莫要", U"不约", U"不选", U"不想"}) > 0;
}

bool changes_something(const Sentence& s) {
  for (std::size_t at = 0; at < s.size(); ++at)
    if (word_at(s, at, {U"改",     U"换",   U"推",   U"挪",   U"调到",   U"调整",   U"提前",
                        U"提早",   U"变更", U"拖",   U"延",   U"来不了", U"去不了", U"来不成",
                        U"去不成", U"取消", U"退",   U"冲突", U"错开",   U"走不开", U"过不去",
                        U"赶不",   U"晚一", U"早一", U"晚点", U"早点",   U"晚个",   U"早个",
                        U"晚半",   U"早半", U"晚几", U"早几", U"挑",     U"别的"}) > 0)
      return true;
  return false;
}

}  // namespace

void assign_roles(const Sentence& s, std::vector<Found>& values) {
  // The values of one kind, in order; roles are given within a kind.
  for (std::size_t i = 0; i < values.size(); ++i) {
    Found& value = values[i];
    if (!can_be_corrected(value.kind) || value.role != Role::none) continue;
    const auto next = std::find_if(values.begin() + std::ptrdiff_t(i) + 1, values.end(),
                                   [&](const Found& v) { return v.kind == value.kind; });
    const std::size_t clause_before = i == 0 ? 0 : values[i - 1].end;
    // 不是3点(，)是4点
    if (s.ends(value.begin, U"不是") || s.ends(value.begin, U"并非") ||
        s.ends(value.begin, U"不是我") || s.ends(value.begin, U"不是约的")) {
      if (next != values.end()) {
        value.role = Role::old_value;
        next->role = Role::new_value;
      } else if (value.kind != ValueKind::number) {
        value.role = Role::old_value;
      }
      continue;
    }
    // 不要上午(，)要下午; 要下午不要上午; 别上午
    // 除了九点都行; of a day it is asked: "除了15号还有哪天".
    const bool is_excepted =
        !value.when.date && word_before(s, value.begin, {U"除了", U"除开"}) > 0;
    if (value.kind == ValueKind::when && (is_declined(s, value.begin) || is_excepted)) {
      value.role = Role::old_value;
      continue;
    }
    // 是4点，不是3点
    if (next != values.end() && s.ends(next->begin, U"不是") && value.end + 4 >= next->begin) {
      value.role = Role::new_value;
      next->role = Role::old_value;
      continue;
    }
    // 改到22号: the mark stands before the value, with few words between.
    std::size_t mark_at = s.size();
    for (std::size_t at = value.begin; at > clause_before && at + 8 > value.begin; --at) {
      const std::size_t mark = new_mark(s, at - 1);
      if (mark == 0 || at - 1 + mark > value.begin || s.ends(at - 1, U"不") ||
          s.ends(at - 1, U"没"))
        continue;
      const bool bare = mark == 1 && at - 1 + mark != value.begin;
      if (bare && s[at] != U'个' && s[at] != U'在') continue;
      mark_at = at - 1;
      break;
    }
    if (mark_at < s.size()) {
      value.role = Role::new_value;
      for (std::size_t j = 0; j < i; ++j)
        if (values[j].kind == value.kind && values[j].role == Role::none)
          values[j].role = Role::old_value;
      continue;
    }
    // 电话写错了，是139…
    if (is_wrong_word(s, clause_before, value.begin) && value.kind != ValueKind::number) {
      if (s.ends(value.begin, U"是") || s.ends(value.begin, U"为") || s.ends(value.begin, U":") ||
          is_edge(s[value.begin - 1])) {
        value.role = Role::new_value;
        for (std::size_t j = 0; j < i; ++j)
          if (values[j].kind == value.kind && values[j].role == Role::none)
            values[j].role = Role::old_value;
        continue;
      }
    }
    if (value.kind != ValueKind::when) continue;
    const bool is_half_day = value.when.part && !value.when.time;
    const bool is_hour = value.when.time && !value.when.date;
    if (old_mark(s, value.begin) && changes_something(s))
      value.role = Role::old_value;
    else if (next == values.end() && (is_half_day || is_hour) && is_ruled_out(s, value.end))
      value.role = Role::old_value;  // 上午不行, 九点我来不了: the rest of the day will do
    else if (next != values.end() && is_ruled_out(s, value.end))
      value.role = Role::old_value;
  }
}

}  // namespace huiyin::bot

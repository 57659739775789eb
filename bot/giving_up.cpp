#include "bot/giving_up.h"

#include <array>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/readers.h"

namespace huiyin::bot {
namespace {

constexpr std::array<std::string_view, 10> kGiveUp = {"取消", "去消", "撤销", "退掉", "退了",
                                                      "退号", "销了", "销掉", "删了", "删掉"};

bool doubts(std::string_view text) {
  return cue::hold(text) || has_any(text, {"想想", "考虑", "想一想", "再说", "再问", "再看", "商量",
                                           "没想好", "没定"});
}

bool still_comes(std::string_view text) {
  return has_any(text, {"还是去", "还是来", "还去", "还来", "照去", "照来", "会去", "会来", "我去",
                        "我还是要", "保留", "留着", "先留", "别动", "算数", "照旧", "不变"});
}

std::string without(std::string text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words)
    for (auto at = text.find(word); at != text.npos; at = text.find(word))
      text.erase(at, word.size());
  return text;
}

// What stands before the word of giving up, in its clause; nothing when the word is not there.
std::optional<std::string> before_giving_up(const std::string& clause) {
  for (const std::string_view word : kGiveUp)
    if (const auto at = clause.find(word); at != clause.npos) return clause.substr(0, at);
  return {};
}

// "不用取消", "谁让你取消了", "我是想改人数不是取消". "不去了取消吧" denies the going.
bool is_denied(const std::string& before) {
  const std::string left =
      without(before, {"不去了", "不来了", "不约了",   "不用约了", "不想去", "不能去", "去不了",
                       "来不了", "去不成", "来不成",   "不去",     "不来",   "不约",   "没空",
                       "没时间", "能不能", "可不可以", "行不行",   "是不是", "要不"});
  return has_any(left, {"不", "别", "甭", "没", "莫", "勿", "谁", "怎么", "咋", "凭", "免得"});
}

// "取消以后号给谁", "取消了还能恢复吗", "用不用取消": what comes of it, or whether.
bool asks_what_comes_of_it(std::string_view clause) {
  return has_any(clause, {"以后", "之后", "了还", "就没", "扣", "会不会", "是不是", "用不用",
                          "要不要取消", "几次", "恢复", "影响", "要紧"});
}

bool asks_to_give_up(std::string_view text) {
  return has_any(text, {"帮我", "给我取消", "麻烦", "请取消", "想取消", "要取消", "取消吧",
                        "取消掉", "可以取消", "能取消吗", "能不能取消", "怎么取消", "咋取消"});
}

// "取消吧", "15号的退掉", "嗯帮我取消了": the wish and nothing besides. "取消了我妈会骂我" tells
// more.
bool is_the_wish_alone(const std::string& clause) {
  std::string left = without(
      clause,
      {"取消",   "去消",     "撤销",   "退掉",   "退了",   "退号",   "销了",   "销掉",   "删了",
       "删掉",   "帮我",     "给我",   "麻烦",   "直接",   "确认",   "确定",   "同意",   "可以",
       "预约",   "这个",     "那个",   "上午",   "下午",   "一下",   "就是",   "那就",   "还是",
       "行不行", "可不可以", "能不能", "不去了", "不来了", "不约了", "去不了", "来不了", "去不成",
       "来不成", "好的",     "是的",   "原来",   "之前",   "谢谢",   "同志",   "全部"});
  std::string rest;
  for (const char32_t point : code_points(left)) {
    static constexpr std::u32string_view kFiller =
        U"请就那把它吧了掉的我要想对是好嗯呢哦行不先都号月日点去来俺咱个约约也再呀啊嘛成中退撤销012"
        U"3456789a";
    if (kFiller.find(point) == kFiller.npos) append_utf8(rest, point);
  }
  return rest.empty();
}

}  // namespace

GivesUp gives_up(const Talk& talk) {
  bool says_so = false, denies = false;
  for (const std::string& clause : clauses_of(talk.plain)) {
    const auto before = before_giving_up(clause);
    if (!before) continue;
    if (is_denied(*before))
      denies = true;
    else if (!asks_what_comes_of_it(clause) && is_the_wish_alone(clause))
      says_so = true;
  }
  if (denies || (doubts(talk.plain) && !says_so)) return GivesUp::no;
  if (says_so) return GivesUp::yes;
  if (still_comes(talk.plain) && !cue::question(talk.plain)) return GivesUp::no;
  if (read::no(talk)) return GivesUp::no;
  // "那就好" is relieved that nothing was cancelled.
  const bool asks = cue::question(talk.plain) && count_points(talk.plain) > 3;  // 嗯呢 is a yes
  const bool is_plain_yes = read::yes(talk) && !asks && count_points(talk.plain) <= 12 &&
                            !has_any(talk.plain, {"那就好", "放心", "但", "不过"}) &&
                            !before_giving_up(talk.plain);
  return is_plain_yes ? GivesUp::yes : GivesUp::unsaid;
}

bool only_speaks_of_giving_up(std::string_view text) {
  const bool of_visit =
      has_any(text, {"约", "来晚", "去晚", "迟到", "晚到", "不来", "不去", "没来"});
  if (of_visit && has_any(text, {"作废", "失效", "过号"})) return true;
  if (text.find("早知道") != text.npos && text.find("不约") != text.npos) return true;
  bool wishes = false, speaks = false;
  for (const std::string& clause : clauses_of(text)) {
    const auto before = before_giving_up(clause);
    if (!before) continue;
    const bool by_others = has_any(*before, {"你们", "系统", "自动", "又给", "被", "上次"});
    const bool asked_for = asks_to_give_up(clause) && !has_any(clause, {"几次"});
    const bool remarked = by_others || is_denied(*before) || asks_what_comes_of_it(clause);
    (remarked && !asked_for ? speaks : wishes) = true;
  }
  return speaks && !wishes;
}

}  // namespace huiyin::bot

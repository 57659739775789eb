// How many come, as a sentence says it.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/story.h"

namespace huiyin::bot::read {
namespace {

// Not one that counts something else: "欠俺工钱三个月了", "五万块", "第三次".
const Found* bare_number(const Talk& talk) {
  const auto points = code_points(talk.heard.text);
  for (const Found& found : talk.heard.values) {
    if (found.kind != ValueKind::number) continue;
    const std::string next =
        utf8(std::u32string_view(points).substr(std::min(found.end, points.size())));
    const bool counts_other = std::ranges::any_of(
        std::initializer_list<std::string_view>{
            "个月", "个多月", "多月", "多年", "多天", "个星期", "个礼拜", "个小时", "个钟",
            "月",   "天",     "年",   "周",   "星期", "礼拜",   "小时",   "分钟",   "块",
            "元",   "万",     "千",   "百",   "毛",   "亩",     "斤",     "次",     "回",
            "遍",   "楼",     "层",   "栋",   "套",   "瓶",     "盒",     "台",     "辆",
            "平",   "米",     "%",    "点钟", "岁"},
        [&](std::string_view unit) { return next.starts_with(unit); });
    if (!counts_other && !ends_with_any(before(talk, found.begin, 1), {"第"})) return &found;
  }
  return nullptr;
}

}  // namespace

std::optional<int> people(const Talk& talk, bool awaited) {
  constexpr double kPeopleMax = 100000;  // more is a slip of the finger
  const std::vector<bool> of_story = values_of_story(talk.heard, talk.desk.today());
  const Found* found = talk.heard.first(ValueKind::people);
  // Not those of whom he tells, when he also says who comes.
  for (std::size_t i = 0; i < talk.heard.values.size(); ++i) {
    const Found& each = talk.heard.values[i];
    if (found == &each && of_story[i]) found = nullptr;
    if (!found && each.kind == ValueKind::people && !of_story[i] && each.role != Role::old_value)
      found = &each;
  }
  // "随行2人，共3人": the whole is meant.
  for (const Found& each : talk.heard.values)
    if (each.kind == ValueKind::people &&
        ends_with_any(before(talk, each.begin, 3),
                      {"共", "共计", "总计", "合计", "共是", "加起来", "共有"}))
      found = &each;
  // "后四位" counts digits, not people.
  if (found && found->text.ends_with("位") &&
      ends_with_any(before(talk, found->begin, 2), {"后", "末", "尾", "号", "前"}))
    found = nullptr;
  if (!found && awaited) found = bare_number(talk);
  if (found) {
    if (found->number < 0 || found->number > kPeopleMax ||
        std::floor(found->number) != found->number)
      return -1;
    return static_cast<int>(found->number);
  }
  // "我妈和我": the list of those who come, the speaker last.
  if (awaited && count_points(talk.plain) <= 8 && has_any(talk.plain, {"和我", "跟我", "还有我"})) {
    int others = 0;
    for (const std::string_view whom :
         {"我妈", "我爸", "老伴", "老婆", "老公", "爱人", "儿子", "女儿", "闺女", "媳妇", "邻居",
          "我哥", "我姐", "我弟", "我妹"})
      others += talk.plain.find(whom) != talk.plain.npos ? 1 : 0;
    if (others > 0) return others + 1;
  }
  if (has_any(talk.plain, {"她自己去", "他自己去", "她自己来", "他自己来", "老人自己去"})) return 1;
  const bool alone =
      has_any(talk.plain, {"就我自己", "就我一个", "就俺一个", "我自己", "一个人", "俺自己", "独自",
                           "只有我", "只我", "就我,", "就我，", "我一人", "本人一人"});
  if (alone || (awaited && (talk.plain == "我" || talk.plain == "就我" || talk.plain == "俺")))
    return 1;
  return {};
}

}  // namespace huiyin::bot::read

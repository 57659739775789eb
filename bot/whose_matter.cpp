#include "bot/whose_matter.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/utf8.h"
#include "bot/case_cues.h"
#include "bot/cues.h"

namespace huiyin::bot::cue {
namespace {

// Of several that stand at one place the longer comes first.
constexpr auto kOthers = std::to_array<std::string_view>(
    {"母亲", "父亲", "老妈", "老爸",   "老娘", "老爹",   "老伴", "老公", "老婆", "爱人",   "媳妇",
     "丈夫", "妻子", "对象", "老头",   "老太", "老人家", "儿子", "闺女", "女儿", "女婿",   "爷爷",
     "奶奶", "姥姥", "姥爷", "外公",   "外婆", "公公",   "婆婆", "岳父", "岳母", "老丈人", "孙子",
     "孙女", "侄子", "侄女", "外甥",   "表哥", "表姐",   "邻居", "隔壁", "对门", "老乡",   "同事",
     "朋友", "同学", "亲戚", "家里人", "大爷", "大妈",   "大娘", "大叔", "大伯", "阿姨",   "人家",
     "别人", "她",   "他",   "妈",     "爸",   "娘",     "爹",   "爷",   "奶",   "叔",     "伯",
     "婶",   "姨",   "舅",   "姑",     "哥",   "姐",     "弟",   "妹",   "嫂"});

// 其他的, 他们: nobody's matter.
bool is_another(std::string_view before, std::string_view whom, std::string_view behind) {
  return !behind.starts_with("们") && !(whom == "他" && before.ends_with("其"));
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

// What stands right behind a person and makes a matter his: "我妈[的几号受理的]",
// "老伴[那个件]". "我妈吃坏药那个事" is the speaker's own.
bool is_his(std::string_view behind) {
  static constexpr auto kOf =
      std::to_array<std::string_view>({"的", "那个", "那件", "那", "这个", "这件", "反映的",
                                       "投诉的", "举报的", "报的", "信访的", "上访的", "告的"});
  static constexpr auto kMatter = std::to_array<std::string_view>(
      {"案",     "那",     "事",     "件", "信访",   "投诉",   "反映", "登记", "受理",
       "进度",   "进展",   "单子",   "查", "也",     "到哪",   "到了", "到底", "办",
       "几号",   "哪天",   "哪一",   "啥", "什么时", "怎么样", "咋样", "怎样", "结果",
       "有结果", "有没有", "有消息", "呢", "最晚",   "最迟",   "期限", "要是", "多久",
       "谁在",   "谁办",   "，",     ",",  "。",     "?",      "吗"});
  for (const std::string_view more : {"家", "子", "儿"})
    if (behind.starts_with(more)) behind.remove_prefix(more.size());
  if (starts_with_any(behind, std::to_array<std::string_view>({"案子", "信访件"}))) return true;
  return std::ranges::any_of(kOf, [&](std::string_view of) {
    if (!behind.starts_with(of)) return false;
    const std::string_view matter = behind.substr(of.size());
    return matter.empty() || starts_with_any(matter, kMatter);
  });
}

// "帮我妈查一下", "替隔壁马叔问问": a look-up for him, and not "药店给我妈卖假药的事查没查".
bool is_done_for(std::string_view before, std::string_view behind) {
  constexpr std::size_t kNearPoints = 4;
  std::u32string near = code_points(behind);
  near.resize(std::min(near.size(), kNearPoints));
  for (const std::string_view mine : {"我家", "俺家", "我的", "我", "俺", "咱", "俺们"})
    if (before.ends_with(mine)) {
      before.remove_suffix(mine.size());
      break;
    }
  const bool for_him =
      std::ranges::any_of(std::to_array<std::string_view>({"帮", "替", "给", "代", "为"}),
                          [&](std::string_view verb) { return before.ends_with(verb); });
  return for_him && has_any(utf8(near), {"查", "问", "看", "催"});
}

// "隔壁老李家的", "老乡张师傅那个件": the name behind the word is his too.
std::string_view behind_name(std::string_view whom, std::string_view behind) {
  static constexpr auto kNamed =
      std::to_array<std::string_view>({"隔壁", "邻居", "对门", "老乡", "同事", "朋友", "亲戚"});
  constexpr std::size_t kNameBytesMax = 4 * 3;
  if (std::ranges::find(kNamed, whom) == kNamed.end()) return behind;
  const auto end = std::min(behind.find("的"), behind.find("那"));
  return end == behind.npos || end > kNameBytesMax ? behind : behind.substr(end);
}

}  // namespace

std::string whose_matter(std::string_view text) {
  const bool own_instead =
      of_mine(text) && has_any(text, {"不是", "不查", "先不", "别查", "不用查"});
  if (own_instead) return {};
  for (const std::string_view whom : kOthers)
    for (std::size_t at = text.find(whom); at != text.npos; at = text.find(whom, at + 1)) {
      const std::string_view before = text.substr(0, at), behind = text.substr(at + whom.size());
      if (is_another(before, whom, behind) &&
          (is_his(behind_name(whom, behind)) || is_done_for(before, behind)))
        return std::string(whom);
    }
  return {};
}

bool anothers_matter(std::string_view text) { return !whose_matter(text).empty(); }

}  // namespace huiyin::bot::cue

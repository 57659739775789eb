// What a sentence says the visit is about, in the person's own words.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/readers.h"
#include "bot/story.h"

namespace huiyin::bot::read {
namespace {

constexpr std::size_t kMatterPointsMax = 500;  // what a booking keeps; the rest is told on the day

// Words around a matter that are none of it. Longer ones first where one begins another.
constexpr std::array kOpenings = {
    "你好",   "您好",   "请问",   "麻烦",   "我们想",   "我想",   "俺想",   "我要",     "俺要",
    "我们要", "那就约", "那就",   "好的就", "好的",     "好",     "对了",   "对",       "嗯",
    "想来",   "想去",   "想跟",   "想向",   "想约",     "想",     "就是",   "要来",     "要约",
    "要",     "来访",   "过来",   "过去",   "来",       "去",     "到时候", "预约",     "予约",
    "约在",   "约",     "事由",   "事项",   "原因",     "内容",   "说一下", "主要是",   "主要",
    "关于",   "是关于", "因为",   "由于",   "为了",     "还是",   "是",     "为",       "也想",
    "也",     "再",     "另外",   "还有",   "我叫",     "我是",   "姓名",   "名字",     "电话是",
    "电话",   "手机号", "手机",   "号码",   "联系方式", "人数",   "时间",   "日期",     "就我",
    "只有",   "当面",   "跟你们", "向你们", "跟领导",   "向领导", "找领导", "咨询一下", "改一下",
    "改成",   "改为",   "不是",   "了",     "的",       ":",      "：",     "-",        "、",
    "我",     "俺",     "在",     "于",     "本人",     "叫",     "一下",   "领导接访", "接访",
    "谈谈",   "说说",   "都",     "那天",   "这天",     "一趟",   "登记",   "信访",     "吧",
};
constexpr std::array kEndings = {"的事情", "这件事", "这个事", "的事儿", "那个事", "的事",
                                 "这事",   "一事",   "行吗",   "可以吗", "行不行", "谢谢",
                                 "吧",     "啊",     "呀",     "哈",     "一下",   "来访",
                                 "的",     "。",     "!",      ".",      "呢",     "了"};
// What a person says of himself and of the way, not of the matter.
bool is_circumstance(std::string_view clause) {
  return has_any(
      clause,
      {"一块来", "一块去", "一起去", "一道来", "一道去", "一块儿来", "一块儿去", "留我的", "耳背",
       "不识字", "腿脚",   "身体不", "岁",     "陪",     "眼睛不",   "耳朵不",   "不方便", "不会弄",
       "不会用", "住院",   "外地",   "火车",   "老人家", "年纪",     "打错",     "写错",   "改一下",
       "等一下", "等下",   "谢谢",   "麻烦",   "推选",   "代表",     "请假",     "上班",   "有空",
       "没空",   "能去吗", "我替",   "我帮",   "替我",   "帮我",     "接访吗",   "那就推", "没问题",
       "就这样", "不是",   "先问",   "问下",   "取消",   "算了",     "返回",     "转人工", "名额",
       "约个",   "约一下", "预约",   "来一趟", "方便",   "行动不便", "这个号",   "号码",   "本机",
       "手机",   "个人",   "给我约", "帮我约", "能约",   "的话",     "给约",     "约上",   "一起来",
       "就要这", "就这个", "要这个", "见领导", "见你们", "找领导",   "别跟我"});
}

bool strip_front(std::string& text, std::string_view word) {
  if (!text.starts_with(word) || text.size() == word.size()) return false;
  text.erase(0, word.size());
  return true;
}

std::string without_frame(std::string text) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view word : kOpenings)
      if (strip_front(text, word) || text == word) {
        if (text == word) return {};
        cut = true;
        break;
      }
    for (const std::string_view word : kEndings)
      if (!cut && text.ends_with(word)) {
        text.erase(text.size() - word.size());
        cut = true;
        break;
      }
  }
  return text;
}

// What follows the word that introduced it, without the word's own tail: own words stay as they
// are.
std::string told(std::string text) {
  for (const std::string_view word : {"一下", "的是", "一个", "关于", "的", "是", ":", "："})
    if (strip_front(text, word)) break;
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view word : kEndings)
      // "眼镜是假的" says it to the end.
      if (word == "的" && text.find("是") != text.npos)
        continue;
      else if (text.size() > word.size() && text.ends_with(word)) {
        text.erase(text.size() - word.size());
        cut = true;
        break;
      }
  }
  return text;
}

bool is_generic(std::string_view text) {
  static constexpr std::array kGeneric = {"情况",   "点情况", "一些情况", "点事",   "个事",
                                          "件事",   "一件事", "事情",     "问题",   "点问题",
                                          "个问题", "些事",   "一个事",   "一些事", "一个问题",
                                          "这个",   "那个",   "事",       "事儿"};
  return std::ranges::find(kGeneric, text) != kGeneric.end();
}

// Signs that can tell something: a bare number ("七十八了") tells none.
std::size_t han_points(std::string_view text) {
  static constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百零两多几岁了";
  return static_cast<std::size_t>(std::ranges::count_if(code_points(text), [](char32_t point) {
    return point >= 0x3400 && point <= 0x9fff && kNumerals.find(point) == kNumerals.npos;
  }));
}

struct Clause {
  std::string text;
  bool had_value = false;  // of the visit
};

// The sentence in clauses, the values of the visit taken out. What belongs to the story stays.
std::vector<Clause> clauses(const Talk& talk) {
  const auto points = code_points(talk.heard.text.empty() ? talk.message.text : talk.heard.text);
  std::vector<bool> is_value(points.size(), false);
  const std::vector<bool> of_story = values_of_story(talk.heard, talk.desk.today());
  for (std::size_t each = 0; each < of_story.size(); ++each) {
    const Found& found = talk.heard.values[each];
    if (of_story[each] || found.kind == ValueKind::yes || found.kind == ValueKind::no ||
        found.kind == ValueKind::place || found.kind == ValueKind::number)
      continue;
    for (std::size_t i = found.begin; i < std::min(found.end, points.size()); ++i)
      is_value[i] = true;
  }
  static constexpr std::u32string_view kBreaks = U"，。；;,！!？?\n、 \u3000";
  std::vector<Clause> out(1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (is_value[i]) {
      out.back().had_value = true;
    } else if (kBreaks.find(points[i]) != kBreaks.npos) {
      // The sign of a question stays with its clause, so that it is not taken for a matter.
      if (half_width(points[i]) == '?') out.back().text += '?';
      out.emplace_back();
    } else {
      append_utf8(out.back().text, half_width(points[i]));
    }
  }
  std::erase_if(out, [](const Clause& clause) { return clause.text.empty(); });
  return out;
}

// Behind a word that introduces a matter: "来反映诊所卖假药的事". Empty: no such word.
std::string introduced(std::string clause) {
  for (const std::string_view word :
       {"事情是", "事儿是", "反映一下", "反应一下", "反映的是", "反映", "反应", "事由是", "事项是",
        "事由", "事项", "内容是", "咨询", "关于", "因为", "是为了"}) {
    const auto found = clause.find(word);
    if (found != clause.npos) {
      const std::string rest = told(clause.substr(found + word.size()));
      return is_generic(rest) || han_points(rest) < 2 ? std::string() : rest;
    }
  }
  // To complain of something and to report it are part of what is said: the verb stays.
  for (const std::string_view word : {"投诉", "举报", "控告", "告发"}) {
    const auto found = clause.find(word);
    if (found != clause.npos) {
      const std::string rest = told(clause.substr(found + word.size()));
      return is_generic(rest) || han_points(rest) < 2 ? std::string() : std::string(word) + rest;
    }
  }
  for (const std::string_view end : {"的事情", "的事儿", "这件事", "这个事", "的事"}) {
    const auto found = clause.find(end);
    if (found != clause.npos && found > 0) {
      const std::string rest = without_frame(clause.substr(0, found));
      return han_points(rest) < 2 ? std::string() : rest;
    }
  }
  return {};
}

std::string bounded(const std::string& text) {
  const auto points = code_points(text);
  if (points.size() <= kMatterPointsMax) return text;
  return utf8(std::u32string_view(points).substr(0, kMatterPointsMax));
}

// "反映医院收费行不行": only the wish is asked about, not the matter.
std::string without_tag(std::string clause) {
  for (const std::string_view tag :
       {"?", "行不行", "可不可以", "可以吗", "可以不", "行吗", "行不", "成不成", "成不", "成吗",
        "好吗", "好不好", "中不", "得不得行"})
    if (clause.ends_with(tag)) clause.erase(clause.size() - tag.size());
  return clause;
}

bool tells_a_matter(const std::string& clause) {
  // Who came to lie in hospital by it tells what he complains of.
  const bool harmed = clause.find("住院") != clause.npos && cue::grieves(clause);
  return !cue::question(clause) && !cue::takes_it(clause) && (harmed || !is_circumstance(clause));
}

// A story has clauses that follow each other; the run of most signs, one of a grievance before all.
std::string longest_run(const std::vector<Clause>& parts) {
  std::string best, run;
  const auto weight = [](const std::string& text) {
    constexpr std::size_t kGrievance = kMatterPointsMax;
    return han_points(text) + (cue::grieves(text) ? kGrievance : 0);
  };
  for (const Clause& clause : parts) {
    const std::string& part = clause.text;
    // 不要上午要下午 leaves 不要要 when its values are taken out.
    const std::size_t enough = clause.had_value ? 4 : 3;
    if (!tells_a_matter(part) || han_points(without_frame(part)) < enough) {
      run.clear();
      continue;
    }
    run += (run.empty() ? "" : "，") + part;
    if (weight(run) > weight(best)) best = run;
  }
  return best;
}

// What follows a matter that words introduced, as long as it goes on telling: "反映药店卖假药，我妈
// 吃了住院".
std::string told_further(const std::vector<Clause>& parts, std::size_t introduced_at) {
  std::string further;
  for (std::size_t i = introduced_at + 1; i < parts.size(); ++i) {
    const Clause& part = parts[i];
    if (part.had_value || !tells_a_matter(part.text) || han_points(without_frame(part.text)) < 3 ||
        cue::wants_booking(part.text))
      break;
    further += "，" + part.text;
  }
  return further;
}

// "可以", "改到四点中不": an answer to what was asked before, or a word to its facts.
bool is_of_the_talk(const Talk& talk) {
  constexpr std::size_t kAssentPointsMax = 4, kChangePointsMax = 10;
  const std::size_t points = count_points(talk.plain);
  if (points <= kAssentPointsMax && yes(talk)) return true;
  return points <= kChangePointsMax && talk.heard.has(ValueKind::when) &&
         has_any(talk.plain, {"改到", "改成", "换到", "换成", "挪到"});
}

}  // namespace

std::optional<std::string> matter(const Talk& talk, bool awaited, bool whole) {
  auto parts = clauses(talk);
  // "到了再说吧，现在不方便讲": he will tell it there, and that is all that is to be written.
  if (awaited && count_points(talk.plain) <= 16 &&
      has_any(talk.plain, {"到了再说", "当面说", "当面讲", "当面谈", "不方便说", "不方便讲",
                           "来了再说", "见面再说", "见面说", "不便说", "不想说", "去了再说"}) &&
      !cue::grieves(talk.plain))
    return talk.text("matter.in_person");
  if (awaited) {
    std::string left;
    for (const Clause& part : parts) {
      const std::string bare = without_frame(part.text);
      if (han_points(bare) +
              std::ranges::count_if(bare, [](char s) { return s >= 'a' && s <= 'z'; }) >=
          2)
        left += (left.empty() ? "" : "，") + bare;
    }
    if (left.empty() || is_of_the_talk(talk)) return {};
    // "15号下午第一个" is of the visit, not of its matter.
    if (kinds_of_values(talk) > 0 && han_points(left) < 4) return {};
    if (has_sure_value(talk) && !whole) {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string found = introduced(parts[i].text);
        if (!found.empty()) return bounded(found + told_further(parts, i));
      }
      if (cue::wrong(talk.plain) || kinds_of_values(talk) >= 2) return {};
      return bounded(left);
    }
    // What was said of the coming is left out, and the rest stays as he said it.
    if (names_a_visit(talk.heard, talk.desk.today())) {
      std::string own;
      for (const Clause& part : parts)
        if (!part.had_value || han_points(without_frame(without_tag(part.text))) >= 2)
          own += (own.empty() ? "" : "，") + part.text;
      if (han_points(own) >= 2) return bounded(own);
    }
    // Own words whole: what he bought last month and whom two men scolded is part of his story.
    std::string told_by_him(trimmed(talk.message.text));
    for (const std::string_view opening :
         {"事由：", "事由:", "事项：", "事项:", "我想反映", "想反映", "我要反映", "要反映",
          "反映的是", "反映", "主要是", "就是", "关于"})
      if (told_by_him.starts_with(opening) && told_by_him.size() > opening.size() + 3) {
        told_by_him.erase(0, opening.size());
        break;
      }
    return bounded(told_by_him);
  }
  for (Clause& part : parts) part.text = without_tag(part.text);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& part = parts[i].text;
    if (cue::question(part) || has_any(part, {"我替", "我帮"})) continue;
    const std::string found = introduced(part);
    if (!found.empty() && !is_circumstance(found)) return bounded(found + told_further(parts, i));
  }
  const std::string run = longest_run(parts);
  const int kinds = kinds_of_values(talk);
  // Alone, or beside one value, only what is plainly a grievance: "两个人，美容院打的针没批号".
  const bool is_plain = kinds == 0 ? tells_trouble(run) : kinds > 1 || cue::grieves(run);
  if (run.empty() || !is_plain || (kinds <= 1 && han_points(run) < 6)) return {};
  return bounded(run);
}

}  // namespace huiyin::bot::read

#include "bot/readers.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/story.h"
#include "petition/person_name.h"

namespace huiyin::bot::read {
namespace {

bool is_digit(char32_t point) { return point >= '0' && point <= '9'; }

bool is_han(char32_t point) {
  return (point >= 0x3400 && point <= 0x9fff) || (point >= 0x20000 && point <= 0x323af);
}

bool is_speakers_own(const Talk& talk, const Found& name) {
  return ends_with_any(before(talk, name.begin, 4),
                       {"我叫", "我是", "本人", "本人叫", "我姓名", "俺叫", "俺是", "我", "俺"});
}

// Words that stand in no name but in many short answers.
bool is_no_name(std::string_view text) {
  return has_any(text, {"不",   "没",   "什么", "谢",   "你",   "您",   "的",   "了",   "电话",
                        "预约", "人工", "药",   "吧",   "查",   "要",   "啊",   "办",   "问",
                        "帮",   "退",   "一步", "好的", "可以", "随便", "知道", "取消", "继续"});
}

// "打错字了，是孙小军": a clause that is a name behind 是.
std::optional<std::string> name_behind_is(const Talk& talk) {
  for (const std::string& clause : clauses_of(talk.plain))
    for (const std::string_view word : {"应该是", "应是", "我叫", "是"}) {
      if (!clause.starts_with(word)) continue;
      const std::string rest = clause.substr(word.size());
      const auto points = code_points(rest);
      const bool looks = points.size() >= 2 && points.size() <= 4 &&
                         std::ranges::all_of(points, is_han) && !is_no_name(rest);
      if (looks && petition::PersonName::parse(rest)) return rest;
      break;
    }
  return {};
}

// "名字改成孙小军", "姓名应该是欧阳建华": the words leave no doubt, whatever the name.
std::optional<std::string> corrected_name(const Talk& talk) {
  const bool of_name = has_any(talk.plain, {"名字", "姓名"});
  if (of_name || has_any(talk.plain, {"打错字", "错字", "字打错", "字写错", "写错字"}))
    if (const auto name = name_behind_is(talk); name && cue::wrong(talk.plain)) return name;
  if (!of_name) return {};
  for (const std::string_view word : {"改成", "改为", "换成", "应该是", "应该叫", "应为", "而是"}) {
    const auto found = talk.plain.rfind(word);
    if (found == talk.plain.npos) continue;
    std::u32string name;
    for (const char32_t point : code_points(talk.plain.substr(found + word.size()))) {
      if (!is_han(point) && point != U'·') break;
      name += point;
    }
    if (name.size() >= 2 && name.size() <= 12) return utf8(name);
  }
  return {};
}

// "三点前走": until then he has time; it is not when he comes.
bool is_leaving(const Talk& talk, const Found& found) {
  if (!found.when.time) return false;
  const std::u32string text = code_points(talk.heard.text);
  const std::string behind =
      utf8(std::u32string_view(text).substr(std::min(found.end, text.size())));
  return std::ranges::any_of(
      std::to_array<std::string_view>({"前走", "之前走", "前要走", "之前要走", "前得走", "前就走",
                                       "就走", "就要走", "就得走", "要走", "得走"}),
      [&](std::string_view word) { return behind.starts_with(word); });
}

Spoken merged(const Talk& talk, bool old) {
  Spoken spoken;
  const bool has_new = std::ranges::any_of(talk.heard.values, [](const Found& found) {
    return found.kind == ValueKind::when && found.role == Role::new_value;
  });
  const bool has_new_hour = std::ranges::any_of(talk.heard.values, [](const Found& found) {
    return found.kind == ValueKind::when && found.role == Role::new_value &&
           (found.when.time || found.when.part);
  });
  const std::vector<bool> of_story = values_of_story(talk.heard, talk.desk.today());
  for (std::size_t i = 0; i < talk.heard.values.size(); ++i) {
    const Found& found = talk.heard.values[i];
    if (found.kind != ValueKind::when || of_story[i] || is_leaving(talk, found)) continue;
    if (old != (found.role == Role::old_value)) continue;
    // "挪到1月15号，还是下午两点": the hour belongs to the new day.
    const bool hour_of_new = !has_new_hour && !found.when.date &&
                             has_any(talk.plain, {"还是", "也是", "仍是", "时间还", "照旧"});
    if (!old && has_new && found.role != Role::new_value && !hour_of_new) continue;
    const When& when = found.when;
    if (when.date) spoken.date = when.date, spoken.end_date = when.end_date;
    if (when.time) spoken.time = when.time, spoken.hour_is_ambiguous = when.hour_is_ambiguous;
    if (when.part) spoken.part = when.part;
  }
  return spoken;
}

}  // namespace

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) { return text.ends_with(end); });
}

std::string before(const Talk& talk, std::size_t begin, std::size_t count) {
  const auto points = code_points(talk.heard.text);
  const auto end = std::min(begin, points.size());
  const auto from = end > count ? end - count : 0;
  return plain(utf8(std::u32string_view(points).substr(from, end - from)));
}

Spoken when(const Talk& talk) {
  Spoken spoken = merged(talk, false);
  const Spoken old = merged(talk, true);
  const bool denies_half = old.part && !old.time && *old.part != Part::noon;
  // 上午不行, 不要上午: the other half.
  if (denies_half && !spoken.part && !spoken.time)
    spoken.part =
        *old.part == Part::morning || *old.part == Part::dawn ? Part::afternoon : Part::morning;
  // 15号上午不行，下午可以: another time of the same day.
  if (!spoken.date && old.date && denies_half)
    spoken.date = old.date, spoken.end_date = old.end_date;
  spoken.that_day = cue::that_day(talk.plain);
  spoken.next_month = cue::next_month(talk.plain);
  spoken.any_time =
      !spoken.time && has_any(talk.plain, {"随便", "都行", "都可以", "最早", "早一点", "早点的",
                                           "越早越好", "靠前", "最近的", "最近那", "越快越好",
                                           "尽快", "你安排", "你定", "您安排", "看着办"});
  spoken.last_time =
      !spoken.time && has_any(talk.plain, {"最后一个", "最晚", "越晚越好", "最后那个"});
  if (has_any(talk.plain, {"第一个", "头一个"})) spoken.any_time = !spoken.time;
  return spoken;
}

void bare_hour(const Talk& talk, Spoken& spoken) {
  constexpr int kDigitsMax = 3, kLastHour = 17;
  const Found* number = talk.heard.first(ValueKind::number);
  if (!number || count_points(talk.plain) > kDigitsMax || number->end - number->begin > 2) return;
  const int hour = static_cast<int>(number->number);
  if (hour < 1 || hour > kLastHour || hour != number->number) return;
  spoken.time = LocalTime(hour, 0);
  spoken.hour_is_ambiguous = hour < 12;
}

std::optional<std::size_t> ordinal(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kHan = {"一", "二", "三", "四", "五"};
  for (std::size_t i = 0; i < kHan.size(); ++i)
    for (const std::string& nth : {std::string(kHan[i]), std::to_string(i + 1)})
      if (text.find("第" + nth) != text.npos) return i;
  if (has_any(text, {"头一", "上面那"})) return 0;
  if (has_any(text, {"下面那"})) return 1;
  return {};
}

Spoken old_when(const Talk& talk) { return merged(talk, true); }

std::optional<std::string> own_name(const Talk& talk) {
  for (const Found& found : talk.heard.values)
    if (found.kind == ValueKind::name && found.role != Role::old_value &&
        is_speakers_own(talk, found))
      return found.normal;
  return {};
}

namespace {

// "我姓钱，钱多多的钱，叫钱进": said to show how a sign is written.
bool explains_a_sign(const Talk& talk, const Found& found) {
  const auto name = code_points(found.normal);
  return std::ranges::any_of(name, [&](char32_t sign) {
    return talk.plain.find(found.normal + "的" + utf8(std::u32string(1, sign))) != talk.plain.npos;
  });
}

}  // namespace

std::optional<std::string> name(const Talk& talk, bool for_other) {
  const Found* best = nullptr;
  for (const Found& found : talk.heard.values) {
    if (found.kind != ValueKind::name || found.role == Role::old_value) continue;
    if (for_other && is_speakers_own(talk, found)) continue;
    if (!found.introduced && is_no_name(found.normal)) continue;
    if (explains_a_sign(talk, found)) continue;
    // 和 is a surname too: "我和老伴两个人" names nobody.
    if (has_any(found.normal, {"老伴", "老婆", "老公", "爱人", "儿子", "女儿", "媳妇", "老头",
                               "闺女", "邻居", "我妈", "我爸"}))
      continue;
    const auto rank = [](const Found& name) {
      return (name.role == Role::new_value ? 2 : 0) + (name.introduced ? 1 : 0);
    };
    if (!best || rank(found) > rank(*best)) best = &found;
  }
  if (const auto corrected = corrected_name(talk)) return corrected;
  if (!best) return {};
  // 我叫李秀兰噻: the particle is none of the name.
  std::string said = best->normal;
  for (const std::string_view particle : {"噻", "嘞", "哒", "哟", "咧", "哩"})
    if (said.ends_with(particle) && count_points(said) >= 3)
      said.resize(said.size() - particle.size());
  // "让我儿子王强去": what he is to do is none either.
  for (const std::string_view verb : {"去", "来"})
    if (said.ends_with(verb) && count_points(said) == 3 && has_any(talk.plain, {"让", "由", "换"}))
      said.resize(said.size() - verb.size());
  return said;
}

std::vector<std::string> names(const Talk& talk, bool awaited) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& name) {
    if (std::ranges::find(out, name) == out.end()) out.push_back(name);
  };
  // A list is read piece by piece, so that a rare surname in the middle of it is not lost.
  std::u32string text;
  for (const char32_t point : code_points(plain(talk.message.text))) {
    static constexpr std::u32string_view kBetween = U"、，,;；/和与及跟。\n:：";
    text += kBetween.find(point) != kBetween.npos ? U' ' : point;
  }
  std::string piece;
  std::vector<std::string> pieces;
  for (const char32_t point : text + U" ") {
    if (point != U' ') {
      append_utf8(piece, point);
    } else if (!piece.empty()) {
      pieces.push_back(std::exchange(piece, {}));
    }
  }
  const auto is_found = [&](const std::string& name) {
    return std::ranges::any_of(talk.heard.values, [&](const Found& found) {
      return found.kind == ValueKind::name && found.normal == name;
    });
  };
  for (std::string& each : pieces) {
    for (const auto opening :
         {"还有", "代表是", "代表有", "分别是", "我是", "我叫", "就是", "有", "是", "我", "俺"})
      if (each.starts_with(opening)) {
        each.erase(0, std::string_view(opening).size());
        break;
      }
    const auto points = code_points(each);
    const bool looks =
        points.size() >= 2 && points.size() <= 4 && std::ranges::all_of(points, is_han) &&
        !has_any(each, {"代表", "推", "选", "就", "个人", "我们", "那", "同意", "明白"}) &&
        !is_no_name(each) && !ends_with_any(each, {"个", "位", "名", "人"});
    if (is_found(each) || (awaited && pieces.size() >= 2 && looks)) add(each);
  }
  if (out.empty())
    for (const Found& found : talk.heard.values)
      if (found.kind == ValueKind::name && found.role != Role::old_value) add(found.normal);
  return out;
}

const Found* phone(const Talk& talk) {
  const auto points = code_points(talk.heard.text);
  const Found* first = nullptr;
  for (const Found& found : talk.heard.values) {
    if (found.kind != ValueKind::phone) continue;
    if (!first) first = &found;
    const auto end = std::min(found.end, points.size());
    const std::string behind = plain(utf8(std::u32string_view(points).substr(end, 6)));
    const bool given_up =
        found.role == Role::old_value ||
        has_any(behind, {"停", "不用", "丢", "换了", "欠费", "打不通", "作废", "空号"}) ||
        ends_with_any(before(talk, found.begin, 6), {"原来的", "以前的", "旧号", "原来是", "原号"});
    if (!given_up) return &found;
  }
  return first;
}

std::optional<std::string> digits(const Talk& talk, std::size_t count,
                                  std::initializer_list<std::string_view> introduced_by,
                                  bool bare_too) {
  const auto points = code_points(talk.heard.text.empty() ? talk.message.text : talk.heard.text);
  // Also as they are read out: 一零零一.
  static constexpr std::u32string_view kSpoken = U"零一二三四五六七八九";
  std::u32string half, said;
  for (const char32_t point : points) {
    const auto digit = kSpoken.find(point == U'〇' ? U'零' : point == U'幺' ? U'一' : point);
    said += half_width(point);
    half += digit == kSpoken.npos ? half_width(point) : U'0' + static_cast<char32_t>(digit);
  }
  std::optional<std::string> bare, introduced;
  for (std::size_t i = 0; i < half.size();) {
    if (!is_digit(half[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < half.size() && is_digit(half[end])) ++end;
    const bool inside_other = std::ranges::any_of(talk.heard.values, [&](const Found& found) {
      const bool takes = found.kind == ValueKind::case_no || found.kind == ValueKind::booking_no ||
                         found.kind == ValueKind::phone || found.kind == ValueKind::id18;
      return takes && found.begin <= i && end <= found.end;
    });
    if (end - i == count && !inside_other) {
      const std::string value = utf8(std::u32string_view(half).substr(i, count));
      const std::string ahead = plain(
          utf8(std::u32string_view(said).substr(i > 8 ? i - 8 : 0, std::min<std::size_t>(i, 8))));
      const bool behind_letters =
          i > 0 && ((half[i - 1] | 0x20) >= 'a' && (half[i - 1] | 0x20) <= 'z');
      if (has_any(ahead, introduced_by))
        introduced = value;
      else if (!behind_letters)
        bare = value;
    }
    i = end;
  }
  if (introduced) return introduced;
  return bare_too ? bare : std::nullopt;
}

int kinds_of_values(const Talk& talk) {
  int kinds = 0;
  for (const ValueKind kind :
       {ValueKind::name, ValueKind::phone, ValueKind::when, ValueKind::people})
    kinds += talk.heard.has(kind) ? 1 : 0;
  return kinds;
}

bool has_sure_value(const Talk& talk) {
  return std::ranges::any_of(talk.heard.values, [](const Found& found) {
    return found.kind == ValueKind::phone || found.kind == ValueKind::case_no ||
           found.kind == ValueKind::booking_no ||
           (found.kind == ValueKind::name && found.introduced);
  });
}

bool yes(const Talk& talk) {
  const bool all_right =
      has_any(talk.plain, {"没错", "没问题", "没有问题", "无误", "不用改", "没毛病", "没啥问题"});
  if (all_right && !has_any(talk.plain, {"不是", "不对", "吗", "?"})) return true;
  if (talk.heard.has(ValueKind::no)) return false;
  if (talk.heard.has(ValueKind::yes)) return true;
  if (cue::question(talk.plain) || has_any(talk.plain, {"不", "别", "没有", "错"})) return false;
  return has_any(talk.plain, {"就这样", "就这么", "没问题", "没错", "对的", "是的", "确认",
                              "确定",   "可以",   "要得",   "同意", "无误", "正确", "好的",
                              "妥",     "行",     "中",     "嗯",   "ok",   "对"}) &&
         count_points(talk.plain) <= 10;
}

bool no(const Talk& talk) {
  if (read::yes(talk)) return false;
  if (talk.heard.has(ValueKind::no)) return true;
  return has_any(talk.plain, {"不对", "不是", "错了", "有误", "不正确", "不行", "不可以"}) &&
         count_points(talk.plain) <= 12;
}

}  // namespace huiyin::bot::read

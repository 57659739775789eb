#include "tests/unit/bot/script_text.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "base/time.h"
#include "base/utf8.h"
#include "bot/cues.h"

namespace huiyin::test {
namespace {

using Words = std::vector<std::string>;

const std::vector<std::pair<std::string, Words>> kAsks = {
    {"name", {"姓名", "怎么称呼", "名字", "叫什么", "贵姓"}},
    {"phone", {"电话", "手机号", "联系方式", "手机"}},
    {"people", {"几个人", "几位", "多少人", "人数", "几人"}},
    {"matter",
     {"什么事", "反映什么", "反映的", "事由", "什么问题", "哪方面", "诉求", "简单说", "说说",
      "事情经过", "具体情况"}},
    {"when",
     {"什么时候", "什么时间", "几号", "哪天", "哪一天", "几点", "日期", "时段", "时间",
      "上午还是下午"}},
    {"confirm", {"对吗", "对不对", "是否", "确认", "确定", "没问题吗", "可以吗", "行吗", "好吗"}},
    {"code", {"查询码", "取件码", "六位"}},
    {"last4", {"后四位", "末四位", "尾号", "最后四位"}},
    {"which", {"哪一件", "哪件", "哪个", "登记号"}},
    {"reason", {"理由", "原因", "为什么", "具体情况", "什么情况", "怎么回事"}},
    {"rating", {"满意", "评价", "打分", "几分", "几颗星", "星"}},
};

bool has(std::string_view text, const Words& words) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return text.find(word) != text.npos; });
}

std::string chinese_number(int n) {
  static const Words kDigits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (n < 10) return kDigits[static_cast<std::size_t>(n)];
  if (n < 20) return "十" + (n % 10 ? kDigits[static_cast<std::size_t>(n % 10)] : std::string());
  if (n < 100)
    return kDigits[static_cast<std::size_t>(n / 10)] + "十" +
           (n % 10 ? kDigits[static_cast<std::size_t>(n % 10)] : std::string());
  return std::to_string(n);
}

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

// `word` in `text`, with no digit right before or after where the word's own end is one.
bool stands(std::string_view text, const std::string& word) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const bool before = is_digit(word.front()) && at > 0 && is_digit(text[at - 1]);
    const auto end = at + word.size();
    const bool after = is_digit(word.back()) && end < text.size() && is_digit(text[end]);
    if (!before && !after) return true;
  }
  return false;
}

bool has_date(std::string_view text, const std::string& iso) {
  const auto date = LocalDate::parse(iso);
  if (!date) throw std::runtime_error("no date: " + iso);
  const std::string m = std::to_string(date->month()), d = std::to_string(date->day());
  return stands(text, m + "月" + d + "日") || stands(text, m + "月" + d + "号") ||
         stands(text, iso) || stands(text, m + "/" + d) || stands(text, m + "-" + d) ||
         text.find(chinese_number(int(date->month())) + "月" + chinese_number(int(date->day())) +
                   "日") != text.npos;
}

bool has_time(std::string_view text, const std::string& hh_mm) {
  const auto time = LocalTime::parse(hh_mm);
  if (!time) throw std::runtime_error("no time: " + hh_mm);
  const std::string h = std::to_string(time->hour());
  const std::string later = std::to_string(time->hour() > 12 ? time->hour() - 12 : time->hour());
  if (time->hour() >= 12 && stands(text, "下午" + later + hh_mm.substr(hh_mm.find(':'))))
    return true;
  const std::string mm = hh_mm.substr(3);
  if (stands(text, hh_mm) || stands(text, h + ":" + mm)) return true;
  if (time->minute() == 30) return stands(text, h + "点半");
  return time->minute() == 0 && (stands(text, h + "点") || stands(text, h + "时"));
}

std::size_t digits_alone(std::string_view text, std::size_t count) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - i == count) return i;
    i = end;
  }
  return text.npos;
}

bool has_booking(std::string_view text) {
  for (std::size_t i = 0; i + 4 < text.size(); ++i)
    if (text[i] == 'a' &&
        std::all_of(text.begin() + long(i) + 1, text.begin() + long(i) + 5, is_digit) &&
        (i + 5 == text.size() || !is_digit(text[i + 5])))
      return true;
  return false;
}

bool has_pattern(std::string_view text, const std::string& name, const std::string& value) {
  if (name == "date") return has_date(text, value);
  if (name == "time") return has_time(text, value);
  if (name == "n")
    return stands(text, value) || text.find(chinese_number(std::stoi(value))) != text.npos;
  if (name == "art")
    return has(text, {"第" + value + "条", "第" + chinese_number(std::stoi(value)) + "条"});
  if (name == "booking") return has_booking(text);
  if (name == "code") return digits_alone(text, 6) != text.npos;
  if (name == "case") return text.find("xf20") != text.npos;
  if (name == "link") return text.find("/n/") != text.npos;
  if (name == "phone4") return stands(text, "*" + value) || text.find(value) != text.npos;
  throw std::runtime_error("unknown pattern " + name);
}

}  // namespace

std::vector<std::string> split(const std::string& text, std::string_view separators) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (separators.find(text[i]) != separators.npos)
      out.emplace_back();
    else
      out.back() += text[i];
  }
  for (std::string& part : out) part = std::string(trimmed(part));
  std::erase(out, std::string());
  return out;
}

std::vector<std::string> asks_for(const std::string& said) {
  int labels = 0;
  for (const auto label :
       {"姓名：", "电话：", "手机：", "时间：", "日期：", "人数：", "事由：", "事项：", "地点："})
    labels += said.find(label) != said.npos ? 1 : 0;
  if (labels >= 2 && has(said, {"确认", "对吗", "对不对", "是否正确", "没问题", "无误"}))
    return {"confirm"};
  std::vector<std::string> sentences(1);
  std::vector<std::pair<std::string, std::size_t>> hits;
  for (const char32_t point : code_points(said)) {
    append_utf8(sentences.back(), point);
    static constexpr std::u32string_view kEnds = U"。！!；;？?\n";
    if (kEnds.find(point) != kEnds.npos) sentences.emplace_back();
  }
  for (std::size_t n = 0; n < sentences.size(); ++n) {
    const std::string& sentence = sentences[n];
    if (!has(sentence, {"？", "?", "请", "吗", "哪", "多少", "几", "告诉", "输入", "回复"}))
      continue;
    if (has(sentence, {"请按时", "请准时", "请携带", "请带好", "请带上", "请妥善", "请耐心", "请稍",
                       "请放心", "请注意", "请保管", "请记好", "请勿", "请不要"}))
      continue;
    for (const auto& [slot, words] : kAsks) {
      std::size_t last = sentence.npos;
      for (const std::string& word : words)
        if (const auto at = sentence.rfind(word);
            at != sentence.npos && (last == sentence.npos || at > last))
          last = at;
      if (last != sentence.npos) hits.emplace_back(slot, n * 1000 + last);
    }
    if (sentence.find("代表") != sentence.npos &&
        has(sentence, {"姓名", "名单", "哪几位", "叫什么", "分别", "推选"}))
      hits.emplace_back("representatives", n * 1000 + 999);
  }
  std::ranges::stable_sort(hits, [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> out;
  for (const auto& [slot, at] : hits)
    if (std::ranges::find(out, slot) == out.end()) out.push_back(slot);
  return out;
}

bool holds(const std::string& said, const std::string& term) {
  const std::string text = bot::plain(said);
  std::vector<std::string> alternatives(1);
  int depth = 0;
  for (const char sign : term) {
    depth += sign == '{' ? 1 : sign == '}' ? -1 : 0;
    if (sign == '|' && depth == 0)
      alternatives.emplace_back();
    else
      alternatives.back() += sign;
  }
  return std::ranges::any_of(alternatives, [&](const std::string& each) {
    const std::string alternative(trimmed(each));
    if (!alternative.starts_with('{')) return text.find(bot::plain(alternative)) != text.npos;
    const std::string inside = alternative.substr(1, alternative.find('}') - 1);
    const auto colon = inside.find(':');
    return has_pattern(text, inside.substr(0, colon),
                       colon == inside.npos ? "" : inside.substr(colon + 1));
  });
}

}  // namespace huiyin::test

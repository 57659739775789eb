#include "bot/staff/staff_readers.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/understanding/numbers.h"
#include "petition/case_number.h"

namespace huiyin::bot::staff_read {
namespace {

constexpr std::size_t kSeriesDigits = 6, kEndDigitsMin = 3;
constexpr std::u32string_view kParts = U"，,。；;！!？?\n\r";
constexpr std::u32string_view kEdges = U"，,。；;！!？?：:、 \t\n\r\u3000";

bool is_of(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

// "30天", "27号": so much of something is no number of a case.
bool counts(const std::u32string& text, std::size_t end) {
  return end < text.size() && is_of(text[end], U"天日月年个周号点元块人次份%％岁");
}

std::vector<std::string> meant_by(const StaffTalk& talk, const std::string& digits) {
  std::vector<std::string> mine;
  for (const std::string& number : talk.desk.my_cases())
    if (number.ends_with(digits)) mine.push_back(number);
  if (mine.empty() && digits.size() == kSeriesDigits)
    mine.push_back("XF" + std::to_string(talk.desk.today().year()) + "-" + digits);
  return mine;
}

// Whole numbers as the readers know them, forgiving of how they are typed.
std::optional<CaseSaid> whole(const StaffTalk& talk) {
  for (const Found& found : talk.heard.values) {
    if (found.kind != ValueKind::case_no) continue;
    const auto number = petition::CaseNumber::parse(
        found.normal.empty() ? found.text : found.normal, talk.desk.today());
    if (number) return CaseSaid{found.text, {number->text()}, found.begin, found.end};
  }
  return std::nullopt;
}

// "000103", "103那件": a run of digits that begins with a nought, or that ends one of his own.
std::optional<CaseSaid> by_end(const StaffTalk& talk) {
  const std::u32string text = code_points(talk.message.text);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    std::string digits;
    for (; end < text.size() && half_width(text[end]) >= '0' && half_width(text[end]) <= '9'; ++end)
      digits += static_cast<char>(half_width(text[end]));
    const std::size_t begin = std::exchange(i, std::max(end, i + 1));
    if (digits.size() < kEndDigitsMin || digits.size() > kSeriesDigits || counts(text, end))
      continue;
    auto numbers = meant_by(talk, digits);
    if (numbers.empty() && digits.front() != '0') continue;
    return CaseSaid{digits, std::move(numbers), begin, end};
  }
  return std::nullopt;
}

struct Unit {
  std::u32string_view word;
  int days;
};
constexpr std::array kUnits{Unit{U"个工作日", 1}, Unit{U"个月", 30}, Unit{U"月", 30},
                            Unit{U"个星期", 7},   Unit{U"星期", 7},  Unit{U"个礼拜", 7},
                            Unit{U"礼拜", 7},     Unit{U"周", 7},    Unit{U"天", 1}};

// "30日" is a length only behind what makes it longer: else it is a day of the month.
bool is_length_in_days(const Sentence& s, std::size_t begin, std::size_t end) {
  return s.has(end, U"日") && word_before(s, begin, {U"延期", U"延长", U"延", U"再给", U"展期"});
}

}  // namespace

std::string bare(std::string_view text) {
  std::u32string points = code_points(text);
  while (!points.empty() && is_of(points.front(), kEdges)) points.erase(points.begin());
  while (!points.empty() && is_of(points.back(), kEdges)) points.pop_back();
  return utf8(points);
}

std::optional<CaseSaid> case_said(const StaffTalk& talk) {
  if (auto said = whole(talk)) return said;
  return by_end(talk);
}

std::string without_number(const StaffTalk& talk) {
  std::u32string text = code_points(talk.message.text);
  if (const auto said = case_said(talk); said && said->end <= text.size())
    text.erase(said->begin, said->end - said->begin);
  return bare(utf8(text));
}

std::optional<int> day_count(std::string_view text) {
  const Sentence s = sentence(text);
  for (std::size_t at = 0; at < s.size(); ++at)
    if (s.has(at, U"半个月") || s.has(at, U"半月")) return 15;
  for (std::size_t at = 0; at < s.size(); ++at) {
    const auto number = number_at(s, at);
    if (!number || number->ordinal) continue;
    const std::size_t end = s.spaces(number->end);
    const int value = static_cast<int>(std::min(number->value, 9999.0));
    for (const Unit& unit : kUnits)
      if (s.has(end, unit.word) && (unit.word != U"月" || number->value < 1))
        return value * unit.days;
    if (is_length_in_days(s, number->begin, end)) return value;
    at = number->end - 1;
  }
  return std::nullopt;
}

std::optional<LocalDate> coming_day(const StaffTalk& talk) {
  for (const Found& found : talk.heard.values)
    if (found.kind == ValueKind::when && found.role != Role::old_value && found.when.date &&
        *found.when.date >= talk.desk.today())
      return found.when.end_date ? found.when.end_date : found.when.date;
  return std::nullopt;
}

namespace {

// Without its year a day was read as a coming one: "11月17日", said on the 18th. One that lies near
// is meant as it was read.
std::optional<LocalDate> as_past(const Found& found, LocalDate today) {
  const LocalDate day = *found.when.date;
  if (day <= today) return day;
  const bool is_bare =
      found.text.find("月") != std::string::npos && found.text.find("年") == std::string::npos;
  constexpr int kNearDays = 30;
  if (!is_bare || day - today <= days{kNearDays}) return std::nullopt;
  const auto last = LocalDate::parse(std::to_string(day.year() - 1) + day.iso().substr(4));
  return last && *last <= today ? std::optional(*last) : std::nullopt;
}

}  // namespace

std::optional<LocalDate> past_day(const StaffTalk& talk,
                                  std::initializer_list<std::string_view> beside) {
  const std::u32string text = code_points(talk.heard.text);
  std::size_t act = 0;
  for (const std::string_view word : beside)
    if (const auto at = text.find(code_points(word)); at != text.npos) act = at;
  std::optional<LocalDate> nearest;
  std::size_t distance = text.npos;
  for (const Found& found : talk.heard.values) {
    if (found.kind != ValueKind::when || !found.when.date) continue;
    const auto day = as_past(found, talk.desk.today());
    const std::size_t away = found.begin > act ? found.begin - act : act - found.begin;
    if (!day || away >= distance) continue;
    nearest = day;
    distance = away;
  }
  return nearest;
}

std::vector<StaffDesk::Colleague> colleagues(const StaffTalk& talk, std::string_view text) {
  std::vector<StaffDesk::Colleague> named;
  for (StaffDesk::Colleague& each : talk.desk.colleagues())
    if (text.find(each.name) != text.npos) named.push_back(std::move(each));
  return named;
}

std::vector<std::string> units(const StaffTalk& talk, std::string_view text) {
  std::vector<std::string> named;
  for (const StaffDesk::Colleague& each : talk.desk.colleagues())
    if (!each.unit.empty() && text.find(each.unit) != text.npos &&
        std::ranges::find(named, each.unit) == named.end())
      named.push_back(each.unit);
  return named;
}

std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> all;
  std::u32string piece;
  const auto close = [&] {
    if (const std::string words = bare(utf8(piece)); !words.empty()) all.push_back(words);
    piece.clear();
  };
  for (const char32_t point : code_points(text)) {
    if (is_of(point, kParts))
      close();
    else
      piece += point;
  }
  close();
  return all;
}

std::map<std::string, std::string> labelled(std::string_view text,
                                            const std::vector<std::string_view>& labels) {
  struct Mark {
    std::size_t at, begin;
    std::string_view label;
  };
  std::vector<Mark> marks;
  for (const std::string_view label : labels)
    for (const std::string_view colon : {"：", ":"}) {
      const std::string sign = std::string(label) + std::string(colon);
      if (const auto at = text.find(sign); at != text.npos)
        marks.push_back({at, at + sign.size(), label});
    }
  // Of "落实时间：" and "时间：" the longer one is meant: it begins first and ends with the other.
  std::ranges::sort(marks, {}, &Mark::at);
  std::map<std::string, std::string> said;
  std::size_t last_begin = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].begin == last_begin) continue;
    last_begin = marks[i].begin;
    std::size_t end = text.size();
    for (std::size_t next = i + 1; next < marks.size() && end == text.size(); ++next)
      if (marks[next].at >= marks[i].begin) end = marks[next].at;
    said[std::string(marks[i].label)] = bare(text.substr(marks[i].begin, end - marks[i].begin));
  }
  return said;
}

std::string behind(std::string_view text, std::initializer_list<std::string_view> words) {
  std::size_t first = text.npos, end = 0;
  for (const std::string_view word : words)
    if (const auto at = text.find(word); at < first) {
      first = at;
      end = at + word.size();
    }
  return first == text.npos ? std::string() : bare(text.substr(end));
}

std::string reason_said(std::string_view text) {
  const std::string rest =
      behind(text, {"理由是", "理由就是", "理由：", "理由:", "原因是", "原因：", "原因:", "因为"});
  const auto all = pieces(rest);
  return all.empty() ? std::string() : all.front();
}

}  // namespace huiyin::bot::staff_read

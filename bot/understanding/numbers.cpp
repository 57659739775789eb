#include "bot/understanding/numbers.h"

#include <algorithm>
#include <cmath>

namespace huiyin::bot {
namespace {

// Letter by letter the digits that they write: looked up for every letter that is read.
constexpr std::u32string_view kDigits = U"零〇一壹幺二两贰俩三叁四肆五伍六陆七柒八捌九玖";
constexpr std::string_view kDigitValues = "00111222233445566778899";

// Words with a numeral in them that count nothing.
constexpr std::u32string_view kNoNumbers[] = {
    U"一切",     U"一看",     U"一下",     U"一些",     U"一样", U"一起", U"一直",   U"一定",
    U"一般",     U"一旦",     U"一边",     U"一再",     U"一共", U"一律", U"一向",   U"一生",
    U"一旁",     U"一致",     U"一味",     U"一概",     U"一贯", U"一辈", U"一阵",   U"一面",
    U"一趟",     U"一遍",     U"一时",     U"一来",     U"一块", U"一家", U"一说",   U"一听",
    U"一问",     U"一去",     U"一路",     U"一带",     U"一心", U"一手", U"一口",   U"一同",
    U"一齐",     U"一道",     U"一会",     U"一点",     U"万一", U"统一", U"唯一",   U"之一",
    U"一把",     U"第一步",   U"四川",     U"四处",     U"四周", U"四通", U"三番",   U"三天两头",
    U"两口子",   U"两边",     U"两头",     U"两次三番", U"千万", U"万万", U"十足",   U"十分",
    U"百姓",     U"百度",     U"百货",     U"九九",     U"九牛", U"八卦", U"八成",   U"七夕",
    U"七上八下", U"乱七八糟", U"三三两两", U"五花",     U"六神", U"六亲", U"二维码", U"二手",
    U"二胎",     U"二奶",     U"三轮",     U"三农",     U"三甲", U"五保", U"五险",   U"四季",
    U"老三",     U"老二",     U"十字",     U"零售"};

// Words by which one thing is counted: a lone numeral before them is a number.
constexpr std::u32string_view kMeasures =
    U"个人名位口双对斤公吨克两条次回天日年月周号点时分秒元块角毛圆亩米里升只件份张本册把台辆套间层"
    U"楼栋户家岁种项起倍遍封页票"
    U"瓶盒片粒袋箱支颗棵头亿万千百十期批组队排步多几来余";

struct Unit {
  char32_t letter;
  double size;
};
constexpr Unit kUnits[] = {{U'十', 1e1}, {U'拾', 1e1}, {U'百', 1e2}, {U'佰', 1e2},
                           {U'千', 1e3}, {U'仟', 1e3}, {U'万', 1e4}, {U'亿', 1e8}};

double unit_of(char32_t c) {
  for (const Unit& unit : kUnits)
    if (unit.letter == c) return unit.size;
  return 0;
}

// The digit at `at`; 参 is three only in financial writing, beside a unit.
int digit_at(const Sentence& s, std::size_t at) {
  if (s[at] == U'参') return unit_of(s[at + 1]) > 0 || is_any_of(s[at - 1], U"拾佰仟") ? 3 : -1;
  return digit_of(s[at]);
}

bool begins_numeral(const Sentence& s, std::size_t at) {
  const char32_t c = s[at];
  if (digit_at(s, at) >= 0 || c == U'廿' || c == U'卅' || c == U'十' || c == U'拾') return true;
  // 百二 = 120, 百分之五; but not 百姓, nor a bare 万.
  return is_any_of(c, U"百佰千仟") && (digit_at(s, at + 1) >= 0 || s.has(at + 1, U"分之"));
}

// Reads one numeral without sign: a machine over its letters.
class NumeralReader {
 public:
  NumeralReader(const Sentence& s, std::size_t at)
      : s_(s), at_(at), bare_(is_any_of(s[at], U"百佰千仟")) {}

  bool read() {
    if (s_[at_] == U'.' && is_digit(s_[at_ + 1]) && s_[at_ - 1] != U'.' && !is_digit(s_[at_ - 1])) {
      value_ = decimals(at_ + 1);
      return true;
    }
    if (!begins_numeral(s_, at_)) return false;
    while (step()) {
    }
    value_ = sum();
    if (section_ > 0 && s_[s_.spaces(at_)] == U'点' && digit_at(s_, s_.spaces(at_) + 1) >= 0)
      at_ = s_.spaces(at_);  // 二十六 点三
    // 一点两小时 is 1 and 2: nobody says 两 behind the point.
    if (is_any_of(s_[at_], U"点.") && digit_at(s_, at_ + 1) >= 0 && s_[at_ + 1] != U'两' &&
        !dotted_twice()) {
      value_ += decimals(at_ + 1);
      for (double unit = unit_of(s_[at_]); unit >= 10; unit = unit_of(s_[at_]))
        value_ *= unit, ++at_;
    }
    money();
    return true;
  }

  std::size_t end() const { return at_; }
  double value() const { return value_; }
  bool about() const { return about_; }

 private:
  // 1.2.3 is no decimal number.
  bool dotted_twice() const {
    if (s_[at_] != U'.') return false;
    std::size_t at = at_ + 1;
    while (is_digit(s_[at])) ++at;
    return s_[at] == U'.' && is_digit(s_[at + 1]);
  }

  double decimals(std::size_t at) {
    double value = 0, place = 0.1;
    for (; digit_at(s_, at) >= 0; ++at, place /= 10) value += digit_at(s_, at) * place;
    at_ = at;
    return value;
  }

  // The next place that may go on the numeral: spaces may stand only beside a unit (三千 九百, 五
  // 十).
  std::size_t next_place() const {
    const std::size_t next = s_.spaces(at_);
    if (next == at_) return next;
    if (unit_of(s_[next]) > 0) return next;
    if (!after_unit_) return at_;
    std::size_t after = next;
    while (is_digit(s_[after])) ++after;
    if (after > next && unit_of(s_[after]) == 0) return at_;  // 三百 25: two numbers
    return next;
  }

  bool step() {
    const std::size_t at = next_place();
    if (is_digit(s_[at])) return arabic(at);
    if (s_[at] == U'廿' || s_[at] == U'卅') {
      section_ += s_[at] == U'廿' ? 20 : 30;
      return unit_taken(at, 10);
    }
    if (const int digit = digit_at(s_, at); digit >= 0) {
      if (!after_unit_ && !pending_ && section_ == 0 && digit == 0 && digit_at(s_, at + 1) < 0)
        pending_ = true;
      else if (digit == 0 && after_unit_)
        zero_ = true;
      else
        number_ = number_ * 10 + digit, pending_ = true;
      single_ = !single_ && after_unit_ && digit > 0;
      if (digit > 0 || !zero_) after_unit_ = after_unit_ && zero_ && digit == 0;
      at_ = at + 1;
      return true;
    }
    if (is_any_of(s_[at], U"多余几来") && (unit_of(s_[at + 1]) >= 1e4) &&
        (pending_ || section_ > 0)) {
      about_ = true;
      at_ = at + 1;
      return true;
    }
    if (const double unit = unit_of(s_[at]); unit > 0) return take_unit(at, unit);
    return false;
  }

  bool arabic(std::size_t at) {
    if (pending_ && !zero_) return false;
    double value = 0;
    std::size_t digits = 0;
    for (; is_digit(s_[at]); ++at, ++digits) value = value * 10 + (s_[at] - U'0');
    // 10,000: groups of three; in a list of numbers there is a space behind the comma.
    while (digits <= 3 && s_[at] == U',' && is_digit(s_[at + 1]) && is_digit(s_[at + 2]) &&
           is_digit(s_[at + 3]) && !is_digit(s_[at + 4]) && s_.raw[at] == U',') {
      for (std::size_t i = 1; i <= 3; ++i) value = value * 10 + (s_[at + i] - U'0');
      at += 4;
    }
    if (is_any_of(s_[at], U".") && is_digit(s_[at + 1])) {
      at_ = at;
      if (!dotted_twice()) value += decimals(at + 1), at = at_;
    }
    single_ = digits == 1 && after_unit_;
    number_ = value;
    pending_ = true;
    after_unit_ = false;
    at_ = at;
    return true;
  }

  bool take_unit(std::size_t at, double unit) {
    if (unit < 1e4) {
      section_ += (pending_ ? number_ : 1) * unit;
    } else if (unit == 1e4) {
      if (bare_ && single_) number_ *= last_unit_ / 10;  // 百二万
      middle_ = (middle_ + section_ + number_) * unit;
      section_ = 0;
    } else {
      high_ += (middle_ + section_ + number_) * unit;
      middle_ = section_ = 0;
    }
    return unit_taken(at, unit);
  }

  bool unit_taken(std::size_t at, double unit) {
    number_ = 0;
    pending_ = false;
    last_unit_ = unit;
    after_unit_ = true;
    zero_ = single_ = false;
    at_ = at + 1;
    return true;
  }

  double sum() const {
    double rest = number_;
    if (pending_ && single_ && !zero_ && last_unit_ > 10 && number_ < 10)
      rest *= last_unit_ / 10;  // 一百二
    return high_ + middle_ + section_ + rest;
  }

  // 九百圆壹角捌分: the small coins are part of the number.
  void money() {
    if (!is_any_of(s_[at_], U"元圆块")) return;
    const int tenths = digit_at(s_, at_ + 1);
    if (tenths < 0 || !is_any_of(s_[at_ + 2], U"角毛")) return;
    value_ += tenths / 10.0;
    at_ += 3;
    if (const int cents = digit_at(s_, at_); cents >= 0 && s_[at_ + 1] == U'分') {
      value_ += cents / 100.0;
      at_ += 2;
    }
  }

  const Sentence& s_;
  std::size_t at_;
  const bool bare_;  // begins with a unit: 百二
  double value_ = 0, high_ = 0, middle_ = 0, section_ = 0, last_unit_ = 0;
  double number_ = 0;        // digits not yet taken by a unit; 0 when there are none
  bool pending_ = false;     // there are such
  bool after_unit_ = false;  // the last letter was a unit (or zeros after one)
  bool zero_ = false;        // 一百零二: what follows is not shortened
  bool single_ = false;      // one digit after a unit: 一百二
  bool about_ = false;
};

// A place of the sentence lies inside one of the words that count nothing.
bool in_no_number(const Sentence& s, std::size_t at) {
  for (const auto word : kNoNumbers)
    for (std::size_t i = 0; i < word.size() && i <= at; ++i)
      if (word[i] == s[at] && s.has(at - i, word)) return true;
  return false;
}

bool is_meant(const Sentence& s, const Number& n) {
  if (is_digit(s[n.begin]) || s[n.begin] == U'.') return !is_latin(s[n.begin - 1]);
  if (n.ordinal) return true;
  std::size_t first = n.begin;
  while (is_any_of(s[first], U"负-+ ")) ++first;
  if (in_no_number(s, first)) {
    // 一块钱, 一家三口: a word only when the numeral stands alone in it.
    if (n.end - first <= 2 || s[first] == U'九') return false;
  }
  if (n.end - first > 1) return true;
  if (is_any_of(s[first], U"伍陆拾俩参")) return is_edge(s[first - 1]) && is_edge(s[n.end]);
  if (is_any_of(s[n.end], kMeasures)) return !is_any_of(s[first - 1], U"万之") && s[first] != U'幺';
  const bool free_before =
      is_edge(s[first - 1]) || is_any_of(s[first - 1], U"是选要为负加第成到报");
  const bool free_after = is_edge(s[n.end]) || is_any_of(s[n.end], U"这不吧呀啊和到的");
  return free_before && (free_after || s[first - 1] == U'是');
}

}  // namespace

int digit_of(char32_t c) {
  if (is_digit(c)) return int(c - U'0');
  const std::size_t at = c < 0x3000 ? kDigits.npos : kDigits.find(c);
  return at == kDigits.npos ? -1 : kDigitValues[at] - '0';
}

std::optional<Number> number_at(const Sentence& s, std::size_t at) {
  std::size_t first = at;
  bool negative = false;
  if (s[at] == U'负' || (s[at] == U'-' && !is_digit(s[at - 1]) && !is_latin(s[at - 1]))) {
    negative = true;
    first = s.spaces(at + 1);
  }
  NumeralReader reader(s, first);
  if (!reader.read()) return std::nullopt;
  Number n{at, reader.end(), reader.value(), s[at - 1] == U'第', reader.about()};
  if (is_any_of(s[n.end], U"多几来余") && n.value >= 10) n.about = true;
  // 三分之二
  std::size_t over = s.spaces(n.end);
  if (s[over] == U'分' && s[s.spaces(over + 1)] == U'之' && n.value != 0) {
    const std::size_t top = s.spaces(s.spaces(over + 1) + 1);
    if (const auto part = number_at(s, top)) {
      n.value = part->value / n.value;
      n.end = part->end;
    }
  }
  if (negative) n.value = -n.value;
  return n;
}

std::vector<Number> numbers(const Sentence& s) {
  std::vector<Number> found;
  for (std::size_t at = 0; at < s.size();) {
    const auto n = number_at(s, at);
    if (!n) {
      ++at;
      continue;
    }
    if (is_meant(s, *n)) found.push_back(*n);
    at = std::max(n->end, at + 1);
  }
  return found;
}

std::optional<Small> small_at(const Sentence& s, std::size_t at) {
  if (is_digit(s[at])) {
    std::size_t end = at;
    int value = 0;
    for (; is_digit(s[end]) && end < at + 3; ++end) value = value * 10 + int(s[end] - U'0');
    if (end - at > 2) return std::nullopt;
    return Small{end, value, true};
  }
  const auto digit = [&](std::size_t i) { return is_digit(s[i]) ? -1 : digit_of(s[i]); };
  if (s[at] == U'廿' || s[at] == U'卅') {
    const int more = digit(at + 1);
    const int tens = s[at] == U'廿' ? 20 : 30;
    return more > 0 ? Small{at + 2, tens + more} : Small{at + 1, tens};
  }
  if (s[at] == U'十' || s[at] == U'拾') {
    const int more = digit(at + 1);
    return more > 0 ? Small{at + 2, 10 + more} : Small{at + 1, 10};
  }
  const int first = digit(at);
  if (first < 0) return std::nullopt;
  if (first > 0 && (s[at + 1] == U'十' || s[at + 1] == U'拾')) {
    const int more = digit(at + 2);
    return more > 0 ? Small{at + 3, first * 10 + more} : Small{at + 2, first * 10};
  }
  if (const int second = digit(at + 1); second >= 0) {
    if (digit(at + 2) >= 0) return std::nullopt;  // a longer row of digits
    return Small{at + 2, first * 10 + second};
  }
  return Small{at + 1, first};
}

}  // namespace huiyin::bot

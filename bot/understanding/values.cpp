#include "bot/understanding/values.h"

#include <algorithm>

#include "base/utf8.h"
#include "bot/understanding/numbered.h"
#include "bot/understanding/numbers.h"
#include "bot/understanding/people_words.h"
#include "bot/understanding/phones.h"
#include "bot/understanding/whens.h"
#include "bot/understanding/yes_no.h"

namespace huiyin::bot {
namespace {

// A letter that stands where a value was taken: it ends words and numbers.
constexpr char32_t kTaken = U'|';
// What may be so a little: 早一点, 快一点, 有一点.
constexpr std::u32string_view kComparable = U"早晚快慢好近远大小多少有差高低前后";
// In the essence, one letter of the private area for each kind.
constexpr char32_t kEssence = 0xE000;
constexpr char32_t kTwoParts = 0xE030, kManyParts = 0xE031;

class Collector {
 public:
  Collector(const Sentence& s, const DayNames& days, const Lexicon& lexicon, Instant now,
            std::string_view state)
      : s_(s),
        rest_(s),
        days_(days),
        lexicon_(lexicon),
        now_(now),
        state_(state),
        taken_(s.size(), 0) {}

  ValuesRead collect() {
    for (const auto& read : identities(rest_, office_date(now_))) numbered(read);
    // Where a phone was asked for, digits are a phone first; a wrong one is told as such. A whole
    // one does for its last four digits.
    const bool phone_first = state_ == "phone" || state_ == "last4" || state_ == "code";
    if (phone_first) take_phones();
    for (const auto& read : office_numbers(rest_, state_)) numbered(read);
    if (!phone_first) take_phones();
    take_whens();
    take_people();
    take_names();
    take_places();
    take_numbers();
    take_decision();
    std::ranges::stable_sort(read_.found, {}, &Found::begin);
    read_.essence = essence();
    return std::move(read_);
  }

 private:
  Found& take(ValueKind kind, std::size_t begin, std::size_t end) {
    Found value;
    value.kind = kind;
    value.text = s_.typed(begin, end);
    value.begin = begin;
    value.end = end;
    cover(begin, end, kEssence + char32_t(kind));
    read_.found.push_back(std::move(value));
    return read_.found.back();
  }
  void refuse(std::size_t begin, std::size_t end, const char* reason) {
    read_.refused.push_back({s_.typed(begin, end), reason});
    cover(begin, end, kEssence + 0x20);
  }
  void cover(std::size_t begin, std::size_t end, char32_t mark) {
    for (std::size_t i = begin; i < end; ++i) {
      rest_.plain[i] = kTaken;
      taken_[i] = i == begin ? mark : 1;
    }
  }

  void numbered(const NumberedRead& read) {
    if (read.refused) return refuse(read.begin, read.end, read.refused);
    Found& value = take(read.kind, read.begin, read.end);
    value.normal = read.normal;
    value.last4 = read.last4;
    if (read.kind == ValueKind::number) value.number = std::stod(read.normal);
  }

  void take_phones() {
    for (const auto& read : phones(rest_, state_ == "phone")) {
      if (read.refused)
        refuse(read.begin, read.end, read.refused);
      else
        take(ValueKind::phone, read.begin, read.end).normal = read.normal;
    }
  }

  // 李国庆, 叫周三喜: the name of a day inside a person's.
  bool inside_name(const WhenRead& read) const {
    if (word_before(s_, read.begin,
                    {U"我叫", U"俺叫", U"名叫", U"她叫", U"他叫", U"姓名", U"姓名:"}) > 0)
      return true;
    return read.festival && read.begin > 0 &&
           lexicon_.names().surnames.contains(s_[read.begin - 1]) &&
           (is_edge(s_[read.begin - 2]) || s_[read.begin - 2] == U'叫');
  }

  void take_whens() {
    const bool expected = state_ == "when";
    for (const auto& read : whens(rest_, days_, now_, expected)) {
      if (read.refused) {
        refuse(read.begin, read.end, read.refused);
        continue;
      }
      // 早一点, 晚一点: no hour.
      if (s_.view(read.begin, read.end) == U"一点" && is_any_of(s_[read.begin - 1], kComparable))
        continue;
      if (inside_name(read)) continue;
      take(ValueKind::when, read.begin, read.end).when = read.when;
    }
  }

  void take_people() {
    for (const auto& read : people(rest_, state_ == "people"))
      take(ValueKind::people, read.begin, read.end).number = read.count;
  }

  // "我想预约来访，郑玉梅": who books gives his name without a word for it.
  bool wants_a_visit() const {
    const std::u32string right = lexicon_.spelled(rest_.plain);
    return right.find(U"预约") != right.npos || right.find(U"来访") != right.npos ||
           right.find(U"登记") != right.npos || right.find(U"报名") != right.npos ||
           right.find(U"挂号") != right.npos || right.find(U"约个") != right.npos ||
           right.find(U"想约") != right.npos || right.find(U"要约") != right.npos;
  }

  void take_names() {
    NameHint hint = NameHint::none;
    if (state_ == "name" || state_ == "representatives")
      hint = NameHint::expected;
    else if (state_ == "confirm" || wants_a_visit() ||
             std::ranges::any_of(read_.found, [](const Found& f) {
               return f.kind == ValueKind::phone || f.kind == ValueKind::when ||
                      f.kind == ValueKind::people || f.kind == ValueKind::id18 ||
                      f.kind == ValueKind::id15;
             }))
      hint = NameHint::structured;
    for (const auto& read : names(rest_, lexicon_.names(), hint)) {
      Found& value = take(ValueKind::name, read.begin, read.end);
      value.introduced = read.introduced;
      if (read.denied) value.role = Role::old_value;
      for (const char32_t c : s_.raw.substr(read.begin, read.end - read.begin))
        if (!is_space(c)) append_utf8(value.normal, c);
    }
  }

  // Where one wants to go: the capital, the province; and addresses with road and number.
  void take_places() {
    for (std::size_t at = 0; at < rest_.size(); ++at) {
      const std::size_t word = word_at(
          rest_, at,
          {U"国家信访局", U"省信访局", U"市信访局", U"信访大厅", U"信访局", U"北京", U"天安门",
           U"中南海", U"省政府", U"市政府", U"省城", U"省里", U"市里", U"区里", U"县里"});
      if (word > 0) {
        take(ValueKind::place, at, at + word).normal = s_.typed(at, at + word);
        at += word - 1;
        continue;
      }
      if (!is_any_of(rest_[at], U"路街巷道")) continue;
      const auto number = small_at(rest_, at + 1);
      std::size_t digits = at + 1;
      while (is_digit(rest_[digits])) ++digits;
      const std::size_t end = digits > at + 1 ? digits : number ? number->end : at + 1;
      if (rest_[end] != U'号' || end == at + 1) continue;
      std::size_t begin = at;
      while (begin > 0 && at - begin < 6 && is_han(rest_[begin - 1]) &&
             !is_any_of(rest_[begin - 1], U"在住是去到的我"))
        --begin;
      if (begin == at) continue;
      take(ValueKind::place, begin, end + 1).normal = s_.typed(begin, end + 1);
      at = end;
    }
  }

  void take_numbers() {
    for (const auto& read : numbers(rest_)) {
      // The rest of a word with letters in it (XF…, http://…) counts nothing.
      if (is_latin(rest_[read.end]) || is_latin(rest_[read.begin - 1])) continue;
      // 后四位 asks or tells which digits, not how many.
      if (rest_[read.end] == U'位' && is_any_of(rest_[read.begin - 1], U"后末尾前")) continue;
      take(ValueKind::number, read.begin, read.end).number = read.value;
    }
  }

  void take_decision() {
    const bool asked = state_ == "confirm";
    const auto read = decision(s_, asked);
    if (!read) return;
    // "1" is a number and, where yes or no was asked, the yes of the first choice. 管中, 巴适 look
    // like names that nobody introduced.
    std::erase_if(read_.found, [&](const Found& f) {
      const bool name =
          asked && f.kind == ValueKind::name && !f.introduced && f.begin == read->begin;
      return f.begin < read->end && read->begin < f.end && (f.kind == ValueKind::number || name);
    });
    if (std::ranges::any_of(read_.found, [&](const Found& f) {
          return f.begin < read->end && read->begin < f.end;
        }))
      return;
    Found value;
    value.kind = read->yes ? ValueKind::yes : ValueKind::no;
    value.text = s_.typed(read->begin, read->end);
    value.begin = read->begin;
    value.end = read->end;
    value.normal = read->yes ? "yes" : "no";
    read_.found.push_back(std::move(value));
  }

  std::u32string essence() const {
    const std::u32string right = lexicon_.spelled(s_.plain);
    std::u32string made;
    // Who gives day, name, phone and number in one go fills in a form.
    std::size_t parts = 0;
    for (const ValueKind kind :
         {ValueKind::when, ValueKind::phone, ValueKind::name, ValueKind::people})
      parts += std::ranges::any_of(read_.found, [&](const Found& f) { return f.kind == kind; });
    if (parts >= 2) made += parts == 2 ? kTwoParts : kManyParts;
    for (std::size_t i = 0; i < right.size(); ++i) {
      if (taken_[i] == 0)
        made += right[i];
      else if (taken_[i] > 1)
        made += taken_[i];
    }
    return made;
  }

  const Sentence& s_;
  Sentence rest_;
  const DayNames& days_;
  const Lexicon& lexicon_;
  const Instant now_;
  const std::string_view state_;
  std::vector<char32_t> taken_;  // 0 free, a mark where a value begins, 1 inside it
  ValuesRead read_;
};

}  // namespace

ValuesRead values_of(const Sentence& s, const DayNames& days, const Lexicon& lexicon, Instant now,
                     std::string_view state) {
  ValuesRead read = Collector(s, days, lexicon, now, state).collect();
  assign_roles(s, read.found);
  return read;
}

}  // namespace huiyin::bot

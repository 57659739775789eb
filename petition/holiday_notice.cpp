#include "petition/holiday_notice.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "petition/holiday_signs.h"

namespace huiyin::petition {
namespace {

// 全国年节及纪念日放假办法, with what else people call them; the longer before what it begins with.
struct HolidayWord {
  std::u32string_view word;
  std::string_view name;
};
constexpr std::array kHolidayWords{
    HolidayWord{U"元旦节", "元旦"},   HolidayWord{U"元旦", "元旦"},
    HolidayWord{U"春节", "春节"},     HolidayWord{U"清明节", "清明节"},
    HolidayWord{U"清明", "清明节"},   HolidayWord{U"五一劳动节", "劳动节"},
    HolidayWord{U"劳动节", "劳动节"}, HolidayWord{U"五一", "劳动节"},
    HolidayWord{U"端午节", "端午节"}, HolidayWord{U"端午", "端午节"},
    HolidayWord{U"中秋节", "中秋节"}, HolidayWord{U"中秋", "中秋节"},
    HolidayWord{U"国庆节", "国庆节"}, HolidayWord{U"国庆", "国庆节"}};
// By what a name holds one knows two names of one holiday, however a file spells them.
constexpr std::array<std::string_view, 7> kStems{"元旦", "春节", "清明", "劳动",
                                                 "端午", "中秋", "国庆"};
// May stand between a day and what is said of it.
constexpr std::array<std::u32string_view, 8> kBetween{U",",    U"全国", U"全体公民", U"统一",
                                                      U"正常", U"照常", U"均",       U"调休"};
constexpr std::array<std::u32string_view, 7> kUntil{U"至", U"到", U"-", U"~", U"—", U"–", U"－"};
constexpr std::array<std::u32string_view, 5> kAnd{U"、", U",", U"和", U"及", U"与"};

constexpr int kStretchMax = 31;         // days off in a row; the longest were nine
constexpr std::size_t kFaultsMax = 40;  // told of one text
constexpr std::size_t kUnreadMax = 20;
constexpr std::size_t kCountWithin = 8;  // characters from 放假 to the number of days

enum class Said { nothing, off, work };

struct Stretch {
  LocalDate first, last;
};

bool has_stem(std::string_view name, std::string_view stem) { return name.find(stem) != name.npos; }

bool is_same_holiday(std::string_view a, std::string_view b) {
  return std::ranges::any_of(
      kStems, [&](std::string_view stem) { return has_stem(a, stem) && has_stem(b, stem); });
}

// Of a holiday that falls on the same day each year.
std::string_view fixed_name(LocalDate date) {
  if (date.day() != 1) return {};
  switch (date.month()) {
    case 1:
      return "元旦";
    case 5:
      return "劳动节";
    case 10:
      return "国庆节";
    default:
      return {};
  }
}

template <std::size_t N>
std::size_t length_at(const HolidaySigns& signs, std::size_t at,
                      const std::array<std::u32string_view, N>& words) {
  for (const std::u32string_view word : words)
    if (signs.is_at(at, word)) return word.size();
  return 0;
}

class NoticeReader {
 public:
  NoticeReader(std::string_view text, const CalendarYear& year) : signs_(text), year_(year) {}

  tl::expected<HolidayNotice, Faults> read() {
    if (!is_of_this_year()) return tl::unexpected(std::move(faults_));
    for (std::size_t at = 0; at < signs_.size();) step(at);
    end_sentence(signs_.size());
    std::erase_if(notice_.holidays,
                  [](const NoticedHoliday& one) { return one.off.empty() && one.work.empty(); });
    for (NoticedHoliday& one : notice_.holidays) give_name(one);
    if (notice_.holidays.empty() && faults_.empty())
      faults_.push_back(
          {"holidays.no_days", "第1行", "没有读到哪天放假、哪天上班",
           "请粘贴放假通知的原文，例如“国庆节：10月1日（周四）至7日（周三）放假调休”"});
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    return std::move(notice_);
  }

 private:
  // "2026年部分节假日": a year without a month behind it is that of the notice.
  bool is_of_this_year() {
    for (std::size_t at = 0; at < signs_.size(); ++at) {
      if (!signs_.is_digit(at) || (at > 0 && signs_.is_digit(at - 1))) continue;
      std::size_t end = at;
      const auto year = signs_.number(end);
      if (!year || *year < 1990 || !signs_.is_at(end, U"年") || signs_.is_digit(end + 1)) continue;
      if (*year == year_.year) return true;
      fault(at, end + 1, "holidays.other_year",
            "这份通知写的是" + std::to_string(*year) + "年，这里要的是" +
                std::to_string(year_.year) + "年的",
            "请换到那一年，或者粘贴这一年的通知");
      return false;
    }
    return true;
  }

  void step(std::size_t& at) {
    if (signs_.is_digit(at)) {
      if (!read_days(at))
        while (signs_.is_digit(at)) ++at;
      return;
    }
    if (read_heading(at)) return;
    if (signs_.is_at(at, U"。") || signs_.is_at(at, U";")) end_sentence(at);
    ++at;
  }

  // "七、国庆节:"; a list of holidays within a sentence is no heading.
  bool read_heading(std::size_t& at) {
    std::size_t end = at;
    std::string names;
    while (const HolidayWord* named = holiday_at(end)) {
      if (!is_same_holiday(names, named->name))
        names += (names.empty() ? "" : "、") + std::string(named->name);
      end += named->word.size();
      const std::size_t further = end + length_at(signs_, end, kAnd);
      if (further == end || holiday_at(further) == nullptr) break;
      end = further;
    }
    if (names.empty()) return false;
    const std::size_t behind = signs_.is_at(end, U"假期") ? end + 2 : end;
    if (!signs_.is_at(behind, U":") && !signs_.is_at(behind, U",") && !signs_.is_digit(behind)) {
      at = end;
      return true;
    }
    notice_.holidays.push_back({std::move(names), {}, {}, signs_.line(at)});
    at = behind;
    return true;
  }

  const HolidayWord* holiday_at(std::size_t at) const {
    const auto found = std::ranges::find_if(
        kHolidayWords, [&](const HolidayWord& one) { return signs_.is_at(at, one.word); });
    return found == kHolidayWords.end() ? nullptr : &*found;
  }

  // Days in a row and what is said of them; false: no day stands there.
  bool read_days(std::size_t& at) {
    const std::size_t from = at, told = faults_.size();
    std::vector<Stretch> days;
    std::optional<LocalDate> before;
    for (std::size_t next = at; auto read = signs_.day(next);) {
      if (!read->month && !before) return false;
      const auto stretch = stretch_of(from, next, *read, before);
      at = next;
      if (stretch) days.push_back(*stretch);
      if (stretch) before = stretch->last;
      next = at + length_at(signs_, at, kAnd);
      if (next == at) break;
    }
    if (at == from) return false;
    const std::size_t until = at;
    const Said said = said_of(at);
    if (said == Said::nothing) {  // the day of a signature: nobody's fault, whatever it is
      faults_.erase(faults_.begin() + std::ptrdiff_t(told), faults_.end());
      return true;
    }
    is_taken_ = true;
    if (said == Said::off && faults_.size() == told) check_count(from, until, at, days);
    take(from, until, days, said);
    return true;
  }

  // `next` is moved behind the second day, where there is one. Nothing: told as a fault, if it can
  // be one of a notice.
  std::optional<Stretch> stretch_of(std::size_t from, std::size_t& next, const WrittenDay& read,
                                    const std::optional<LocalDate>& before) {
    const auto first = date_of(from, next, read, before);
    const std::size_t sign = length_at(signs_, next, kUntil);
    std::size_t end = next + sign;
    while (sign > 0 && length_at(signs_, end, kUntil) > 0) ++end;  // "——"
    const auto second = sign > 0 ? signs_.day(end) : std::nullopt;
    if (!second) {
      if (!first) return std::nullopt;
      check_weekday(from, next, *first, read);
      return Stretch{*first, *first};
    }
    next = end;
    const auto last = date_of(from, next, *second, first);
    if (!first || !last) return std::nullopt;
    LocalDate begins = *first;
    // "12月31日至1月2日": it begins in the year before.
    if (begins > *last && begins.month() == 12 && !read.year)
      begins = LocalDate(begins.year() - 1, 12, begins.day());
    if (begins > *last || *last - begins >= huiyin::days{kStretchMax}) {
      fault(from, next, "holidays.backwards", "这一段日期前后不对", "请对照通知原文核对");
      return std::nullopt;
    }
    check_weekday(from, next, begins, read);
    check_weekday(from, next, *last, *second);
    return Stretch{begins, *last};
  }

  void check_weekday(std::size_t from, std::size_t until, LocalDate date, const WrittenDay& read) {
    if (read.weekday && *read.weekday != int(date.weekday()))
      fault(from, until, "holidays.weekday",
            chinese(date) + "是" + chinese(date.weekday()) + "，写的却是" +
                chinese(Weekday(*read.weekday)),
            "请核对日期；跨年的日子请写上年份");
  }

  std::optional<LocalDate> date_of(std::size_t from, std::size_t until, const WrittenDay& read,
                                   const std::optional<LocalDate>& before) {
    const int year = read.year.value_or(!read.month && before ? before->year() : year_.year);
    const int month = read.month.value_or(before ? int(before->month()) : 0);
    const auto date = LocalDate::make(year, unsigned(month), unsigned(read.day));
    if (!date) fault(from, until, "holidays.no_such_day", "没有这一天", "请对照通知原文核对");
    return date;
  }

  // What is said right behind the days; `at` is moved behind it.
  Said said_of(std::size_t& at) const {
    for (std::size_t end = at; end < signs_.size();) {
      if (signs_.is_at(end, U"放假")) return at = end + 2, Said::off;
      if (signs_.is_at(end, U"上班") || signs_.is_at(end, U"补班")) return at = end + 2, Said::work;
      const std::size_t between = length_at(signs_, end, kBetween);
      if (between == 0) break;
      end += between;
    }
    return Said::nothing;
  }

  // "放假调休,共8天", "放假1天".
  void check_count(std::size_t from, std::size_t until, std::size_t at,
                   const std::vector<Stretch>& days) {
    std::size_t end = at;
    while (end < at + kCountWithin && end < signs_.size() && !signs_.is_digit(end)) {
      if (signs_.is_at(end, U"。")) return;
      ++end;
    }
    const auto said = signs_.number(end);
    if (!said || !signs_.is_at(end, U"天")) return;
    huiyin::days count{0};
    for (const Stretch& one : days) count += one.last - one.first + huiyin::days{1};
    if (count.count() != *said)
      fault(from, until, "holidays.count",
            "通知写的是共" + std::to_string(*said) + "天，这一段日期是" +
                std::to_string(count.count()) + "天",
            "请对照通知原文核对");
  }

  void take(std::size_t from, std::size_t until, const std::vector<Stretch>& days, Said said) {
    const bool is_new =
        notice_.holidays.empty() || (notice_.holidays.back().name.empty() && said == Said::off &&
                                     !notice_.holidays.back().off.empty());
    if (is_new) notice_.holidays.push_back({{}, {}, {}, signs_.line(from)});
    for (const Stretch& one : days)
      for (LocalDate day = one.first; day <= one.last; day = day + huiyin::days{1})
        add(from, until, day, said);
  }

  void add(std::size_t from, std::size_t until, LocalDate day, Said said) {
    const bool is_eve = day.year() == year_.year - 1 && day.month() == 12;
    if (day.year() != year_.year && !is_eve)
      return fault(from, until, "holidays.out_of_year",
                   chinese(day) + "不在" + std::to_string(year_.year) + "年里", "请核对年份");
    // Make-up days pay for days off, so they fall on weekends: anything else is a slip of the pen.
    if (said == Said::work && day.weekday() < Weekday::saturday)
      return fault(from, until, "holidays.works_on_weekday",
                   chinese_with_weekday(day) + "本来就是工作日，不会是调休上班的日子",
                   "请核对日期；只是说这天起上班，就把这句删去");
    if (!seen_.emplace(day, said).second)
      return fault(from, until, "holidays.twice", chinese_with_weekday(day) + "写了两次",
                   "请只留放假或上班中的一个");
    NoticedHoliday& holiday = notice_.holidays.back();
    (said == Said::off ? holiday.off : holiday.work).push_back(day);
  }

  void give_name(NoticedHoliday& one) {
    if (!one.name.empty()) return;
    for (const LocalDate day : one.off)
      if (one.name.empty()) one.name = fixed_name(day);
    for (const NamedDay& known : year_.days)
      if (one.name.empty() && !known.works && std::ranges::count(one.off, known.date) > 0)
        one.name = known.name;
    if (!one.name.empty() || faults_.size() >= kFaultsMax) return;
    faults_.push_back({"holidays.no_name", "第" + std::to_string(one.line) + "行",
                       "这几天没有写是哪个节日", "请在前面写上，例如“端午节：”"});
  }

  // What speaks of days off and gave none is shown to a person; who invites to stagger journeys,
  // and the sentence that announces the list, name no days of their own.
  void end_sentence(std::size_t at) {
    bool speaks = false, has_date = false, announces = false;
    for (std::size_t i = sentence_; i < at; ++i) {
      speaks |= signs_.is_at(i, U"放假") || signs_.is_at(i, U"上班") || signs_.is_at(i, U"补班");
      has_date |= signs_.is_at(i, U"月") || signs_.is_at(i, U"日");
      announces |= signs_.is_at(i, U"如下") || signs_.is_at(i, U"鼓励");
    }
    if (speaks && has_date && !announces && !is_taken_ && notice_.unread.size() < kUnreadMax)
      notice_.unread.push_back(signs_.words(sentence_, at));
    sentence_ = at + 1;
    is_taken_ = false;
  }

  void fault(std::size_t from, std::size_t until, const char* code, std::string what,
             std::string remedy) {
    if (faults_.size() < kFaultsMax)
      faults_.push_back(
          {code, "第" + std::to_string(signs_.line(from)) + "行“" + signs_.words(from, until) + "”",
           std::move(what), std::move(remedy)});
  }

  const HolidaySigns signs_;
  const CalendarYear& year_;
  Faults faults_;
  HolidayNotice notice_;
  std::map<LocalDate, Said> seen_;
  std::size_t sentence_ = 0;
  bool is_taken_ = false;  // days of this sentence were
};

}  // namespace

bool HolidayNotice::is_whole() const {
  return std::ranges::all_of(kStems, [this](std::string_view stem) {
    return std::ranges::any_of(holidays, [stem](const NoticedHoliday& one) {
      return has_stem(one.name, stem) && !one.off.empty();
    });
  });
}

tl::expected<HolidayNotice, Faults> read_holiday_notice(std::string_view text,
                                                        const CalendarYear& year) {
  return NoticeReader(text, year).read();
}

tl::expected<CalendarYear, Faults> with_notice(const CalendarYear& year,
                                               const HolidayNotice& notice) {
  CalendarYear next{year.year, year.published || notice.is_whole(), year.source, {}};
  std::map<LocalDate, NamedDay> days;
  for (const NoticedHoliday& holiday : notice.holidays) {
    for (const LocalDate day : holiday.off) days[day] = {day, holiday.name, false};
    for (const LocalDate day : holiday.work) days[day] = {day, holiday.name, true};
  }
  Faults faults;
  for (const NamedDay& known : year.days) {
    const auto stays = std::ranges::none_of(notice.holidays, [&](const NoticedHoliday& one) {
      return is_same_holiday(one.name, known.name);
    });
    if (notice.is_whole() || !stays) continue;
    const auto [at, is_free] = days.emplace(known.date, known);
    if (!is_free)
      faults.push_back(
          {"holidays.twice", chinese_with_weekday(known.date),
           "这一天在" + known.name + "的安排里已经是" + (known.works ? "上班" : "放假"),
           "请核对；" + known.name + "也变了的话，请把它一起粘贴进来"});
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  for (auto& [date, day] : days) next.days.push_back(std::move(day));
  return next;
}

}  // namespace huiyin::petition

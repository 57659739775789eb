#include "petition/how_counted.h"

#include <algorithm>

#include "petition/clock_words.h"

namespace huiyin::petition {
namespace {

constexpr std::size_t kToldHearings = 2;  // named with their days; of more, the sum alone

bool is_heard(const ClockRun& run, LocalDate day) {
  return std::ranges::any_of(run.hearings, [&](const Hearing& hearing) {
    return hearing.begun <= day && day <= hearing.ended;
  });
}

// Whether a day of the stretch that the clock walks is one of its days.
bool is_counted(const ClockRun& run, LocalDate day, const Calendar& calendar) {
  if (is_heard(run, day)) return false;
  return run.unit == DayUnit::natural || calendar.is_working_day(day);
}

// The one sentence.
class Telling {
 public:
  Telling(const ClockRun& run, const Calendar& calendar) : run_(run), calendar_(calendar) {}

  std::string sentence() {
    if (run_.is_exempt) return "信访人的姓名或者住址不清，不适用这个期限（" + run_.article + "）。";
    if (run_.is_without_days)
      return dates_.day(run_.begins) + start() + "，条例要求书面答复，没有规定天数。";
    if (!run_.days) return of_the_superior() + "。" + provisional();
    // One after another: each part leaves out a year that was said before it.
    std::string text = from_the_start();
    text += hearings();
    if (run_.suspended_from) return text + suspended() + "。";
    text += skipped();
    text += end();
    return text + "。" + provisional();
  }

 private:
  std::string start() const { return std::string(mark_title(run_.start_event)); }

  std::string of_the_superior() {
    const std::string begun = dates_.day(run_.begins) + start();
    const std::string due =
        dates_.day(*run_.due) + "（" + day_in_words(*run_.due, calendar_) + "）";
    std::string text = begun + "，上级机关定的日期是" + due + "，到这一天为止，不顺延";
    if (*run_.safe != *run_.due) text += "，宜在" + dates_.day_with_weekday(*run_.safe) + "前办完";
    return text;
  }

  std::string from_the_start() {
    const int own = *run_.days - run_.extended_days;
    std::string text;
    if (run_.is_by_default)
      text = "到" + dates_.day(run_.begins) + "没有决定是否受理，按当日受理统计，从次日起算";
    else
      text = "从" + dates_.day(run_.begins) + start() + "的次日起算";
    text += days_in_words(own, run_.unit);
    if (run_.extended_days > 0)
      text += "，加上批准延长的" + std::to_string(run_.extended_days) + "日，共" +
              days_in_words(*run_.days, run_.unit);
    return text;
  }

  std::string hearings() {
    if (run_.excluded_days == 0) return "";
    std::string when;
    if (run_.hearings.size() <= kToldHearings)
      for (const Hearing& hearing : run_.hearings) {
        const LocalDate from = std::max(hearing.begun, run_.begins + days{1});
        const LocalDate to = run_.nominal ? std::min(hearing.ended, *run_.nominal) : hearing.ended;
        when += (when.empty() ? "（" : "，") + dates_.stretch(from, to);
      }
    if (!when.empty()) when += "）";
    return "，听证的" + days_in_words(run_.excluded_days, run_.unit) + when + "不计";
  }

  std::string suspended() {
    int counted = 0;
    for (LocalDate day = run_.begins + days{1}; day < *run_.suspended_from; day = day + days{1})
      counted += is_counted(run_, day, calendar_);
    return "，" + dates_.day(*run_.suspended_from) + "开始的听证还没有结束，期间不计，已计" +
           days_in_words(counted, run_.unit) + "，听证结束后才有到期日";
  }

  // The days off and make-up days that a count of working days met.
  std::string skipped() {
    if (run_.unit != DayUnit::working) return "";
    std::string text;
    for (LocalDate day = run_.begins + days{1}; day <= *run_.nominal; day = day + days{1}) {
      const DayKind kind = calendar_.kind(day);
      if (kind == DayKind::make_up)
        text += "，" + dates_.day_with_weekday(day) + day_in_words(day, calendar_) + "计入";
      if (kind != DayKind::holiday) continue;
      const LocalDate from = day;
      while (day < *run_.nominal && calendar_.kind(day + days{1}) == DayKind::holiday &&
             calendar_.holiday_name(day + days{1}) == calendar_.holiday_name(from))
        day = day + days{1};
      text += "，" + dates_.stretch(from, day) + day_in_words(from, calendar_) + "不计";
    }
    return text;
  }

  std::string end() {
    const LocalDate nominal = *run_.nominal, due = *run_.due;
    std::string text = "，第" + days_in_words(*run_.days, run_.unit) + "是" + dates_.day(nominal);
    switch (calendar_.kind(nominal)) {
      case DayKind::working:
      case DayKind::weekend:
        text += "（" + chinese(nominal.weekday()) + "）";
        break;
      case DayKind::make_up:
        return text + "（" + chinese(nominal.weekday()) + "，" + day_in_words(nominal, calendar_) +
               "），不顺延";
      case DayKind::holiday:
        text += "（" + day_in_words(nominal, calendar_) + "）";
        break;
    }
    if (calendar_.is_working_day(nominal)) return text;
    if (due == nominal) return text + "，不顺延";
    return text +
           (calendar_.kind(nominal) == DayKind::holiday ? "，顺延到放假后第一个工作日"
                                                        : "，顺延到下一个工作日") +
           dates_.day_with_weekday(due);
  }

  std::string provisional() const {
    if (!run_.provisional) return "";
    std::string years;
    const LocalDate first = std::min(run_.begins, *run_.safe);
    for (int year = first.year(); year <= run_.due->year(); ++year)
      if (calendar_.is_provisional(LocalDate(year, 1, 1)))
        years += (years.empty() ? "" : "、") + std::to_string(year) + "年";
    return years + "的放假安排还没有公布，暂按周末推算，公布后重新计算。";
  }

  const ClockRun& run_;
  const Calendar& calendar_;
  DateWords dates_;
};

// The list of days.
class Listing {
 public:
  Listing(const ClockRun& run, const Calendar& calendar) : run_(run), calendar_(calendar) {}

  std::vector<CountedDays> rows() {
    if (run_.is_exempt || run_.is_without_days) return {};
    add(run_.begins, 0, std::string(mark_title(run_.start_event)) + "当日，不计", Row::of_its_own);
    if (!run_.days) {
      fixed();
    } else {
      count();
      if (run_.suspended_from) {
        add(std::max(*run_.suspended_from, run_.begins + days{1}), 0,
            "听证还没有结束，从这一天起不计", Row::of_its_own);
      } else {
        roll();
      }
    }
    return std::move(rows_);
  }

 private:
  enum class Row { of_its_own, joined };

  void fixed() {
    if (*run_.safe != *run_.due)
      add(*run_.safe, 0, "宜在这一天前办完：此后到期限没有工作日", Row::of_its_own);
    add(*run_.due, 0, "上级机关定的日期，到24时为止，不顺延", Row::of_its_own);
    std::ranges::stable_sort(rows_, {}, &CountedDays::from);  // the date may be past already
  }

  void count() {
    int number = 0;
    LocalDate day = run_.begins + days{1};
    const auto is_left = [&] {
      return run_.suspended_from ? day < *run_.suspended_from : day <= *run_.nominal;
    };
    for (; is_left(); day = day + days{1}) {
      const bool counts = is_counted(run_, day, calendar_);
      if (counts) ++number;
      add(day, counts ? number : 0, note(day, counts, number), how(day, counts, number));
    }
  }

  bool is_old_end(bool counts, int number) const {
    return counts && run_.extended_days > 0 && number == *run_.days - run_.extended_days;
  }

  Row how(LocalDate day, bool counts, int number) const {
    const bool alone = day == run_.nominal || day == run_.safe || is_old_end(counts, number) ||
                       calendar_.kind(day) == DayKind::make_up;
    return alone ? Row::of_its_own : Row::joined;
  }

  std::string note(LocalDate day, bool counts, int number) const {
    std::string text = of_the_day(day, counts);
    const auto more = [&](const std::string& words) { text += (text.empty() ? "" : "，") + words; };
    if (is_old_end(counts, number)) more("延长前的最后一日");
    if (day == run_.nominal) more(run_.due == run_.nominal ? "到期日，到24时为止" : "期限届满");
    if (day == run_.safe && run_.safe != run_.nominal) more("届满前最后一个工作日");
    return text;
  }

  std::string of_the_day(LocalDate day, bool counts) const {
    const DayKind kind = calendar_.kind(day);
    const bool is_named = kind == DayKind::holiday || kind == DayKind::make_up;
    const std::string words = is_named                   ? day_in_words(day, calendar_)
                              : kind == DayKind::weekend ? "周末"
                                                         : "";
    if (counts) {
      const bool is_told = is_named || (kind == DayKind::weekend && day == run_.nominal);
      return is_told ? words : "";
    }
    if (run_.unit == DayUnit::working && !calendar_.is_working_day(day)) return words + "，不计";
    return "听证，不计";
  }

  void roll() {
    for (LocalDate day = *run_.nominal + days{1}; day < *run_.due; day = day + days{1})
      add(day, 0,
          (calendar_.kind(day) == DayKind::holiday ? day_in_words(day, calendar_) : "周末") +
              "，顺延",
          Row::joined);
    if (*run_.due != *run_.nominal) add(*run_.due, 0, "到期日，到24时为止", Row::of_its_own);
  }

  void add(LocalDate day, int number, const std::string& note, Row row) {
    if (row == Row::joined && may_join_ && !rows_.empty() && rows_.back().note == note &&
        (rows_.back().last > 0) == (number > 0) && rows_.back().until + days{1} == day) {
      rows_.back().until = day;
      rows_.back().last = number;
    } else {
      rows_.push_back({day, day, number, number, note});
    }
    may_join_ = row == Row::joined;
  }

  const ClockRun& run_;
  const Calendar& calendar_;
  std::vector<CountedDays> rows_;
  bool may_join_ = false;
};

}  // namespace

std::string how_counted(const ClockRun& run, const Calendar& calendar) {
  return Telling(run, calendar).sentence();
}

std::vector<CountedDays> day_by_day(const ClockRun& run, const Calendar& calendar) {
  return Listing(run, calendar).rows();
}

}  // namespace huiyin::petition

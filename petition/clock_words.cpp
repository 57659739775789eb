#include "petition/clock_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "petition/case_event.h"

namespace huiyin::petition {
namespace {

struct Word {
  std::string_view name, chinese;
};

// The finer marks, and ledger events that start or end clocks and have no body of their own yet.
constexpr std::array kMarkWords{Word{"received", "收到"},
                                Word{"informed", "书面告知"},
                                Word{"acceptance_served", "受理告知书送达"},
                                Word{"opinion_served", "处理意见书送达"},
                                Word{"review_served", "复查意见送达"},
                                Word{"rereview_served", "复核意见送达"},
                                Word{"no_longer_accepted", "不再受理"},
                                Word{"objected", "提出异议"},
                                Word{"returned", "退回"}};

template <std::size_t... place>
std::string_view ledger_title(std::string_view name, std::index_sequence<place...>) {
  std::string_view found;
  ((std::variant_alternative_t<place, EventKinds>::kName == name
        ? void(found = std::variant_alternative_t<place, EventKinds>::kTitle)
        : void()),
   ...);
  return found;
}

constexpr std::array kRefusals{
    Word{"extension_not_positive", "延长天数应大于0"},
    Word{"extension_over_30_days", "延长天数合计超过%N日"},
    Word{"extension_after_expiry", "批准时办理期限已过"},
    Word{"extension_without_approver", "没有写批准人，延期须由本单位负责人批准"},
    Word{"extension_without_reason", "没有写延期理由，理由应当告知信访人"},
    Word{"extension_without_clock", "当时没有正在计算的办理期限，请核对受理日期"},
    Word{"hearing_not_begun", "没有正在进行的听证，请先记录听证开始"},
    Word{"hearing_already_open", "上一次听证还没有结束，请先记录听证结束"}};

// What may be extended, by the rules of the day.
const ClockRule* extensible(const RefusedMark& refused, const ClockSettings& settings,
                            const RuleBook& rules) {
  const Rules* pinned = rules.find(settings.pinned_rules);
  const auto& clocks = (pinned != nullptr ? *pinned : rules.in_force_on(refused.date)).clocks;
  const auto it = std::ranges::max_element(clocks, {}, &ClockRule::extension_days_max);
  return it == clocks.end() || it->extension_days_max == 0 ? nullptr : &*it;
}

}  // namespace

std::string_view mark_title(std::string_view mark) {
  const auto it = std::ranges::find(kMarkWords, mark, &Word::name);
  if (it != kMarkWords.end()) return it->chinese;
  const auto title =
      ledger_title(mark, std::make_index_sequence<std::variant_size_v<EventKinds>>());
  return title.empty() ? mark : title;
}

std::string_view title(Owner owner) {
  switch (owner) {
    case Owner::office:
      return "信访部门";
    case Owner::unit:
      return "责任单位";
    case Owner::citizen:
      return "信访人";
    case Owner::reviewer:
      return "复查机关";
    case Owner::rereviewer:
      return "复核机关";
  }
  return "";
}

std::string days_in_words(int days, DayUnit unit) {
  return std::to_string(days) + (unit == DayUnit::working ? "个工作日" : "日");
}

std::string day_in_words(LocalDate date, const Calendar& calendar) {
  switch (calendar.kind(date)) {
    case DayKind::holiday:
      return calendar.holiday_name(date) + "放假";
    case DayKind::make_up:
      return calendar.make_up_name(date) + "调休上班";
    case DayKind::weekend:
    case DayKind::working:
      return chinese(date.weekday());
  }
  return "";
}

std::string DateWords::day(LocalDate date) {
  const bool same_year = year_ == date.year();
  year_ = date.year();
  if (!same_year) return chinese(date);
  return std::to_string(date.month()) + "月" + std::to_string(date.day()) + "日";
}

std::string DateWords::day_with_weekday(LocalDate date) {
  return day(date) + "（" + chinese(date.weekday()) + "）";
}

std::string DateWords::stretch(LocalDate from, LocalDate to) {
  std::string text = day(from);
  if (from != to) text += "至" + day(to);
  return text;
}

std::string refused_in_words(const RefusedMark& refused, const ClockSettings& settings,
                             const RuleBook& rules) {
  const auto word = std::ranges::find(kRefusals, refused.reason, &Word::name);
  std::string why(word == kRefusals.end() ? std::string_view(refused.reason) : word->chinese);
  std::string article;
  if (refused.event == "extended")
    if (const ClockRule* clock = extensible(refused, settings, rules)) {
      if (const auto at = why.find("%N"); at != std::string::npos)
        why.replace(at, 2, std::to_string(clock->extension_days_max));
      article = "（" + clock->article + "）";
    }
  return chinese(refused.date) + "的" + std::string(mark_title(refused.event)) + "没有生效：" +
         why + article + "。";
}

}  // namespace huiyin::petition

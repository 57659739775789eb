#include "petition/reminder_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <tuple>

#include "petition/json_reader.h"

namespace huiyin::petition {
namespace {

constexpr std::size_t kRowsMax = 50, kStepsMax = 40;
constexpr int kOffsetMax = 90, kRepeatsMax = 30, kProgressDaysMax = 90;
constexpr int kCoUnitDaysMax = 30, kCoUnitDays = 5;  // custom: time to put the answers together
constexpr int kAloneMax = 100, kLinesMax = 500;
constexpr std::size_t kPolicyListMax = 500;  // periods, topics, cases

const std::vector<std::pair<std::string_view, Whom>> kWhom{{"handler", Whom::handler},
                                                           {"co_handlers", Whom::co_handlers},
                                                           {"first_receiver", Whom::first_receiver},
                                                           {"section_head", Whom::section_head},
                                                           {"office", Whom::office},
                                                           {"sponsor", Whom::sponsor},
                                                           {"leader", Whom::leader},
                                                           {"citizen", Whom::citizen}};
// What a step may make beside its reminder.
const std::vector<std::pair<std::string_view, Push>> kAlso{
    {"supervision_list", Push::supervision_list},
    {"supervision_notice", Push::supervision_notice},
    {"bulletin", Push::bulletin},
    {"follow_up", Push::follow_up}};
constexpr std::array<std::string_view, 6> kDutyClocks{
    "superior_report", "leader_date", "stage", "co_unit", "sponsored_progress", "first_receiver"};

struct At {
  Anchor anchor = Anchor::safe;
  int offset = 0;
  DayUnit unit = DayUnit::working;
};

// "start", "T", "T-3", "T-7d", "due", "due+1", "due+1d".
std::optional<At> parse_at(std::string_view text) {
  At at;
  if (text == "start") return At{Anchor::start, 0, DayUnit::natural};
  if (text.starts_with("due")) {
    at.anchor = Anchor::due;
    text.remove_prefix(3);
  } else if (text.starts_with("T")) {
    text.remove_prefix(1);
  } else {
    return std::nullopt;
  }
  if (text.empty()) return at;
  const char sign = at.anchor == Anchor::due ? '+' : '-';
  if (text.front() != sign) return std::nullopt;
  text.remove_prefix(1);
  if (text.ends_with('d')) {
    at.unit = DayUnit::natural;
    text.remove_suffix(1);
  }
  int n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (n < 1 || n > kOffsetMax) return std::nullopt;
  at.offset = sign == '+' ? n : -n;
  return at;
}

auto place_of_step(const ReminderStep& step) { return std::tuple(step.anchor, step.offset); }

class PolicyReader {
 public:
  PolicyReader(std::string_view file, Faults& faults) : file_(file), faults_(faults) {}

  ReminderPolicy read(const nlohmann::json& json) {
    JsonReader whole(json, file_, "", faults_);
    read_times(whole);
    policy_.alone_max = whole.whole("alone_max", 1, kAloneMax, Need::required, 1);
    policy_.digest_lines_max = whole.whole("digest_lines_max", 1, kLinesMax, Need::required, 1);
    policy_.progress_days = whole.whole("progress_days", 1, kProgressDaysMax, Need::required, 1);
    policy_.co_unit_days =
        whole.whole("co_unit_days", 1, kCoUnitDaysMax, Need::optional, kCoUnitDays);
    if (const auto* sensitive = whole.member("sensitive", Need::optional))
      read_sensitive(*sensitive);
    if (const auto* moved = whole.member("moved", Need::optional)) read_moved(*moved);
    read_rows(whole);
    whole.refuse_unknown_keys();
    return std::move(policy_);
  }

 private:
  void read_times(JsonReader& whole) {
    const std::size_t before = faults_.size();
    policy_.day_begins = time(whole, "day_begins");
    policy_.day_ends = time(whole, "day_ends");
    policy_.digest_at = time(whole, "digest_at");
    if (faults_.size() > before) return;
    if (policy_.day_begins >= policy_.day_ends)
      whole.refuse("day_ends", "reminders.time", "白天结束的时间不在开始之后",
                   "请改为晚于 day_begins 的时间");
    else if (policy_.digest_at < policy_.day_begins || policy_.digest_at >= policy_.day_ends)
      whole.refuse("digest_at", "reminders.time", "每日汇总的时间不在白天之内",
                   "请改为 day_begins 和 day_ends 之间的时间");
  }

  LocalTime time(JsonReader& reader, std::string_view key) {
    const std::string text = reader.text(key, Need::required);
    const auto read = LocalTime::parse(text);
    if (!read && !text.empty())
      reader.refuse(key, "reminders.time", "不是一个时间", "请写成 \"08:40\" 的样子");
    return read.value_or(LocalTime());
  }

  void read_sensitive(const nlohmann::json& json) {
    JsonReader reader(json, file_, "sensitive", faults_);
    read_periods(reader);
    policy_.sensitive.topics = some_texts(reader, "topics");
    policy_.sensitive.cases = some_texts(reader, "cases");
    reader.refuse_unknown_keys();
  }

  void read_moved(const nlohmann::json& json) {
    JsonReader reader(json, file_, "moved", faults_);
    policy_.moved.whom = all_of(reader, "whom", kWhom, Need::required);
    if (std::ranges::find(policy_.moved.whom, Whom::citizen) != policy_.moved.whom.end())
      reader.refuse("whom", "reminders.moved", "信访人只听他自己的期限",
                    "请去掉 citizen，在 moved.citizen 里写告诉他哪些期限");
    policy_.moved.citizen = some_texts(reader, "citizen");
    reader.refuse_unknown_keys();
  }

  std::vector<std::string> some_texts(JsonReader& reader, std::string_view key) {
    auto texts = reader.texts(key, Need::optional);
    if (texts.size() <= kPolicyListMax) return texts;
    reader.refuse(key, "json.range", "太多了,最多500项", "请只留确有必要的");
    return {};
  }

  void read_periods(JsonReader& reader) {
    const auto* list = reader.member("periods", Need::optional);
    if (list == nullptr) return;
    if (!list->is_array() || list->size() > kPolicyListMax)
      return reader.refuse("periods", "json.kind", "应是一串时期,最多500个",
                           "请写成 [{…}, {…}] 的样子");
    for (std::size_t i = 0; i < list->size(); ++i) {
      JsonReader each((*list)[i], file_, at_index(reader.path_of("periods"), i), faults_);
      SensitivePeriod period;
      period.name = each.text("name", Need::required);
      const auto from = each.date("from", Need::required);
      const auto until = each.date("to", Need::required);
      each.refuse_unknown_keys();
      if (!from || !until) continue;
      if (*until < *from)
        each.refuse("to", "reminders.period", "结束日期在开始日期之前", "请改为不早于 from 的日期");
      period.from = *from;
      period.until = *until;
      policy_.sensitive.periods.push_back(std::move(period));
    }
  }

  void read_rows(JsonReader& whole) {
    const auto* list = whole.member("clocks", Need::required);
    if (list == nullptr) return;
    if (!list->is_array() || list->size() > kRowsMax)
      return whole.refuse("clocks", "json.kind", "应是一串期限,最多50个",
                          "请写成 [{…}, {…}] 的样子");
    for (std::size_t i = 0; i < list->size(); ++i) read_row((*list)[i], at_index("clocks", i));
  }

  // One row may serve several clocks.
  void read_row(const nlohmann::json& json, std::string path) {
    JsonReader row(json, file_, std::move(path), faults_);
    const auto* names = row.member("clocks", Need::required);
    const auto steps = read_steps(row);
    row.refuse_unknown_keys();
    if (names == nullptr) return;
    JsonReader titles(*names, file_, row.path_of("clocks"), faults_);
    if (!names->is_object()) return;
    for (const auto& [clock, ignored] : names->items()) {
      const std::string title = titles.text(clock, Need::required);
      if (std::ranges::find(policy_.clocks, clock, &ClockReminders::clock) != policy_.clocks.end())
        titles.refuse(clock, "reminders.duplicate", "这个期限写了两次", "请只留一处");
      policy_.clocks.push_back({clock, title, steps});
    }
  }

  std::vector<ReminderStep> read_steps(JsonReader& row) {
    std::vector<ReminderStep> steps;
    const auto* list = row.member("steps", Need::required);
    if (list == nullptr) return steps;
    if (!list->is_array() || list->size() > kStepsMax) {
      row.refuse("steps", "json.kind", "应是一串提醒,最多40个", "请写成 [{…}, {…}] 的样子");
      return steps;
    }
    const std::size_t before = faults_.size();
    std::vector<ReminderStep> repeats;
    for (std::size_t i = 0; i < list->size(); ++i) {
      JsonReader reader((*list)[i], file_, at_index(row.path_of("steps"), i), faults_);
      ReminderStep step = read_step(reader, repeats);
      if (!steps.empty() && faults_.size() == before) check_order(reader, steps.back(), step);
      steps.push_back(std::move(step));
    }
    steps.insert(steps.end(), repeats.begin(), repeats.end());
    std::ranges::stable_sort(steps, {}, place_of_step);
    return steps;
  }

  void check_order(JsonReader& reader, const ReminderStep& before, const ReminderStep& step) {
    if (before.key == step.key)
      reader.refuse("at", "reminders.duplicate", "这个时间写了两次", "请合成一个");
    else if (place_of_step(before) >= place_of_step(step))
      reader.refuse("at", "reminders.order", "应排在前一个时间之后",
                    "请从早到晚排列:start、T-5、T-3、T、due、due+1");
  }

  ReminderStep read_step(JsonReader& reader, std::vector<ReminderStep>& repeats) {
    ReminderStep step;
    step.key = reader.text("at", Need::required);
    if (const auto at = parse_at(step.key)) {
      step.anchor = at->anchor;
      step.offset = at->offset;
      step.unit = at->unit;
    } else if (!step.key.empty()) {
      reader.refuse("at", "reminders.step", "看不懂这个时间",
                    "请写 start、T、T-3、T-7d、due、due+1 这样的,最多90天");
    }
    read_sensitive_day(reader, step);
    const std::size_t before = faults_.size();
    step.whom = all_of(reader, "whom", kWhom, Need::required);
    step.also = all_of(reader, "also", kAlso, Need::optional);
    if (faults_.size() == before && step.whom.empty() && step.also.empty())
      reader.refuse("whom", "reminders.nobody", "没有提醒任何人,也没有要做的事",
                    "请写上提醒谁,或者删去这一步");
    step.urgent_only = reader.flag("urgent", false);
    step.asks_in_time = reader.flag("asks_in_time", false);
    read_repeats(reader, step, repeats);
    reader.refuse_unknown_keys();
    return step;
  }

  void read_sensitive_day(JsonReader& reader, ReminderStep& step) {
    const std::string text = reader.text("sensitive", Need::optional);
    if (text.empty()) return;
    const auto at = parse_at(text);
    if (at && at->anchor == Anchor::safe && step.anchor == Anchor::safe && at->unit == step.unit &&
        at->offset <= step.offset)
      step.sensitive_offset = at->offset;
    else
      reader.refuse("sensitive", "reminders.step", "应是比 at 更早的一天", "请写成 T-5 这样的");
  }

  void read_repeats(JsonReader& reader, const ReminderStep& step,
                    std::vector<ReminderStep>& repeats) {
    const int every = reader.whole("repeat_days", 1, kOffsetMax, Need::optional);
    const int times = reader.whole("repeats", 1, kRepeatsMax, Need::optional);
    if (every == 0 && times == 0) return;
    if (every == 0 || times == 0)
      return reader.refuse(every == 0 ? "repeat_days" : "repeats", "json.missing",
                           "repeat_days 和 repeats 要一起写", "请补上,或者都不写");
    if (step.anchor != Anchor::due || (step.unit == DayUnit::working && step.offset != 0))
      return reader.refuse("repeat_days", "reminders.step", "只有 due 和 due+3d 这样的才能重复",
                           "请去掉,或者改 at");
    for (int i = 1; i <= times; ++i) {
      ReminderStep again = step;
      again.key = step.key + "#" + std::to_string(i + 1);
      again.unit = DayUnit::natural;
      again.offset = step.offset + i * every;
      again.also.clear();  // made once
      again.repeats = step.key;
      repeats.push_back(std::move(again));
    }
  }

  template <class Value>
  std::vector<Value> all_of(JsonReader& reader, std::string_view key,
                            const std::vector<std::pair<std::string_view, Value>>& names,
                            Need need) {
    std::vector<Value> values;
    const auto texts = reader.texts(key, need);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto it = std::ranges::find(
          names, texts[i], [](const auto& pair) -> std::string_view { return pair.first; });
      if (it == names.end())
        reader.refuse(at_index(key, i), "json.choice", "没有这个选项", "可以写:" + listed(names));
      else if (std::ranges::find(values, it->second) == values.end())
        values.push_back(it->second);
    }
    return values;
  }

  template <class Value>
  static std::string listed(const std::vector<std::pair<std::string_view, Value>>& names) {
    std::string text;
    for (const auto& [name, value] : names) text += (text.empty() ? "" : "、") + std::string(name);
    return text;
  }

  const std::string_view file_;
  Faults& faults_;
  ReminderPolicy policy_;
};

}  // namespace

std::string_view name(Whom whom) {
  return std::ranges::find(kWhom, whom, &std::pair<std::string_view, Whom>::second)->first;
}

std::string_view name(Push push) {
  if (push == Push::reminder) return "reminder";
  return std::ranges::find(kAlso, push, &std::pair<std::string_view, Push>::second)->first;
}

bool is_duty_clock(std::string_view key) {
  return std::ranges::find(kDutyClocks, key) != kDutyClocks.end();
}

std::span<const std::string_view> duty_clocks() { return kDutyClocks; }

const ClockReminders* ReminderPolicy::clock(std::string_view key) const {
  key = key.substr(0, key.find('/'));
  const auto it = std::ranges::find(clocks, key, &ClockReminders::clock);
  return it == clocks.end() ? nullptr : &*it;
}

tl::expected<ReminderPolicy, Faults> parse_reminders(std::string_view json, std::string_view file) {
  Faults faults;
  const auto value = parsed_json(json, file, faults);
  if (!value) return tl::unexpected(faults);
  ReminderPolicy policy = PolicyReader(file, faults).read(*value);
  if (!faults.empty()) return tl::unexpected(faults);
  return policy;
}

Faults faults(const ReminderPolicy& policy, const RuleBook& rules, std::string_view file) {
  Faults found;
  const auto where = [&](const std::string& clock) {
    return std::string(file) + ": clocks: " + clock;
  };
  for (const Rules& set : rules.sets())
    for (const ClockRule& clock : set.clocks)
      if (clock.enabled && policy.clock(clock.key) == nullptr &&
          std::ranges::find(found, where(clock.key), &Problem::where) == found.end())
        found.push_back({"reminders.no_row", where(clock.key), "规则里有这个期限,却没有写提醒谁",
                         "请加上这个期限的提醒"});
  const auto is_of_rules = [&](const std::string& clock) {
    return std::ranges::any_of(rules.sets(),
                               [&](const Rules& set) { return set.clock(clock) != nullptr; });
  };
  const auto unknown = [&](std::string place) {
    found.push_back({"reminders.unknown_clock", std::move(place), "没有这个期限",
                     "请照规则文件里的名字写,或者删去"});
  };
  for (const ClockReminders& row : policy.clocks)
    if (!is_duty_clock(row.clock) && !is_of_rules(row.clock)) unknown(where(row.clock));
  const auto is_inner = [&](const std::string& clock) {
    return std::ranges::any_of(rules.sets(), [&](const Rules& set) {
      const ClockRule* rule = set.clock(clock);
      return rule != nullptr && rule->inner;
    });
  };
  for (const std::string& clock : policy.moved.citizen) {
    const std::string place = std::string(file) + ": moved.citizen: " + clock;
    if (!is_of_rules(clock)) unknown(place);
    if (is_inner(clock))
      found.push_back({"reminders.moved", place, "这是单位之间的期限，不告诉信访人", "请删去"});
  }
  return found;
}

}  // namespace huiyin::petition

#include "petition/rules.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "petition/clock_marks.h"
#include "petition/json_reader.h"

namespace huiyin::petition {
namespace {

constexpr int kDaysMax = 365;
constexpr std::size_t kClocksMax = 50;

// The fixed numbers that code asks for; a rule set without one of them is refused at the door.
constexpr std::array<std::string_view, 4> kNumberKeys{"representatives_max", "joint_letter_min",
                                                      "group_visit_min", "large_group_min"};

const std::vector<std::pair<std::string_view, DayUnit>> kUnits{{"natural", DayUnit::natural},
                                                               {"working", DayUnit::working}};
const std::vector<std::pair<std::string_view, Owner>> kOwners{{"office", Owner::office},
                                                              {"unit", Owner::unit},
                                                              {"citizen", Owner::citizen},
                                                              {"reviewer", Owner::reviewer},
                                                              {"rereviewer", Owner::rereviewer}};

template <class Value>
std::string_view name_in(const std::vector<std::pair<std::string_view, Value>>& names,
                         Value value) {
  return std::ranges::find(names, value, &std::pair<std::string_view, Value>::second)->first;
}

class RulesReader {
 public:
  RulesReader(std::string_view file, Faults& faults) : file_(file), faults_(faults) {}

  Rules read(const nlohmann::json& json) {
    JsonReader whole(json, file_, "", faults_);
    Rules rules;
    rules.key = whole.text("key", Need::required);
    rules.title = whole.text("title", Need::required);
    rules.from = whole.date("from", Need::required).value_or(LocalDate());
    read_clocks(whole, rules);
    rules.ended_by = marks(whole, "ended_by", Need::required);
    if (const auto* numbers = whole.member("numbers", Need::required))
      read_numbers(*numbers, rules);
    if (const auto* acts = whole.member("acts", Need::required)) read_acts(*acts, rules);
    whole.refuse_unknown_keys();
    return rules;
  }

 private:
  void read_clocks(JsonReader& whole, Rules& rules) {
    const auto* list = whole.member("clocks", Need::required);
    if (list == nullptr) return;
    if (!list->is_array() || list->size() > kClocksMax)
      return whole.refuse("clocks", "json.kind", "应是一串期限,最多50个",
                          "请写成 [{…}, {…}] 的样子");
    for (std::size_t i = 0; i < list->size(); ++i) {
      ClockRule clock = read_clock((*list)[i], at_index("clocks", i));
      if (rules.clock(clock.key) != nullptr && !clock.key.empty())
        whole.refuse(at_index("clocks", i) + ".key", "rules.duplicate", "这个期限写了两次",
                     "请只留一个");
      rules.clocks.push_back(std::move(clock));
    }
  }

  ClockRule read_clock(const nlohmann::json& json, std::string path) {
    JsonReader reader(json, file_, std::move(path), faults_);
    ClockRule clock;
    clock.key = reader.text("key", Need::required);
    clock.title = reader.text("title", Need::required);
    clock.article = reader.text("article", Need::required);
    const Need days = reader.flag("without_days", false) ? Need::optional : Need::required;
    clock.days = reader.whole("days", 1, kDaysMax, days, days == Need::required ? 1 : 0);
    if (days == Need::optional && clock.days > 0)
      reader.refuse("days", "rules.days", "写了没有天数，又写了天数", "请只留一个");
    clock.unit = reader.choice("unit", kUnits, Need::required);
    clock.starts = reader.text("starts", Need::required);
    require_mark(reader, "starts", clock.starts);
    clock.owner = reader.choice("owner", kOwners, Need::required);
    clock.met_by = marks(reader, "met_by", Need::required);
    clock.only_for = kinds(reader, "only_for");
    clock.extension_days_max = reader.whole("extension_days_max", 0, kDaysMax, Need::optional);
    clock.hearing_excluded = reader.flag("hearing_excluded", false);
    clock.superior_date_first = reader.flag("superior_date_first", false);
    clock.exempt_without_contact = reader.flag("exempt_without_contact", false);
    clock.rolls = reader.flag("rolls", true);
    clock.accepted_by_default = reader.flag("accepted_by_default", false);
    clock.inner = reader.flag("inner", false);
    clock.enabled = reader.flag("enabled", true);
    (void)reader.text("note", Need::optional);
    reader.refuse_unknown_keys();
    return clock;
  }

  void read_numbers(const nlohmann::json& json, Rules& rules) {
    JsonReader reader(json, file_, "numbers", faults_);
    for (const auto key : kNumberKeys) {
      const auto* number = reader.member(key, Need::required);
      if (number == nullptr) continue;
      JsonReader each(*number, file_, reader.path_of(key), faults_);
      FixedNumber fixed;
      fixed.value = each.whole("value", 1, 100000, Need::required, 1);
      fixed.article = each.text("article", Need::required);
      each.refuse_unknown_keys();
      rules.numbers.emplace(key, std::move(fixed));
    }
    reader.refuse_unknown_keys();
  }

  void read_acts(const nlohmann::json& json, Rules& rules) {
    JsonReader reader(json, file_, "acts", faults_);
    if (!json.is_object()) return;
    for (const auto& [event, article] : json.items()) {
      if (!is_ledger_name(event))
        reader.refuse(event, "rules.unknown_mark", "台账里没有这个事件", "请照缺省文件里的名字写");
      rules.acts.emplace(event, reader.text(event, Need::required));
    }
  }

  std::vector<std::string> marks(JsonReader& reader, std::string_view key, Need need) {
    auto names = reader.texts(key, need);
    for (std::size_t i = 0; i < names.size(); ++i) require_mark(reader, at_index(key, i), names[i]);
    return names;
  }

  std::vector<MatterKind> kinds(JsonReader& reader, std::string_view key) {
    std::vector<MatterKind> kinds;
    const auto names = reader.texts(key, Need::optional);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (const auto kind = matter_kind_named(names[i]))
        kinds.push_back(*kind);
      else
        reader.refuse(at_index(key, i), "rules.unknown_kind", "没有这一类信访事项",
                      "请写 demand、suggestion 或 accusation");
    }
    return kinds;
  }

  void require_mark(JsonReader& reader, std::string_view key, const std::string& name) {
    if (!name.empty() && !is_mark_name(name))
      reader.refuse(key, "rules.unknown_mark", "台账里没有这个事件", "请照缺省文件里的名字写");
  }

  const std::string_view file_;
  Faults& faults_;
};

}  // namespace

std::string_view name(DayUnit unit) { return name_in(kUnits, unit); }
std::string_view name(Owner owner) { return name_in(kOwners, owner); }

const ClockRule* Rules::clock(std::string_view key) const {
  const auto it = std::ranges::find(clocks, key, &ClockRule::key);
  return it == clocks.end() ? nullptr : &*it;
}

const FixedNumber& Rules::number(std::string_view key) const {
  const auto it = numbers.find(key);
  ensure(it != numbers.end(), "a rule set holds every fixed number");
  return it->second;
}

std::string Rules::article_of(std::string_view event) const {
  const auto it = acts.find(event);
  return it == acts.end() ? std::string() : it->second;
}

tl::expected<Rules, Faults> parse_rules(std::string_view json, std::string_view file) {
  Faults faults;
  const auto value = parsed_json(json, file, faults);
  if (!value) return tl::unexpected(faults);
  Rules rules = RulesReader(file, faults).read(*value);
  if (!faults.empty()) return tl::unexpected(faults);
  return rules;
}

tl::expected<RuleBook, Faults> RuleBook::of(std::vector<Rules> sets) {
  Faults faults;
  if (sets.empty())
    faults.push_back({"rules.none", "rules", "没有任何规则", "请至少放一份规则文件"});
  std::ranges::stable_sort(sets, {}, &Rules::from);
  for (std::size_t i = 0; i < sets.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (sets[i].key == sets[j].key || sets[i].from == sets[j].from)
        faults.push_back({"rules.duplicate", "rules: " + sets[i].key,
                          "两份规则的名称或施行日期相同", "请改其中一份的 key 或 from"});
  if (!faults.empty()) return tl::unexpected(faults);
  return RuleBook(std::move(sets));
}

const Rules& RuleBook::in_force_on(LocalDate date) const {
  const Rules* found = &sets_.front();
  for (const Rules& set : sets_)
    if (set.from <= date) found = &set;
  return *found;
}

const Rules* RuleBook::find(std::string_view key) const {
  const auto it = std::ranges::find(sets_, key, &Rules::key);
  return it == sets_.end() ? nullptr : &*it;
}

}  // namespace huiyin::petition

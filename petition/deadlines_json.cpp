#include "petition/deadlines_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "petition/deadlines.h"
#include "petition/json_reader.h"

namespace huiyin::petition {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLineBytesMax = 1 << 20;
constexpr std::size_t kEventsMax = 1000;
constexpr int kDaysAnyMax =
    100000;  // so that an absurd extension is judged by the law, not by the form

// 《信访工作条例》第三十四条 → 信访工作条例第三十四条, as the command prints it.
std::string without_title_marks(std::string article) {
  for (const std::string_view mark : {"《", "》"})
    for (auto at = article.find(mark); at != std::string::npos; at = article.find(mark))
      article.erase(at, mark.size());
  return article;
}

ClockMark read_mark(const nlohmann::json& json, std::string path, Faults& faults) {
  JsonReader reader(json, "line", std::move(path), faults);
  ClockMark mark;
  mark.event = reader.text("event", Need::required);
  if (!mark.event.empty() && !is_mark_name(mark.event))
    reader.refuse("event", "event.unknown", "没有这个事件", "请照台账事件的名字写,例如 accepted");
  mark.date = reader.date("date", Need::required).value_or(LocalDate());
  mark.superior_due = reader.date("superior_due", Need::optional);
  mark.days = reader.whole("days", -kDaysAnyMax, kDaysAnyMax, Need::optional);
  mark.approver = reader.text("approver", Need::optional);
  mark.reason = reader.text("reason", Need::optional);
  for (const char* silent : {"by", "note", "number"}) (void)reader.text(silent, Need::optional);
  reader.refuse_unknown_keys();
  return mark;
}

void read_settings(const nlohmann::json& json, const RuleBook& rules, ClockSettings& settings,
                   Faults& faults) {
  JsonReader reader(json, "line", "settings", faults);
  if (reader.has("hearing_excluded")) {
    auto clocks = reader.texts("hearing_excluded", Need::required);
    for (std::size_t i = 0; i < clocks.size(); ++i)
      if (std::ranges::none_of(rules.sets(),
                               [&](const Rules& set) { return set.clock(clocks[i]); }))
        reader.refuse(at_index("hearing_excluded", i), "clock.unknown", "没有这个期限",
                      "请照规则文件里的名字写,例如 decide_rereview");
    settings.hearing_excluded = std::move(clocks);
  }
  settings.contact_known = reader.flag("contact_known", true);
  if (reader.has("matter_kind")) {
    const auto kind = matter_kind_named(reader.text("matter_kind", Need::required));
    if (!kind)
      reader.refuse("matter_kind", "rules.unknown_kind", "没有这一类信访事项",
                    "请写 demand、suggestion 或 accusation");
    settings.matter_kind = kind.value_or(MatterKind::demand);
  }
  if (reader.flag("simple", false)) settings.switched_on = {"simple_accept", "simple_conclude"};
  settings.accepted_by_default = reader.flag("accepted_by_default", false);
  settings.today = reader.date("today", Need::optional);
  reader.refuse_unknown_keys();
}

ClockCase read_case(const nlohmann::json& json, const RuleBook& rules, Faults& faults) {
  JsonReader reader(json, "line", "", faults);
  ClockCase read;
  read.settings.pinned_rules = reader.text("rules", Need::optional);
  if (!read.settings.pinned_rules.empty() && rules.find(read.settings.pinned_rules) == nullptr)
    reader.refuse("rules", "rules.unknown", "没有这份规则", "请写 2022 或 2005,或不写,按日期适用");
  if (const auto* events = reader.member("events", Need::required)) {
    if (!events->is_array() || events->size() > kEventsMax)
      reader.refuse("events", "json.kind", "应是一串事件,最多1000个", "请写成 [{…}, {…}] 的样子");
    else
      for (std::size_t i = 0; i < events->size(); ++i)
        read.marks.push_back(read_mark((*events)[i], at_index("events", i), faults));
  }
  if (const auto* settings = reader.member("settings", Need::optional))
    read_settings(*settings, rules, read.settings, faults);
  return read;  // other keys (id, note, expect …) belong to whoever wrote the line
}

Json day(const std::optional<LocalDate>& date) { return date ? Json(date->iso()) : Json(nullptr); }

Json shown(const ClockRun& run) {
  Json out;
  out["clock"] = run.clock;
  out["article"] = without_title_marks(run.article);
  out["owner"] = name(run.owner);
  out["start_event"] = run.start_event;
  out["start"] = run.begins.iso();
  if (run.extended_days > 0) out["extended_days"] = run.extended_days;
  if (run.excluded_days > 0) out["excluded_days"] = run.excluded_days;
  out["days"] = run.days ? Json(*run.days) : Json(nullptr);
  out["unit"] = run.days ? name(run.unit) : "fixed";
  if (run.is_by_default) out["by_default"] = true;
  if (run.suspended_from) out["suspended_from"] = run.suspended_from->iso();
  out["nominal"] = day(run.nominal);
  out["due"] = day(run.due);
  out["safe"] = day(run.safe);
  if (!run.days) out["basis"] = "superior_due";
  out["provisional"] = run.provisional;
  return out;
}

std::string error_line(const Faults& faults) {
  Json out{{"error", Json::array()}};
  for (const Problem& fault : faults)
    out["error"].push_back(Json{{"code", fault.code},
                                {"where", fault.where},
                                {"what", fault.what},
                                {"remedy", fault.remedy}});
  return json_text(out);
}

}  // namespace

tl::expected<ClockCase, Faults> read_clock_case(std::string_view json_line, const RuleBook& rules) {
  if (json_line.size() > kLineBytesMax)
    return tl::unexpected(Faults{{"line.too_long", "line", "这一行超过1MB", "请一行只写一件"}});
  Faults faults;
  const auto json = parsed_json(json_line, "line", faults);
  if (!json) return tl::unexpected(faults);
  ClockCase read = read_case(*json, rules, faults);
  if (!faults.empty()) return tl::unexpected(faults);
  return read;
}

std::string deadlines_line(std::string_view json_line, const RuleBook& rules,
                           const Calendar& calendar) {
  const auto read = read_clock_case(json_line, rules);
  if (!read) return error_line(read.error());
  const ClockCount count = count_clocks(read->marks, read->settings, rules, calendar);
  Json out{{"expect", Json::array()}, {"refused", Json::array()}};
  for (const ClockRun& run : count.runs)
    if (!run.is_exempt && !run.is_without_days) out["expect"].push_back(shown(run));
  for (const RefusedMark& refused : count.refused)
    out["refused"].push_back(
        Json{{"event", refused.event}, {"date", refused.date.iso()}, {"reason", refused.reason}});
  return json_text(out);
}

}  // namespace huiyin::petition

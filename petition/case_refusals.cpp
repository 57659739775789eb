// What the ledger refuses, and why: domain of the events, column "refused when". What every event
// is asked; the rest stands beside it, by where in a file's life it belongs.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "petition/case_judging.h"
#include "petition/clock_marks.h"
#include "petition/typed.h"

namespace huiyin::petition {
namespace {

std::string titles_of(const std::vector<Role>& roles) {
  std::string titles;
  for (const Role role : roles) titles += (titles.empty() ? "" : "、") + std::string(title(role));
  return titles;
}

std::string quoted(std::string_view words) { return "“" + std::string(words) + "”"; }

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
  return without(plain_typed(a), " ") == without(plain_typed(b), " ");
}

bool names(std::span<const std::string> list, std::string_view one) {
  return !is_blank(one) && std::ranges::any_of(list, [&](const std::string& each) {
    return is_same_name(each, one);
  });
}

Judging::Answer Judging::answer() const {
  if (auto no = wrong_role()) return no;
  if (auto no = wrong_day()) return no;
  return std::visit(*this, event_.body);
}

bool Judging::is_staff() const {
  return event_.as != Role::import && event_.as != Role::system && event_.as != Role::citizen &&
         event_.as != Role::superior;
}

Judging::Answer Judging::wrong_role() const {
  if (!may(event_.as, name(event_)))
    return refused("case.role", "as", quoted(title(event_.as)) + "不能记录" + quoted(title(event_)),
                   "请由" + titles_of(who_may(name(event_))) + "办理");
  if (!is_staff()) return {};
  if (is_blank(event_.by)) return missing("by", "经办人的姓名");
  if (event_.as == Role::handler && !is_same_name(event_.by, file_.handler))
    return refused(
        "case.role", "by", event_.by + "不是这一件的承办人",
        file_.handler.empty() ? "请先交办给承办人" : "请由承办人" + file_.handler + "办理");
  if (names(file_.intake.accused_persons, event_.by))
    return refused("case.accused", "by", "他是这一件里被检举的人,不能经手", "请换人办理");
  if (names(file_.intake.recused, event_.by))
    return refused("case.recusal", "by", "他与这一件有直接利害关系,应当回避", "请换人办理");
  return {};
}

Judging::Answer Judging::wrong_day() const {
  if (event_.date > office_date(event_.recorded))
    return refused("case.date", "date", "日期在记录时还没有到", "请写事情发生的那一天");
  if (file_.counted.empty()) return {};
  const bool is_reopened = file_.round > 0 && file_.round < file_.counted.size();
  return before(file_.counted[is_reopened ? file_.round : 0].date,
                is_reopened ? "重新启动" : "登记");
}

Judging::Answer Judging::before(LocalDate earliest, const char* what) const {
  if (event_.date >= earliest) return {};
  return refused("case.date", "date",
                 "日期早于" + std::string(what) + "的日期(" + chinese(earliest) + ")",
                 "请核对日期");
}

Judging::Answer Judging::out_of_order() const {
  if (!file_.state_since || event_.date >= *file_.state_since) return {};
  return refused("case.date", "date",
                 "日期早于这件事进入" + quoted(title(file_.state)) + "的日期(" +
                     chinese(*file_.state_since) + ")",
                 "请核对日期;前面的日期记错时,请先更正前面那一条");
}

Judging::Answer Judging::unless(std::initializer_list<State> states) const {
  return std::ranges::find(states, file_.state) != states.end() ? Answer() : state_refused();
}

Judging::Answer Judging::unless_registered() const {
  return file_.state == State::draft ? state_refused() : Answer();
}

Judging::Answer Judging::unless_open() const {
  return file_.state == State::draft || !is_open(file_.state) ? state_refused() : Answer();
}

Judging::Answer Judging::state_refused() const {
  return refused("case.state", "",
                 "这件事现在是" + quoted(title(file_.state)) + ",不能记录" + quoted(title(event_)),
                 "请核对登记号和办理环节");
}

Judging::Answer Judging::missing(const char* field, const char* called) const {
  return refused("case.missing", field, "没有写" + std::string(called),
                 "请写" + std::string(called));
}

Judging::Answer Judging::needs(const char* field, const std::string& text,
                               const char* called) const {
  return is_blank(text) ? missing(field, called) : Answer();
}

Judging::Answer Judging::refused(const char* code, const char* field, std::string what,
                                 std::string remedy) const {
  const std::string article = rules().article_of(name(event_));
  std::string where{name(event_)};
  if (*field != '\0') where += "." + std::string(field);
  if (!article.empty()) remedy += "(" + article + ")";
  return Problem{code, std::move(where), std::move(what), std::move(remedy)};
}

Judging::Answer Judging::kept_from_unit(const char* field, const std::string& unit) const {
  if (!names(file_.intake.accused_units, unit)) return {};
  return refused("case.accused", field, unit + "是被检举控告的单位,材料和有关情况不能交给它",
                 "请交给它的上级或者有权处理的机关");
}

Judging::Answer Judging::kept_from(const char* field, const std::string& person) const {
  if (names(file_.intake.accused_persons, person))
    return refused("case.accused", field, person + "是被检举控告的人,材料和有关情况不能交给他",
                   "请换人办理");
  if (names(file_.intake.recused, person))
    return refused("case.recusal", field, person + "与这一件有直接利害关系,应当回避", "请换人办理");
  return {};
}

const Rules& Judging::rules() const {
  const Rules* pinned = file_.pinned_rules.empty() ? nullptr : law_.rules.find(file_.pinned_rules);
  return pinned != nullptr ? *pinned : law_.rules.in_force_on(event_.date);
}

std::optional<Problem> refusal(const CaseFile& file, const CaseEvent& event, const Law& law) {
  return Judging(file, event, law).answer();
}

}  // namespace huiyin::petition

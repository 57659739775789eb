#include "petition/case_correction.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "petition/case_event_json.h"

namespace huiyin::petition {
namespace {

// An entry that counts: its place on the ledger, and the correction that stands for it, if any.
struct Standing {
  std::size_t place;
  const CaseEvent* correction;
};

std::vector<Standing> standing(std::span<const CaseEvent> ledger) {
  std::map<int, const CaseEvent*> last;
  for (const CaseEvent& event : ledger)
    if (const auto* body = std::get_if<event::Corrected>(&event.body)) last[body->entry] = &event;
  std::vector<Standing> all;
  for (std::size_t i = 0; i < ledger.size(); ++i) {
    if (std::holds_alternative<event::Corrected>(ledger[i].body)) continue;
    const auto found = last.find(int(i) + 1);
    const CaseEvent* correction = found == last.end() ? nullptr : found->second;
    if (correction != nullptr) {
      const auto& instead = std::get<event::Corrected>(correction->body).instead;
      // A correction inside a correction stands in no place of its own.
      if (instead.empty() || std::holds_alternative<event::Corrected>(instead.front().body))
        continue;
    }
    all.push_back({i, correction});
  }
  return all;
}

// The citizen's own acts: an office that could take them out could make them never have been.
constexpr std::array<std::string_view, 5> kCitizensOwn{"review_asked", "rereview_asked", "rated",
                                                       "withdrawn", "material_added"};

std::optional<Problem> no(const char* field, std::string what, std::string remedy,
                          const char* code = "case.correction") {
  return Problem{code, "corrected" + std::string(*field == 0 ? "" : ".") + field, std::move(what),
                 std::move(remedy)};
}

bool begins_file(const CaseEvent& event) {
  return std::holds_alternative<event::Registered>(event.body) ||
         std::holds_alternative<event::TransferredIn>(event.body);
}

std::optional<CaseNumber> number_of(const CaseEvent& event) {
  if (const auto* body = std::get_if<event::Registered>(&event.body)) return body->number;
  if (const auto* body = std::get_if<event::TransferredIn>(&event.body)) return body->number;
  return std::nullopt;
}

// Two entries that differ at most in their day and in when they were written down.
bool say_the_same(CaseEvent a, CaseEvent b) {
  a.date = b.date;
  a.recorded = b.recorded;
  return event_json(a) == event_json(b);
}

// The first event of `ledger` that could not have been written after those before it. `spared` of
// them are not asked: they were odd before, so the correction is not to blame.
std::optional<Problem> first_refused(std::span<const CaseEvent> ledger, const std::string& pinned,
                                     const Law& law, const std::vector<bool>* spared,
                                     std::vector<bool>* odd) {
  CaseFile file;
  file.pinned_rules = pinned;
  for (std::size_t i = 0; i < ledger.size(); ++i) {
    auto why = refusal(file, ledger[i], law);
    if (odd != nullptr) odd->push_back(why.has_value());
    if (why && spared != nullptr && !(*spared)[i]) return why;
    file = fold(std::move(file), ledger[i]);
  }
  return std::nullopt;
}

std::optional<Problem> replayed(const CaseFile& file, const CaseEvent& event, const Law& law) {
  std::vector<bool> odd;
  (void)first_refused(file.counted, file.pinned_rules, law, nullptr, &odd);
  std::vector<bool> odd_at(file.ledger.size() + 1, false);
  const auto before = standing(file.ledger);
  for (std::size_t i = 0; i < before.size(); ++i) odd_at[before[i].place] = odd[i];
  std::vector<CaseEvent> ledger = file.ledger;
  ledger.push_back(event);
  std::vector<bool> spared;
  for (const Standing& each : standing(ledger)) spared.push_back(odd_at[each.place]);
  auto why = first_refused(counted(ledger), file.pinned_rules, law, &spared, nullptr);
  if (!why) return std::nullopt;
  why->what = "照这样更正,台账就不成立了:" + why->what;
  return why;
}

std::optional<Problem> wrong_replacement(const CaseEvent& entry, const event::Corrected& body) {
  const bool is_citizens = std::ranges::find(kCitizensOwn, name(entry)) != kCitizensOwn.end();
  if (body.instead.empty()) {
    if (begins_file(entry))
      return no("instead", "登记是一件事的开头,不能去掉", "只能更正其中的内容");
    if (is_citizens) return no("instead", "这一条是信访人自己的意思,不能去掉", "只能更正日期");
    return std::nullopt;
  }
  if (body.instead.size() > 1)
    return no("instead", "一条记录只能更正为一条", "请只写一条,其余另行记录");
  const CaseEvent& instead = body.instead.front();
  if (instead.body.index() != entry.body.index())
    return no("instead.event", "更正不能把一种记录改成另一种", "请去掉原来那一条,再记录新的一条");
  if (number_of(instead) != number_of(entry))
    return no("instead.number", "登记号不能更正", "请保留原来的登记号");
  if (is_citizens && !say_the_same(instead, entry))
    return no("instead", "信访人自己说的话不能改动", "只能更正日期");
  return std::nullopt;
}

}  // namespace

std::vector<CaseEvent> counted(std::span<const CaseEvent> ledger) {
  std::vector<CaseEvent> all;
  for (const auto& [place, correction] : standing(ledger)) {
    if (correction == nullptr) {
      all.push_back(ledger[place]);
    } else {
      all.push_back(std::get<event::Corrected>(correction->body).instead.front());
      all.back().recorded = correction->recorded;
    }
  }
  return all;
}

std::optional<Problem> correction_refusal(const CaseFile& file, const CaseEvent& event,
                                          const Law& law) {
  const auto& body = std::get<event::Corrected>(event.body);
  if (file.state == State::archived)
    return no("", "已经归档,不能更正", "请先重新启动这一件,再更正", "case.state");
  if (body.entry < 1 || std::size_t(body.entry) > file.ledger.size())
    return no("entry", "台账里没有这一条", "请写要更正的那一条的序号");
  const CaseEvent& entry = file.ledger[std::size_t(body.entry) - 1];
  if (std::holds_alternative<event::Corrected>(entry.body))
    return no("entry", "这一条本身是更正,不能再更正", "请再更正一次原来的那一条");
  if (is_blank(body.reason))
    return no("reason", "没有写更正的理由", "请写哪里记错了、依据是什么", "case.missing");
  const bool is_own = may(event.as, name(entry)) || event.as == Role::office_head;
  if (!is_own)
    return no("as", "这一条不是这个身份可以记录的,也不能由他更正",
              "请由原来的记录人或者信访办负责人更正", "case.role");
  if (auto why = wrong_replacement(entry, body)) return why;
  return replayed(file, event, law);
}

}  // namespace huiyin::petition

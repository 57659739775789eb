#include "store/matter_signals.h"

#include <algorithm>
#include <set>

#include "base/ensure.h"
#include "petition/alike_matters.h"
#include "petition/themes.h"
#include "store/case_figures.h"
#include "store/case_telling.h"
#include "store/cases.h"
#include "store/figure_weeks.h"
#include "store/signal_telling.h"
#include "store/staff_roles.h"

namespace huiyin::store {
namespace {

using petition::BroughtMatter;
using petition::CaseFile;
using Matters = std::vector<BroughtMatter>;
using Names = std::vector<std::string>;

constexpr std::int64_t kMattersLookedAtMax = 500;  // of one person, of one place
constexpr days kNewsDays = petition::kOftenDays;   // what is older was carried over

// Of these columns is a matter in the room of alike ones.
using MatterRow = std::tuple<std::string, std::string, std::string, std::int64_t,
                             std::optional<std::int64_t>, std::optional<std::string>>;

BroughtMatter matter_of(const MatterRow& row) {
  const auto& [number, day, theme, place, person, phone] = row;
  const auto date = LocalDate::parse(day);
  ensure(date.has_value(), "the day of an event on the ledger is a date");
  return {.number = number,
          .day = *date,
          .theme = theme,
          .place = place,
          .person = person ? std::to_string(*person) : "",
          .phone = phone.value_or("")};
}

Matters matters_of(const std::vector<MatterRow>& rows) {
  Matters all;
  for (const MatterRow& row : rows) all.push_back(matter_of(row));
  return all;
}

// Nothing: it stands in no figure.
std::optional<BroughtMatter> brought(Transaction& tx, const std::string& case_no) {
  const auto row = tx.row<std::string, std::string, std::string, std::int64_t,
                          std::optional<std::int64_t>, std::optional<std::string>>(
      "SELECT f.case_no, e.date, f.theme, f.place_id, i.person_id, i.phone_hash FROM case_figure f "
      "JOIN case_event e ON e.case_no = f.case_no AND e.seq = 1 LEFT JOIN case_index i ON "
      "i.case_no = f.case_no WHERE f.case_no = $1 LIMIT 1",
      {case_no});
  return row ? std::optional(matter_of(*row)) : std::nullopt;
}

// Whoever gave no name is known by the telephone alone.
Matters of_same_person(Transaction& tx, const std::string& office, const BroughtMatter& of) {
  if (!of.person.empty())
    return matters_of(tx.rows<std::string, std::string, std::string, std::int64_t,
                              std::optional<std::int64_t>, std::optional<std::string>>(
        "SELECT i.case_no, e.date, f.theme, f.place_id, i.person_id, i.phone_hash FROM case_index "
        "i JOIN case_figure f ON f.case_no = i.case_no JOIN case_event e ON e.case_no = i.case_no "
        "AND e.seq = 1 WHERE i.person_id = $1 AND f.office = $2 ORDER BY i.case_no DESC LIMIT $3",
        {std::int64_t{std::stoll(of.person)}, office, kMattersLookedAtMax}));
  if (of.phone.empty()) return {};
  return matters_of(tx.rows<std::string, std::string, std::string, std::int64_t,
                            std::optional<std::int64_t>, std::optional<std::string>>(
      "SELECT i.case_no, e.date, f.theme, f.place_id, i.person_id, i.phone_hash FROM case_index i "
      "JOIN case_figure f ON f.case_no = i.case_no JOIN case_event e ON e.case_no = i.case_no AND "
      "e.seq = 1 WHERE i.phone_hash = $1 AND i.person_id IS NULL AND f.office = $2 ORDER BY "
      "i.case_no DESC LIMIT $3",
      {of.phone, office, kMattersLookedAtMax}));
}

// Without those of a cluster that somebody has ended: what comes after it is another one.
Matters at_same_place(Transaction& tx, const std::string& office, const BroughtMatter& of,
                      LocalDate from) {
  return matters_of(tx.rows<std::string, std::string, std::string, std::int64_t,
                            std::optional<std::int64_t>, std::optional<std::string>>(
      "SELECT f.case_no, e.date, f.theme, f.place_id, i.person_id, i.phone_hash FROM case_figure f "
      "JOIN case_event e ON e.case_no = f.case_no AND e.seq = 1 LEFT JOIN case_index i ON "
      "i.case_no = f.case_no WHERE f.office = $1 AND f.place_id = $2 AND f.week >= $3 AND f.theme "
      "= $4 AND NOT EXISTS (SELECT 1 FROM signal_case c JOIN signal_record r ON r.id = c.record_id "
      "WHERE c.case_no = f.case_no AND r.kind = 'cluster' AND r.state = 2) ORDER BY f.week DESC, "
      "f.case_no DESC LIMIT $5",
      {office, of.place, monday_of(from).iso(), of.theme, kMattersLookedAtMax}));
}

class Raising {
 public:
  Raising(const OfficeContext& office, const std::string& case_no, const CaseFile& file)
      : office_(office), case_no_(case_no), file_(file) {}

  void joint_letter() {
    const auto& rules = office_.office.rules.in_force_on(file_.counted.front().date);
    const int least = rules.number("joint_letter_min").value;
    const int signatories = file_.intake.signatories;
    if (const auto there = of_matters("joint_letter", {case_no_}, Also::ended))
      return keep_from_accused(*there);  // it may have been corrected into an accusation
    if (signatories < least) return;
    const SignalId id = begin("joint_letter", signatories, {case_no_});
    keep_from_accused(id);
    Names names = told_for(id);
    add_leader(names);
    tell(id, who_may_know(office_.office, file_, std::move(names)), "desk.signal_joint_letter",
         {{"登记号", case_no_}, {"人数", std::to_string(signatories)}});
  }

  void repeat(const BroughtMatter& brought) {
    if (of_matters("repeat", {case_no_}, Also::ended)) return;
    const auto others = petition::repeated(
        brought, of_same_person(office_.tx, office_.office.code, brought), office_.today());
    if (others.empty()) return;
    if (const auto open = of_matters("repeat", numbers_of(others), Also::open_alone))
      return come_to(*open, 0, {case_no_});
    Names all = numbers_of(others);
    all.push_back(case_no_);
    const SignalId id = begin("repeat", 0, all);
    Names names = told_for(id);
    add(names, handler_of(others));
    tell(id, who_may_know(office_.office, file_, std::move(names)), "desk.signal_repeat",
         {{"登记号", case_no_}, {"件数", std::to_string(all.size())}});
  }

  void cluster(const BroughtMatter& brought) {
    if (of_matters("cluster", {case_no_}, Also::ended)) return;
    const LocalDate from = office_.today() - petition::kClusterDays + days{1};
    const auto same = petition::clustered(
        brought, at_same_place(office_.tx, office_.office.code, brought, from), office_.today());
    if (same.empty()) return;
    const int persons = int(petition::persons_of(same));
    if (const auto open = of_matters("cluster", numbers_of(same), Also::open_alone))
      return come_to(*open, persons, numbers_of(same));
    const SignalId id = begin("cluster", persons, numbers_of(same));
    Names names = told_for(id);
    add_section_heads(names, same);
    // No number and no name: who may see which matter is asked where they are listed.
    tell(id, names, "desk.signal_cluster",
         {{"主题", brought.theme},
          {"地点", figure_place(office_.tx, office_.keys, brought.place)},
          {"天数", std::to_string(petition::kClusterDays.count())},
          {"人数", std::to_string(persons)}});
  }

 private:
  enum class Also { open_alone, ended };

  static Names numbers_of(const Matters& matters) {
    Names numbers;
    for (const BroughtMatter& matter : matters) numbers.push_back(matter.number);
    return numbers;
  }

  static void add(Names& names, const std::string& name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }

  // The newest of that kind that is about any of them.
  std::optional<SignalId> of_matters(const std::string& kind, const Names& numbers, Also also) {
    std::int64_t newest = 0;
    for (const std::string& number : numbers)
      for (const auto& [id, state] : office_.tx.rows<std::int64_t, std::int64_t>(
               "SELECT r.id, r.state FROM signal_case c JOIN signal_record r ON r.id = c.record_id "
               "WHERE c.case_no = $1 AND r.kind = $2",
               {number, kind}))
        if (also == Also::ended || SignalState(state) != SignalState::ended)
          newest = std::max(newest, id);
    return newest == 0 ? std::nullopt : std::optional(SignalId{newest});
  }

  SignalId begin(const std::string& kind, int people, const Names& numbers) {
    const SignalId id = new_signal_record(office_, {.kind = kind, .people = people});
    link(id, numbers);
    return id;
  }

  void come_to(SignalId id, int people, const Names& numbers) {
    count_signal_again(office_, id, people);
    link(id, numbers);
  }

  void link(SignalId id, const Names& numbers) {
    for (const std::string& number : numbers)
      office_.tx.execute(
          "INSERT INTO signal_case(record_id, case_no, at) VALUES ($1, $2, $3) ON CONFLICT "
          "(record_id, case_no) DO NOTHING",
          {id.value, number, unix_ms(office_.now)});
  }

  // 2022 §30③, 2005 §23; and from who has an interest in it 回避 (§28③).
  void keep_from_accused(SignalId id) {
    const petition::Intake& intake = file_.intake;
    if (!petition::is_accusation(file_) && intake.kind != petition::MatterKind::accusation) return;
    guard_signal(office_.tx, id);
    for (const Names& named : {intake.accused_persons, intake.recused})
      for (const std::string& name : named) keep_signal_from(office_.tx, id, name);
    for (const StaffMember& member : office_.office.staff)
      if (std::ranges::find(intake.accused_units, member.unit) != intake.accused_units.end())
        keep_signal_from(office_.tx, id, member.name);
  }

  Names told_for(SignalId id) {
    return told_of_signal(office_.tx, office_.office, *signal_record(office_.tx, id));
  }

  void add_leader(Names& names) {
    if (const StaffMember* leader = leader_over(office_.office, file_.columns.unit))
      add(names, leader->name);
  }

  // Of this matter; while it has none, of the newest that it repeats: he knows what was answered.
  std::string handler_of(const Matters& others) {
    if (!file_.handler.empty()) return file_.handler;
    const auto newest = std::ranges::max_element(others, {}, &BroughtMatter::number);
    const auto file = case_file(office_.tx, office_.keys, newest->number);
    return file ? file->handler : "";
  }

  void add_section_heads(Names& names, const Matters& matters) {
    std::set<std::string> units;
    for (const BroughtMatter& matter : matters)
      if (const auto unit = office_.tx.row<std::string>(
              "SELECT unit FROM case_figure WHERE case_no = $1", {matter.number}))
        units.insert(std::get<0>(*unit));
    for (const std::string& unit : units)
      if (!unit.empty())
        for (const std::string& head : heads_of(office_.office, unit)) add(names, head);
  }

  void tell(SignalId id, const Names& names, const std::string& key, templates::Variables values) {
    tell_of_matters(office_, *signal_record(office_.tx, id), names, office_.words.say(key, values));
  }

  const OfficeContext& office_;
  const std::string& case_no_;
  const CaseFile& file_;
};

}  // namespace

void raise_of_matter(const OfficeContext& asked_at, const std::string& case_no) {
  const OfficeContext office = asked_at.at_office_of(case_no);
  const auto file = case_file(office.tx, office.keys, case_no);
  if (!file || file->counted.empty()) return;
  note_theme(office.tx, case_no, petition::theme_of(petition::matter(*file), office.office.themes));
  if (file->counted.front().date <= office.today() - kNewsDays) return;
  Raising raising(office, case_no, *file);
  raising.joint_letter();
  const auto matter = brought(office.tx, case_no);
  if (!matter) return;
  raising.repeat(*matter);
  raising.cluster(*matter);
}

std::vector<std::string> matters_of_signal(Transaction& tx, SignalId id) {
  std::vector<std::string> numbers;
  for (const auto& [number] : tx.rows<std::string>(
           "SELECT case_no FROM signal_case WHERE record_id = $1 ORDER BY at DESC, case_no DESC "
           "LIMIT $2",
           {id.value, kMattersOfSignalMax}))
    numbers.push_back(number);
  return numbers;
}

}  // namespace huiyin::store

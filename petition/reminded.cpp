#include "petition/reminded.h"

#include <algorithm>

#include "petition/case_duties.h"

namespace huiyin::petition {
namespace {

constexpr std::string_view kCustom = "习惯";

bool is_in_hand(const CaseFile& file) {
  return file.state == State::accepted || file.state == State::in_progress;
}

const UnitPeople& people_of(const Units& units, const std::string& unit) {
  static const UnitPeople nobody;
  const auto found = units.find(unit);
  return found == units.end() ? nobody : found->second;
}

class DutyClocks {
 public:
  DutyClocks(const CaseFile& file, const ReminderDesk& desk, std::vector<Deadline>& all)
      : file_(file), desk_(desk), all_(all) {}

  void add_all(const Law& law) {
    reports(law);
    if (!is_in_hand(file_)) return;
    leaders_dates();
    stages();
    if (!file_.sponsor.empty()) all_.push_back(progress_deadline(last_word(), desk_));
    // As of now: what is added below is made of the clock to conclude.
    const auto conclude = std::ranges::find(all_, "conclude", &Deadline::clock);
    if (conclude == all_.end()) return;
    const Deadline of_the_matter = *conclude;
    co_units(of_the_matter);
    if (!file_.first_receiver.empty()) {
      Deadline own = of_the_matter;
      own.clock = "first_receiver";
      all_.push_back(std::move(own));
    }
  }

 private:
  void add(std::string clock, LocalDate begins, LocalDate due) {
    Deadline deadline;
    deadline.clock = std::move(clock);
    deadline.article = kCustom;
    deadline.begins = begins;
    deadline.nominal = deadline.due = due;
    deadline.safe = desk_.working.until(due);
    all_.push_back(std::move(deadline));
  }

  static std::string numbered(std::string_view clock, int number) {
    return std::string(clock) + (number == 1 ? "" : "/" + std::to_string(number));
  }

  void reports(const Law& law) {
    const CaseEvent* sent = last<event::TransferredIn>(file_);
    if (sent == nullptr) return;
    for (const Duty& duty : duties(file_, law))
      if (duty.key == "report_result" && duty.due) add("superior_report", sent->date, *duty.due);
  }

  void leaders_dates() {
    int number = 0;
    for (std::size_t i = file_.round; i < file_.counted.size(); ++i) {
      const CaseEvent& event = file_.counted[i];
      const auto* body = std::get_if<event::Instructed>(&event.body);
      if (body != nullptr && body->due)
        add(numbered("leader_date", ++number), event.date, *body->due);
    }
  }

  void stages() {
    const CaseEvent* formed = last_of_round<event::TaskforceFormed>(file_);
    if (formed == nullptr) return;
    int number = 0;
    for (const auto& member : std::get<event::TaskforceFormed>(formed->body).members)
      if (member.due) add(numbered("stage", ++number), formed->date, *member.due);
  }

  LocalDate last_word() const {
    LocalDate day = file_.counted.front().date;
    for (const CaseEvent& event : file_.counted)
      if (std::holds_alternative<event::Progress>(event.body) ||
          std::holds_alternative<event::Sponsored>(event.body))
        day = std::max(day, event.date);
    return day;
  }

  // The lead waits for their answers, so they have a day of their own before its last (S37).
  void co_units(const Deadline& conclude) {
    if (silent_co_units(file_).empty()) return;
    const CaseEvent* assigned = last_of_round<event::Assigned>(file_);
    const LocalDate begins = assigned == nullptr ? conclude.begins : assigned->date;
    const LocalDate due = desk_.working.nth(conclude.safe, -desk_.policy.co_unit_days);
    add("co_unit", begins, std::max(begins, due));
  }

  const CaseFile& file_;
  const ReminderDesk& desk_;
  std::vector<Deadline>& all_;
};

std::string topic_of(const CaseFile& file, const Sensitive& sensitive) {
  const std::string& words = matter(file);
  for (const std::string& topic : sensitive.topics)
    if (words.find(topic) != std::string::npos) return topic;
  return {};
}

}  // namespace

RemindedCase reminded(const CaseFile& file, const Law& law, const ReminderDesk& desk,
                      const Units& units, bool citizen_reachable) {
  RemindedCase out;
  if (file.number) out.number = file.number->text();
  out.is_archived = file.state == State::archived;
  if (file.state == State::draft) return out;
  const ClockCount count = count_clocks(file, law.rules, law.calendar);
  out.answers = answer_times(count);
  if (out.is_archived) return out;
  out.deadlines = deadlines(count);
  for (const ClockRun& run : count.runs)
    if (run.is_suspended()) out.suspended.push_back(run.clock);
  DutyClocks(file, desk, out.deadlines).add_all(law);
  out.unit = file.columns.unit;
  const UnitPeople& unit = people_of(units, out.unit);
  out.people = {.handler = file.handler,
                .first_receiver = file.first_receiver,
                .section_head = unit.section_head,
                .sponsor = file.sponsor,
                .leader = unit.leader};
  for (const std::string& co_unit : silent_co_units(file))
    out.people.co_handlers.push_back(people_of(units, co_unit).section_head);
  out.topic = topic_of(file, desk.policy.sensitive);
  if (std::ranges::find(file.intake.marks, Mark::group) != file.intake.marks.end())
    out.urgency = RemindedCase::Urgency::urgent;
  out.citizen_reachable = citizen_reachable;
  return out;
}

}  // namespace huiyin::petition

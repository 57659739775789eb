#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "petition/deadlines.h"
#include "store/cases.h"
#include "tests/year/office_year.h"

namespace huiyin::year {
namespace {

using petition::ClockRun;
using store::Transaction;

constexpr std::size_t kViolationsMax = 40;
const LocalTime kDayBegins(8, 0), kDayEnds(20, 0), kDigest(8, 40);

// One row of the record, as it stands.
struct Row {
  std::string clock, step, push, whom, told, state, due;
  Instant at;
};

// Days counted one by one: slow, and sure.
LocalDate working_day_after(const petition::Calendar& calendar, LocalDate day) {
  do day = day + days{1};
  while (!calendar.is_working_day(day));
  return day;
}

bool comes_with_the_last_day(const std::string& step) {
  return step == "T" || step.starts_with("due");
}

class Checking {
 public:
  Checking(OfficeYear& year, const store::Office& office, const store::Keyring& keys,
           const Account& account)
      : year_(year), office_(office), keys_(keys), account_(account) {
    for (const Instant round : account.complete_rounds)
      if (office_.calendar.is_working_day(office_date(round)) && office_time(round) >= kDigest &&
          office_time(round) < kDayEnds)
        office_rounds_.push_back(round);
  }

  Verdict check() {
    year_.database().read([&](Transaction& tx) {
      for (std::size_t i = 0; i < year_.plan().cases.size(); ++i)
        check_case(tx, petition::CaseNumber::of(2026, int(i) + 1).text(),
                   year_.plan().cases[i].is_urgent);
      check_messages(tx);
    });
    verdict_.text = account_text();
    return std::move(verdict_);
  }

 private:
  void violated(const std::string& what) {
    ++violations_;
    if (verdict_.violations.size() < kViolationsMax) verdict_.violations.push_back(what);
  }

  void check_case(Transaction& tx, const std::string& number, bool is_urgent) {
    const auto file = store::case_file(tx, keys_, number);
    if (!file) return;  // not come until the end
    ++cases_;
    std::vector<Row> rows;
    for (auto& [key, push, told, state, due, at] :
         tx.rows<std::string, std::string, std::string, std::string, std::string, std::int64_t>(
             "SELECT key, push, told, state, due, at FROM reminder WHERE case_no = $1", {number}))
      rows.push_back(
          row_of(number, key, {{}, {}, push, {}, told, state, due, Instant(milliseconds{at})}));
    check_when(number, rows, is_urgent);
    const auto count = petition::count_clocks(*file, office_.rules, office_.calendar);
    for (const ClockRun& run : count.runs) check_run(*file, number, run, rows);
  }

  // The key alone tells clock, step and person of what was superseded:
  // "XF2026-000101/conclude/T-3/2026-11-27/周启明".
  static Row row_of(const std::string& number, const std::string& key, Row row) {
    const auto whom = key.rfind('/'), date = key.rfind('/', whom - 1),
               step = key.rfind('/', date - 1);
    row.clock = key.substr(number.size() + 1, step - number.size() - 1);
    row.step = key.substr(step + 1, date - step - 1);
    row.whom = key.substr(whom + 1);
    return row;
  }

  // Each step once to each person; never at night, on a day off, or to somebody who is away.
  void check_when(const std::string& number, const std::vector<Row>& rows, bool is_urgent) {
    std::set<std::string> said;
    for (const Row& row : rows) {
      if (row.state == "desk") ++rows_;
      if (row.state == "superseded") ++superseded_;
      if (row.state != "sent") continue;
      ++sent_;
      const std::string what =
          number + " " + row.clock + " " + row.step + " " + row.due + " " + row.whom;
      if (!said.insert(what).second) violated("said twice: " + what);
      const LocalDate day = office_date(row.at);
      const LocalTime time = office_time(row.at);
      const bool is_eve = row.due == (day + days{1}).iso();
      if (!is_urgent && (time < kDayBegins || time >= kDayEnds) && !is_eve)
        violated("said at night: " + what + " " + office_iso(row.at));
      if (!is_urgent && !is_eve && !office_.calendar.is_working_day(day))
        violated("said on a day off: " + what + " " + office_iso(row.at));
      const store::StaffMember* member = office_.member(row.told);
      if (member == nullptr) {
        if (row.told != petition::kCitizen) violated("said to nobody: " + what);
      } else if (is_away(*member, day) && !is_office_away(day)) {
        violated("said to who is away: " + what + " to " + row.told + " on " + day.iso());
      }
    }
  }

  static bool is_away(const store::StaffMember& member, LocalDate day) {
    return std::ranges::any_of(member.away, [&](const petition::Leave& leave) {
      return leave.from <= day && day <= leave.until;
    });
  }
  bool is_office_away(LocalDate day) const {
    return std::ranges::all_of(office_.staff, [&](const store::StaffMember& member) {
      return (member.role != "duty" && member.role != "office_head") || is_away(member, day);
    });
  }

  // When what met or ended the run was written down: at the earliest and at the latest, for several
  // things may have happened on its day. Nothing: it runs.
  struct Over {
    Instant earliest, latest;
  };
  static std::optional<Over> over_at(const petition::CaseFile& file, const ClockRun& run) {
    const auto day = run.met_on ? run.met_on : run.ended_on;
    if (!day) return std::nullopt;
    Over over{Instant::max(), Instant::min()};
    for (const auto& event : file.ledger)
      if (event.date == *day)
        over = {std::min(over.earliest, event.recorded), std::max(over.latest, event.recorded)};
    return over;
  }

  void check_run(const petition::CaseFile& file, const std::string& number, const ClockRun& run,
                 const std::vector<Row>& rows) {
    if (run.is_exempt || !run.due || run.is_inner) return;
    const bool is_of_citizen = run.owner == petition::Owner::citizen;
    const auto over = over_at(file, run);
    const std::string what = number + " " + run.clock + " due " + run.due->iso();
    for (const Row& row : rows)
      if (row.clock == run.clock && row.due == run.due->iso() && row.state == "sent" && over &&
          row.at > over->latest)
        violated("said after it was over: " + what + " " + office_iso(row.at));
    if (is_of_citizen) return;
    ++runs_;
    if (run.met_on) ++(run.was_late() ? late_ : in_time_);
    if (run.is_ended && !run.met_on) ++ended_;
    if (!run.met_on && !run.is_ended) ++running_;
    if (run.is_ended && !run.met_on) return;
    expect(rows, run, over, *run.due, "handler", what, [&](const Row& row) {
      return row.push == "reminder" && comes_with_the_last_day(row.step) &&
             row.whom == file.handler;
    });
    if (!office_.leader_of.contains(file.columns.unit)) return;  // nobody ever took it up
    const std::string& leader = office_.leader_of.at(file.columns.unit);
    const LocalDate escalates = working_day_after(office_.calendar, *run.due);
    if (expect(rows, run, over, escalates, "leader", what, [&](const Row& row) {
          // Before a unit had the matter, the office stood in for the leader over it.
          return row.step == "due+1" && (row.whom == leader || row.whom == "@leader");
        }))
      ++escalated_;
    expect(rows, run, over, escalates, "supervision list", what,
           [&](const Row& row) { return row.push == "supervision_list" && row.state == "desk"; });
  }

  // With the first round of the office's hours from `day` on it must be on record, if the clock
  // still ran then. True: it had to be, and was.
  template <class Is>
  bool expect(const std::vector<Row>& rows, const ClockRun& run, const std::optional<Over>& over,
              LocalDate day, const char* whom, const std::string& what, const Is& is) {
    const auto round = std::ranges::lower_bound(office_rounds_, instant_of(day, kDigest));
    if (round == office_rounds_.end() || (over && over->earliest <= *round)) return false;
    for (const Row& row : rows)
      if (row.clock == run.clock && row.at <= *round && is(row) &&
          (row.due == run.due->iso() || row.due.empty()))
        return true;
    // A late word (an extension, a hearing) moved the day itself: it is counted from its own.
    if (run.extended_days > 0 || run.excluded_days > 0) return false;
    violated(fmt::format("silent to {}: {} by {}", whom, what, office_iso(*round)));
    return false;
  }

  void check_messages(Transaction& tx) {
    std::map<std::pair<std::int64_t, std::string>, int> digests, messages;
    for (const auto& [id, who, about, at, told] :
         tx.rows<std::int64_t, std::int64_t, std::string, std::int64_t, std::int64_t>(
             "SELECT o.id, o.conversation_id, o.about, o.created_at, (SELECT COUNT(*) FROM "
             "reminder r WHERE r.outbox_id = o.id) FROM outbox o ORDER BY o.id")) {
      ++messages_;
      if (told == 0) violated(fmt::format("a message of no reminder: {}", id));
      const std::pair key{who, office_date(Instant(milliseconds{at})).iso()};
      most_a_day_ = std::max(most_a_day_, ++messages[key]);
      if (about != "digest") continue;
      ++digests_;
      if (++digests[key] > 1) violated(fmt::format("two digests on {} to {}", key.second, who));
    }
    const auto unsaid = tx.row<std::int64_t>(
        "SELECT COUNT(*) FROM reminder WHERE state = 'sent' AND outbox_id IS NULL");
    if (std::get<0>(*unsaid) != 0)
      violated(fmt::format("{} reminders sent by no message", std::get<0>(*unsaid)));
  }

  std::string account_text() const {
    return fmt::format(
        "  cases {}, events {}, rounds {}, looks {}, crashes and downtimes {}, disk full {}\n"
        "  clocks of the office {}: in time {}, late {}, ended otherwise {}, running {}\n"
        "  reminders sent {}, superseded {}, rows of the desk {}; late ones told to the leader {}\n"
        "  messages {} of which digests {}; most to one person on one day {}\n"
        "  {:.0f} s, the longest round {:.2f} s; violations {}\n",
        cases_, account_.events, account_.rounds, account_.looks, account_.crashes,
        account_.refusals, runs_, in_time_, late_, ended_, running_, sent_, superseded_, rows_,
        escalated_, messages_, digests_, most_a_day_, account_.seconds, account_.longest_round_s,
        violations_);
  }

  OfficeYear& year_;
  const store::Office& office_;
  const store::Keyring& keys_;
  const Account& account_;
  std::vector<Instant> office_rounds_;
  Verdict verdict_;
  std::uint64_t violations_ = 0, cases_ = 0, runs_ = 0, in_time_ = 0, late_ = 0, ended_ = 0,
                running_ = 0, sent_ = 0, superseded_ = 0, rows_ = 0, escalated_ = 0, messages_ = 0,
                digests_ = 0;
  int most_a_day_ = 0;
};

}  // namespace

Verdict check(OfficeYear& year, const store::Office& office, const store::Keyring& keys,
              const Account& account) {
  return Checking(year, office, keys, account).check();
}

}  // namespace huiyin::year

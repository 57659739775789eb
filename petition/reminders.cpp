#include "petition/reminders.h"

#include <algorithm>
#include <iterator>

#include "petition/reminder_steps.h"

namespace huiyin::petition {
namespace {

// Stands in at night for those whom an urgent step tells: not the office as one of them.
constexpr std::string_view kNightDuty = "@duty";
constexpr std::string_view kMovedStep = "moved";  // no step of the policy can be called so

// A step that has come.
struct Come {
  const ReminderStep* step;
  std::size_t place;  // in the row: the higher, the later
  LocalDate day;
};

// What has come for one person (or one list of the desk) of one clock: at most one is sent.
struct Chain {
  Push push;
  Addressed who;
  bool is_closed = false;  // a step was said: what is below it was said or silenced with it
  const Come* highest = nullptr;
  std::string key = {};  // of the highest
  std::vector<std::string> lower = {};
};

class CasePass {
 public:
  CasePass(const RemindedCase& file, const ReminderDesk& desk, const Recorded& recorded,
           Instant now)
      : file_(file),
        desk_(desk),
        recorded_(recorded),
        now_(now),
        today_(office_date(now)),
        time_(office_time(now)),
        works_today_(desk.working.works(today_)),
        is_day_(time_ >= desk.policy.day_begins && time_ < desk.policy.day_ends),
        is_urgent_(file.urgency != RemindedCase::Urgency::normal) {
    const Sensitive& sensitive = desk.policy.sensitive;
    is_watched_ = std::ranges::find(sensitive.topics, file.topic) != sensitive.topics.end() ||
                  std::ranges::find(sensitive.cases, file.number) != sensitive.cases.end();
  }

  DueReminders pass() {
    pass_moves();
    for (const Deadline& deadline : file_.deadlines)
      if (const ClockReminders* row = desk_.policy.clock(deadline.clock))
        pass_clock(deadline, *row);
    return std::move(answer_);
  }

 private:
  void pass_moves() {
    answer_.known = known_dates(file_.deadlines);
    const auto before = known_before(file_.known, file_.deadlines);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (before[i] == nullptr) continue;
      const Deadline& deadline = file_.deadlines[i];
      KnownDate& known = *std::ranges::find_if(answer_.known, [&](const KnownDate& each) {
        return each.clock == deadline.clock && each.begins == deadline.begins;
      });
      known.moves = before[i]->moves;
      if (!has_moved(*before[i], deadline)) continue;
      if (is_move_told(deadline, *before[i]))
        ++known.moves;
      else
        known = *before[i];
    }
    for (const KnownDate& each : file_.known)
      if (std::ranges::find(file_.suspended, each.clock) != file_.suspended.end() &&
          std::ranges::find(before, &each) == before.end())
        answer_.known.push_back(each);
  }

  // Each of those whom it concerns once, for this move. False: somebody is still to be told.
  bool is_move_told(const Deadline& deadline, const KnownDate& before) {
    bool is_all = true;
    std::vector<Reminder> told;
    for (Addressed& who : told_of_move(file_.people, deadline.clock, desk_, today_)) {
      std::string key = file_.number + "/" + deadline.clock + "/" + std::string(kMovedStep) + "/" +
                        std::to_string(before.moves + 1) + "/" + deadline.due.iso() + "/" +
                        who.whom;
      if (is_said(key)) continue;
      const auto sending = sending_of_move(who);
      if (!sending) {
        is_all = false;
        continue;
      }
      if (who.whom == kCitizen && !file_.citizen_reachable) {
        answer_.silenced.push_back({std::move(key), Silence::unreachable, {}});
        continue;
      }
      const auto same = std::ranges::find(told, who.to, &Reminder::to);
      if (same != told.end()) {
        same->supersedes.push_back(std::move(key));
        continue;
      }
      told.push_back({.key = std::move(key),
                      .case_number = file_.number,
                      .clock = deadline.clock,
                      .step = std::string(kMovedStep),
                      .sending = *sending,
                      .whom = std::move(who.whom),
                      .to = std::move(who.to),
                      .due = deadline.due,
                      .safe = deadline.safe,
                      .urgency = file_.urgency,
                      .was = before.due});
    }
    for (Reminder& each : told) say(std::move(each));
    if (!is_all) look_again(next_digest());
    return is_all;
  }

  std::optional<Sending> sending_of_move(const Addressed& who) const {
    if (!works_today_ || !is_day_ || time_ < desk_.policy.digest_at) return std::nullopt;
    const bool is_alone = who.whom == kCitizen || is_said(digest_key(today_, who.to, desk_.office));
    return is_alone ? Sending::alone : Sending::digest;
  }

  Instant next_digest() const {
    const Instant today = instant_of(desk_.working.from(today_), desk_.policy.digest_at);
    if (today > now_) return today;
    return instant_of(desk_.working.from(today_ + days{1}), desk_.policy.digest_at);
  }

  void pass_clock(const Deadline& deadline, const ClockReminders& row) {
    const auto come = steps_come(deadline, row);
    if (come.empty()) return;
    std::vector<Chain> chains;
    for (auto it = come.rbegin(); it != come.rend(); ++it) {
      const ReminderStep& step = *it->step;
      for (Addressed& who : desk_.people.addressed(step.whom, file_.people, today_))
        add(chains, deadline, *it, Push::reminder, std::move(who));
      for (const Push push : step.also)
        add(chains, deadline, *it, push,
            {"@" + std::string(name(push)), std::string(desk_.people.office(today_))});
    }
    std::erase_if(chains, [](const Chain& chain) { return chain.highest == nullptr; });
    if (is_urgent_ && !is_day_) add_night_duty(chains, deadline);
    while (!chains.empty()) settle(take_group(chains), deadline);
  }

  // In the order of the row. A step before the clock began is none of this clock's.
  std::vector<Come> steps_come(const Deadline& deadline, const ClockReminders& row) {
    std::vector<Come> come;
    for (std::size_t place = 0; place < row.steps.size(); ++place) {
      const ReminderStep& step = row.steps[place];
      if (step.urgent_only && !is_urgent_) continue;
      const LocalDate day =
          day_of(step, deadline, desk_.working, desk_.policy.sensitive, is_watched_);
      if (day < deadline.begins) continue;
      const Instant moment = moment_of(step, day, desk_.policy, is_urgent_);
      if (moment <= now_)
        come.push_back({&step, place, day});
      else
        look_again(moment);
    }
    return come;
  }

  void add(std::vector<Chain>& chains, const Deadline& deadline, const Come& come, Push push,
           Addressed who) {
    auto chain = std::ranges::find_if(
        chains, [&](const Chain& each) { return each.push == push && each.who.whom == who.whom; });
    if (chain == chains.end()) chain = chains.insert(chains.end(), Chain{push, std::move(who)});
    if (chain->is_closed) return;
    std::string key = key_of(deadline, *come.step, come.step->key, chain->who.whom);
    if (is_said(key)) {
      chain->is_closed = true;
    } else if (const auto silence = silenced(deadline, *come.step, *chain)) {
      said_now_.push_back(key);
      answer_.silenced.push_back({std::move(key), silence->because, silence->by});
    } else if (chain->highest == nullptr) {
      chain->highest = &come;
      chain->key = std::move(key);
    } else {
      chain->lower.push_back(std::move(key));
    }
  }

  std::string key_of(const Deadline& deadline, const ReminderStep& step, std::string_view step_key,
                     std::string_view whom) const {
    std::string key;
    key.reserve(96);
    key.append(file_.number).append("/").append(deadline.clock).append("/").append(step_key);
    key.append("/").append(anchor_of(step, deadline).iso()).append("/").append(whom);
    return key;
  }

  bool is_said(const std::string& key) const {
    return recorded_.is_said(key) || std::ranges::find(said_now_, key) != said_now_.end();
  }

  // 已知 stops what would say the same step again, and nothing else.
  std::optional<Silenced> silenced(const Deadline& deadline, const ReminderStep& step,
                                   const Chain& chain) const {
    if (chain.push != Push::reminder) return std::nullopt;
    if (chain.who.whom == kCitizen && !file_.citizen_reachable)
      return Silenced{{}, Silence::unreachable, {}};
    if (step.repeats.empty()) return std::nullopt;
    const auto is_acknowledged = [&](std::string_view step_key) {
      return recorded_.is_acknowledged(key_of(deadline, step, step_key, chain.who.whom));
    };
    const ClockReminders* row = desk_.policy.clock(deadline.clock);
    for (const ReminderStep& before : row->steps) {
      if (&before == &step) break;
      if ((before.key == step.repeats || before.repeats == step.repeats) &&
          is_acknowledged(before.key))
        return Silenced{
            {}, Silence::acknowledged, key_of(deadline, step, before.key, chain.who.whom)};
    }
    return std::nullopt;
  }

  // Chains that end with one receiver: a deputy who is told for himself as well is told once.
  static std::vector<Chain> take_group(std::vector<Chain>& chains) {
    const Push push = chains.front().push;
    const std::string to = chains.front().who.to;
    const auto others = std::ranges::stable_partition(
        chains, [&](const Chain& each) { return each.push != push || each.who.to != to; });
    std::vector<Chain> group(std::make_move_iterator(others.begin()),
                             std::make_move_iterator(others.end()));
    chains.erase(others.begin(), others.end());
    std::ranges::stable_sort(group, std::greater<>{},
                             [](const Chain& chain) { return chain.highest->place; });
    return group;
  }

  void settle(std::vector<Chain> group, const Deadline& deadline) {
    Chain& highest = group.front();
    const auto sending = sending_of(highest, deadline);
    if (!sending) return look_again(next_opening(highest, deadline));
    Reminder reminder = reminder_of(highest, deadline, *sending);
    for (Chain& chain : group) {
      if (&chain != &highest) reminder.supersedes.push_back(std::move(chain.key));
      std::ranges::move(chain.lower, std::back_inserter(reminder.supersedes));
    }
    said_now_.insert(said_now_.end(), reminder.supersedes.begin(), reminder.supersedes.end());
    say(std::move(reminder));
  }

  bool is_on_duty(const Chain& chain) const { return chain.who.to == desk_.people.office(today_); }

  // At night the officer on duty hears of an urgent step, and those whom it is for in the morning.
  void add_night_duty(std::vector<Chain>& chains, const Deadline& deadline) const {
    const Chain* waits = nullptr;
    for (const Chain& chain : chains)
      if (chain.push == Push::reminder && chain.who.whom != kCitizen &&
          !sending_of(chain, deadline) &&
          (waits == nullptr || chain.highest->place > waits->highest->place))
        waits = &chain;
    if (waits == nullptr) return;
    const Come* come = waits->highest;
    if (std::ranges::find(come->step->whom, Whom::office) != come->step->whom.end())
      return;  // hears it for himself
    Chain duty{Push::reminder, {std::string(kNightDuty), std::string(desk_.people.office(today_))}};
    duty.key = key_of(deadline, *come->step, come->step->key, kNightDuty);
    if (is_said(duty.key)) return;
    duty.highest = come;
    chains.push_back(std::move(duty));
  }

  void say(Reminder reminder) {
    said_now_.push_back(reminder.key);
    answer_.reminders.push_back(std::move(reminder));
  }

  Reminder reminder_of(const Chain& chain, const Deadline& deadline, Sending sending) const {
    return {.key = chain.key,
            .case_number = file_.number,
            .clock = deadline.clock,
            .step = chain.highest->step->key,
            .push = chain.push,
            .sending = sending,
            .whom = chain.who.whom,
            .to = chain.who.to,
            .due = deadline.due,
            .safe = deadline.safe,
            .urgency = file_.urgency,
            .asks_in_time = chain.highest->step->asks_in_time};
  }

  // How `chain` may be said now; nothing when it must wait.
  std::optional<Sending> sending_of(const Chain& chain, const Deadline& deadline) const {
    const bool office_hours = works_today_ && is_day_;
    const bool after_digest = time_ >= desk_.policy.digest_at;
    if (chain.push != Push::reminder)
      return office_hours ? std::optional(Sending::desk) : std::nullopt;
    if (chain.who.whom == kCitizen)
      return office_hours && after_digest ? std::optional(Sending::alone) : std::nullopt;
    if (is_urgent_ && (is_day_ || is_on_duty(chain))) return Sending::alone;
    const bool presses = chain.highest->step->is_pressing();
    if (office_hours && presses && chain.highest->day == today_) return Sending::alone;
    const bool has_digest = is_said(digest_key(today_, chain.who.to, desk_.office));
    if (office_hours && !has_digest && after_digest) return Sending::digest;
    // Late, as after an outage: with the digest where one is still to come, so that catching up
    // is no flood.
    if (office_hours && presses && has_digest) return Sending::alone;
    // Tomorrow is the last day: said in the evening and on a day off, for it cannot wait.
    if (deadline.due == today_ + days{1} && time_ >= desk_.policy.day_begins &&
        (!office_hours || has_digest))
      return Sending::alone;
    return std::nullopt;
  }

  // When a chain that waits may be said at the earliest; later than now.
  Instant next_opening(const Chain& chain, const Deadline& deadline) const {
    const ReminderPolicy& policy = desk_.policy;
    const bool from_digest = chain.push == Push::reminder && !is_urgent_ &&
                             (chain.who.whom == kCitizen || !chain.highest->step->is_pressing());
    const bool any_day = is_urgent_ && chain.push == Push::reminder && chain.who.whom != kCitizen;
    const auto open_on = [&](LocalDate day) { return any_day ? day : desk_.working.from(day); };
    const LocalTime begins = from_digest ? policy.digest_at : policy.day_begins;
    Instant next = instant_of(open_on(today_), begins);
    if (next <= now_) next = instant_of(open_on(today_), policy.digest_at);
    if (next <= now_) next = instant_of(open_on(today_ + days{1}), begins);
    const Instant eve = instant_of(deadline.due - days{1}, policy.day_begins);
    return eve > now_ && eve < next ? eve : next;
  }

  void look_again(Instant moment) {
    if (!answer_.next || moment < *answer_.next) answer_.next = moment;
  }

  const RemindedCase& file_;
  const ReminderDesk& desk_;
  const Recorded& recorded_;
  const Instant now_;
  const LocalDate today_;
  const LocalTime time_;
  const bool works_today_, is_day_, is_urgent_;
  bool is_watched_ = false;
  std::vector<std::string> said_now_;
  DueReminders answer_;
};

}  // namespace

DueReminders due_reminders(const RemindedCase& file, const ReminderDesk& desk,
                           const Recorded& recorded, Instant now) {
  return CasePass(file, desk, recorded, now).pass();
}

std::vector<Addressed> told_of_move(const CasePeople& people, std::string_view clock,
                                    const ReminderDesk& desk, LocalDate day) {
  std::vector<Whom> whom = desk.policy.moved.whom;
  if (std::ranges::count(desk.policy.moved.citizen, clock) > 0) whom.push_back(Whom::citizen);
  return desk.people.addressed(whom, people, day);
}

std::optional<Instant> next_moment(const RemindedCase& file, const ReminderDesk& desk,
                                   const Recorded& recorded, Instant now) {
  const DueReminders due = due_reminders(file, desk, recorded, now);
  return due.reminders.empty() && due.silenced.empty() ? due.next : now;
}

std::string digest_key(LocalDate day, std::string_view to, std::string_view office) {
  std::string key = "digest/" + day.iso() + "/";
  if (!office.empty()) key.append(office) += "/";
  return key.append(to);
}

Deadline progress_deadline(LocalDate last_word, const ReminderDesk& desk) {
  Deadline deadline;
  deadline.clock = "sponsored_progress";
  deadline.article = "习惯";
  deadline.begins = last_word;
  deadline.nominal = deadline.due = last_word + days{desk.policy.progress_days};
  deadline.safe = desk.working.until(deadline.due);
  return deadline;
}

}  // namespace huiyin::petition

#include "tests/year/office_year.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/ensure.h"
#include "store/cases.h"
#include "store/migrations.h"
#include "tests/simulation/lying_disk.h"

namespace huiyin::year {
namespace {

using simulation::LyingDisk;

constexpr std::size_t kEventsAWrite = 500;

// When the clock is looked at. The program does a round each second; what an hour brings together
// here comes one by one there.
constexpr std::array kMoments{
    LocalTime(0, 30),  LocalTime(7, 30),  LocalTime(8, 0),   LocalTime(8, 40),  LocalTime(9, 40),
    LocalTime(10, 40), LocalTime(11, 40), LocalTime(13, 40), LocalTime(14, 40), LocalTime(15, 40),
    LocalTime(16, 40), LocalTime(17, 40), LocalTime(19, 40), LocalTime(21, 0)};

petition::EventBody body_of(const Planned& one, const CasePlan& plan, const std::string& unit,
                            const std::string& handler) {
  namespace event = petition::event;
  switch (one.what) {
    case Happening::registered: {
      event::Registered body{.number = petition::CaseNumber::of(2026, one.serial),
                             .matter = "反映一件事"};
      body.intake.handler = handler;
      if (plan.is_urgent) body.intake.marks = {petition::Mark::group};
      return body;
    }
    case Happening::accepted:
      return event::Accepted{unit};
    case Happening::progress:
      return event::Progress{.shared = "已到现场核实"};
    case Happening::extended:
      return event::Extended{30, "副局长", "副局长", "检验没有出结果"};
    case Happening::hearing_begun:
      return event::HearingBegun{};
    case Happening::hearing_ended:
      return event::HearingEnded{};
    case Happening::concluded:
      return event::Concluded{.number = "号"};
    case Happening::served:
      return event::Served{.document = petition::Document::opinion, .number = "号"};
    case Happening::review_asked:
      return event::ReviewAsked{"不服"};
    case Happening::review_decided:
      return event::ReviewDecided{.number = "号"};
    case Happening::withdrawn:
      return event::Withdrawn{"不反映了"};
    case Happening::archived:
      return event::Archived{"值班甲"};
  }
  throw Broken("every happening has its body");
}

}  // namespace

OfficeYear::OfficeYear(const store::Office& office, const store::Keyring& keys,
                       const templates::Catalogue& words, YearSettings settings)
    : office_(office),
      offices_(store::OfficeBook::of_one(office)),
      keys_(keys),
      words_of_config_(words),
      settings_(std::move(settings)),
      dice_(settings_.seed),
      plan_(draw_plan(settings_, office_, dice_)),
      clock_(instant_of(settings_.from, LocalTime(0, 0))) {}

OfficeYear::~OfficeYear() {
  reminding_.reset();
  words_.reset();
  database_.reset();
}

void OfficeYear::start() {
  database_ = std::make_unique<store::Database>(store::DatabaseOptions{
      .path = settings_.database, .writer = store::WriterMode::caller, .readers = 1});
  ensure(store::migrate(*database_, clock_).has_value(), "the office's database can be migrated");
  words_ = database_->write([this](store::Transaction& tx) {
    return std::make_unique<store::Wordbook>(tx, words_of_config_, clock_.now());
  });
  reminding_ = std::make_unique<gateway::Reminding>(
      gateway::Reminding::Parts{*database_, keys_, clock_, dice_, *words_, offices_},
      [](store::ConversationId, const store::Turn&) {});
}

// Whatever is in memory is gone; what was not synced is there, missing or torn.
void OfficeYear::crash(hours away) {
  ++account_.crashes;
  for (;;) {
    if (settings_.with_faults) LyingDisk::the().power_off();
    reminding_.reset();
    words_.reset();
    database_.reset();
    if (settings_.with_faults) {
      LyingDisk::the().power_on(dice_);
      if (dice_.below(6) == 0) LyingDisk::the().power_off_after(dice_.below(40));
    }
    clock_.advance(away);
    try {
      start();
      if (settings_.with_faults) LyingDisk::the().stay_on();
      return;
    } catch (const store::DatabaseError&) {
      ensure(settings_.with_faults && !LyingDisk::the().is_on(),
             "only a dead disk keeps the office from starting");
      away = hours{0};
    }
  }
}

// Ends in a crash when the power died in it; a disk that is full is tried again with the next
// round.
void OfficeYear::guarded(const std::function<void()>& act) {
  try {
    act();
  } catch (const store::DatabaseError&) {
    ensure(settings_.with_faults, "a sound disk takes everything");
    if (LyingDisk::the().is_on()) {
      ensure(LyingDisk::the().has_refused(), "the store refuses only when the disk does");
      ++account_.refusals;
      return;
    }
  }
  if (settings_.with_faults && !LyingDisk::the().is_on()) crash(hours{0});
}

void OfficeYear::mishap() {
  if (!settings_.with_faults) return;
  const auto which = dice_.below(20);
  if (which == 0) LyingDisk::the().power_off_after(dice_.below(60));
  if (which == 1) LyingDisk::the().refuse(1 + dice_.below(20));
  if (which == 2) LyingDisk::the().refuse(0);
}

void OfficeYear::write(store::Transaction& tx, const Planned& one) {
  const CasePlan& plan = plan_.cases[std::size_t(one.serial - 1)];
  const std::string handler = "承办" + std::to_string(plan.handler + 1);
  const store::StaffMember* member = office_.member(handler);
  ensure(member != nullptr, "a case's handler works in the office");
  const std::string number = petition::CaseNumber::of(2026, one.serial).text();
  const auto append = [&](petition::EventBody body) {
    store::append_event(tx, keys_, number,
                        {office_date(one.at), clock_.now(), handler, std::move(body)});
  };
  append(body_of(one, plan, member->unit, handler));
  if (one.what != Happening::accepted) return;
  append(petition::event::Assigned{member->unit, handler, {}});
  append(petition::event::Served{.document = petition::Document::acceptance});
}

// What people wrote down until now, in the order in which it happened.
bool OfficeYear::write_events() {
  while (written_ < plan_.events.size() && plan_.events[written_].at <= clock_.now()) {
    const std::size_t before = written_;
    guarded([&] {
      std::size_t until = before;
      database_->write([&](store::Transaction& tx) {
        until = before;
        while (until < plan_.events.size() && until < before + kEventsAWrite &&
               plan_.events[until].at <= clock_.now())
          write(tx, plan_.events[until++]);
      });
      account_.events += until - before;
      written_ = until;
    });
    if (written_ == before) return false;
  }
  return true;
}

void OfficeYear::round() {
  ++account_.rounds;
  const auto begun = std::chrono::steady_clock::now();
  guarded([&] {
    const auto before = reminding_->counts().looked;
    reminding_->round();
    account_.looks += reminding_->counts().looked - before;
    account_.complete_rounds.push_back(clock_.now());
  });
  account_.longest_round_s =
      std::max(account_.longest_round_s,
               std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
}

Account OfficeYear::run() {
  const auto begun = std::chrono::steady_clock::now();
  if (settings_.with_faults) LyingDisk::the().wipe();
  start();
  const LocalDate last = settings_.until + days{settings_.days_after};
  for (LocalDate day = settings_.from; day <= last; day = day + days{1}) {
    for (const LocalTime time : kMoments) {
      const Instant moment = instant_of(day, time);
      if (moment <= clock_.now()) continue;  // away
      clock_.set(moment);
      if (downtimes_over_ < plan_.downtimes.size() &&
          plan_.downtimes[downtimes_over_].from <= moment) {
        crash(std::chrono::ceil<hours>(plan_.downtimes[downtimes_over_].until - moment));
        ++downtimes_over_;
      }
      mishap();
      if (!write_events()) continue;
      round();
    }
    // The platform takes what is queued.
    guarded([&] {
      database_->write([&](store::Transaction& tx) {
        tx.execute("UPDATE outbox SET state = 1, finished_at = created_at WHERE state = 0");
      });
    });
  }
  if (settings_.with_faults) LyingDisk::the().stay_on();
  if (settings_.with_faults) LyingDisk::the().refuse(0);
  account_.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return account_;
}

}  // namespace huiyin::year

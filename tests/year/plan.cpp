#include <algorithm>

#include "tests/year/office_year.h"

namespace huiyin::year {
namespace {

int between(Random& random, int low, int high) {
  return low + int(random.below(std::uint64_t(high - low + 1)));
}

bool happens(Random& random, double chance) { return random.unit() < chance; }

class Drawing {
 public:
  Drawing(const YearSettings& settings, const petition::Calendar& calendar, Random& random)
      : settings_(settings), calendar_(calendar), random_(random) {}

  Plan draw() {
    const int span = int((settings_.until - settings_.from).count()) + 1;
    plan_.cases.resize(std::size_t(settings_.cases));
    for (int serial = 1; serial <= settings_.cases; ++serial) {
      CasePlan& one = plan_.cases[std::size_t(serial - 1)];
      one.handler = std::int32_t(random_.below(std::uint64_t(settings_.handlers)));
      one.is_urgent = happens(random_, 0.02);
      draw_case(serial, settings_.from + days{between(random_, 0, span - 1)});
    }
    std::ranges::stable_sort(plan_.events, {}, &Planned::at);
    draw_downtimes(span + settings_.days_after);
    return std::move(plan_);
  }

 private:
  void add(int serial, LocalDate day, Happening what) {
    const LocalTime time(between(random_, 9, 16), between(random_, 0, 59));
    at_ = std::max(instant_of(calendar_.working_day_from(day), time), at_ + minutes{1});
    plan_.events.push_back({at_, serial, what});
  }

  void draw_case(int serial, LocalDate day) {
    at_ = Instant();
    add(serial, day, Happening::registered);
    if (happens(random_, 0.02)) return;  // nobody ever takes it up
    day = office_date(at_) +
          days{happens(random_, 0.94) ? between(random_, 0, 13) : between(random_, 15, 30)};
    add(serial, day, Happening::accepted);
    const LocalDate accepted = office_date(at_);
    if (happens(random_, 0.02))
      return add(serial, accepted + days{between(random_, 1, 40)}, Happening::withdrawn);
    if (happens(random_, 0.5))
      add(serial, accepted + days{between(random_, 3, 20)}, Happening::progress);
    if (happens(random_, 0.03)) {
      add(serial, accepted + days{between(random_, 20, 25)}, Happening::hearing_begun);
      add(serial, office_date(at_) + days{between(random_, 1, 5)}, Happening::hearing_ended);
    }
    const bool is_extended = happens(random_, 0.08);
    if (is_extended) add(serial, accepted + days{between(random_, 40, 55)}, Happening::extended);
    if (happens(random_, 0.01)) return;  // nobody ever concludes it
    const int given = is_extended ? 88 : 58;
    add(serial,
        accepted + days{happens(random_, 0.92) ? between(random_, is_extended ? 56 : 26, given)
                                               : given + between(random_, 1, 30)},
        Happening::concluded);
    add(serial, office_date(at_) + days{between(random_, 0, 3)}, Happening::served);
    if (happens(random_, 0.06)) {
      add(serial, office_date(at_) + days{between(random_, 1, 28)}, Happening::review_asked);
      add(serial,
          office_date(at_) +
              days{happens(random_, 0.9) ? between(random_, 10, 28) : between(random_, 32, 40)},
          Happening::review_decided);
    }
    if (happens(random_, 0.8)) add(serial, office_date(at_) + days{45}, Happening::archived);
  }

  void draw_downtimes(int span) {
    Instant from = instant_of(settings_.from, LocalTime(0, 0));
    for (int i = 0; i < settings_.downtimes; ++i) {
      from = from + hours{24 * span / (settings_.downtimes + 1)} + hours{between(random_, -40, 40)};
      const hours away{happens(random_, 0.6) ? between(random_, 2, 20) : between(random_, 24, 160)};
      plan_.downtimes.push_back({from, from + away});
      from = from + away;
    }
  }

  const YearSettings& settings_;
  const petition::Calendar& calendar_;
  Random& random_;
  Plan plan_;
  Instant at_{};
};

}  // namespace

Plan draw_plan(const YearSettings& settings, const store::Office& office, Random& random) {
  return Drawing(settings, office.calendar, random).draw();
}

void furnish(store::Office& office, const YearSettings& settings, Random& random) {
  constexpr int kInUnit = 3;
  office.staff.clear();
  office.leader_of.clear();
  const auto add = [&](const std::string& name, const char* role, const std::string& unit) {
    store::StaffMember member{
        "u" + std::to_string(office.staff.size()), name, "", role, unit, false};
    const int span = int((settings.until - settings.from).count()) + 1;
    for (int i = 0; i < 2; ++i) {
      const LocalDate from = settings.from + days{between(random, 0, span - 1)};
      member.away.push_back({from, from + days{between(random, 0, 9)}});
    }
    office.staff.push_back(std::move(member));
  };
  for (const char* name : {"局长", "副局长"}) add(name, "leader", "");
  add("主任", "office_head", "");
  for (const char* name : {"值班甲", "值班乙"}) add(name, "duty", "");
  for (int handler = 0; handler < settings.handlers; ++handler) {
    const std::string unit = std::to_string(handler / kInUnit + 1) + "科";
    if (handler % kInUnit == 0) {
      add(unit + "科长", "section_head", unit);
      office.leader_of[unit] = handler % 2 == 0 ? "局长" : "副局长";
    }
    add("承办" + std::to_string(handler + 1), "handler", unit);
    // The next one of his unit, or its head.
    const int next = handler % kInUnit + 1 < kInUnit ? handler + 2 : 0;
    office.staff.back().deputy = next == 0 || handler + 1 == settings.handlers
                                     ? unit + "科长"
                                     : "承办" + std::to_string(next);
  }
}

}  // namespace huiyin::year

// A ledger written line by line in a test: each event recorded at nine of its own day.
#pragma once

#include "base/ensure.h"
#include "petition/case_file.h"
#include "tests/unit/petition/law_of_tests.h"

namespace huiyin::petition {

inline const CaseNumber kNumber = CaseNumber::of(2026, 101);

inline CaseEvent on(const char* date, EventBody body, std::string by = "") {
  const LocalDate day = *LocalDate::parse(date);
  return {day, instant_of(day, LocalTime(9, 0)), std::move(by), std::move(body)};
}

class Ledger {
 public:
  // Unjudged, as read back.
  Ledger& write(const char* date, EventBody body, std::string by = "") {
    file_ = fold(std::move(file_), on(date, std::move(body), std::move(by)));
    return *this;
  }
  // Judged, as written anew; must be taken.
  Ledger& add(const char* date, EventBody body, std::string by = "") {
    auto next = apply(file_, on(date, std::move(body), std::move(by)), law_of_tests());
    ensure(next.has_value(), next ? "" : (next.error().code + " " + next.error().where).c_str());
    file_ = *std::move(next);
    return *this;
  }
  // The code of the refusal; "" when it would be taken.
  std::string refused(const char* date, EventBody body, std::string by = "") const {
    const auto no = refusal(file_, on(date, std::move(body), std::move(by)), law_of_tests());
    return no ? no->code : "";
  }
  const CaseFile& file() const { return file_; }

 private:
  CaseFile file_;
};

inline Ledger ledger() { return {}; }

// Registered and accepted at a unit, with a handler: in progress.
inline Ledger in_progress(const char* accepted) {
  return ledger()
      .add(accepted, event::Registered{kNumber, Arrival::online, ReceivedBy::unit, "过期药品"})
      .add(accepted, event::Accepted{"药品科"})
      .add(accepted, event::Assigned{"药品科", "周启明", {}});
}

}  // namespace huiyin::petition

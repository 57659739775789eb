// What a citizen may be told about his own matter (domain.md §e): everything here may be said,
// nothing else may. Who asks has been checked before; the handler's name, internal notes, the
// petitioner's data and the matter's words are not here, so that no template can let them slip.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "petition/case_file.h"
#include "petition/deadlines.h"

namespace huiyin::petition {

// Who reviews, from the office's settings; may be empty: then the template must not promise a
// review desk.
struct Reviewers {
  std::string reviewer = {};            // 复查机关
  std::string review_of_reviewer = {};  // 复核机关
};

struct ToldProgress {
  LocalDate date;
  std::string text = {};  // the shared words alone
};
struct ToldDue {
  std::string clock = {};    // "conclude"
  std::string article = {};  // "《信访工作条例》第三十四条"
  LocalDate due;
  bool provisional = false;
  std::optional<LocalDate> latest = {};  // with all the days an extension may still add
};
struct ToldExtension {
  int days = 0;
  std::string reason = {};
  std::string approver_post = {};  // never his name
  LocalDate approved;
  std::optional<LocalDate> due = {};  // the new date; none while a hearing suspends it
};
struct ToldOpinion {
  std::string number = {};
  LocalDate date;
  std::optional<LocalDate> served = {};
};
struct ToldRemedy {        // what the citizen may ask next, of whom, until when
  std::string clock = {};  // "ask_review" or "ask_rereview"
  std::string article = {};
  std::string reviewer = {};  // named body; empty: not configured
  LocalDate until;
};
struct ToldElsewhere {  // not accepted, routed, transferred
  std::string reason = {};
  std::string body = {};     // where to go, or where it went
  std::string contact = {};  // telephone of the desk there
  LocalDate date;
};

struct CaseTold {
  std::string case_number = {};
  State state = State::draft;
  LocalDate registered;
  std::optional<LocalDate> accepted = {};
  std::string unit = {};                         // 责任单位; empty: not yet named
  std::optional<ToldProgress> progress = {};     // the last shared one
  std::optional<ToldDue> due = {};               // what the office or reviewer owes next
  std::optional<LocalDate> suspended_from = {};  // a hearing is open: no date is named
  std::optional<ToldExtension> extension = {};   // in force, while the matter is worked on
  std::optional<ToldOpinion> opinion = {};
  std::optional<ToldRemedy> remedy = {};
  std::optional<LocalDate> review_asked = {};  // day on which the review or re-review was received
  std::optional<ToldElsewhere> elsewhere = {};
};

CaseTold told(const CaseFile& file, const Law& law, const Reviewers& reviewers);

}  // namespace huiyin::petition

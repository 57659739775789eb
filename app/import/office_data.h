// The data of an office that is taken in once: citizens, cases, joined identities, and facts put in
// place for a rehearsal (`given`). Read from the same JSON as the office itself; its other keys are
// not looked at here.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "petition/case_event.h"
#include "petition/person_name.h"
#include "petition/phone.h"
#include "store/office.h"

namespace huiyin::app {

struct CitizenData {
  petition::PersonName name;
  petition::Phone phone;
};

struct CaseData {
  std::string number;
  std::string petitioner;  // name of one of `citizens`
  std::string code;
  std::string state;  // what the ledger must amount to; empty: whatever it does
  std::vector<petition::CaseEvent> events;
  std::string where;  // for faults
};

struct IdentityData {
  petition::PersonName person;
  petition::Phone phone;
  std::string channel;        // "wecom", "sms"
  std::string external_user;  // of WeCom
  std::string where = {};     // for faults
};

// One fact: `kind` and its fields as they stand.
struct GivenData {
  std::string kind;
  std::map<std::string, std::string> fields;
  std::string where;
};

struct OfficeData {
  std::string office = std::string(store::kMainOffice);  // whose all of it is
  std::vector<CitizenData> citizens;
  std::vector<CaseData> cases;
  std::vector<IdentityData> identities;
  std::vector<GivenData> given;
  std::vector<Problem> warnings;  // fields that nobody reads: perhaps a slip of the pen
};

// What is dated after the moment of recording: a slip of the pen, which the law then refuses; or,
// in an office made for a rehearsal (its file says `now`), what will only happen later, which is
// left out.
enum class Later { refused, left_out };

// All faults at once (appended), each with file, line and field. `recorded`: the moment at which
// the ledger is written.
OfficeData read_office_data(std::string_view json, const std::string& where, Instant recorded,
                            Later later, std::vector<Problem>& faults);

}  // namespace huiyin::app

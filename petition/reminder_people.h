// Who stands behind a role on a day: the people of a file, those of the office, who is away and who
// stands in for whom.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/time.h"
#include "petition/reminder_policy.h"

namespace huiyin::petition {

// Of one file, by name as on the ledger; empty: nobody is named.
struct CasePeople {
  std::string handler;
  std::vector<std::string> co_handlers = {};
  std::string first_receiver = {};
  std::string section_head = {};  // of the responsible unit
  std::string sponsor = {};       // only of a sponsored file 包案
  std::string leader = {};        // in charge of the unit
};

struct Leave {  // 请假、出差; both days within
  LocalDate from, until;
};

struct OfficePerson {
  std::string name;
  std::string deputy = {};  // who stands in while he is away; empty: the office
  std::vector<Leave> away = {};
};

// `whom` is for whom a reminder is, and never changes with leave or duty: it stands in the
// reminder's key, so what a deputy was told is not told again on the holder's return, nor by a
// change of duty. `to` is who gets it.
struct Addressed {
  std::string whom;  // a name; or "@office", "@citizen", "@handler" where nobody is named
  std::string to;    // a name, kOfficeDesk or kCitizen

  friend bool operator==(const Addressed&, const Addressed&) = default;
};

inline constexpr std::string_view kOfficeDesk =
    "@office";  // nobody is there: whoever opens the list
inline constexpr std::string_view kCitizen = "@citizen";

// Constant after construction, so any thread may ask.
class OfficePeople {
 public:
  // `office`: names in the order in which they are asked: those on duty, then the office's head.
  OfficePeople(std::vector<OfficePerson> staff, std::vector<std::string> office);

  // Who gets what is for `name` on `day`: himself; away, his deputy, or the deputy's; nobody
  // there, or one that works here no more: the office.
  std::string_view present(std::string_view name, LocalDate day) const;

  // The first of the office who is there; when all are away the first of them all the same, for
  // somebody must get it; kOfficeDesk in an office without anybody.
  std::string_view office(LocalDate day) const;

  // Everybody whom `step` tells, in its order, nobody twice. A file without handler, section head
  // or leader is the office's: what must climb climbs to somebody. Co-handlers and sponsor are told
  // where there are any.
  std::vector<Addressed> addressed(const std::vector<Whom>& whom, const CasePeople& people,
                                   LocalDate day) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  bool is_there(const OfficePerson& person, LocalDate day) const;
  const OfficePerson* find(std::string_view name) const;

  std::vector<OfficePerson> staff_;
  std::vector<std::string> office_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_name_;
};

}  // namespace huiyin::petition

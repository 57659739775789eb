// The office's own file 本单位的资料文件: who it is, when it receives, who works there and who is
// told what. Its shape is that of the office in docs/admin.md; `citizens`, `cases` and the like in
// the same file are data for `huiyin import` and are not read here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "config/themes.h"

namespace huiyin::config {

enum class OfficeKind { bureau, department };  // a unit's own 信访办; a party or government 信访局
enum class MoveRule { next_working_day, stay };  // of a day that is no working day
enum class StaffRole { leader, office_head, duty, section_head, handler };
std::string_view name(StaffRole role);  // "section_head", as the file writes it

// An account as the platform takes it: in small letters.
std::string folded(std::string_view userid);

struct OfficeFacts {
  std::string id;          // "yunling": in keys of the store, never shown
  std::string name;        // "云岭市药品监督管理局信访办"
  std::string short_name;  // before the numbers of its documents
  std::string address, phone, hours;
  std::string rules;  // rule set of the matters: "2022"
  OfficeKind kind = OfficeKind::bureau;
  std::string reviewer;            // to whom one goes for review 复查
  std::string review_of_reviewer;  // and for re-review 复核
  std::string parent;              // of one below the main office: the code above it; empty: main
  std::string kf_account;  // of one below: citizens write to it there 客服账号 (open_kfid)
  std::string seal;        // PNG of its seal 印章, as a path; empty: notices are stamped by hand
  int seal_mm = 42;        // its width on paper
  std::string sms_code;    // of one below: stands behind the number of its SMS 扩展码; "7", "31"
};

struct Reception {
  int register_until_day = 10;
  int day = 15;
  MoveRule move = MoveRule::next_working_day;
  MoveRule move_register = MoveRule::next_working_day;
  std::vector<LocalTime> slots;    // in order, no two alike
  int capacity = 1;                // visits at one time
  int max_people = 5;              // in one visit
  std::string morning, afternoon;  // names of the leaders who receive; empty: not named
};

struct Staff {
  std::string name, post;
  StaffRole role = StaffRole::handler;
  std::string unit;        // empty: of no section
  std::string userid;      // WeCom's; empty: cannot be reached
  bool principal = false;  // 主要领导
  std::string phone;       // reminders go there where there is no userid; empty: none
  std::string deputy;      // name of who stands in while away; empty: the office
  struct Leave {           // 请假、出差; both days within
    LocalDate from, until;
  };
  std::vector<Leave> away;
};

struct Unit {
  std::string name;
  std::string leader_in_charge;  // name of a member of staff; may be empty
};

struct Office {
  OfficeFacts facts;
  Reception reception;
  std::vector<Staff> staff;  // names differ, userids too (in any case of letters)
  std::vector<Unit> units;
  std::map<std::string, std::vector<std::string>> told;  // what → names; "default" for all else
  std::vector<Theme> themes;                             // of its own; empty: those built in

  const Staff* by_name(std::string_view name) const;
  const Staff* by_userid(std::string_view userid) const;  // the platform folds case: so does this
  std::vector<const Staff*> told_about(std::string_view what) const;
};

struct LoadedOffice {
  Office office;                  // complete only when there are no problems
  std::vector<Problem> problems;  // every fault at once: office.*, json.*
  std::vector<Problem> warnings;
  bool ok() const { return problems.empty(); }
};

// The file at `path`, or the built-in sample when it is empty.
LoadedOffice load_office(const std::string& path);

LoadedOffice read_office(std::string_view text, const std::string& where);

}  // namespace huiyin::config

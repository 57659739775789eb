// The offices of one installation 同在一处的各单位: the main one, and those below it, each in a
// file of its own in the folder that `offices` names. "yunxi.json" is the office "yunxi".
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "config/office.h"

namespace huiyin::config {

struct OfficeBelow {
  std::string code;
  Office office;
};

struct Offices {
  Office main;
  std::vector<OfficeBelow> below = {};  // whoever is above another comes before it
};

struct LoadedOffices {
  Offices offices;  // complete only when there are no problems
  std::vector<Problem> problems, warnings;
  bool ok() const { return problems.empty(); }
};

// The main office's file as load_office() takes it, and those of `folder`; "": there are none.
// Besides what is wrong with each (office.*, json.*), tells of names that two have: offices.code,
// offices.parent, offices.twice.
LoadedOffices load_offices(const std::string& main_path, const std::string& folder);

}  // namespace huiyin::config

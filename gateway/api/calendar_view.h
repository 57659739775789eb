// A year of days off as the API tells it, and what another one would change.
#pragma once

#include <optional>
#include <string>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "petition/calendar.h"

namespace huiyin::gateway::api {

// The days in force, also those that were put in force a moment ago.
petition::Calendar calendar_now(const Call& call);

OrderedJson calendar_year_json(const Call& call, int year);

// What is pasted, made into the whole year that it would be.
struct ProposedYear {
  petition::CalendarYear year;
  bool is_whole = false;                 // stands for the whole year
  std::vector<std::string> unread = {};  // sentences for a person to look at
};

// What becomes of deadlines and reception days when `proposed` stands in for the year in force.
OrderedJson calendar_preview_json(const Call& call, const ProposedYear& proposed);

}  // namespace huiyin::gateway::api

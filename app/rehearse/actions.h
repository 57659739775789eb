// What people do at the office's desks, as conversation scripts say it:
// "move_reception from=2026-12-15 to=2026-12-17 by=丁国安 reason=…".
#pragma once

#include <string>
#include <string_view>

#include "store/desk_context.h"

namespace huiyin::app {

enum class Acted { done, refused, cannot };  // cannot: this program does not know that action

struct Action {
  Acted how = Acted::cannot;
  std::string why;  // Chinese, for the one who reads the failure
};

Action do_action(const store::OfficeContext& office, std::string_view action);

}  // namespace huiyin::app

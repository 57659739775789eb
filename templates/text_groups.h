// Texts by what they are for, as an admin looks for them: by the first word of their keys.
#pragma once

#include <span>
#include <string_view>

namespace huiyin::templates {

struct TextGroup {
  std::string_view name;   // "book_visit"
  std::string_view title;  // "预约来访"
  std::string_view to;     // who reads them: "citizen", "staff", "paper" (a printed notice too)
};

std::span<const TextGroup> text_groups();
const TextGroup& group_of(std::string_view key);  // of any key: what is in no other is 聊天

}  // namespace huiyin::templates

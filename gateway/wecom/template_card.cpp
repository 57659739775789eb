#include "gateway/wecom/template_card.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::wecom {
namespace {

constexpr std::size_t kRowsMax = 6, kButtonsMax = 6;
constexpr int kFilled = 1, kPlain = 2;  // styles of buttons

}  // namespace

std::string template_card(const store::Card& card, std::string_view task_id) {
  nlohmann::json out{{"card_type", "button_interaction"},
                     {"task_id", std::string(task_id)},
                     {"main_title", {{"title", card.title}, {"desc", card.note}}}};
  for (std::size_t i = 0; i < std::min(card.rows.size(), kRowsMax); ++i)
    out["horizontal_content_list"].push_back(
        {{"keyname", card.rows[i].first}, {"value", card.rows[i].second}});
  for (std::size_t i = 0; i < std::min(card.buttons.size(), kButtonsMax); ++i)
    out["button_list"].push_back({{"text", card.buttons[i].text},
                                  {"style", i == 0 ? kFilled : kPlain},
                                  {"key", card.buttons[i].key}});
  return json_text(out);
}

}  // namespace huiyin::gateway::wecom

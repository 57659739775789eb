#include "sim/wecom/cards.h"

#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "sim/json_fields.h"
#include "sim/wecom/errcode.h"

namespace huiyin::sim::wecom {
namespace {

using nlohmann::json;

constexpr std::size_t kTaskIdBytesMax = 128, kKeyBytesMax = 1024, kOptionIdBytesMax = 128;

Fault field(std::string what) { return {errcode::kField, std::move(what)}; }

std::string type_of(const json& card) { return text_field(card, "card_type"); }

bool is_task_id(const std::string& id) {
  static constexpr std::string_view kAllowed =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-@";
  return !id.empty() && id.size() <= kTaskIdBytesMax &&
         id.find_first_not_of(kAllowed) == std::string::npos;
}

bool is_within(std::optional<std::int64_t> number, std::int64_t low, std::int64_t high) {
  return number && *number >= low && *number <= high;
}

void advise_length(World& world, const json& part, const char* key, std::size_t points_max) {
  if (count_points(text_field(part, key)) > points_max)
    world.advise(std::string("card ") + key + " is long");
}

// Keys of buttons and menus: present, short enough, each once.
std::optional<Fault> key_fault(const std::string& key, std::set<std::string>& seen) {
  if (key.empty()) return Fault{errcode::kButtonKeyMissing, "missing button key"};
  if (key.size() > kKeyBytesMax) return Fault{errcode::kButtonKey, "button key too long"};
  if (!seen.insert(key).second) return Fault{errcode::kButtonKey, "button key repeated"};
  return std::nullopt;
}

std::optional<Fault> options_fault(const json& part, const char* name, std::size_t options_max) {
  const json& options = list_field(part, "option_list");
  if (text_field(part, "question_key").empty()) return field(std::string(name) + ".question_key");
  if (options.empty() || options.size() > options_max)
    return field(std::string(name) + ".option_list");
  std::set<std::string> ids;
  for (const json& option : options) {
    const std::string id = text_field(option, "id");
    if (id.empty() || id.size() > kOptionIdBytesMax || !ids.insert(id).second ||
        text_field(option, "text").empty())
      return field(std::string(name) + ".option_list.id or text");
  }
  return std::nullopt;
}

// A part with a type that says which further field it needs.
std::optional<Fault> target_fault(const json& part, const char* name, std::int64_t type_max) {
  const auto type = number_field(part, "type").value_or(0);
  if (type < 0 || type > type_max) return field(std::string(name) + ".type");
  if (type == 1 && text_field(part, "url").empty()) return field(std::string(name) + ".url");
  return std::nullopt;
}

std::optional<Fault> lists_fault(const json& card) {
  const json& rows = list_field(card, "horizontal_content_list");
  if (rows.size() > 6) return field("horizontal_content_list has more than 6");
  for (const json& row : rows) {
    if (text_field(row, "keyname").empty()) return field("horizontal_content_list.keyname");
    if (const auto fault = target_fault(row, "horizontal_content_list", 3)) return fault;
    const auto type = number_field(row, "type").value_or(0);
    if (type == 2 && text_field(row, "media_id").empty())
      return field("horizontal_content_list.media_id");
    if (type == 3 && text_field(row, "userid").empty())
      return field("horizontal_content_list.userid");
  }
  const json& jumps = list_field(card, "jump_list");
  if (jumps.size() > 3) return field("jump_list has more than 3");
  for (const json& jump : jumps) {
    if (text_field(jump, "title").empty()) return field("jump_list.title");
    if (const auto fault = target_fault(jump, "jump_list", 2)) return fault;
  }
  if (list_field(card, "vertical_content_list").size() > 4)
    return field("vertical_content_list has more than 4");
  return target_fault(object_field(card, "quote_area"), "quote_area", 2);
}

std::optional<Fault> menu_fault(const json& card) {
  if (!has_field(card, "action_menu")) return std::nullopt;
  const json& actions = list_field(object_field(card, "action_menu"), "action_list");
  if (actions.empty() || actions.size() > 3) return field("action_menu.action_list must have 1..3");
  std::set<std::string> keys;
  for (const json& action : actions) {
    if (text_field(action, "text").empty()) return field("action_menu.action_list.text");
    if (const auto fault = key_fault(text_field(action, "key"), keys)) return fault;
  }
  return std::nullopt;
}

std::optional<Fault> buttons_fault(World& world, const json& card) {
  const json& buttons = list_field(card, "button_list");
  if (buttons.empty() || buttons.size() > 6) return field("button_list must have 1..6");
  std::set<std::string> keys;
  for (const json& button : buttons) {
    if (text_field(button, "text").empty()) return field("button_list.text");
    if (has_field(button, "style") && !is_within(number_field(button, "style"), 1, 4))
      return field("button_list.style");
    if (const auto fault = target_fault(button, "button_list", 1)) return fault;
    if (number_field(button, "type").value_or(0) == 1) continue;
    if (const auto fault = key_fault(text_field(button, "key"), keys)) return fault;
    advise_length(world, button, "text", 10);
  }
  if (!has_field(card, "button_selection")) return std::nullopt;
  return options_fault(object_field(card, "button_selection"), "button_selection", 10);
}

std::optional<Fault> submit_fault(const json& card) {
  const std::string key = text_field(object_field(card, "submit_button"), "key");
  if (key.empty() || key.size() > kKeyBytesMax)
    return Fault{errcode::kSubmitKey, "invalid submit_button.key"};
  return std::nullopt;
}

std::optional<Fault> choices_fault(World& world, const json& card) {
  const std::string type = type_of(card);
  if (type == "button_interaction") return buttons_fault(world, card);
  if (type == "vote_interaction") {
    if (const auto fault = options_fault(object_field(card, "checkbox"), "checkbox", 20))
      return fault;
    return submit_fault(card);
  }
  if (type == "multiple_interaction") {
    const json& selects = list_field(card, "select_list");
    if (selects.empty() || selects.size() > 3) return field("select_list must have 1..3");
    for (const json& select : selects)
      if (const auto fault = options_fault(select, "select_list", 10)) return fault;
    return submit_fault(card);
  }
  return std::nullopt;
}

std::optional<Fault> notice_fault(const json& card) {
  const std::string type = type_of(card);
  if (type != "text_notice" && type != "news_notice") return std::nullopt;
  const json& action = object_field(card, "card_action");
  if (!is_within(number_field(action, "type"), 1, 2) ||
      (number_field(action, "type") == 1 && text_field(action, "url").empty()))
    return Fault{errcode::kCardAction, "invalid card_action"};
  if (type == "text_notice" && text_field(object_field(card, "main_title"), "title").empty() &&
      text_field(card, "sub_title_text").empty())
    return field("main_title.title and sub_title_text both empty");
  if (type == "news_notice" && !has_field(card, "card_image") &&
      !has_field(card, "image_text_area"))
    return field("card_image or image_text_area is needed");
  return std::nullopt;
}

}  // namespace

bool card_calls_back(const json& card) {
  return type_of(card).ends_with("_interaction") || has_field(card, "action_menu");
}

std::optional<Fault> card_fault(World& world, const json& card) {
  static const std::set<std::string> kTypes = {"text_notice", "news_notice", "button_interaction",
                                               "vote_interaction", "multiple_interaction"};
  if (!kTypes.contains(type_of(card))) return field("invalid card_type");
  const std::string task_id = text_field(card, "task_id");
  const bool needs_task = card_calls_back(card) || !task_id.empty();
  if (needs_task && (!is_task_id(task_id) || world.task_ids.find(task_id)))
    return Fault{errcode::kTaskId, "taskid has existed or empty or exceed max len"};
  if (has_field(card, "source") &&
      !is_within(number_field(object_field(card, "source"), "desc_color").value_or(0), 0, 3))
    return field("source.desc_color");
  advise_length(world, object_field(card, "main_title"), "title", 36);
  advise_length(world, object_field(card, "main_title"), "desc", 44);
  advise_length(world, object_field(card, "emphasis_content"), "title", 14);
  advise_length(world, object_field(card, "emphasis_content"), "desc", 22);
  advise_length(world, card, "sub_title_text", 160);
  if (const auto fault = menu_fault(card)) return fault;
  if (const auto fault = lists_fault(card)) return fault;
  if (const auto fault = notice_fault(card)) return fault;
  return choices_fault(world, card);
}

std::optional<Button> find_button(const json& card, const json& which) {
  std::vector<Button> buttons;
  for (const json& button : list_field(card, "button_list"))
    if (number_field(button, "type").value_or(0) == 0)
      buttons.push_back({text_field(button, "key"), text_field(button, "text")});
  if (const json& submit = object_field(card, "submit_button"); !submit.empty())
    buttons.push_back({text_field(submit, "key"), text_field(submit, "text")});
  for (const json& action : list_field(object_field(card, "action_menu"), "action_list"))
    buttons.push_back({text_field(action, "key"), text_field(action, "text"), true});
  if (which.is_number_integer()) {
    const auto n = which.get<std::int64_t>();
    if (n < 1 || n > std::int64_t(buttons.size())) return std::nullopt;
    return buttons[std::size_t(n - 1)];
  }
  if (!which.is_string()) return std::nullopt;
  const std::string words = which.get<std::string>();
  for (const Button& button : buttons)
    if (button.key == words || button.text == words) return button;
  for (const Button& button : buttons)
    if (!words.empty() && button.text.find(words) != std::string::npos) return button;
  return std::nullopt;
}

std::string card_words(const json& card) {
  std::string words;
  const auto line = [&](const std::string& text) {
    if (!text.empty()) words += (words.empty() ? "" : "\n") + text;
  };
  const json& title = object_field(card, "main_title");
  line(text_field(title, "title"));
  line(text_field(title, "desc"));
  line(text_field(object_field(card, "emphasis_content"), "title"));
  line(text_field(object_field(card, "quote_area"), "quote_text"));
  line(text_field(card, "sub_title_text"));
  for (const json& row : list_field(card, "horizontal_content_list"))
    line(text_field(row, "keyname") + ": " + text_field(row, "value"));
  for (const json& button : list_field(card, "button_list"))
    line("▷ " + text_field(button, "text"));
  return words;
}

}  // namespace huiyin::sim::wecom

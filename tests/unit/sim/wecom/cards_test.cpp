#include "sim/wecom/cards.h"

#include <catch2/catch.hpp>
#include <functional>

#include "tests/unit/sim/wecom/stage.h"

namespace cards_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;

namespace {

json buttons() {
  return {{"card_type", "button_interaction"},
          {"task_id", "t"},
          {"main_title", {{"title", "t"}}},
          {"button_list", {{{"text", "好"}, {"key", "ok"}}}}};
}

json notice() {
  return {{"card_type", "text_notice"},
          {"main_title", {{"title", "t"}}},
          {"card_action", {{"type", 1}, {"url", "https://a.example"}}}};
}

json vote() {
  return {{"card_type", "vote_interaction"},
          {"task_id", "t"},
          {"checkbox", {{"question_key", "q"}, {"option_list", {{{"id", "1"}, {"text", "甲"}}}}}},
          {"submit_button", {{"text", "提交"}, {"key", "go"}}}};
}

}  // namespace

TEST_CASE("a card outside the hard limits is refused with the code of its fault") {
  struct Row {
    const char* because;
    json card;
    std::function<void(json&)> spoil;
    int errcode;  // 0: taken
  };
  const std::vector<Row> rows = {
      {"plain", buttons(), [](json&) {}, 0},
      {"no task id", buttons(), [](json& c) { c.erase("task_id"); }, 42014},
      {"task id with a blank", buttons(), [](json& c) { c["task_id"] = "a b"; }, 42014},
      {"task id of 129", buttons(), [](json& c) { c["task_id"] = std::string(129, 'a'); }, 42014},
      {"no button", buttons(), [](json& c) { c["button_list"] = json::array(); }, 40058},
      {"seven buttons", buttons(), [](json& c) { c["button_list"] = json(7, c["button_list"][0]); },
       40058},
      {"the same key twice", buttons(),
       [](json& c) { c["button_list"] = json(2, c["button_list"][0]); }, 42018},
      {"no key", buttons(), [](json& c) { c["button_list"][0].erase("key"); }, 42019},
      {"style 5", buttons(), [](json& c) { c["button_list"][0]["style"] = 5; }, 40058},
      {"link button without url", buttons(), [](json& c) { c["button_list"][0]["type"] = 1; },
       40058},
      {"notice", notice(), [](json&) {}, 0},
      {"notice without action", notice(), [](json& c) { c.erase("card_action"); }, 42045},
      {"notice with action type 0", notice(), [](json& c) { c["card_action"]["type"] = 0; }, 42045},
      {"notice without words", notice(), [](json& c) { c.erase("main_title"); }, 40058},
      {"seven rows", notice(),
       [](json& c) {
         c["horizontal_content_list"] = json(7, {{"keyname", "k"}});
       },
       40058},
      {"four jumps", notice(),
       [](json& c) {
         c["jump_list"] = json(4, {{"title", "k"}});
       },
       40058},
      {"menu without task id", notice(),
       [](json& c) {
         c["action_menu"] = {{"action_list", {{{"text", "a"}, {"key", "k"}}}}};
       },
       42014},
      {"vote", vote(), [](json&) {}, 0},
      {"vote without submit key", vote(), [](json& c) { c["submit_button"].erase("key"); }, 42046},
      {"vote of 21", vote(),
       [](json& c) { c["checkbox"]["option_list"] = json(21, c["checkbox"]["option_list"][0]); },
       40058},
      {"unknown type", notice(), [](json& c) { c["card_type"] = "poem"; }, 40058},
  };
  for (const Row& row : rows) {
    CAPTURE(row.because);
    json card = row.card;
    row.spoil(card);
    Stage stage;
    const auto fault = stage.platform.with([&](World& world) { return card_fault(world, card); });
    CHECK((fault ? fault->errcode : 0) == row.errcode);
  }
}

TEST_CASE("a task id is taken once") {
  Stage stage;
  stage.platform.with([](World& world) {
    CHECK_FALSE(card_fault(world, buttons()));
    world.task_ids.put("t", true);
    CHECK(card_fault(world, buttons())->errcode == 42014);
  });
}

TEST_CASE("a button is found by number, key or words, the action menu last") {
  json card = buttons();
  card["action_menu"] = {{"action_list", {{{"text", "不再提醒"}, {"key", "mute"}}}}};
  CHECK(find_button(card, 1)->key == "ok");
  CHECK(find_button(card, "不再")->is_menu);
  CHECK_FALSE(find_button(card, 3));
  CHECK_FALSE(find_button(card, ""));
  CHECK_FALSE(find_button(json("not a card"), 1));
}

}  // namespace cards_test

#include "gateway/wecom/template_card.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace template_card_test {

using namespace huiyin;
using namespace huiyin::gateway;
using nlohmann::json;

TEST_CASE("a card is the platform's interactive one, with rows and buttons that call back") {
  const store::Card card{"办结：还有3天",
                         "能按期办结吗？",
                         {{"登记号", "XF2026-000101"}, {"到期", "2026年11月27日（周五）"}},
                         {{"进展", "progress/XF2026-000101"}, {"已知道", "known/XF2026-000101"}}};
  const json out = json::parse(wecom::template_card(card, "0190abc"));
  CHECK(out.at("card_type") == "button_interaction");
  CHECK(out.at("task_id") == "0190abc");
  CHECK(out.at("main_title").at("title") == "办结：还有3天");
  CHECK(out.at("main_title").at("desc") == "能按期办结吗？");
  CHECK(out.at("horizontal_content_list").at(0).at("keyname") == "登记号");
  CHECK(out.at("button_list").size() == 2);
  CHECK(out.at("button_list").at(1).at("key") == "known/XF2026-000101");
  for (const json& button : out.at("button_list")) {
    const int style = button.at("style");
    CHECK((style >= 1 && style <= 4));
  }
}

TEST_CASE("no more rows and buttons than the platform takes") {
  store::Card card{"题", "", {}, {}};
  for (int i = 0; i < 9; ++i) {
    card.rows.emplace_back("名", "值");
    card.buttons.push_back({"钮", "known/" + std::to_string(i)});
  }
  const json out = json::parse(wecom::template_card(card, "t"));
  CHECK(out.at("horizontal_content_list").size() == 6);
  CHECK(out.at("button_list").size() == 6);
}

}  // namespace template_card_test

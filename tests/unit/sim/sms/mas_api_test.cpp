#include <catch2/catch.hpp>

#include "sim/sms/api.h"
#include "tests/support/vectors.h"
#include "tests/unit/sim/sms/stage.h"

namespace sms_mas_api_test {

using namespace huiyin;
using namespace huiyin::sim;
using namespace huiyin::sim::sms;
using nlohmann::json;

namespace {

json free_text(const std::string& text = "您好") { return {{"content", text}}; }

}  // namespace

TEST_CASE("each vector's mac is taken, and not with another secret") {
  for (const json& one : testing::cases_of(testing::vector_text("sms/mas_mac.json").value())) {
    CAPTURE(one["id"].get<std::string>());
    for (const bool is_right : {true, false}) {
      const json& inputs = one["inputs"];
      Settings settings;
      Account& account = settings.account(Provider::mas);
      account.customer = inputs["ecName"];
      account.id = inputs["apId"];
      account.secret = inputs["secretKey"].get<std::string>() + (is_right ? "" : "x");
      account.signature_code = inputs["sign"];
      if (inputs.contains("templateId"))
        settings.templates.push_back({Provider::mas, inputs["templateId"], "您好"});
      Stage stage(settings);
      const json said =
          stage.said({.method = "POST", .path = one["path"], .body = one["body_base64"]});
      CHECK((said["rspcod"] == "IllegalMac") != is_right);
      CHECK(stage.violations() == (is_right ? 0 : 1));
    }
  }
}

TEST_CASE("free words come to each number, signed by the platform") {
  Stage stage;
  json fields = free_text("您的来访已登记");
  fields["mobiles"] = "13800000001,13800000002";
  fields["addSerial"] = "0012";
  const json said = stage.said(stage.mas_request(fields));
  CHECK(said["rspcod"] == "success");
  CHECK(said["success"] == true);
  CHECK(said["msgGroup"].get<std::string>().starts_with("1124090000"));
  CHECK(stage.texts("13800000002") == std::vector<std::string>{"【信访服务台】您的来访已登记"});
  CHECK(stage.violations() == 0);
}

TEST_CASE("a template is filled by position") {
  Settings settings;
  settings.templates.push_back({Provider::mas, "t", "{1}您好，{2}"});
  Stage stage(settings);
  stage.said(stage.mas_request({{"templateId", "t"}, {"params", R"(["张三","再见"])"}}));
  CHECK(stage.texts() == std::vector<std::string>{"【信访服务台】张三您好，再见"});
  CHECK(stage.said(stage.mas_request({{"templateId", "t"}, {"params", R"(["张三"])"}}))["rspcod"] ==
        "InvalidMessage");
  CHECK(stage.said(stage.mas_request({{"templateId", "u"}, {"params", R"([""])"}}))["rspcod"] ==
        "IllegalUseTemplate");
}

TEST_CASE("what does not fit has the provider's own rspcod, and breaches are named") {
  struct Row {
    const char* change;
    const char* rspcod;
    std::size_t violations;
  };
  for (const Row row : {Row{R"({"ecName":"x"})", "InvalidUsrOrPwd", 0},
                        {R"({"sign":""})", "NoSignId", 0},
                        {R"({"sign":"x"})", "IllegalSignId", 0},
                        {R"({"mobiles":"1380000"})", "InvalidMobile", 0},
                        {R"({"mobiles":""})", "InvalidMobile", 0},
                        {R"({"content":" "})", "InvalidMessage", 0},
                        {R"({"addSerial":"1234567890"})", "InvalidMessage", 1},
                        {R"({"mac":"00000000000000000000000000000000"})", "IllegalMac", 1},
                        {R"({"secretKey":"x"})", "success", 1}}) {
    CAPTURE(row.change);
    Stage stage;
    json fields = free_text();
    fields.update(json::parse(row.change));
    const json said = stage.said(stage.mas_request(fields));
    CHECK(said["rspcod"] == row.rspcod);
    CHECK(said["success"] == (said["rspcod"] == "success"));
    CHECK(stage.violations() == row.violations);
  }
}

TEST_CASE("a mac in capitals and a body that is no base64 are breaches") {
  Stage stage;
  json fields = stage.mas_fields(free_text());
  std::string mac = fields["mac"];
  for (char& c : mac) c = char(std::toupper(c));
  fields["mac"] = mac;
  CHECK(stage.said(stage.mas_request(fields))["rspcod"] == "IllegalMac");
  const auto bare = [&](const std::string& body) {
    return stage.said({.method = "POST", .path = "/sms/submit", .body = body})["rspcod"];
  };
  CHECK(bare(stage.mas_fields(free_text()).dump()) == "InvalidMessage");
  CHECK(bare("") == "InvalidMessage");
  CHECK(stage.violations() == 3);
}

}  // namespace sms_mas_api_test

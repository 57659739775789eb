#include "sim/sms/receipts.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/sms/stage.h"

namespace sms_receipts_test {

using namespace huiyin;
using namespace huiyin::sim::sms;
using nlohmann::json;

namespace {

json pushed(const Stage& stage, std::size_t at = 0) {
  return json::parse(stage.pushes.at(at).document);
}

}  // namespace

TEST_CASE("a receipt has its provider's shape, and the id that the answer gave") {
  Stage stage;
  const json aliyun = stage.aliyun(stage.aliyun_query());
  const json tencent = stage.tencent_status(stage.tencent_body());
  const json mas = stage.said(stage.mas_request({{"content", "您好"}}));
  stage.pass();
  REQUIRE(stage.pushes.size() == 3);
  const json report = pushed(stage)[0];
  CHECK(report["biz_id"] == aliyun["BizId"]);
  CHECK(report["out_id"] == "hy-1");
  CHECK(report["success"] == true);
  CHECK(report["sms_size"] == "1");
  CHECK(report["report_time"] == "2026-11-24 09:00:00");
  CHECK(pushed(stage, 1)[0]["sid"] == tencent["SerialNo"]);
  CHECK(pushed(stage, 1)[0]["report_status"] == "SUCCESS");
  CHECK(pushed(stage, 2)["msgGroup"] == mas["msgGroup"]);
  CHECK(pushed(stage, 2)["reportStatus"] == "CM:0000");
  CHECK(pushed(stage, 2)["receiveDate"] == "20261124090000");
}

TEST_CASE("a reply has its provider's shape") {
  Stage stage;
  const auto write = [&](Provider provider) {
    REQUIRE(stage.platform.with([&](World& world) {
      return owner_writes(world, "13800000001", "改到周三", {.provider = provider}).has_value();
    }));
  };
  for (const Provider provider : kProviders) write(provider);
  CHECK(pushed(stage)[0]["sign_name"] == "信访服务台");
  CHECK(pushed(stage)[0]["sequence_id"].is_number_integer());
  CHECK(pushed(stage, 1)["time"] == 1795482000);
  CHECK(pushed(stage, 1)["extend"] == "0");
  CHECK(pushed(stage, 2)["smsContent"] == "改到周三");
  CHECK(pushed(stage, 2)["sendTime"] == "2026-11-24 09:00:00");
}

TEST_CASE("receipts are lost, doubled, or accompanied by one of an unknown id") {
  struct Row {
    const char* fault;
    std::size_t pushes, ids;
  };
  for (const Row row :
       {Row{"receipt_lost", 0, 0}, {"receipt_duplicate", 2, 1}, {"receipt_unknown_id", 2, 2}}) {
    CAPTURE(row.fault);
    Stage stage;
    stage.fault({{row.fault, 1}});
    stage.aliyun(stage.aliyun_query());
    stage.pass();
    std::set<std::string> ids;
    for (std::size_t i = 0; i < stage.pushes.size(); ++i)
      ids.insert(pushed(stage, i)[0]["biz_id"].get<std::string>());
    CHECK(stage.pushes.size() == row.pushes);
    CHECK(ids.size() == row.ids);
  }
}

TEST_CASE("receipts of a while come in one array, in their order or turned round") {
  for (const bool is_reversed : {false, true}) {
    Stage stage;
    stage.fault({{"receipt_batch_ms", 100}, {"receipt_reversed", is_reversed ? 1 : 0}});
    stage.tencent_status(stage.tencent_body());
    stage.tencent_status(stage.tencent_body({"13800000002"}));
    stage.pass();  // both are due
    CHECK(stage.pushes.empty());
    stage.pass();  // and now the batch is
    REQUIRE(stage.pushes.size() == 1);
    REQUIRE(pushed(stage).size() == 2);
    CHECK(pushed(stage)[0]["mobile"] == (is_reversed ? "13800000002" : "13800000001"));
  }
  Stage stage;
  stage.fault({{"receipt_reversed", 1}});
  stage.aliyun(stage.aliyun_query());
  stage.pass();
  CHECK(stage.pushes.at(0).delay >= milliseconds(300));
}

TEST_CASE("a push is over by the provider's own words, and comes again by its schedule") {
  CHECK(is_taken(Provider::aliyun, 200, R"({"code":0,"msg":"x"})"));
  CHECK_FALSE(is_taken(Provider::aliyun, 200, R"({"code":"0"})"));
  CHECK_FALSE(is_taken(Provider::aliyun, 200, "ok"));
  CHECK_FALSE(is_taken(Provider::aliyun, 500, R"({"code":0})"));
  CHECK(is_taken(Provider::tencent, 200, R"({"result":0,"errmsg":"OK"})"));
  CHECK_FALSE(is_taken(Provider::tencent, 200, R"({"result":1})"));
  CHECK(is_taken(Provider::mas, 200, ""));
  CHECK_FALSE(is_taken(Provider::mas, 404, ""));
  CHECK(pause_before(Provider::aliyun, 2) == seconds(60));
  CHECK(pause_before(Provider::aliyun, 10) == seconds(3600));
  CHECK_FALSE(pause_before(Provider::aliyun, 11));
  CHECK(pause_before(Provider::mas, 4) == seconds(600));
  CHECK_FALSE(pause_before(Provider::tencent, 5));
}

}  // namespace sms_receipts_test

#include "sim/sms/delivery.h"

#include <catch2/catch.hpp>

#include "tests/unit/sim/sms/stage.h"

namespace sms_delivery_test {

using namespace huiyin;
using namespace huiyin::sim::sms;
using nlohmann::json;

namespace {

const std::string kPhone = "13800000001";

// What one SMS's receipt says of it, at each provider.
std::vector<std::string> codes(Stage& stage) {
  stage.aliyun(stage.aliyun_query());
  stage.said(stage.tencent_request(stage.tencent_body()));
  stage.said(stage.mas_request({{"content", "您好"}}));
  stage.pass();
  std::vector<std::string> all;
  for (const Push& push : stage.pushes) {
    const json document = json::parse(push.document);
    const json one = document.is_array() ? document[0] : document;
    all.push_back(one.value("err_code", one.value("errmsg", one.value("errorCode", ""))));
  }
  stage.pushes.clear();
  return all;
}

void set(Stage& stage, PhoneIs is) {
  stage.platform.with([&](World& world) { set_phone(world, world.phone(kPhone), is); });
}

}  // namespace

TEST_CASE("what comes is told as delivered, each provider in its word") {
  Stage stage;
  CHECK(codes(stage) == std::vector<std::string>{"DELIVERED", "DELIVRD", "DELIVRD"});
}

TEST_CASE("to an absent number nothing comes, and the receipts say so") {
  Stage stage;
  set(stage, PhoneIs::absent);
  CHECK(codes(stage) == std::vector<std::string>{"MOBILE_NOT_ON_SERVICE", "MK:0001", "MK:0001"});
  CHECK(stage.texts().empty());
}

TEST_CASE("SMS wait for a phone that is off, two days at most") {
  Stage stage;
  set(stage, PhoneIs::off);
  CHECK(codes(stage).empty());
  stage.clock.advance(hours(1));
  set(stage, PhoneIs::on);
  stage.pass();
  CHECK(stage.pushes.size() == 3);
  CHECK(stage.texts().size() == 3);
  set(stage, PhoneIs::off);
  stage.pushes.clear();
  CHECK(codes(stage).empty());
  stage.clock.advance(hours(49));
  set(stage, PhoneIs::on);
  stage.pass();
  REQUIRE(stage.pushes.size() == 3);
  CHECK(stage.pushes[0].document.find("EXPIRED") != std::string::npos);
  CHECK(stage.texts().size() == 3);
}

TEST_CASE("who has refused SMS gets none") {
  Stage stage;
  stage.platform.with([](World& world) {
    world.phone(kPhone).refuses = {Provider::aliyun, Provider::mas};
  });
  CHECK(codes(stage) == std::vector<std::string>{"MOBILE_IN_BLACK", "DELIVRD", "DB:0140"});
  CHECK(stage.texts().size() == 1);
}

TEST_CASE("the share that fails does so with the carriers' codes") {
  Stage stage;
  stage.fault({{"sms_failed", 1}, {"sms_failed_codes", {"MN:0001"}}});
  CHECK(codes(stage) == std::vector<std::string>(3, "MN:0001"));
  CHECK(stage.texts().empty());
}

TEST_CASE("an owner answers the last SMS, the one of a line, or writes by himself") {
  Stage stage;
  const auto write = [&](const std::string& text, const Addressee& to) {
    return stage.platform.with([&](World& world) { return owner_writes(world, kPhone, text, to); });
  };
  CHECK(write("1", {}).error().where == "line");
  stage.aliyun(stage.aliyun_query());
  stage.said(stage.mas_request({{"content", "您好"}, {"addSerial", "0012"}}));
  CHECK(write(" ", {}).error().where == "text");
  CHECK(write("1", {.line = 7}).error().where == "line");
  CHECK(write("1", {}).value() == 2);
  CHECK(write("2", {.line = 0}).value() == 3);
  CHECK(write("3", {.provider = Provider::tencent, .extension = "12"}).value() == 4);
  REQUIRE(stage.pushes.size() == 3);
  CHECK(stage.pushes[0].provider == Provider::mas);
  CHECK(json::parse(stage.pushes[0].document)["addSerial"] == "10657300789000012");
  CHECK(json::parse(stage.pushes[1].document)[0]["content"] == "2");
  CHECK(json::parse(stage.pushes[2].document)["extend"] == "12");
  for (const Push& push : stage.pushes) CHECK(push.door == Door::replies);
}

}  // namespace sms_delivery_test

#include "gateway/walk/sms_door.h"

#include <catch2/catch.hpp>

#include "tests/unit/gateway/walk/sms_room.h"

namespace sms_door_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using Catch::Contains;
using store::OutboxState;

namespace {

struct Knocked : SmsRoom {
  int post(SmsDoor::What what, const std::string& body, const std::string& key = kPushKey,
           const std::string& provider = "aliyun", const std::string& from = "10.0.0.9") {
    HttpRequest request{.method = "POST",
                        .query = {{"key", key}},
                        .captures = {provider},
                        .body = body,
                        .remote_address = from};
    answer = {};
    door.take(what, request, Responder([&](HttpResponse given) { answer = std::move(given); }));
    wait_for_writes();
    return answer.status;
  }
  std::string report(const std::string& id, const std::string& phone = kPhone) {
    return R"([{"phone_number":")" + phone +
           R"(","send_time":"2026-11-02 09:00:00","report_time":"2026-11-02 09:00:05",)"
           R"("success":true,"err_code":"DELIVERED","err_msg":"ok","sms_size":"1","biz_id":")" +
           id + R"(","out_id":""}])";
  }
  std::string reply(const std::string& text, int sequence) {
    return R"([{"phone_number":"13900007001","send_time":"2026-11-02 09:01:00","content":")" +
           text + R"(","sign_name":"测试信访","dest_code":"1","sequence_id":)" +
           std::to_string(sequence) + "}]";
  }

  HttpResponse answer;
  std::vector<store::ConversationId> woken;
  SmsIntake intake{parts<Intake::Parts>(),
                   [this](store::ConversationId who) { woken.push_back(who); }};
  SmsDoor door{intake,
               {{"ali", sms::sms_provider("aliyun"), kPushKey, {}},
                {"ali2", sms::sms_provider("aliyun"), "another-key-of-16", {"10.9.9.9"}},
                {"shut", sms::sms_provider("mas"), "", {}}}};
};

}  // namespace

TEST_CASE("a receipt is answered in the provider's way, and its message is delivered") {
  Knocked room;
  const auto id = room.say("您好");
  room.drain();
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1")) == 200);
  CHECK_THAT(room.answer.body, Contains("\"code\":0"));
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1")) == 200);
  CHECK(room.post(SmsDoor::What::reports, room.report("id-7")) == 200);
  const auto counts = room.intake.counts();
  CHECK(counts.matched == 1);
  CHECK(counts.repeated == 1);
  CHECK(counts.kept == 1);
}

TEST_CASE("without the key of that provider's account nothing is read") {
  Knocked room;
  const auto id = room.say("您好");
  room.drain();
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1"), "") == 404);
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1"), "9f3c5b7a1e2d4c6c") == 404);
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1"), kPushKey, "tencent") == 404);
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1"), "", "mas") == 404);
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1"), "another-key-of-16") == 403);
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1"), "another-key-of-16", "aliyun",
                  "10.9.9.9") == 200);  // of an account by which it did not go
  CHECK(room.state(id) == OutboxState::accepted);
  CHECK(room.door.counts().refused == 5);
  CHECK(room.post(SmsDoor::What::reports, "no JSON") == 400);
}

TEST_CASE("what a citizen answers is a message of his phone's conversation, once") {
  Knocked room;
  CHECK(room.post(SmsDoor::What::replies, room.reply("我想预约", 5)) == 200);
  CHECK(room.post(SmsDoor::What::replies, room.reply("我想预约", 5)) == 200);
  CHECK(room.post(SmsDoor::What::replies, room.reply("我想预约", 6)) == 200);
  REQUIRE(room.woken.size() == 2);
  CHECK(room.woken[0] == room.woken[1]);
  CHECK(room.number("SELECT COUNT(*) FROM inbox WHERE state = 0") == 2);
  CHECK(room.text("SELECT channel FROM conversation") == "sms");
  CHECK(room.intake.counts().replies_repeated == 1);
}

TEST_CASE("an element that cannot be read is kept for a person, and its neighbours count") {
  Knocked room;
  const auto id = room.say("您好");
  room.drain();
  std::string body = room.report("id-1");
  body.insert(1, "\"x\",");
  CHECK(room.post(SmsDoor::What::reports, body) == 200);
  CHECK(room.state(id) == OutboxState::delivered);
  CHECK(room.intake.counts().bad == 1);
  CHECK(room.number("SELECT COUNT(*) FROM inbox WHERE kind = 'sms.unreadable'") == 1);
}

TEST_CASE("what the store does not take is not answered as taken") {
  Knocked room;
  room.break_writes("sms_receipt");
  CHECK(room.post(SmsDoor::What::reports, room.report("id-1")) == 503);
  CHECK(room.door.counts().not_committed == 1);
}

}  // namespace sms_door_test

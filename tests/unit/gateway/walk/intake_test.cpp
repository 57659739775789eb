#include "gateway/walk/intake.h"

#include <array>
#include <catch2/catch.hpp>
#include <future>
#include <nlohmann/json.hpp>

#include "gateway/http/url_text.h"
#include "tests/support/vectors.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace intake_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

wecom::CallbackCrypto crypto_of(const std::string& token, const std::string& key,
                                const std::string& corp) {
  return *wecom::CallbackCrypto::make(token, key, corp, "wecom.app");
}

// A door on a fresh store, and whom it woke.
struct Doorway {
  explicit Doorway(const std::string& token = "DoorToken",
                   const std::string& key = std::string(43, 'k'), const std::string& corp = "ww1",
                   store::WriterMode writer = store::WriterMode::caller,
                   std::size_t queue_max = 1000)
      : room(writer, queue_max), crypto(crypto_of(token, key, corp)) {}

  WalkRoom room;
  wecom::CallbackCrypto crypto;
  std::vector<std::string> bells;
  std::vector<store::ConversationId> messages;
  Intake intake{room.parts<Intake::Parts>(),
                "app",
                crypto,
                {},
                {[this](const std::string& account) { bells.push_back(account); },
                 [this](store::ConversationId who) { messages.push_back(who); }}};
  int sealings = 0;

  HttpResponse ask(const HttpRequest& request) {
    HttpResponse got{.status = 0};
    Responder responder([&](HttpResponse response) { got = std::move(response); });
    if (request.method == "GET")
      intake.verify(request, std::move(responder));
    else
      intake.take(request, std::move(responder));
    return got;
  }

  // With a writer of its own thread.
  int ask_and_wait(const HttpRequest& request) {
    std::promise<int> status;
    intake.take(request, Responder([&](HttpResponse got) { status.set_value(got.status); }));
    return status.get_future().get();
  }

  // As the platform pushes it: signed and encrypted.
  HttpRequest pushed(const std::string& plain) {
    std::array<unsigned char, 16> salt{};
    salt[0] = static_cast<unsigned char>(++sealings);
    const std::string encrypt = crypto.encrypt(plain, salt);
    const std::string at = std::to_string(room.clock.now().time_since_epoch().count() / 1000);
    return {.method = "POST",
            .query = {{"msg_signature", crypto.signature(at, "n", encrypt)},
                      {"timestamp", at},
                      {"nonce", "n"}},
            .body = "<xml><ToUserName>ww1</ToUserName><Encrypt>" + encrypt + "</Encrypt></xml>"};
  }

  std::int64_t stored() { return room.rows("inbox") + room.rows("kf_account"); }
};

std::string words_of_staff(const std::string& text, const std::string& msgid = "1") {
  return "<xml><ToUserName>ww1</ToUserName><FromUserName>YeQing</FromUserName><CreateTime>"
         "1795482000</CreateTime><MsgType>text</MsgType><Content>" +
         text + "</Content><MsgId>" + msgid + "</MsgId><AgentID>1000002</AgentID></xml>";
}

std::string bell(const std::string& token) {
  return "<xml><ToUserName>ww1</ToUserName><CreateTime>1795482000</CreateTime><MsgType>event"
         "</MsgType><Event>kf_msg_or_event</Event><Token>" +
         token + "</Token><OpenKfId>wkDesk01</OpenKfId></xml>";
}

bool fits(const json& wanted, int status) {
  if (wanted.is_number()) return wanted == status;
  const auto text = wanted.get<std::string>();
  return (text.find("4xx") != std::string::npos && status >= 400 && status < 500) ||
         text.find(std::to_string(status)) != std::string::npos;
}

}  // namespace

TEST_CASE("callbacks in order on one fresh store: status, answer, and rows") {
  const auto vectors = json::parse(*vector_text("wecom/callbacks.json"));
  const json& keys = vectors.at("credentials");
  Doorway door(keys.at("token"), keys.at("encoding_aes_key"), keys.at("receive_id"));
  for (const json& c : vectors.at("cases")) {
    CAPTURE(c.at("id").get<std::string>());
    HttpRequest request{.method = c.at("method"), .body = c.value("body", "")};
    request.query = query_pairs(c.at("query").get<std::string>()).value();
    if (const auto at = request.parameter("timestamp"); at && !at->empty() && isdigit((*at)[0]))
      door.room.clock.set(Instant(seconds{std::stoll(std::string(*at))}));
    if (c.at("id").get<std::string>().find("stale") != std::string::npos)
      door.room.clock.advance(hours{1});
    const auto before = door.stored();
    const HttpResponse got = door.ask(request);
    const json& expect = c.at("expect");
    CHECK(fits(expect.at("status"), got.status));
    if (expect.contains("body")) CHECK(got.body == expect.at("body").get<std::string>());
    if (got.status != 200) CHECK(got.body.empty());  // no word tells a forger what was wrong
    if (expect.contains("stored") && expect.at("stored").is_number())
      CHECK(door.stored() - before == expect.at("stored"));
    CHECK(door.stored() - before <= 1);
  }
  // Nothing of what was said, of who said it, and of what it was sealed with is in the log.
  for (const char* secret : {"停水", "wang.fang", "XF2026"}) CHECK_FALSE(door.room.log.has(secret));
  CHECK_FALSE(door.room.log.has(keys.at("token")));
  CHECK_FALSE(door.room.log.has(keys.at("encoding_aes_key")));
  CHECK(door.room.log.has("code=wecom.signature"));
}

TEST_CASE("what staff write is a message to answer, of their own conversation") {
  Doorway door;
  CHECK(door.ask(door.pushed(words_of_staff("待办"))).status == 200);
  REQUIRE(door.messages.size() == 1);
  CHECK(door.messages[0] == door.room.staff("yeqing"));  // the userid in small letters
  CHECK(door.room.number("SELECT state FROM inbox") == 0);
  CHECK(door.room.number("SELECT COUNT(*) FROM conversation WHERE work_since IS NOT NULL") == 1);
  CHECK(door.room.text("SELECT payload FROM inbox").find("待办") == std::string::npos);  // sealed
}

TEST_CASE("a button pressed on a card is a message to answer; other events are on record alone") {
  Doorway door;
  const auto event = [](const std::string& name, const std::string& fields) {
    return "<xml><ToUserName>ww1</ToUserName><FromUserName>YeQing</FromUserName><CreateTime>"
           "1795482000</CreateTime><MsgType>event</MsgType><Event>" +
           name + "</Event>" + fields + "<AgentID>1000002</AgentID></xml>";
  };
  CHECK(door.ask(door.pushed(event("enter_agent", ""))).status == 200);
  CHECK(door.messages.empty());
  CHECK(door.ask(door.pushed(event("template_card_event",
                                   "<EventKey>known/XF2026-000101</EventKey><TaskId>t-1</TaskId>"
                                   "<CardType>button_interaction</CardType>"
                                   "<ResponseCode>code-1</ResponseCode>")))
            .status == 200);
  CHECK(door.messages == std::vector{door.room.staff("yeqing")});
  CHECK(door.room.number("SELECT COUNT(*) FROM inbox WHERE state = 0") == 1);
}

TEST_CASE("the same bytes again, and the same message sealed anew: 200 and no effect") {
  Doorway door;
  const HttpRequest first = door.pushed(words_of_staff("待办"));
  CHECK(door.ask(first).status == 200);
  CHECK(door.ask(first).status == 200);
  CHECK(door.ask(door.pushed(words_of_staff("待办"))).status == 200);
  CHECK(door.room.rows("inbox") == 1);
  CHECK(door.messages.size() == 1);
  CHECK(door.intake.counts().taken == 1);
  CHECK(door.intake.counts().repeated == 2);
}

TEST_CASE("a bell is kept with its token and wakes the puller, and is no message") {
  Doorway door;
  CHECK(door.ask(door.pushed(bell("ENC-first"))).status == 200);
  CHECK(door.ask(door.pushed(bell("ENC-second"))).status == 200);
  CHECK(door.bells == std::vector<std::string>{"wkDesk01", "wkDesk01"});
  CHECK(door.room.rows("inbox") == 0);
  CHECK(door.room.text("SELECT bell_token FROM kf_account") == "ENC-second");
  CHECK(door.intake.counts().taken == 2);
}

TEST_CASE("a callback that cannot be committed is answered 503, and the next attempt counts") {
  Doorway door;
  const HttpRequest request = door.pushed(words_of_staff("待办"));
  door.room.break_writes("inbox");
  const HttpResponse refused = door.ask(request);
  CHECK(refused.status == 503);
  CHECK(refused.body.empty());
  CHECK(door.messages.empty());
  CHECK(door.room.rows("callback_seen") == 0);  // else the platform's next attempt had no effect
  CHECK(door.intake.counts().not_committed == 1);
  door.room.heal();
  CHECK(door.ask(request).status == 200);
  CHECK(door.messages.size() == 1);
  CHECK(door.intake.counts().taken == 1);
}

TEST_CASE("when too many writes wait, a callback is answered 503 at once") {
  Doorway door("DoorToken", std::string(43, 'k'), "ww1", store::WriterMode::thread, 1);
  const HttpRequest request = door.pushed(words_of_staff("待办"));
  {
    BusyWriter busy(door.room.database, 1);
    CHECK(door.ask(request).status == 503);
  }
  CHECK(door.intake.counts().not_committed == 1);
  CHECK(door.ask_and_wait(request) == 200);
  door.room.wait_for_writes();
  CHECK(door.room.rows("inbox") == 1);
}

TEST_CASE("what is unreadable or unknown is kept for the operator and answered by nobody") {
  Doorway door;
  CHECK(door.ask(door.pushed("no message at all")).status == 200);
  CHECK(door.ask(door.pushed("<xml><ToUserName>ww1</ToUserName><FromUserName>a</FromUserName>"
                             "<CreateTime>1795482000</CreateTime><MsgType>hologram</MsgType>"
                             "<MsgId>7</MsgId><AgentID>1000002</AgentID></xml>"))
            .status == 200);
  CHECK(door.room.number("SELECT COUNT(*) FROM inbox WHERE state = 3") == 2);
  CHECK(door.messages.empty());
  CHECK(door.intake.counts().set_aside == 2);
}

TEST_CASE("a moment that no clock holds is taken for now") {
  Doorway door;
  for (const char* moment : {"9223372036854775807", "-9223372036854775807", "253402300800"}) {
    CAPTURE(moment);
    std::string plain = words_of_staff("待办", std::to_string(door.sealings + 1));
    plain.replace(plain.find("1795482000"), 10, moment);
    CHECK(door.ask(door.pushed(plain)).status == 200);
  }
  const auto now = door.room.clock.now().time_since_epoch().count();
  CHECK(door.room.number("SELECT MAX(sent_at) FROM inbox") == now);
  CHECK(door.room.number("SELECT MIN(sent_at) FROM inbox") >= 0);
}

TEST_CASE("a forger is refused by status alone, counted, and named by code in the log") {
  Doorway door;
  HttpRequest forged = door.pushed(words_of_staff("转账给我"));
  forged.query[0].second = std::string(40, '0');
  HttpRequest stale = door.pushed(words_of_staff("转账给我"));
  door.room.clock.advance(minutes{11});
  CHECK(door.ask(forged).status == 403);
  CHECK(door.ask(stale).status == 403);
  CHECK(door.ask({.method = "POST", .body = "x"}).status == 400);
  CHECK(door.intake.counts().refused == 3);
  CHECK(door.room.rows("inbox") == 0);
  CHECK(door.room.log.has("code=wecom.stale"));
  CHECK_FALSE(door.room.log.has("转账"));
}

}  // namespace intake_test

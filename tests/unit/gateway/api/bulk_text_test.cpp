#include "gateway/api/bulk_text.h"

#include <catch2/catch.hpp>

#include "store/bulk_feed.h"
#include "store/outbox.h"
#include "store/sayings.h"
#include "tests/unit/gateway/api/api_room.h"

namespace api_bulk_text_test {

using namespace huiyin;
using namespace huiyin::testing;
using Catch::Contains;
using nlohmann::json;

namespace {

json value(const char* name, const char* words) {
  return json::object({{"name", name}, {"value", words}});
}

json one(const char* phone, const char* name, const char* words) {
  return json::object({{"phone", phone}, {"values", json::array({value(name, words)})}});
}

json of_text(const char* key, json recipients, json values = json::array()) {
  return {{"text_key", key}, {"values", std::move(values)}, {"recipients", std::move(recipients)}};
}

struct TextOffice : ApiRoom {
  std::string sender = key({"bulk:send"});
  Told order(const json& body, const char* path = "/bulk") {
    return call("POST", path, {.key = sender, .body = body.dump()});
  }
  void feed() {
    database.write([&](store::Transaction& tx) {
      store::do_bulk_work(api_parts.at_main(tx, clock.now(), "bulk", mail_waits), {});
    });
  }
  std::vector<bot::Saying> said() {
    return database.read([&](store::Transaction& tx) {
      std::vector<bot::Saying> all;
      for (const auto& [sealed, name] : tx.rows<std::string, std::string>(
               "SELECT body, message_key FROM outbox WHERE about = 'bulk' ORDER BY id"))
        all.push_back(store::read_saying_body(keys.open(sealed, "outbox/" + name).value()).saying);
      return all;
    });
  }
};

}  // namespace

TEST_CASE("a text is filled for each by the office, by what all share and by what is his alone") {
  TextOffice room;
  const json each =
      json::array({one("13900001001", "验证码", "111111"), one("13900001002", "验证码", "222222")});
  const json body =
      of_text("bind.code_sms", json::object({{"each", each}}), json::array({value("分钟", "10")}));
  const Told looked = room.order(body, "/bulk/look");
  REQUIRE(looked.status == 200);
  CHECK(looked.body["recipients"] == 2);
  CHECK(looked.body["sms_parts"].get<int>() >= 2);
  CHECK_THAT(looked.body["first"][1]["sms"].get<std::string>(), Contains("222222"));
  CHECK(looked.body["first"][1]["to"] == petition::Phone::parse("13900001002")->masked());
  CHECK(room.said().empty());
  const Told ordered = room.order(body);
  REQUIRE(ordered.status == 201);
  CHECK(ordered.body["text_key"] == "bind.code_sms");
  CHECK_THAT(ordered.body["text"].get<std::string>(), Contains("{验证码}"));
  room.feed();
  const auto said = room.said();
  REQUIRE(said.size() == 2);
  CHECK_THAT(said[0].text, Contains("111111") && Contains(room.office.facts.name));
  CHECK_THAT(said[1].text, Contains("222222"));
  CHECK(said[1].of.key == "bind.code_sms");  // so that it may go by a provider's template
  CHECK(said[1].of.values.at("验证码") == "222222");
}

TEST_CASE("what is missing is told with its recipient, what the text has not with its name") {
  TextOffice room;
  const json each =
      json::array({one("13900001001", "验证码", "111111"), one("13900001002", "口令", "x")});
  const Told told = room.order(
      of_text("bind.code_sms", json::object({{"each", each}}), json::array({value("分钟", "10")})));
  REQUIRE(told.status == 422);
  std::map<std::string, std::string> by_code;
  for (const json& fault : told.body["errors"])
    by_code[fault["code"].get<std::string>()] = fault["where"].get<std::string>();
  CHECK_THAT(by_code["bulk.value_missing"], Contains("each[1]"));
  CHECK_THAT(by_code["bulk.value_unknown"], Contains("each[1]"));
  CHECK(by_code.size() == 2);
  room.feed();
  CHECK(room.said().empty());
}

TEST_CASE("no text but one that is said to citizens is sent to many") {
  TextOffice room;
  const json phones = json::object({{"phones", json::array({"13900001001"})}});
  for (const char* key :
       {"no.such", "case_told.assigned.x", "desk.human", "greet.brief", "notice.acceptance"})
    CHECK(room.order(of_text(key, phones)).code() == "bulk.text");
}

TEST_CASE("what one alone is told is sealed, and a value cannot bring a signature") {
  TextOffice room;
  const json each = json::array({one("13900001001", "验证码", "【11】")});
  REQUIRE(room.order(of_text("bind.code_sms", json::object({{"each", each}}),
                             json::array({value("分钟", "10")})))
              .status == 201);
  CHECK_THAT(room.text("SELECT own FROM bulk_recipient"), !Contains("11"));
  room.feed();
  REQUIRE(room.said().size() == 1);
  CHECK_THAT(room.said()[0].text, Contains("〔11〕"));
}

TEST_CASE("who cannot be read is not told something else: the sending is paused for a person") {
  TextOffice room;
  const json each = json::array({one("13900001001", "验证码", "111111")});
  const Told ordered = room.order(
      of_text("bind.code_sms", json::object({{"each", each}}), json::array({value("分钟", "10")})));
  REQUIRE(ordered.status == 201);
  room.change("UPDATE bulk_recipient SET own = 'x'");
  room.feed();
  CHECK(room.said().empty());
  CHECK(room.number("SELECT state FROM bulk_sending") == std::int64_t(store::BulkState::paused));
}

}  // namespace api_bulk_text_test

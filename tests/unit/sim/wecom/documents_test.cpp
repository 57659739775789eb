#include "sim/wecom/documents.h"

#include <catch2/catch.hpp>

#include "sim/wecom/crypto.h"
#include "tests/unit/sim/wecom/stage.h"

namespace documents_test {

using namespace huiyin;
using namespace huiyin::sim::wecom;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const auto at = text.find(begin);
  if (at == std::string::npos) return "";
  const auto from = at + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

}  // namespace

TEST_CASE("texts stand in CDATA, numbers bare, lists as repeated elements") {
  CHECK(xml_document({{"A", "x<y"}, {"N", 7}, {"L", {{"I", {"1", "2"}}}}}) ==
        "<xml><A><![CDATA[x<y]]></A><N>7</N><L><I><![CDATA[1]]></I><I><![CDATA[2]]></I></L></xml>");
  CHECK(xml_document({{"A", "a]]>b"}}) == "<xml><A><![CDATA[a]]]]><![CDATA[>b]]></A></xml>");
}

TEST_CASE("what is sealed opens with the same key, for the corp, under its signature") {
  SeededRandom random(1);
  const Settings settings;
  const SealedRequest request = seal(
      settings, {.door = Door::app, .document = "<xml/>", .userid = "linyue"}, 1700000000, random);
  const std::string encrypted = between(request.body, "<Encrypt><![CDATA[", "]]>");
  const auto opened = CallbackKey::parse(settings.app_aes_key)->open(encrypted);
  REQUIRE(opened);
  CHECK(opened->message == "<xml/>");
  CHECK(opened->receiver == settings.corp_id);
  CHECK(between(request.query, "msg_signature=", "&") ==
        signature(settings.app_token, "1700000000", between(request.query + "&", "nonce=", "&"),
                  encrypted));
  CHECK(request.body.find("<AgentID>") != std::string::npos);
}

TEST_CASE("in JSON mode the app's envelope and document are JSON with the names of the XML") {
  Settings settings;
  settings.app_format = CallbackFormat::json;
  Stage stage(settings);
  stage.platform.with([](World& world) { return staff_says(world, "linyue", "在吗"); }).value();
  const Delivery& delivery = stage.deliveries.back();
  const json document = json::parse(delivery.callback.document);
  CHECK(document["Content"] == "在吗");
  CHECK(document["MsgId"].is_number_unsigned());
  const json envelope = json::parse(delivery.sealed.body);
  CHECK(envelope["tousername"] == settings.corp_id);
  CHECK(envelope["agentid"] == settings.agent_id);
}

TEST_CASE("a passive reply is read only when signature, receiver and form are right") {
  SeededRandom random(1);
  const Settings settings;
  const auto key = CallbackKey::parse(settings.app_aes_key);
  const auto reply = [&](const std::string& receiver, const std::string& token) {
    const std::string encrypted =
        key->seal("<xml><Content><![CDATA[收到]]></Content></xml>", receiver, random);
    return xml_document({{"Encrypt", encrypted},
                         {"MsgSignature", signature(token, "1", "2", encrypted)},
                         {"TimeStamp", 1},
                         {"Nonce", "2"}});
  };
  CHECK(passive_words(settings, Door::app, reply(settings.corp_id, settings.app_token)).value() ==
        "收到");
  CHECK_FALSE(passive_words(settings, Door::app, reply("other", settings.app_token)));
  CHECK_FALSE(passive_words(settings, Door::app, reply(settings.corp_id, "other")));
  CHECK_FALSE(passive_words(settings, Door::app, "<xml"));
}

}  // namespace documents_test

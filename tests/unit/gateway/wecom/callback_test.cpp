#include "gateway/wecom/callback.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/support/vectors.h"

namespace callback_test {

using namespace huiyin;
using namespace huiyin::gateway::wecom;
using nlohmann::json;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

int hex(char c) { return c <= '9' ? c - '0' : (c | 32) - 'a' + 10; }

// What the server does: one decoding.
std::string decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

Pairs query_of(const std::string& text) {
  Pairs pairs;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('&', begin), text.size());
    const std::string part = text.substr(begin, end - begin);
    const auto equals = std::min(part.find('='), part.size());
    pairs.emplace_back(decoded(part.substr(0, equals)),
                       equals < part.size() ? decoded(part.substr(equals + 1)) : "");
    begin = end + 1;
  }
  return pairs;
}

bool fits(const json& wanted, int status) {
  if (wanted.is_number()) return wanted == status;
  const auto text = wanted.get<std::string>();
  return (text.find("4xx") != std::string::npos && status >= 400 && status < 500) ||
         text.find(std::to_string(status)) != std::string::npos;
}

const CallbackCrypto kCrypto =
    *CallbackCrypto::make("secrettoken", std::string(43, 'k'), "ww1", "x");
const Instant kNow{seconds{1767229200}};

struct Envelope {
  Pairs query;
  std::string body;
};

Envelope sealed(const std::string& plain, const std::string& timestamp = "1767229200") {
  const auto encrypt = kCrypto.encrypt(plain, std::array<unsigned char, 16>{});
  return {{{"msg_signature", kCrypto.signature(timestamp, "n", encrypt)},
           {"timestamp", timestamp},
           {"nonce", "n"}},
          "<xml><ToUserName>ww1</ToUserName><Encrypt>" + encrypt + "</Encrypt></xml>"};
}

auto read(const Envelope& envelope, Instant now = kNow) {
  return read_callback(kCrypto, envelope.query, envelope.body, now, {});
}

}  // namespace

TEST_CASE("whole callbacks in order: status, answer, and what is new") {
  const auto vectors = json::parse(*testing::vector_text("wecom/callbacks.json"));
  const json& keys = vectors.at("credentials");
  const auto crypto =
      CallbackCrypto::make(keys.at("token"), keys.at("encoding_aes_key").get<std::string>(),
                           keys.at("receive_id"), "wecom.app");
  REQUIRE(crypto);
  std::set<std::string> inbox;
  for (const json& c : vectors.at("cases")) {
    CAPTURE(c.at("id").get<std::string>());
    const auto query = query_of(c.at("query"));
    Instant now = kNow;
    for (const auto& [key, value] : query)
      if (key == "timestamp") now = Instant(seconds{std::stoll(value)});
    const json& expect = c.at("expect");
    if (c.at("method") == "GET") {
      const auto answer = verify_url(*crypto, query, now, {});
      CHECK(fits(expect.at("status"), answer ? 200 : answer.error().status));
      if (expect.contains("body"))
        CHECK(answer.value_or("?") == expect.at("body").get<std::string>());
      continue;
    }
    const auto callback = read_callback(*crypto, query, c.at("body").get<std::string>(), now, {});
    CHECK(fits(expect.at("status"), callback ? 200 : callback.error().status));
    const int stored = callback && inbox.insert(callback->content_key).second ? 1 : 0;
    if (expect.at("stored").is_number()) CHECK(stored == expect.at("stored"));
    if (callback) CHECK(callback->text == c.at("plaintext").get<std::string>());
    if (callback) CHECK(callback->signature == query.front().second);
  }
}

TEST_CASE("a right envelope around an unreadable message is kept aside, not refused") {
  for (const char* plain : {"plain words", "", "this is <<not xml", "{\"a\":"}) {
    CAPTURE(plain);
    const auto callback = read(sealed(plain));
    REQUIRE(callback);
    CHECK_FALSE(callback->message);
    CHECK(callback->unreadable.code == "wecom.payload.form");
    CHECK(callback->text == plain);
    CHECK(callback->content_key.starts_with("unreadable|"));
  }
}

TEST_CASE("the signed time must be near, in plain digits") {
  struct Row {
    const char* because;
    const char* timestamp;
    int status;
    const char* code;
  };
  const auto row = GENERATE(values<Row>({
      {"now", "1767229200", 200, ""},
      {"ten minutes ago is in time", "1767228600", 200, ""},
      {"ten minutes ahead is in time", "1767229800", 200, ""},
      {"a second more is stale", "1767228599", 403, "wecom.stale"},
      {"a second more is future", "1767229801", 403, "wecom.stale"},
      {"a day ago", "1767142800", 403, "wecom.stale"},
      {"words", "abc", 400, "wecom.timestamp"},
      {"a sign", "-1", 400, "wecom.timestamp"},
      {"a plus", "+1767229200", 400, "wecom.timestamp"},
      {"a fraction", "1767229200.0", 400, "wecom.timestamp"},
      {"milliseconds are far off", "176722920000", 403, "wecom.stale"},
      {"beyond every number", "99999999999999999999999", 400, "wecom.timestamp"},
      {"blank before", " 1767229200", 400, "wecom.timestamp"},
      {"empty", "", 400, "wecom.parameters"},
  }));
  CAPTURE(row.because);
  const auto callback = read(sealed("<xml/>", row.timestamp));
  CHECK((callback ? 200 : callback.error().status) == row.status);
  if (!callback) CHECK(callback.error().problem.code == row.code);
}

TEST_CASE("a missing, empty or doubled parameter is refused") {
  for (const char* name : {"msg_signature", "timestamp", "nonce"}) {
    CAPTURE(name);
    auto missing = sealed("<xml/>"), empty = missing, doubled = missing;
    std::erase_if(missing.query, [&](const auto& pair) { return pair.first == name; });
    for (auto& pair : empty.query)
      if (pair.first == name) pair.second.clear();
    doubled.query.push_back(doubled.query.front());
    for (auto& pair : doubled.query)
      if (pair.first == name) doubled.query.back() = pair;
    for (const auto& envelope : {missing, empty, doubled}) {
      const auto callback = read(envelope);
      REQUIRE_FALSE(callback);
      CHECK(callback.error().status == 400);
      CHECK(callback.error().problem.code == "wecom.parameters");
    }
  }
}

TEST_CASE("no body but the agreed one is read") {
  const auto good = sealed("<xml/>");
  const auto encrypt = *encrypted_part(good.body);
  const std::vector<std::string> bodies{
      "",
      "hello",
      "{\"a\":",
      "[]",
      "{\"encrypt\":5}",
      "{\"encrypt\":\"" + encrypt + "\",\"encrypt\":\"AAAA\"}",
      "<xml><ToUserName>x</ToUserName></xml>",
      "<html><Encrypt>" + encrypt + "</Encrypt></html>",
      "<xml><Encrypt>" + encrypt + "</Encrypt><Encrypt>" + encrypt + "</Encrypt></xml>",
      "<xml><Encrypt>" + encrypt,
      "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e \"" + encrypt +
          "\">]><xml><Encrypt>&e;</Encrypt></xml>",
      "<xml><a><Encrypt>" + encrypt + "</Encrypt></a></xml>",
  };
  for (const auto& body : bodies) {
    CAPTURE(body);
    const auto callback = read({good.query, body});
    REQUIRE_FALSE(callback);
    CHECK(callback.error().status == 400);
    CHECK(callback.error().problem.code == "wecom.body");
  }
  CHECK(read(
      {good.query, "{\"tousername\":\"ww1\",\"encrypt\":\"" + encrypt + "\",\"agentid\":218}"}));
  CHECK(read({good.query, "<?xml version=\"1.0\"?>\n<xml>\n <Encrypt><![CDATA[" + encrypt +
                              "]]></Encrypt>\n</xml>\n"}));
}

TEST_CASE("whoever fails inside the envelope learns no more than whoever fails at its seal") {
  const auto other = *CallbackCrypto::make("secrettoken", std::string(43, 'z'), "ww1", "x");
  const auto stranger = *CallbackCrypto::make("secrettoken", std::string(43, 'k'), "ww2", "x");
  const std::array<unsigned char, 16> random{};
  for (const auto& encrypt : {other.encrypt("<xml/>", random), stranger.encrypt("<xml/>", random),
                              std::string("!!!!"), std::string("AAAA"), std::string(24, 'A')}) {
    CAPTURE(encrypt);
    const Pairs query{{"msg_signature", kCrypto.signature("1767229200", "n", encrypt)},
                      {"timestamp", "1767229200"},
                      {"nonce", "n"}};
    CHECK(read({query, "<xml><Encrypt>" + encrypt + "</Encrypt></xml>"}).error().status == 403);
    auto echo = query;
    echo.emplace_back("echostr", encrypt);
    CHECK(verify_url(kCrypto, echo, kNow, {}).error().status == 403);
  }
  auto forged = sealed("<xml/>");
  forged.query[0].second[0] = forged.query[0].second[0] == '0' ? '1' : '0';
  CHECK(read(forged).error().status == 403);
}

TEST_CASE("a message is known by application, member in any case, and id") {
  const auto key = [](const std::string& agent, const std::string& from, const std::string& id) {
    AppMessage message;
    message.type = "text", message.agent_id = agent, message.from_user = from, message.msgid = id;
    return content_key(message);
  };
  CHECK(key("1", "Wang.Fang", "7") == key("1", "wang.fang", "7"));
  CHECK(key("1", "wang", "7") != key("2", "wang", "7"));
  CHECK(key("1", "wang", "7") != key("1", "li", "7"));
  CHECK(key("1", "wang", "7") != key("1", "wang", "8"));
}

}  // namespace callback_test

#include "gateway/doctor/callback_checks.h"

#include <catch2/catch.hpp>

#include "gateway/doctor/wecom_checks.h"
#include "gateway/http/http_server.h"
#include "gateway/wecom/callback.h"
#include "tests/unit/gateway/doctor/consulting_room.h"

namespace callback_checks_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::doctor;
using testing::ConsultingRoom;
using testing::holds;

namespace {

// A running gateway behind its public address, with the settings it was started with.
class Gateway {
 public:
  explicit Gateway(const WalkSettings& settings, std::string health = "ok\n")
      : server_({.port = 0}) {
    server_.route("GET", "/healthz", [health](const HttpRequest&, Responder responder) {
      responder.answer({200, health, "text/plain", {}});
    });
    door("/webhooks/wecom/app", settings.app_token, settings.app_aes_key, settings.api.corp_id);
    door("/webhooks/wecom/kf", settings.kf_token, settings.kf_aes_key, settings.api.corp_id);
    url_ = "http://127.0.0.1:" + std::to_string(server_.start());
  }
  const std::string& url() const { return url_; }

 private:
  void door(const std::string& path, const std::string& token, const std::string& key,
            const std::string& corp_id) {
    const auto crypto = wecom::CallbackCrypto::make(token, key, corp_id, path);
    REQUIRE(crypto);
    server_.route("GET", path, [crypto](const HttpRequest& request, Responder responder) {
      const auto echo = verify_url(*crypto, request.query, SystemClock().now(), {});
      responder.answer(echo ? HttpResponse{200, *echo, "text/plain", {}}
                            : HttpResponse{echo.error().status, "", "text/plain", {}});
    });
  }

  HttpServer server_;
  std::string url_;
};

const Finding& of_door(const std::vector<Finding>& findings, const std::string& door) {
  const auto found = std::ranges::find(findings, door, &Finding::door);
  REQUIRE(found != findings.end());
  return *found;
}

}  // namespace

TEST_CASE("token and key of both doors are tried by a message there and back") {
  ConsultingRoom room;
  const auto findings = crypto_findings(room.settings, room.tools());
  REQUIRE(findings.size() == 2);
  for (const Finding& finding : findings) CHECK(finding.state == State::well);
  room.settings.app_aes_key.pop_back();
  room.settings.kf_token.clear();
  const auto spoilt = crypto_findings(room.settings, room.tools());
  CHECK(of_door(spoilt, kAppDoor).state == State::wrong);
  CHECK(holds(of_door(spoilt, kAppDoor).key, "wecom.app.aes_key"));
  CHECK(of_door(spoilt, kKfDoor).state == State::wrong);
  CHECK(holds(of_door(spoilt, kKfDoor).key, "wecom.kf.token"));
  CHECK_FALSE(testing::tells_a_secret(spoilt));
}

TEST_CASE("the public address leads to the running program, which answers as WeCom wants it") {
  ConsultingRoom room;
  const Gateway gateway(room.settings);
  const auto findings = callback_findings(room.settings, gateway.url(), room.tools());
  REQUIRE(findings.size() == 3);
  for (const Finding& finding : findings) CHECK(finding.state == State::well);
}

TEST_CASE("a program that runs with another key or token does not know our signature") {
  ConsultingRoom room;
  const Gateway gateway(room.settings);
  std::swap(room.settings.app_aes_key, room.settings.kf_aes_key);
  room.settings.kf_token = "OtherToken";
  const auto findings = callback_findings(room.settings, gateway.url(), room.tools());
  REQUIRE(findings.size() == 3);
  CHECK(of_door(findings, kAppDoor).state == State::wrong);
  CHECK(holds(of_door(findings, kAppDoor).key, "wecom.app.aes_key"));
  CHECK(of_door(findings, kKfDoor).state == State::wrong);
  CHECK(holds(of_door(findings, kKfDoor).key, "wecom.kf.token"));
  CHECK_FALSE(testing::tells_a_secret(findings));
}

TEST_CASE("a public address at which nobody, or another program answers, is told once") {
  ConsultingRoom room;
  const auto nobody = callback_findings(room.settings, testing::nobodys_url(), room.tools());
  REQUIRE(nobody.size() == 1);
  CHECK(nobody[0].state == State::wrong);
  CHECK(nobody[0].key == "public_url");
  CHECK(holds(nobody[0].reason, "连接被拒绝"));
  const Gateway other(room.settings, "<html>welcome to nginx</html>");
  const auto another = callback_findings(room.settings, other.url(), room.tools());
  REQUIRE(another.size() == 1);
  CHECK(another[0].state == State::wrong);
  CHECK(holds(another[0].reason, "不是回音"));
  const auto missing = callback_findings(room.settings, room.platforms.base_url(), room.tools());
  REQUIRE(missing.size() == 1);
  CHECK(holds(missing[0].reason, "404"));
}

TEST_CASE("without a public address nothing is tried") {
  ConsultingRoom room;
  const auto findings = callback_findings(room.settings, "", room.tools());
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].state == State::not_tried);
  CHECK(findings[0].key == "public_url");
}

}  // namespace callback_checks_test

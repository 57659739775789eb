#include "config/shown_settings.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace shown_settings_test {

using namespace huiyin::config;

namespace {

const char* const kText =
    R"({"wecom": {"corp_id": "ww1", "app": {"agent_id": 1000002, "secret": "hush-hush"}},
  "sms": {"main": {"provider": "aliyun", "id": "AK1", "secret": "never-shown"}}})";

const ShownSetting& named(const std::vector<ShownSetting>& all, const std::string& key) {
  const auto found = std::ranges::find(all, key, &ShownSetting::key);
  REQUIRE(found != all.end());
  return *found;
}

Settings settings() {
  return read_settings(kText, "huiyin.json", "/tmp", {{"HUIYIN_WECOM_APP_TOKEN", "tok-en"}})
      .settings;
}

}  // namespace

TEST_CASE(
    "a setting is shown with what it is for and where it was written, a secret without itself") {
  const auto app = shown_settings(settings(), "wecom.app");
  const ShownSetting& agent = named(app, "wecom.app.agent_id");
  CHECK(agent.value == "1000002");
  CHECK(agent.is_given);
  CHECK(agent.from == "huiyin.json");
  CHECK_FALSE(agent.chinese.empty());
  const ShownSetting& secret = named(app, "wecom.app.secret");
  CHECK(secret.is_secret);
  CHECK(secret.is_given);
  CHECK(secret.value.empty());
  CHECK(named(app, "wecom.app.token").from == "环境变量 HUIYIN_WECOM_APP_TOKEN");
  CHECK_FALSE(named(app, "wecom.app.aes_key").is_given);
}

TEST_CASE("no secret is among what is shown, or kept to be shown") {
  const Settings all = settings();
  for (const GivenSetting& given : all.given) {
    CHECK(given.value.find("hush-hush") == std::string::npos);
    CHECK(given.value.find("never-shown") == std::string::npos);
  }
  for (const Declared& declared : declared_settings())
    if (declared.secret)
      for (const ShownSetting& one : shown_settings(all, declared.key)) CHECK(one.value.empty());
}

TEST_CASE("an account shows what its provider knows, by its own name") {
  const auto account = shown_settings(settings(), "sms.main");
  CHECK(named(account, "sms.main.id").value == "AK1");
  CHECK(std::ranges::find(account, "sms.main.system_id", &ShownSetting::key) == account.end());
  CHECK(shown_settings(settings(), "wecom.corp_id").size() == 1);
  CHECK(shown_settings(settings(), "database").empty());
}

TEST_CASE("a list is shown with commas, a flag by its word") {
  CHECK(shown_value(std::vector<std::string>{"a", "b"}) == "a, b");
  CHECK(shown_value(true) == "true");
  CHECK(shown_value(std::int64_t{7}) == "7");
}

}  // namespace shown_settings_test

#include "store/provider_templates.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace provider_templates_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct TemplatesRoom {
  StoreRoom room;

  ProviderTemplate one(const std::string& account, const std::string& code,
                       ProviderTemplateState state = ProviderTemplateState::approved) {
    return {.account = account,
            .key = "bind.code_sms",
            .code = code,
            .state = state,
            .words = "验证码${code}",
            .mapping = {{"code", "验证码"}},
            .by_id = "user/2",
            .by_name = "方晴",
            .at = room.clock.now()};
  }
  std::int64_t record(const ProviderTemplate& what) {
    return room.write([&](Transaction& tx) { return record_provider_template(tx, what); });
  }
  std::optional<ProviderTemplate> current(const std::string& account) {
    return room.database.read(
        [&](Transaction& tx) { return provider_template(tx, account, "bind.code_sms"); });
  }
  std::int64_t edition() {
    return room.database.read([](Transaction& tx) { return provider_templates_edition(tx); });
  }
};

}  // namespace

TEST_CASE("what is recorded last of an account and a text is in force, and all of it is kept") {
  TemplatesRoom desk;
  CHECK(desk.edition() == 0);
  desk.record(desk.one("ali", "SMS_1", ProviderTemplateState::pending));
  const auto second = desk.record(desk.one("ali", "SMS_2"));
  desk.record(desk.one("mas", "T-1"));
  const auto now = desk.current("ali");
  REQUIRE(now);
  CHECK(now->id == second);
  CHECK(now->code == "SMS_2");
  CHECK(now->state == ProviderTemplateState::approved);
  CHECK(now->mapping == templates::Mapping{{"code", "验证码"}});
  CHECK(now->by_name == "方晴");
  CHECK(desk.edition() == 3);
  desk.room.database.read([](Transaction& tx) {
    CHECK(provider_templates(tx).size() == 2);
    const auto all = provider_templates_of(tx, "bind.code_sms");
    CHECK(all.size() == 3);
    CHECK(all.front().account == "mas");
    CHECK(provider_templates_of(tx, "bind.sms").empty());
  });
}

TEST_CASE("what a provider stops is on record with its reason, once, and only what is in force") {
  TemplatesRoom desk;
  const auto first = desk.record(desk.one("ali", "SMS_1"));
  const auto stop = [&](std::int64_t id) {
    return desk.room.write([&](Transaction& tx) {
      return stop_provider_template(tx, id, "isv.SMS_TEMPLATE_ILLEGAL 模板", desk.room.clock.now());
    });
  };
  const auto second = desk.record(desk.one("ali", "SMS_2"));
  CHECK_FALSE(stop(first));  // another one took its place
  CHECK(stop(second));
  CHECK_FALSE(stop(second));
  const auto now = desk.current("ali");
  REQUIRE(now);
  CHECK(now->state == ProviderTemplateState::stopped);
  CHECK(now->code == "SMS_2");
  CHECK(now->note == "isv.SMS_TEMPLATE_ILLEGAL 模板");
  CHECK(now->by_name.empty());
}

}  // namespace provider_templates_test

#include "app/commands/bulk.h"

#include <catch2/catch.hpp>

#include "store/bulk.h"
#include "tests/unit/app/commands/settings_folder.h"

namespace bulk_command_test {

using namespace huiyin;
using namespace huiyin::app;
using Act = BulkSteering::Act;
using store::BulkState;

namespace {

struct Folder : testing::SettingsFolder {
  store::BulkId order() {
    const auto ground = open();
    return ground->database->write([&](store::Transaction& tx) {
      return store::order_bulk(
          tx, ground->keys, random,
          {.office = "main", .words = "放假\n八天", .sms = "放假", .by = "测试", .per_minute = 60},
          {{.subject = "phone/x", .sms = store::ConversationId{1}}}, clock.now());
    });
  }
  BulkState state(store::BulkId id) {
    const auto ground = open();
    return ground->database->read(
        [&](store::Transaction& tx) { return store::bulk(tx, ground->keys, id)->state; });
  }
};

}  // namespace

TEST_CASE("the operator pauses one or all, lets them go on, and stops them") {
  Folder folder;
  const auto a = folder.order(), b = folder.order();
  CHECK(bulk_list_command(folder.settings) == 0);
  CHECK(bulk_command(folder.settings, {.act = Act::pause, .id = a.value}) == 0);
  CHECK(folder.state(a) == BulkState::paused);
  CHECK(folder.state(b) == BulkState::running);
  CHECK(bulk_command(folder.settings, {.act = Act::pause, .all = true}) == 0);
  CHECK(folder.state(b) == BulkState::paused);
  CHECK(bulk_command(folder.settings, {.act = Act::resume, .id = b.value}) == 0);
  CHECK(folder.state(b) == BulkState::running);
  CHECK(bulk_command(folder.settings, {.act = Act::stop, .all = true}) == 0);
  CHECK(folder.state(a) == BulkState::stopped);
  CHECK(bulk_command(folder.settings, {.act = Act::resume, .id = a.value}) == 1);
}

TEST_CASE("which sending is meant must be said, and it must be there") {
  Folder folder;
  const auto a = folder.order();
  CHECK(bulk_command(folder.settings, {}) == 1);
  CHECK(bulk_command(folder.settings, {.id = a.value, .all = true}) == 1);
  CHECK(bulk_command(folder.settings, {.id = 99}) == 1);
  CHECK(folder.state(a) == BulkState::running);
}

}  // namespace bulk_command_test

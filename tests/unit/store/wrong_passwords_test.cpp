#include "store/wrong_passwords.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace wrong_passwords_test {

using namespace huiyin;
using namespace huiyin::store;

TEST_CASE("wrong passwords are counted for a login as it is typed, within the time asked for") {
  StoreRoom room;
  const auto count = [&](const std::string& login, hours within) {
    return room.database.read([&](Transaction& tx) {
      return wrong_passwords(tx, room.keys, login, room.clock.now() - within);
    });
  };
  room.write([&](Transaction& tx) {
    count_wrong_password(tx, room.keys, "Ye.Qing ", room.clock.now());
    count_wrong_password(tx, room.keys, "ye.qing", room.clock.now());
  });
  CHECK(count("YE.QING", hours{1}) == 2);
  CHECK(count("gao.lang", hours{1}) == 0);
  room.clock.advance(hours{2});
  CHECK(count("ye.qing", hours{1}) == 0);
  CHECK(count("ye.qing", hours{3}) == 2);
}

}  // namespace wrong_passwords_test

#include "store/people.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "store/cases.h"
#include "tests/unit/gateway/api/api_room.h"

namespace api_people_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

// One petitioner of one case, who has a talk by SMS, and a key that may change his telephone.
struct Room : ApiRoom {
  std::string number = take_case(1);
  std::string id;
  std::string key_of_staff = key({"people:read", "people:write", "cases:read"});

  Room() {
    const auto phone = petition::Phone::parse("13900001001").value();
    const auto person = database.write([&](store::Transaction& tx) {
      const auto made =
          store::person_of(tx, keys, *petition::PersonName::parse("沈小满"), phone, clock.now());
      store::index_case(tx, keys, number, "123456", phone, made);
      store::join_identity(tx, store::reach(tx, keys, {std::string(store::kSms), "", phone.text()}),
                           made, clock.now());
      return made;
    });
    id = std::to_string(person);
  }
  Told cut() { return post("/people/" + id + "/phone-cut", key_of_staff, {{"by", "叶青"}}); }
  Told renew(const std::string& phone) {
    return post("/people/" + id + "/phone", key_of_staff, {{"by", "叶青"}, {"phone", phone}});
  }
};

}  // namespace

TEST_CASE("that nobody is known by a telephone is an answer, not a fault") {
  Room room;
  const std::string key = room.key({"people:read", "cases:read"});
  CHECK(room.get("/known-people?phone=13900001001", key).body["items"][0]["name"] == "沈小满");
  const Told nobody = room.get("/known-people?phone=13900001002", key);
  CHECK(nobody.status == 200);
  CHECK(nobody.body["items"] == json::array());
  CHECK(room.get("/known-people?phone=12", key).status == 400);
  CHECK(room.get("/known-people?phone=13900001001", room.key({"cases:read"})).status == 403);
}

TEST_CASE("of several who share a telephone each is found by his name") {
  Room room;
  room.database.write([&](store::Transaction& tx) {
    (void)store::person_of(tx, room.keys, *petition::PersonName::parse("陆遥"),
                           petition::Phone::parse("13900001001").value(), room.clock.now());
  });
  const std::string key = room.key({"people:read", "cases:read"});
  CHECK(room.get("/known-people?phone=13900001001", key).body["items"].size() == 2);
  CHECK(room.get("/people?phone=13900001001", key).body["name"] == "沈小满");
  const Told other = room.get("/people?phone=13900001001&name=%E9%99%86%E9%81%A5", key);
  CHECK(other.body["name"] == "陆遥");
  CHECK(other.body["cases"] == json::array());
  CHECK(room.get("/people?phone=13900001001&name=%E7%8E%8B%E4%BA%94", key).status == 404);
  CHECK(room.get("/people?phone=13900001001&name=%3F", key).status == 400);
}

TEST_CASE("people are found by telephone by whom may know them, in their own office alone") {
  Room room;
  room.add_office("yunxi", "main", "云溪县药监局");
  const std::string key = room.key({"people:read", "cases:read"});
  const Told told = room.get("/people?phone=139%200000%201001", key);
  CHECK(told.body["name"] == "沈小满");
  CHECK(told.body["cases"] == json{room.number});
  CHECK(told.body["phone_cut_at"].is_null());
  CHECK(room.get("/cases/" + room.number, key).body["petitioner_id"] == told.body["id"]);
  CHECK(room.get("/people/" + room.id, key).body == told.body);
  CHECK(room.get("/people/" + room.id, room.key({"people:read"}, "yunxi")).status == 404);
  CHECK(room.get("/people?phone=13900001002", key).status == 404);
  CHECK(room.get("/people", key).status == 400);
  CHECK(room.get("/people/x", key).status == 404);
}

TEST_CASE("a telephone that changed hands is cut off, once, and the person has none") {
  Room room;
  const Told told = room.cut();
  REQUIRE(told.status == 200);
  CHECK(told.body["phone"].is_null());
  CHECK(told.body["phone_cut_at"].is_string());
  CHECK(room.rows("identity") == 0);
  CHECK(room.get("/people?phone=13900001001", room.key_of_staff).status == 404);
  CHECK(room.text("SELECT by_whom FROM phone_cut") == "叶青");
  const auto messages = room.rows("outbox");
  CHECK(room.cut().body == told.body);
  CHECK(room.rows("phone_cut") == 1);
  CHECK(room.rows("outbox") == messages);
}

TEST_CASE("he who proved himself at the office has a telephone again") {
  Room room;
  REQUIRE(room.cut().status == 200);
  const Told told = room.renew("139 0000 1009");
  REQUIRE(told.status == 200);
  CHECK(told.body["phone"] == "13900001009");
  CHECK(told.body["phone_cut_at"].is_null());
  room.database.read([&](store::Transaction& tx) {
    CHECK(store::case_of(tx, room.keys, room.number, "123456", "1009") == room.number);
    CHECK_FALSE(store::case_of(tx, room.keys, room.number, "123456", "1001"));
  });
}

TEST_CASE("a telephone of somebody else is refused, and so is what is lacking or unknown") {
  Room room;
  room.database.write([&](store::Transaction& tx) {
    (void)store::person_of(tx, room.keys, *petition::PersonName::parse("陆遥"),
                           petition::Phone::parse("13900001002").value(), room.clock.now());
  });
  const Told taken = room.renew("13900001002");
  CHECK(taken.status == 409);
  CHECK(taken.code() == "person.phone_taken");
  CHECK(room.renew("12").status == 422);
  CHECK(room.post("/people/" + room.id + "/phone", room.key_of_staff, {{"by", "叶青"}}).status ==
        422);
  CHECK(room.post("/people/" + room.id + "/phone-cut", room.key_of_staff, json::object()).status ==
        422);
  CHECK(room.post("/people/999/phone-cut", room.key_of_staff, {{"by", "叶青"}}).status == 404);
  CHECK(room.post("/people/" + room.id + "/phone-cut", room.key({"people:read"}), {{"by", "叶青"}})
            .status == 403);
  CHECK(room.get("/people/" + room.id, room.key_of_staff).body["phone"] == "13900001001");
}

}  // namespace api_people_test

#include "store/people.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace people_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

struct Room : StoreRoom {
  std::int64_t person_named(const std::string& name, const std::string& phone) {
    return write([&](Transaction& tx) {
      return person_of(tx, keys, petition::PersonName::parse(name).value(),
                       petition::Phone::parse(phone).value(), clock.now());
    });
  }
  std::optional<bot::KnownPerson> open(std::int64_t id) {
    return database.read([&](Transaction& tx) { return person(tx, keys, id); });
  }
  void join(ConversationId who, std::int64_t id) {
    write([&](Transaction& tx) { join_identity(tx, who, id, clock.now()); });
  }
};

}  // namespace

TEST_CASE(
    "a name with a phone is one person's, however both are typed; it is kept as first given") {
  Room room;
  const auto id = room.person_named("沈小满", "13900007001");
  CHECK(room.person_named("沈小滿", "139 0000 7001") == id);
  CHECK(room.person_named("许立春", "13900007002") != id);
  CHECK(room.number("SELECT COUNT(*) FROM person") == 2);
  CHECK(room.open(id)->name.text() == "沈小满");
  CHECK(room.open(id)->phone->text() == "13900007001");
  CHECK_FALSE(room.open(99));
}

TEST_CASE("who shares a phone, or has the number now, is another person") {
  Room room;
  const auto mother = room.person_named("沈小满", "13900007001");
  const auto son = room.person_named("许立春", "13900007001");
  CHECK(son != mother);
  CHECK(room.person_named("許立春", "13900007001") == son);
  CHECK(room.open(son)->name.text() == "许立春");
  CHECK(room.open(son)->phone == room.open(mother)->phone);
  room.database.read([&](Transaction& tx) {
    const auto shared = petition::Phone::parse("13900007001").value();
    CHECK(people_with_phone(tx, room.keys, shared) == std::vector{mother, son});
    CHECK_FALSE(only_person_with(tx, room.keys.lookup_hash("phone", shared.text())));
    CHECK_FALSE(known_person(tx, room.keys, *petition::PersonName::parse("陆遥"), shared));
  });
}

TEST_CASE("a person of before, whose row bears the mark of his phone alone, stays who he is") {
  Room room;
  const auto phone = petition::Phone::parse("13900007001").value();
  const std::string hash = room.keys.lookup_hash("phone", phone.text());
  room.execute(
      "INSERT INTO person(id, name, phone, phone_hash, phone_key, created_at) VALUES (7, $1, "
      "$2, $3, $3, 0)",
      {room.keys.seal("沈小满", "person/" + hash + "/name"),
       room.keys.seal(phone.text(), "person/" + hash + "/phone"), hash});
  CHECK(room.person_named("沈小满", phone.text()) == 7);
  CHECK(room.person_named("许立春", phone.text()) != 7);
  room.write([&](Transaction& tx) { take_phone_from(tx, room.keys, 7); });
  CHECK_FALSE(room.open(7)->phone);
  CHECK(room.person_named("沈小满", phone.text()) != 7);
}

TEST_CASE("a person whose name does not open keeps nobody else of his phone from being found") {
  Room room;
  const auto lost = room.person_named("沈小满", "13900007001");
  room.execute("UPDATE person SET name = 'x' WHERE id = $1", {lost});
  const auto other = room.person_named("许立春", "13900007001");
  CHECK(other != lost);
  CHECK(room.person_named("許立春", "13900007001") == other);
  CHECK(room.person_named("沈小满", "13900007001") == lost);
}

TEST_CASE("two of one name are two persons") {
  Room room;
  CHECK(room.person_named("沈小满", "13900007001") != room.person_named("沈小满", "13900007002"));
}

TEST_CASE("name and phone cannot be read in the file, nor put into another's row") {
  Room room;
  const auto one = room.person_named("沈小满", "13900007001");
  const auto two = room.person_named("许立春", "13900007002");
  CHECK_THAT(room.bytes(), !Contains("沈小满") && !Contains("13900007001"));
  room.execute("UPDATE person SET phone = (SELECT phone FROM person WHERE id = $1) WHERE id = $2",
               {one, two});
  CHECK(room.open(one));
  CHECK_THROWS_AS(room.open(two), DatabaseError);
}

TEST_CASE("a conversation is joined with one person, a person with any number of them") {
  Room room;
  const auto one = room.person_named("沈小满", "13900007001");
  const auto two = room.person_named("许立春", "13900007002");
  const ConversationId a = room.citizen("wm-a"), b = room.citizen("wm-b");
  room.join(a, one);
  room.join(b, one);
  CHECK(room.conversation_of(a).person == one);
  CHECK(room.conversation_of(b).person == one);
  room.join(a, two);  // the later proof counts
  CHECK(room.conversation_of(a).person == two);
  CHECK(room.conversation_of(b).person == one);
  CHECK(room.number("SELECT COUNT(*) FROM identity") == 2);
}

}  // namespace people_test

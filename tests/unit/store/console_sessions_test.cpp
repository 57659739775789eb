#include "store/console_sessions.h"

#include <catch2/catch.hpp>

#include "tests/support/store_room.h"

namespace console_sessions_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : StoreRoom {
  SessionTerms terms{.idle = minutes{60}, .kept = days{1}};

  OpenedSession open(std::int64_t user = 1, SignInWay way = SignInWay::password) {
    return write([&](Transaction& tx) {
      return open_session(tx, keys, random,
                          {.user = user, .address = "127.0.0.1", .agent = "浏览器", .way = way},
                          clock.now());
    });
  }
  bool opens(const std::string& cookie) {
    return database.read([&](Transaction& tx) {
      return session_of(tx, keys, cookie, terms, clock.now()).has_value();
    });
  }
};

}  // namespace

TEST_CASE("a session is opened by what the browser keeps, and by nothing else") {
  Room room;
  const OpenedSession opened = room.open(7);
  room.database.read([&](Transaction& tx) {
    const auto session = session_of(tx, room.keys, opened.cookie, room.terms, room.clock.now());
    REQUIRE(session);
    CHECK(session->user == 7);
    CHECK(session->id == opened.id);
    CHECK(session->agent == "浏览器");
    CHECK(session->way == SignInWay::password);
  });
  CHECK_FALSE(room.opens(opened.id));
  CHECK_FALSE(room.opens(""));
  CHECK_FALSE(room.opens(std::string(64, '0')));
  CHECK_FALSE(room.opens(opened.cookie + "0"));
  CHECK(room.number("SELECT COUNT(*) FROM console_session WHERE hash = $1", {opened.cookie}) == 0);
}

TEST_CASE("the proof is the session's own and does not tell the cookie") {
  Room room;
  const OpenedSession one = room.open(), other = room.open();
  CHECK(session_proof(room.keys, one.cookie) == session_proof(room.keys, one.cookie));
  CHECK(session_proof(room.keys, one.cookie) != session_proof(room.keys, other.cookie));
  CHECK(session_proof(room.keys, one.cookie) != one.cookie);
}

TEST_CASE("a session that is used lives on, until it is old") {
  Room room;
  const OpenedSession opened = room.open();
  for (int i = 0; i < 24; ++i) {
    room.clock.advance(minutes{59});
    REQUIRE(room.opens(opened.cookie));
    room.write([&](Transaction& tx) { note_seen(tx, opened.id, room.clock.now()); });
  }
  room.clock.advance(minutes{59});
  CHECK_FALSE(room.opens(opened.cookie));
}

TEST_CASE("what is not used is over, and a clock that was set back does not make it younger") {
  Room room;
  const OpenedSession opened = room.open();
  room.write([&](Transaction& tx) { note_seen(tx, opened.id, room.clock.now() - hours{2}); });
  CHECK(room.opens(opened.cookie));
  room.clock.advance(minutes{60});
  CHECK_FALSE(room.opens(opened.cookie));
}

TEST_CASE("one's own sessions are ended one by one, or all but this") {
  Room room;
  const OpenedSession a = room.open(1), b = room.open(1), c = room.open(1), other = room.open(2);
  room.write([&](Transaction& tx) {
    CHECK_FALSE(end_session(tx, 2, a.id, room.clock.now()));
    CHECK(end_session(tx, 1, a.id, room.clock.now()));
    CHECK_FALSE(end_session(tx, 1, a.id, room.clock.now()));
    CHECK(sessions_of(tx, 1, room.terms, room.clock.now()).size() == 2);
    end_sessions_of(tx, 1, b.id, room.clock.now());
  });
  CHECK(room.opens(b.cookie));
  CHECK_FALSE(room.opens(c.cookie));
  CHECK(room.opens(other.cookie));
}

TEST_CASE("a session tells by what one signed in") {
  Room room;
  room.open(1, SignInWay::wecom);
  room.database.read([&](Transaction& tx) {
    const auto all = sessions_of(tx, 1, room.terms, room.clock.now());
    REQUIRE(all.size() == 1);
    CHECK(all.front().way == SignInWay::wecom);
    CHECK(name(all.front().way) == "wecom");
  });
}

TEST_CASE("sessions that are long over are forgotten") {
  Room room;
  room.open();
  room.clock.advance(days{40});
  room.open();
  room.write([&](Transaction& tx) { forget_sessions(tx, room.clock.now() - days{30}); });
  CHECK(room.number("SELECT COUNT(*) FROM console_session") == 1);
}

}  // namespace console_sessions_test

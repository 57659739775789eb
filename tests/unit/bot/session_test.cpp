#include <catch2/catch.hpp>

#include "bot/converse.h"
#include "bot/state.h"
#include "tests/support/property.h"

namespace huiyin::bot::session_test {
namespace {

using namespace testing;

TEST_CASE("a new session is idle and keeps no words") {
  const Session session;
  CHECK(session.awaiting() == "idle");
  CHECK(session.words_version().empty());
  REQUIRE(Session::parse(""));
  CHECK(Session::parse("")->text() == session.text());
}

TEST_CASE("a session comes back from its text as it was") {
  Session session;
  Topic topic;
  topic.dialogue = "book_visit";
  topic.set("name", "李某");
  topic.set("_date", "2026-12-15");
  topic.awaiting = "phone";
  session.state().topics.push_back(topic);
  session.state().choices = {{"yes", "对"}};
  session.state().question = 7;
  session.state().words = "v";
  const auto again = Session::parse(session.text());
  REQUIRE(again);
  CHECK(again->text() == session.text());
  CHECK(again->awaiting() == "phone");
  CHECK(again->words_version() == "v");
  CHECK(again->state().topics.back().order == std::vector<std::string>{"name"});
}

TEST_CASE("what no version of ours has written is refused") {
  for (const char* text : {"{", "[]", "7", "{\"version\":99}", "null", "{\"question\":1}",
                           "{\"version\":1,\"question\":\"x\"}",
                           "{\"version\":1,\"topics\":[{\"dialogue\":\"book_visit\"}]}",
                           "{\"version\":1,\"choices\":7}"}) {
    CAPTURE(text);
    const auto session = Session::parse(text);
    REQUIRE_FALSE(session);
    CHECK(session.error().code == "session.unreadable");
  }
}

TEST_CASE("of a session only what was said or asked takes room") {
  Session session;
  CHECK(session.text() == "{\"version\":1}");
  session.state().question = 7;
  CHECK(session.text() == "{\"question\":7,\"version\":1}");
  CHECK(Session::parse("{\"version\":1}")->text() == Session().text());
}

TEST_CASE("any bytes are a session or refused, never worse") {
  CHECK(holds("parse is total", [] {
    const std::string bytes = any_bytes();
    const auto session = Session::parse(bytes);
    if (session) PROPERTY_ASSERT(Session::parse(session->text())->text() == session->text());
  }));
}

TEST_CASE("bytes that are no text do not make a session unreadable") {
  CHECK(holds("text() is always readable again", [] {
    const std::string bytes = any_bytes();
    Session session;
    Topic topic;
    topic.dialogue = "book_visit";
    topic.set("matter", bytes);
    session.state().topics.push_back(topic);
    PROPERTY_ASSERT(Session::parse(session.text()).has_value());
  }));
}

TEST_CASE("a session that was moved from is a new one") {
  Session one;
  one.state().question = 3;
  Session two = std::move(one);
  CHECK(two.state().question == 3);
  CHECK(one.awaiting() == "idle");  // NOLINT: the promise is under test
}

TEST_CASE("a number kept in a topic is read or is zero") {
  Topic topic;
  topic.set("people", "3");
  topic.set("name", "x");
  CHECK(topic.number("people") == 3);
  CHECK(topic.number("name") == 0);
  CHECK(topic.number("nothing") == 0);
}

}  // namespace
}  // namespace huiyin::bot::session_test

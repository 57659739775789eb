// How SQLite goes about each statement of the room: by an index, or the test says which table and
// why not. A bound parameter hides a partial index (0.5 µs become 1.8 s at ten million rows), and
// nothing else would tell before the office is large.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <sstream>

#include "store/callbacks.h"
#include "store/connection.h"
#include "store/migrations.h"
#include "tests/unit/store/fresh_folder.h"
#include "tests/unit/store/sql_texts.h"

namespace plans_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

namespace {

// Tables that are read whole, and why that is right.
const std::map<std::string, std::string> kReadWhole = {
    {"setting", "a few rows"},
    {"kf_account", "one row for each account"},
    {"staff", "the office's people"},
    {"seat_block", "some tens a year"},
    {"schema_version", "a few rows"},
    {"sqlite_master", "a few tens"},
    {"callback_seen", "from its front, as far as the first that is fresh"},
    {"catalogue", "one row for each change of words"},
    {"evidence_head", "one row"},
    {"office", "tens"},
    {"api_key", "tens"},
    {"office_trial", "tens: one an office"},
    {"webhook", "tens"},
    {"moved_day", "some a year"},
    {"calendar_year", "some a year"},
    {"reminder_rules", "some a year"},
    {"example_set", "some a year of each office"},
    {"resending", "what people had said again: some a day"},
    {"wording", "what people have worded: some a day"},
    {"provider_template", "what was recorded of providers' templates: some a week"},
    {"takeover", "those that somebody answers just now: tens"},
    {"card_press", "what was pressed within three days and is not done"},
};

// Partial indexes that hold only what is open: to walk one is to walk the work at hand.
constexpr std::array kOpenWork = {
    "conversation_work",   "outbox_due",        "outbox_queued",   "outbox_held",
    "waiting_in_line",     "invitation_open",   "inbox_waiting",   "waiting_offered",
    "waiting_quiet",       "case_look_due",     "case_look_open",  "case_look_listed",
    "card_press_good",     "notice_on_its_way", "notice_unopened", "webhook_delivery_due",
    "sms_arrival_waiting", "invitation_since"};

class Plans {
 public:
  Plans() {
    Database database({.path = path_, .writer = WriterMode::caller});
    const auto steps = migrate(database, FakeClock(Instant()));
    REQUIRE(steps);
    connection_.emplace(Connection::Options{.path = path_});
    recall_callbacks(*connection_);
  }

  // Its steps; throws DatabaseError when the statement does not fit the schema.
  std::vector<std::string> of(const std::string& sql) {
    // Without values: SQLite then knows of a parameter only that it is one, as when it is prepared.
    std::string unbound = "EXPLAIN QUERY PLAN " + sql;
    std::ranges::replace(unbound, '$', '?');
    std::vector<std::string> steps;
    for (const auto& [id, parent, unused, detail] :
         connection_->rows<std::int64_t, std::int64_t, std::int64_t, std::string>(unbound))
      steps.push_back(detail);
    return steps;
  }

 private:
  FreshFolder folder_;
  const std::string path_ = folder_.file("a.db");
  std::optional<Connection> connection_;
};

// "SCAN booking" or "SCAN b USING INDEX booking_seat" → what makes it wrong; nothing when it is
// right.
std::string whole_walk(const std::string& step, const std::string& sql) {
  std::istringstream words(step);
  std::string what, name, word, index;
  words >> what >> name;
  if (what != "SCAN" || name == "CONSTANT" || name.starts_with('(')) return "";
  while (words >> word)
    if (word == "INDEX") words >> index;
  if (std::ranges::find(kOpenWork, index) != kOpenWork.end()) return "";
  // An alias: "FROM booking b".
  for (const auto& [table, because] : kReadWhole)
    if (name == table || sql.find(table + " " + name + " ") != std::string::npos) return "";
  return step;
}

}  // namespace

TEST_CASE("SQL is found in a source as the compiler joins it") {
  const auto texts = sql_texts_of("f.cpp", R"cpp(
    // "SELECT commented FROM out"
    const char quote = '"';
    const int n = 1'000;
    tx.execute(
        "UPDATE t SET a = 1 "  // why
        "WHERE b = $1 AND c = 'x\"y'",
        {n});
    const auto kHead = "SELECT a FROM t ";
    select(kHead, "WHERE a = $1");
    select(kHead, "JOIN u ON u.a = t.a");
    log("no SQL");
    tx.script(R"(DELETE FROM t)");
  )cpp");
  REQUIRE(texts.size() == 4);
  CHECK(texts[0].sql == "UPDATE t SET a = 1 WHERE b = $1 AND c = 'x\"y'");
  CHECK(texts[0].place == "f.cpp:6");
  CHECK(texts[1].sql == "SELECT a FROM t WHERE a = $1");
  CHECK(texts[2].sql == "SELECT a FROM t JOIN u ON u.a = t.a");
  CHECK(texts[3].sql == "DELETE FROM t");
}

TEST_CASE("each statement of the room fits the schema and walks no table that grows") {
  Plans plans;
  const auto texts = sql_texts();
  std::size_t planned = 0;
  for (const auto& [place, sql] : texts) {
    INFO(place << ": " << sql);
    try {
      for (const std::string& step : plans.of(sql)) CHECK(whole_walk(step, sql) == "");
      ++planned;
    } catch (const DatabaseError& error) {
      FAIL_CHECK(error.what());
    }
  }
  CHECK(planned == texts.size());
  CHECK(planned >= 3);
}

TEST_CASE("what each message asks goes by its own index, in its order, without sorting") {
  struct Row {
    const char* because;
    const char* sql;
    const char* index;
  };
  const auto row = GENERATE(values<Row>({
      {"a worker claims the conversation that waits longest",
       "SELECT id FROM conversation WHERE work_since IS NOT NULL ORDER BY work_since, id LIMIT 50",
       "conversation_work"},
      {"… with those under way left out",
       "SELECT id FROM conversation WHERE work_since IS NOT NULL AND (work_since, id) > ($1, $2)"
       " ORDER BY work_since, id LIMIT 50",
       "conversation_work"},
      {"its oldest waiting message",
       "SELECT id, payload FROM inbox WHERE conversation_id = $1 AND state = 0 ORDER BY id LIMIT 1",
       "inbox_waiting"},
      {"what is due to be sent",
       "SELECT id FROM outbox WHERE state = 0 AND office = $1 AND channel = $2 AND priority = $3"
       " AND (due_at, id) > ($4, $5) AND due_at <= $6 ORDER BY due_at, id LIMIT 50",
       "outbox_due"},
      {"which lines there are",
       "SELECT office, channel, priority FROM outbox WHERE state = 0 AND (office, channel,"
       " priority, due_at) > ($1, $2, $3, 9223372036854775807) ORDER BY office, channel, priority"
       " LIMIT 1",
       "outbox_due"},
      {"the messages of an office",
       "SELECT id FROM outbox WHERE office = $1 AND id < $2 ORDER BY id DESC LIMIT 50",
       "outbox_of_office"},
      {"the messages of an office that did not get through",
       "SELECT id FROM outbox WHERE office = $1 AND state = $2 AND (state = 2 OR state = 3 OR "
       "state = 4 OR state = 5 OR state = 6 OR state = 8) AND id < $3 ORDER BY id DESC LIMIT 50",
       "outbox_not_through"},
      {"what an office put into the outbox on a day",
       "SELECT COUNT(*), COUNT(CASE WHEN state = 1 THEN 1 END), COUNT(took_ms), COUNT(CASE WHEN "
       "channel = 'sms' THEN 1 END) FROM outbox WHERE office = $1 AND created_at >= $2 AND "
       "created_at < $3",
       "outbox_by_day"},
      {"the next thing to be said in a conversation",
       "SELECT id FROM outbox WHERE conversation_id = $1 AND state = 0 ORDER BY (priority >= 5 OR"
       " (channel = 'sms' AND priority >= 3)), id"
       " LIMIT 1",
       "outbox_queued"},
      {"what is held until its citizen writes again",
       "SELECT id FROM outbox WHERE conversation_id = $1 AND state = 2 ORDER BY id", "outbox_held"},
      {"who is next in the line of a day",
       "SELECT id FROM waiting WHERE office = $1 AND date = $2 AND state = 'waiting' ORDER BY id "
       "LIMIT 1",
       "waiting_in_line"},
      {"the conversation of an address",
       "SELECT id FROM conversation WHERE channel = $1 AND address_hash = $2",
       "sqlite_autoindex_conversation_1"},
      {"a message that came before", "SELECT id FROM inbox WHERE message_key = $1",
       "sqlite_autoindex_inbox_1"},
      {"the end of old callbacks", "DELETE FROM callback_known WHERE signed_at < $1",
       "PRIMARY KEY (signed_at<?)"},
      {"taken seats of a time",
       "SELECT seat FROM booking WHERE office = $1 AND date = $2 AND time = $3 AND state = "
       "'booked'",
       "booking_seat"},
  }));
  CAPTURE(row.because);
  Plans plans;
  const auto steps = plans.of(row.sql);
  REQUIRE(steps.size() == 1);  // a second one would be a sort
  const std::string index = row.index;
  CHECK_THAT(steps[0], Contains((index.starts_with("PRIMARY KEY") ? " " : " INDEX ") + index));
}

TEST_CASE("a bound parameter in place of the literal would hide the partial index") {
  Plans plans;
  const auto steps = plans.of(
      "SELECT id FROM outbox WHERE state = $1 AND due_at <= $2 ORDER BY due_at, id LIMIT 50");
  CHECK(whole_walk(steps.front(), "") != "");
}

}  // namespace plans_test

// A room of the walk for tests: a real store in a folder of its own, a clock that stands, a seed,
// and the built-in sample office. What is logged while it stands can be read, and goes nowhere
// else.
#pragma once

#include <latch>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "bot/converse.h"
#include "bot/understanding/understanding.h"
#include "store/conversations.h"
#include "store/database.h"
#include "store/inbox.h"
#include "store/office.h"
#include "store/outbox.h"
#include "store/sealing.h"
#include "store/wordbook.h"
#include "tests/support/fresh_database.h"
#include "tests/unit/store/fresh_folder.h"

namespace spdlog {
class logger;
}

namespace huiyin::testing {

const bot::Understanding& understanding();  // trained once
store::Office sample_office();
// The words of config, without the texts whose keys begin with `lacking`: to say one is Broken.
templates::Catalogue sample_words(const std::string& lacking = {});

class Log {
 public:
  Log();
  ~Log();
  bool has(const std::string& words) const { return text_.str().find(words) != std::string::npos; }
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::shared_ptr<spdlog::logger> before_;
};

inline const std::string kAccount = "wkDesk01";
inline const std::string kAgent = "1000002";
inline const std::string kCitizen = "wm-citizen-1";

struct WalkRoom {
  explicit WalkRoom(store::WriterMode writer = store::WriterMode::caller,
                    std::size_t queue_max = 1000);

  Log log;
  store::FreshFolder folder;
  FakeClock clock;  // Tuesday 2026-11-24, 09:00 in the office
  SeededRandom random{1};
  store::Keyring keys;
  store::FreshDatabase place;
  store::Database database;

  template <class Parts>
  Parts parts() {
    return Parts{database, keys, clock, random};
  }

  std::int64_t number(const std::string& sql);  // the first column of the first row
  std::string text(const std::string& sql);
  std::vector<std::string> texts(const std::string& sql);
  std::int64_t rows(const std::string& table) { return number("SELECT COUNT(*) FROM " + table); }

  // Every INSERT or UPDATE of `table` fails, as on a disk that is full, until healed.
  void break_writes(const std::string& table, const std::string& verb = "INSERT");
  void heal();

  store::ConversationId citizen(const std::string& user = kCitizen);
  store::ConversationId staff(const std::string& userid = "yeqing");
  // Commits a message of a citizen as the puller would.
  store::ConversationId write_in(const std::string& text, const std::string& user = kCitizen);
  store::ConversationId take_item(const std::string& raw, const std::string& user = kCitizen,
                                  const std::string& account = kAccount);
  // Something to be said, now.
  struct How {
    std::string channel = {}, kind = "saying", body = {};
    store::Priority priority = store::Priority::reply;
    std::optional<Instant> due = {}, expires = {};
  };
  store::OutboxId say(store::ConversationId to, const std::string& words) {
    return say(to, words, How{});
  }
  store::OutboxId say(store::ConversationId to, const std::string& words, const How& how);
  void change(const std::string& sql);
  void wait_for_writes() { change("DELETE FROM counter WHERE name = ''"); }

 private:
  int broken_ = 0, items_ = 0;
  std::vector<std::string> broken_tables_;
};

// Keeps the writer thread of a room busy until it falls; `behind` writes more wait in the queue.
class BusyWriter {
 public:
  explicit BusyWriter(store::Database& database, int behind = 0);
  ~BusyWriter();

 private:
  struct Latches {
    explicit Latches(int writes) : gone(writes) {}
    std::latch came{1}, leave{1}, gone;
  };
  const std::shared_ptr<Latches> latches_;
};

// One item of kf/sync_msg.
std::string text_item(const std::string& msgid, const std::string& user, const std::string& text,
                      Instant sent_at);
std::string event_item(const std::string& msgid, const std::string& user, const std::string& event,
                       const std::string& fields, Instant sent_at);

}  // namespace huiyin::testing

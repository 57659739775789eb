// An office of a test's own, as the program serves it: a migrated database in a folder that goes
// with the test, keys of its own, the sample office and the words of config. Each write is done on
// the test's thread; the clock stands at the morning of 2 November 2026 until it is moved. The
// coming reception day is Monday 16 November (the 15th is a Sunday), registered for until the 10th.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "store/office_desk.h"
#include "store/outbox.h"
#include "tests/support/fresh_database.h"
#include "tests/unit/store/fresh_folder.h"

namespace huiyin::store {

class StoreRoom {
 public:
  StoreRoom();

  FreshFolder folder;
  FakeClock clock;
  mutable SeededRandom random{20261102};
  Keyring keys;
  FreshDatabase place;
  Database database;
  Office office;
  OfficeBook offices;
  templates::Catalogue words;
  std::vector<ConversationId> woken;  // for whom something to send was committed

  ConversationId citizen(const std::string& user);  // of customer service 微信客服
  Conversation conversation_of(ConversationId id);

  template <class Work>
  auto write(Work&& work) {
    return database.write(std::forward<Work>(work));
  }

  // One turn of that conversation: work(const DeskContext&), in a transaction of its own.
  template <class Work>
  auto turn(ConversationId who, Work&& work) {
    return database.write([&](Transaction& tx) { return work(context_in(tx, who)); });
  }
  DeskContext context_in(Transaction& tx, ConversationId who) const;
  // The same with the bot's view: work(OfficeDesk&).
  template <class Work>
  auto desk(ConversationId who, Work&& work) {
    return turn(who, [&](const DeskContext& context) {
      OfficeDesk desk(context);
      return work(desk);
    });
  }

  OutboxId say(const Outgoing& message);  // now, by nobody's turn
  OutboxId say(ConversationId to, const std::string& body);

  // What stands in the outbox about that, to whom: in the order of putting.
  struct Said {
    std::string user, text;
    int priority = 0;
  };
  std::vector<Said> said(const std::string& about);

  std::int64_t number(std::string_view sql, std::initializer_list<Value> parameters = {});
  void execute(std::string_view sql, std::initializer_list<Value> parameters = {});

  bool is_on_sqlite() const { return place.is_file(); }

  // Everything in the database's files, as who steals the disk would read it; of a server, what
  // stands in its rows.
  std::string bytes();

  // How SQLite goes about the statement of that source ("outbox.cpp") that contains `fragment`.
  std::string plan(const std::string& source, std::string_view fragment);
  std::string plan_of(std::string_view sql);

 private:
  std::string rows_of_all_tables();
  Conversation conversation_in(Transaction& tx, ConversationId id) const;

  MailWaits mail_waits_;
};

// "沈小满" with that phone, one person, about a wage, at that time.
bot::BookingRequest request(const std::string& phone, const std::string& date,
                            const std::string& time);

}  // namespace huiyin::store

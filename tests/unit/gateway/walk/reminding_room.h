// A room with cases that are reminded of, and what the pass has said.
#pragma once

#include <string>
#include <vector>

#include "gateway/walk/reminding.h"
#include "store/cards.h"
#include "store/sayings.h"
#include "tests/support/reminded_office.h"
#include "tests/unit/gateway/walk/walk_room.h"

namespace huiyin::testing {

struct RemindedRoom {
  RemindedRoom() {
    remind_in(office);
    start();
  }
  // As after a restart of the program, with the office as it is now.
  void start() {
    reminding.emplace(gateway::Reminding::Parts{room.database, room.keys, room.clock, room.random,
                                                words, offices},
                      mail_waits);
  }
  void round_at(Instant now) {
    room.clock.set(now);
    reminding->round();
  }
  std::string open(int serial, LocalDate accepted) {
    return room.database.write(
        [&](store::Transaction& tx) { return open_case(tx, room.keys, serial, accepted); });
  }
  void append(const std::string& case_no, LocalDate date, petition::EventBody body) {
    room.database.write([&](store::Transaction& tx) {
      store::append_event(tx, room.keys, case_no, event_on(date, std::move(body)));
    });
  }
  // What was said since the last call: "jianghe reminder 信访事项…", in order.
  std::vector<std::string> said() {
    std::vector<std::string> all;
    room.database.read([&](store::Transaction& tx) {
      for (const auto& [id, key, body, about, address, hash] :
           tx.rows<std::int64_t, std::string, std::string, std::string, std::string, std::string>(
               "SELECT o.id, o.message_key, o.body, o.about, c.address, c.address_hash FROM outbox "
               "o JOIN conversation c ON c.id = o.conversation_id WHERE o.id > $1 ORDER BY o.id",
               {last_})) {
        last_ = id;
        all.push_back(*room.keys.open(address, "conversation/" + hash + "/address") + " " + about +
                      " " + words_of(*room.keys.open(body, "outbox/" + key)));
      }
    });
    return all;
  }
  // The same without the words.
  std::vector<std::string> told() {
    std::vector<std::string> all;
    for (const std::string& line : said())
      all.push_back(line.substr(0, line.find(' ', line.find(' ') + 1)));
    return all;
  }

  WalkRoom room;
  store::Office office = sample_office();
  store::OfficeBook offices = store::OfficeBook::of_one(office);
  store::Wordbook words = room.database.write([&](store::Transaction& tx) {
    return store::Wordbook(tx, sample_words(), room.clock.now());
  });
  std::vector<store::ConversationId> woken;
  store::MailWaits mail_waits = [this](store::ConversationId who, const store::Turn&) {
    woken.push_back(who);
  };
  std::optional<gateway::Reminding> reminding;

 private:
  static std::string words_of(const std::string& body) {
    if (const auto card = store::read_card_body(body)) {
      std::string all = card->title + " " + card->note;
      for (const auto& [what, value] : card->rows) all += " " + value;
      for (const auto& button : card->buttons) all += " [" + button.text + "]";
      return all;
    }
    if (const auto done = store::read_card_done_body(body)) return done->code + " " + done->words;
    return store::read_saying_body(body).saying.text;
  }

  std::int64_t last_ = 0;
};

}  // namespace huiyin::testing

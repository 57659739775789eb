// An office whose people teach its bot: a clerk words, a leader confirms, an auditor looks on.
#pragma once

#include <string>
#include <vector>

#include "tests/unit/gateway/api/console_room.h"

namespace huiyin::testing {

inline nlohmann::json example(const char* intent, const char* text) {
  return nlohmann::json::object({{"intent", intent}, {"text", text}});
}

// As nobody says it elsewhere: made up, of no place.
inline nlohmann::json ticket() {
  return nlohmann::json::array({example("book_visit", "我要打个条子见领导")});
}

struct ExamplesRoom : ConsoleRoom {
  Browser clerk, leader, auditor;
  explicit ExamplesRoom(std::vector<store::Office> below = {})
      : ConsoleRoom({}, {}, std::move(below)) {
    arrive();
  }
  explicit ExamplesRoom(const Beside& beside) : ConsoleRoom(beside) { arrive(); }

  Told put(const Browser& who, const nlohmann::json& examples, std::int64_t edition = 0) {
    return by("PUT", "/examples/draft", who,
              nlohmann::json::object(
                  {{"examples", examples}, {"note", "乡下这么说"}, {"edition", edition}}));
  }
  // "submit", "confirm": the set that waits.
  Told step(const char* what, const Browser& who) {
    const nlohmann::json draft = by("GET", "/examples", who).body["draft"];
    const nlohmann::json id = draft.is_null() ? nlohmann::json(1) : draft["id"];
    return by("POST", std::string("/examples/draft/") + what, who,
              nlohmann::json::object({{"id", id}}));
  }

 private:
  void arrive() {
    user("ye.qing", "叶青", {"clerk"});
    user("qin.yue", "秦月", {"leader"});
    user("shen.ji", "沈记", {"auditor"});
    clerk = at_console("ye.qing");
    leader = at_console("qin.yue");
    auditor = at_console("shen.ji");
  }
};

}  // namespace huiyin::testing

// What opens a matter as people type it among other words: "查482913尾号1001",
// "482913这个，1001这个 手机", two matters in one message.
#pragma once

#include <string>
#include <vector>

#include "bot/talk.h"

namespace huiyin::bot {

struct CaseKeys {
  std::string number;  // 登记号, whole or its end; empty: not said
  std::string code;    // 查询码
  std::string last4;   // the phone's last four digits
  bool operator==(const CaseKeys&) const = default;
};

// Those of one matter after the other, as they stand; at most three matters. None without a number
// or a code: four digits alone open nothing.
std::vector<CaseKeys> case_keys(const Talk& talk);

// A code, with the four digits or beside a word of looking up: how that matter stands is asked,
// whatever else the words are like.
bool asks_with_keys(const Talk& talk);

}  // namespace huiyin::bot

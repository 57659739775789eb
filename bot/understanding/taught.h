// An office's own example sentences 例句: how its people say things, in its dialect and with the
// names that things have there. A sentence that is like one of them means what it means. That is
// looked up beside the classifier, not learnt into it: so an admin sees which example decided, and
// what no example is like stays understood as it was.
//
// What is understood is always by the newest examples, also in a conversation that began before.
// Words are kept to a conversation's end because it is said further in them; an example says
// nothing, what a dialogue waits for is tried before any intent, and who was not understood a
// minute ago shall be when he says it again.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "bot/understanding/classifier.h"

namespace huiyin::bot {

struct Example {
  std::string intent;  // "book_visit"
  std::string text;    // as a citizen says it: "我想打个条子"
  bool operator==(const Example&) const = default;
};

// From so alike on an example decides, as surely as the classifier must be to act; from so alike
// on it is offered. Measured (taught_test.cpp): with all that the program learnt of other intents
// taught at once, 1 of 186 held back sentences is drawn to a wrong one.
inline constexpr double kAlikeEnough = 0.5;
inline constexpr double kAlikeALittle = 0.4;

// Made ready by Understanding::taught(); any thread may ask.
class Taught {
 public:
  struct Entry {
    Example example;
    Letters letters;
  };
  Taught() = default;
  explicit Taught(std::vector<Entry> entries);

  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }

  struct Nearest {
    const Example* example = nullptr;  // as long as this is
    double likeness = 0;               // 0 … 1
  };
  // Nothing: none is alike at all. Of two equally alike the earlier one: an office's own go first.
  std::optional<Nearest> nearest(const Letters& sentence) const;

 private:
  struct Posting {
    std::uint32_t entry;
    double weight;
  };
  std::vector<Entry> entries_;
  std::vector<double> weights_;  // of each entry, in all
  std::unordered_map<std::uint64_t, std::vector<Posting>> postings_;
};

}  // namespace huiyin::bot

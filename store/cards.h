// A card 卡片 for a member of staff, with buttons; and what it shows in their place once something
// was done. As rows of the outbox; the channel makes the platform's own form of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huiyin::store {

struct Card {
  std::string title, note;
  std::vector<std::pair<std::string, std::string>> rows;  // at most six: what, and its value
  struct Button {
    std::string text;  // at most ten characters
    std::string key;   // comes back when it is pressed: see CardKey
  };
  std::vector<Button> buttons;  // one to six

  friend bool operator==(const Card&, const Card&) = default;
};
bool operator==(const Card::Button& a, const Card::Button& b);

// The card of the press that `code` came with shows `words` from now on. Good once, for 72 hours
// (94888 更新模版卡片消息).
struct CardDone {
  std::string code, words;
};

std::string card_body(const Card& card);
std::string card_done_body(const CardDone& done);
// Nothing: it is the body of something else.
std::optional<Card> read_card_body(std::string_view body);
std::optional<CardDone> read_card_done_body(std::string_view body);

// What a button says when it is pressed: "progress/XF2026-000101", "take/17".
struct CardKey {
  std::string act;      // one of kCardActs
  std::string case_no;  // of kTakeSignal: the signal's id
};
inline constexpr std::string_view kKnown = "known";      // 已知道
inline constexpr std::string_view kTakeSignal = "take";  // 我来处理, of a signal by its id
inline constexpr std::string_view kCardActs[] = {"progress", "conclude", "extension",
                                                 "not_mine", kKnown,     kTakeSignal};
std::string card_key(const CardKey& key);
std::optional<CardKey> read_card_key(std::string_view key);  // nothing: none of ours

}  // namespace huiyin::store

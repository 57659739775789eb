// Those who play and what they have before their eyes.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "base/time.h"

namespace huiyin::sim::wecom {

enum class Speaker { citizen, bot, servicer, staff, event, state, update };

std::string_view name_of(Speaker speaker);

// One line of a person's screen.
struct Entry {
  std::uint64_t number = 0;  // its place in the transcript, from 0
  Speaker from = Speaker::event;
  Instant at{};
  std::string text{};  // in words, also of what is no text
  std::string msgid{}, msgtype{}, open_kfid{}, menu_id{};
  std::string content{};   // JSON of the message's own object, "" when there is none
  std::string replaced{};  // the words that took the place of the card's buttons
  bool is_welcome = false, is_recalled = false;
};

// A person's screen: the last lines, numbered for ever.
class Transcript {
 public:
  static constexpr std::size_t kLinesMax = 2000;

  Entry& add(Entry entry);
  const std::deque<Entry>& lines() const { return lines_; }
  std::uint64_t next_number() const { return next_; }
  Entry* find(std::uint64_t number);
  Entry* find_msgid(std::string_view msgid);  // the latest of this msgid

 private:
  std::deque<Entry> lines_;
  std::uint64_t next_ = 0;
};

// Service states of a kf session 会话状态.
namespace service_state {
inline constexpr int kUntreated = 0, kBot = 1, kPool = 2, kServed = 3, kEnded = 4;
}

// One citizen at one desk.
struct Session {
  int state = service_state::kEnded;  // ended, or not begun
  std::string servicer;               // of state 3
  bool has_written = false, was_welcomed = false;
  Instant last_written{}, welcomed{};
  int sent_since = 0;  // messages sent to the citizen since his last one
};

struct Person {
  std::string id;
  std::string name;
  std::uint64_t version = 0;  // of the world when this screen last changed
  Transcript transcript;
};

struct Citizen : Person {
  std::map<std::string, Session> sessions;  // by open_kfid
  std::string scene, scene_param;           // of the link by which he entered last
};

struct Member : Person {
  std::deque<Instant> sent_to;  // within the last hour
};

}  // namespace huiyin::sim::wecom

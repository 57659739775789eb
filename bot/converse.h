// The conversation: a pure function of (session, message, what it means, desk, words).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "bot/desk.h"
#include "bot/understanding/understood.h"
#include "templates/catalogue.h"

namespace huiyin::bot {

// What came from the citizen.
enum class MessageKind {
  text,     // typed, or a tap on a menu item (then menu_id is set)
  entered,  // opened the session: a welcome
  image,
  voice,
  video,
  file,
  location,
  link,
  sticker,
  card,
  other,     // friendly answers; the media id is kept by the store
  recalled,  // took a message back: nothing is said
  press,  // staff: a button of a card; `text` is its act ("progress"), `menu_id` the case's number
};

struct Message {
  MessageKind kind = MessageKind::text;
  std::string text;
  std::string menu_id;  // of our own menu item that was tapped
  Instant at{};
};

struct MenuItem {
  std::string id;  // holds the question's id: an old menu stays tappable for ever and must not
                   // answer a newer question
  std::string label;
};

// One message to the citizen. Over WeCom at most five go out for one of his: a turn says one,
// rarely two.
struct Saying {
  std::string text;
  std::vector<MenuItem> menu;  // at most ten; without menus (SMS) they are numbered lines
  std::string tail;
  templates::Filling of = {};  // of an SMS: the one text that is all of it, where there is one
};

// The state of a conversation, whole; kept sealed by the store. Text outside, JSON inside.
class Session {
 public:
  Session();  // a new one, idle
  ~Session();
  Session(const Session&);
  Session& operator=(const Session&);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  // Refuses what no version of ours has written. "" is a new session.
  static Result<Session> parse(std::string_view text);
  std::string text() const;

  // The slot the last question asked for ("name", "when", "confirm", …), or "idle".
  std::string awaiting() const;
  // The catalogue's version with which the dialogue under way began; empty when idle.
  std::string words_version() const;

  struct State;
  State& state() { return *state_; }
  const State& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

struct Limits {
  int wrong_tries_max = 3;  // then other words and a way out to a person
  std::chrono::hours session_kept{7 *
                                  24};  // a dialogue left alone longer is asked whether to go on
};

struct Turn {
  Session session;
  std::vector<Saying> sayings;
};

// `understood` was made of message.text with session.awaiting() as its state (and of "" when there
// is no text).
Turn converse(const Session& session, const Message& message, const Understood& understood,
              Desk& desk, const templates::Catalogue& words, const Limits& limits = {});

// Every text that converse() may say, with its variables: checked against the catalogue at start.
std::vector<templates::Catalogue::Need> needed_words();

}  // namespace huiyin::bot

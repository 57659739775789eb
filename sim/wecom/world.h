// All that the stand-in knows: plain data and the few words over it that every part needs. Guarded
// by the Platform's mutex; nothing here waits or speaks to the network.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "sim/remembered.h"
#include "sim/wecom/faults.h"
#include "sim/wecom/people.h"
#include "sim/wecom/settings.h"

namespace huiyin::sim::wecom {

enum class Door { app, kf };

// Something to be pushed to the gateway; a retry carries the same document.
struct Callback {
  Door door = Door::kf;
  std::string document{};  // plain XML or JSON
  std::string userid{};    // app: the member it came from
};

struct KfMessage {
  std::string open_kfid{};
  std::string json{};  // as kf/sync_msg gives it
  Instant arrived{};
};

struct AccessToken {
  std::string secret{};
  Instant until{};
  bool is_withdrawn = false;
};

// What send_msg_on_event may be called with, once.
struct EventCode {
  std::string citizen{}, open_kfid{};
  Instant until{};
  int state_needed = -1;  // -1: any (the welcome)
  bool takes_menu = false, is_welcome = false, is_used = false;
};

struct CardCode {  // a response_code
  std::string task_id{};
  Instant until{};
  bool is_used = false;
};
constexpr std::chrono::hours kCardCodeLife{72};

struct Media {
  std::string bytes{}, filename{}, type{};
  Instant until{};
};

struct OauthCode {  // of a member's sign-in
  std::string userid{};
  Instant until{};
  bool is_used = false;
};

struct Violation {
  Instant at{};
  std::string what{}, detail{};
};

struct CallRecord {
  Instant at{};
  std::string path{}, body{};  // body cut to kCallBodyBytesMax
  std::int64_t errcode = 0;
  std::size_t messages = 0;  // of a kf/sync_msg answer
};

class World {
 public:
  World(Settings settings, const Clock& clock, Random& ids, Random& dice);

  // --- time and chance
  Instant now() const;    // the clock of the rules: 48 h, token lives, 3 days
  Instant stamp() const;  // what is written into messages and signatures
  std::int64_t stamp_seconds() const;
  bool hit(double chance);
  std::int64_t between(const Range& range);
  std::string new_id(std::string_view prefix = "", std::size_t bytes = 16);
  std::string new_echo();  // decimal digits, as the admin page sends them

  // --- the account of what happened
  void count(const std::string& what, std::int64_t n = 1) { stats[what] += n; }
  void violate(std::string what, std::string detail);
  void advise(const std::string& what);  // an advised limit was passed: counted, not wrong

  // --- people
  Citizen& citizen(const std::string& id);  // made when new
  Citizen* find_citizen(const std::string& id);
  Member* find_member(std::string_view userid);  // without regard to case
  const Account* find_account(std::string_view open_kfid) const;
  Session& session(Citizen& citizen, const std::string& open_kfid);  // ended when 48 h old
  Entry& show(Person& person, Entry entry);
  void touch(Person& person);  // its screen changed

  // --- the road to the gateway
  void push(const std::string& open_kfid, const nlohmann::json& message);  // into sync_msg's list
  void ring(const std::string& open_kfid);                                 // the kf bell
  std::string verification(Door door, const std::string& echo);  // the query of a URL verification
  void forget_tokens();                                          // they were never given
  void push_event(Citizen& citizen, const std::string& open_kfid, nlohmann::json event);

  const Settings settings;
  std::function<void(Callback)> post;  // set once, before the first act
  std::function<void(std::int64_t ms, std::function<void()>)>
      later;  // the same; runs under the mutex
  Faults faults;
  std::int64_t token_life_seconds = 7200;
  milliseconds rules_ahead{0}, stamps_ahead{0};
  std::uint64_t version = 1;  // grows with each change of a screen
  std::string epoch;          // this life of the stand-in; cursors carry it

  std::map<std::string, Citizen> citizens;
  std::map<std::string, Member> members;  // by userid in lower case
  std::deque<KfMessage> messages;
  std::uint64_t first_message = 0;  // number of messages.front()
  std::map<std::string, std::string> token_of_secret;
  Remembered<AccessToken> tokens{1000};
  Remembered<Instant> bell_tokens{100'000};      // token → until
  Remembered<std::string> sent_msgids{500'000};  // open_kfid/msgid → print of the message
  Remembered<EventCode> event_codes{100'000};
  Remembered<CardCode> card_codes{100'000};
  Remembered<bool> task_ids{100'000};
  Remembered<Instant> requests_seen{100'000};  // enable_duplicate_check: print → until
  Remembered<Instant> app_messages{100'000};   // msgid → sent
  Remembered<Media> media{64};                 // at most 64 × 20 MB
  Remembered<OauthCode> oauth_codes{1000};
  std::deque<Instant> tokenless_syncs;
  std::map<std::string, std::int64_t> stats;
  std::deque<Violation> violations;
  std::deque<CallRecord> calls;

 private:
  const Clock& clock_;
  Random& ids_;   // of the kernel: an id never comes twice, also in another life
  Random& dice_;  // seeded: faults can be repeated
};

}  // namespace huiyin::sim::wecom

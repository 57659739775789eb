// All that the SMS providers and the phones know: plain data and the few words over it that every
// part needs. Guarded by the Platform's mutex; nothing here waits or speaks to the network.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "sim/remembered.h"
#include "sim/sms/faults.h"
#include "sim/sms/settings.h"

namespace huiyin::sim::sms {

enum class Door : std::uint8_t { reports, replies };  // 回执, 上行

// Something to be pushed to the gateway; a retry carries the same document.
struct Push {
  Provider provider = Provider::aliyun;
  Door door = Door::reports;
  std::string document{};  // JSON
  milliseconds delay{0};
  int attempt = 1;
};

enum class State : std::uint8_t {
  held,       // the phone is off
  delivered,  // it came
  failed,
};

// One text to one number, as it was accepted.
struct Message {
  std::uint64_t number = 0;  // its place, from 0
  Provider provider = Provider::aliyun;
  std::string id{};             // BizId, SerialNo, msgGroup
  std::string phone{}, text{};  // without the signature
  std::string template_code{}, extension{}, our_id{};
  Instant sent{}, done{};
  std::size_t parts = 1;  // how many SMS it is billed as
  State state = State::held;
  std::string code{};  // of the receipt
};

// One line of a phone's screen.
struct ScreenLine {
  std::uint64_t number = 0;  // from 0
  bool is_mine = false;      // the owner wrote it
  Instant at{};
  Provider provider = Provider::aliyun;
  std::string peer{};     // the number at the other end, with its extension
  std::string text{};     // what came: 【签名】 and words
  std::size_t parts = 1;  // how many SMS it is billed as
  std::string id{}, extension{};
};

// What was accepted for a number, for its limits.
struct Taken {
  Instant at{};
  Provider provider = Provider::aliyun;
  std::string template_code{}, text{};
  Kind kind = Kind::notice;
};

enum class PhoneIs : std::uint8_t { on, off, absent };  // absent: 空号

struct Phone {
  static constexpr std::size_t kLinesMax = 1000, kTakenMax = 200;

  std::string number, name;
  PhoneIs is = PhoneIs::on;
  std::set<Provider> refuses;    // 退订: at these providers
  std::deque<ScreenLine> lines;  // the last ones
  std::uint64_t next_line = 0;
  std::deque<Taken> taken;          // the last ones
  std::vector<std::uint64_t> held;  // messages that wait till it is switched on
  std::uint64_t version = 0;        // of the world when its screen last changed
};

struct Violation {
  Instant at{};
  std::string what{}, detail{};
};

class World {
 public:
  static constexpr std::size_t kMessagesMax = 100'000, kPhonesMax = 100'000, kHeldMax = 1000;

  World(Settings settings, const Clock& clock, Random& ids, Random& dice);

  // --- time and chance
  Instant now() const { return clock_.now(); }
  bool hit(double chance);  // of a fault
  std::int64_t between(const Range& range);
  std::string new_hex(std::size_t bytes) { return ids_.hex(bytes); }
  std::string new_digits(std::size_t digits);
  bool is_met(Provider provider) const;  // by the faults: see sms_only
  // Whether the provider leaves it out when it is asked what it sent.
  bool is_left_out(const Message& message);

  // --- the account of what happened
  void count(const std::string& what, std::int64_t n = 1) { stats[what] += n; }
  void violate(Provider provider, const std::string& what, std::string detail = "");

  // --- messages and phones
  Phone& phone(const std::string& number);  // made when new
  Phone* find_phone(const std::string& number);
  Message& keep(Message message);
  Message* find_message(std::uint64_t number);
  void show(Phone& phone, ScreenLine line);
  void touch(Phone& phone) { phone.version = ++version; }

  const Settings settings;
  std::function<void(Push)> post;  // set once, before the first act
  // The same; runs under the mutex.
  std::function<void(std::int64_t ms, std::function<void()>)> later;
  Faults faults;
  std::uint64_t version = 1;  // grows with each change of a screen
  std::string epoch;          // this life of the stand-in

  std::map<std::string, Phone> phones;
  std::deque<Message> messages;
  std::uint64_t first_message = 0;  // number of messages.front()
  Remembered<bool> nonces{100'000};
  std::array<std::vector<std::string>, kProviders.size()> batches;  // receipts that wait for others
  std::map<std::string, std::int64_t> stats;
  std::deque<Violation> violations;

 private:
  const Clock& clock_;
  Random& ids_;   // of the kernel: an id never comes twice, also in another life
  Random& dice_;  // seeded: faults can be repeated
};

}  // namespace huiyin::sim::sms

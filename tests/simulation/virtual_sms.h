// Two providers of SMS 短信平台 in virtual time: the stand-in's own (sim/sms: signatures, limits,
// receipts, the schedule of pushes), and what goes wrong between it and us. They outlive our
// crashes, and remember what each phone was really shown.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "gateway/http/http_client.h"
#include "gateway/walk/walk.h"
#include "sim/sms/platform.h"

namespace huiyin::simulation {

struct SmsFaults {
  // On the way to a provider and back.
  double not_sent = 0, reset_before = 0, reset_after = 0, server_error = 0, garbled = 0, late = 0,
         time_out = 0;
  double die_before = 0, die_after = 0;  // our own death in the middle of a call
  // Of receipts and replies; the contrary of what was told comes beside it.
  double receipt_lost = 0, receipt_contradicted = 0, push_doubled = 0;
  sim::sms::Faults provider = {};  // the stand-in's own
};

class VirtualSms final : public gateway::HttpClient {
 public:
  using Push = sim::sms::Push;
  struct PushAnswer {
    int status = 0;  // 0: nobody was there
    std::string body = {};
  };
  // The office's door for pushes. It may be called within call(): a receipt that comes early.
  using AtDoor = std::function<PushAnswer(const Push&)>;

  VirtualSms(FakeClock& clock, Random& random);

  void connect(AtDoor door) { door_ = std::move(door); }
  void set_faults(const SmsFaults& faults);
  // Our accounts with both, the one that is `first` tried first.
  void add_lines(gateway::WalkSettings& settings, sim::sms::Provider first) const;

  // The owner of a phone writes to the number of a provider.
  void writes(const std::string& phone, const std::string& text, sim::sms::Provider to);
  gateway::HttpAnswer call(const gateway::HttpCall& call) override;
  bool is_calling() const { return is_calling_; }

  // Whatever is due at the providers until now; and when the next is.
  void pass();
  std::optional<Instant> next_due() const;
  std::size_t replies_under_way() const { return replies_under_way_; }

  std::vector<std::string> phones() const;
  std::vector<std::string> shown(const std::string& phone) const;
  // What of a message's fate the office was told and answered that it had taken in.
  struct Told {
    bool delivered = false, failed = false;
    bool is_lost = false;  // on purpose, or given up: a receipt never came
  };
  struct Taken {
    std::string account, id, our_id, phone, text;
    Told told = {};
  };
  std::vector<Taken> taken() const;
  std::vector<std::string> violations() const;
  const std::map<std::string, std::uint64_t>& counts() const { return counts_; }

 private:
  struct UnderWay {
    Push push;
    bool is_extra = false;  // nobody waits for its answer
  };
  using Id = std::pair<sim::sms::Provider, std::string>;

  gateway::HttpAnswer ask(const gateway::HttpCall& call);
  gateway::HttpAnswer spoil(gateway::HttpAnswer answer, const gateway::HttpCall& call);
  void send(Push push);
  void carry(UnderWay one);
  void give_up(Push push);
  void note_lost(const Push& push);
  void note_told(const Push& push);
  bool hit(double chance, const char* what);

  FakeClock& clock_;
  Random& random_;
  mutable sim::sms::Platform platform_;  // guards itself
  SmsFaults faults_;
  AtDoor door_;
  std::multimap<Instant, std::function<void()>> acts_;
  std::multimap<Instant, UnderWay> pushes_;
  std::size_t replies_under_way_ = 0;
  bool is_calling_ = false;
  std::map<Id, Told> told_;
  std::map<std::string, std::uint64_t> counts_;
};

}  // namespace huiyin::simulation

// A direct line 直连 to an SMSC by SMPP 3.4: an account of the settings that keeps its own
// connection, as a transceiver, or two, as a transmitter and a receiver. It sends as any other way
// does; what arrives is handed on, and acknowledged when it is committed.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/random.h"
#include "gateway/sms/smpp_link.h"
#include "gateway/sms/smpp_message_id.h"
#include "gateway/sms/smpp_status.h"
#include "gateway/sms/sms_way.h"

namespace huiyin::gateway::smpp {

enum class BindMode : std::uint8_t { transceiver, transmitter_receiver };
// How a mainland number is written as destination: 13800001234, 8613800001234, +8613800001234.
// Numbers of other countries have their code in all of them.
enum class NumberForm : std::uint8_t { national, international, plus };

struct LineSettings {
  std::string name;  // in the settings
  Endpoint to;
  std::string ca_file = {};  // authorities besides the system's, PEM; "": none
  Bind bind;
  BindMode mode = BindMode::transceiver;
  Address source = {};       // what the citizen sees; "": the SMSC's own
  int extension_digits = 0;  // that may stand behind it: extension.h
  std::uint8_t destination_ton = 1, destination_npi = 1;
  NumberForm number_form = NumberForm::international;
  std::string service_type = {};
  bool tells_validity = true;  // how long a text is of use; some SMSCs refuse what tells it
  std::string signature =
      {};  // without 【】, before each text; "": the SMSC adds it, or there is none
  LineIds ids = {};
  VendorMeanings vendor = {};
  std::size_t window = 10;
  int parts_per_second = 10;
  std::chrono::milliseconds enquire_every{30'000}, response_limit{10'000};
  std::chrono::milliseconds again_first{1000};
};

// deliver_sm or data_sm.
struct LineArrival {
  std::string connection;  // no two have the same
  std::uint32_t request = 0;
  Message message;
  Tlvs tlvs = {};
};

// An answer that came after the line had given it up.
struct LateAnswer {
  std::string key;   // the letter's
  int sequence = 0;  // of its part, from 1
  store::SmsPartId id;
};

class Line final : public SmsWay {
 public:
  static constexpr std::size_t kLateMax = 1000;  // parts whose late answers are still understood

  // On the line's own thread; must not throw.
  struct Hooks {
    enum class Taken : std::uint8_t { committed, committed_words, not_committed };
    // `done`: once, from any thread, while the line stands. What is not committed comes again; of
    // words it is asked for, and told by `confirmed`, that the SMSC has the acknowledgement.
    std::function<void(LineArrival, std::function<void(Taken)> done)> arrived;
    std::function<void(const std::string& connection, std::uint32_t request)> confirmed;
    std::function<void(LateAnswer)> taken_late;
  };

  Line(LineSettings settings, Random& random);
  ~Line() override;

  void start(Hooks hooks);
  // Sends no more, lets what is under way end, and unbinds: some seconds at most.
  void stop();

  const std::string& name() const override { return settings_.name; }
  int parts_per_second() const override { return settings_.parts_per_second; }
  int parts_of(const std::string& text) const override;
  // Waits until each part has its end: at most twice the response limit, and a minute more where
  // there are several.
  sms::SmsAnswer send(const Letter& letter) override;

  const LineSettings& settings() const { return settings_; }

  struct Counts {
    bool is_bound = false;  // wholly
    std::size_t in_flight = 0;
    std::uint64_t written = 0, throttled = 0, strange = 0, binds = 0, losses = 0;
    std::uint64_t taken = 0, refused = 0, unanswered = 0, taken_late = 0;  // parts
    double parts_per_second = 0;
  };
  Counts counts() const;

 private:
  struct Sending;
  struct Place {  // of a part
    std::shared_ptr<Sending> sending;
    std::size_t index = 0;
  };
  struct Late {
    std::string key;
    int sequence = 0;
  };

  std::string final_text(const std::string& text) const;
  Result<std::vector<Message>> submits_for(const Letter& letter);
  sms::SmsAnswer down_answer(const std::string& phone, const Link::Down& down) const;
  sms::SmsAnswer answer_of(const Sending& sending) const;
  void told(Link& link, const std::string& connection, SessionEvent event);
  void ended(session_event::Ended ended);
  void taken_late(const session_event::TakenLate& late);
  Link& sender() { return *links_.front(); }

  const LineSettings settings_;
  Random& random_;
  Hooks hooks_;  // of start()

  mutable std::mutex mutex_;
  std::condition_variable all_ended_;
  // Guarded by mutex_.
  std::map<SubmitId, Place> open_;
  std::map<SubmitId, Late> late_;
  std::uint16_t reference_;
  SubmitId last_submit_ = 0;
  std::uint64_t taken_ = 0, refused_ = 0, unanswered_ = 0, taken_late_ = 0;

  std::vector<std::unique_ptr<Link>> links_;  // the one that sends first; last: their threads
};

}  // namespace huiyin::gateway::smpp

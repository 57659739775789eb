// One SMPP 3.4 session of a client as a pure state machine (sms.md 4.5): octets, moments and
// messages go in; octets to be written and events come out. It opens no socket and waits for
// nobody.
//
//   opened, then received | wrote | tick | submit | withdraw | acknowledge | leave in any order,
//   then closed; and again.
//
// Each submit has exactly one end, whatever the other side does.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gateway/sms/smpp_pace.h"
#include "gateway/sms/smpp_pdu.h"

namespace huiyin::gateway::smpp {

enum class BindAs : std::uint8_t { transceiver, transmitter, receiver };

struct SessionSettings {
  Bind bind = {};
  BindAs as = BindAs::transceiver;
  std::size_t window = 10;  // submit_sm that may stand unanswered
  int parts_per_second = 10;
  std::chrono::milliseconds enquire_every{30'000};   // of silence
  std::chrono::milliseconds response_limit{10'000};  // for any of our requests
};

// The caller's own; what is submitted first is written first.
using SubmitId = std::uint64_t;

// Which request of the SMSC's, on which of the session's connections.
struct ArrivalHandle {
  std::uint64_t connection = 0;
  Header header = {};
  bool operator==(const ArrivalHandle&) const = default;
};

namespace session_event {
struct Bound {};
struct BindRefused {
  std::uint32_t status = 0;
};
enum class End : std::uint8_t {
  answered,    // by `status`, 0 included
  unanswered,  // written, and nobody knows what became of it
  not_sent,    // surely not taken; `status` of the throttling where that is why, else 0
};
struct Ended {
  SubmitId submit = 0;
  End end = End::not_sent;
  std::uint32_t status = 0;
  std::string message_id = {};
};
// Of one that had ended as unanswered: it was taken after all.
struct TakenLate {
  SubmitId submit = 0;
  std::string message_id = {};
};
// deliver_sm or data_sm: acknowledge() it, after the commit.
struct Arrived {
  ArrivalHandle handle;
  Pdu pdu;
};
// The SMSC has our acknowledgement: it does not send this again.
struct Confirmed {
  ArrivalHandle handle;
};
}  // namespace session_event
using SessionEvent =
    std::variant<session_event::Bound, session_event::BindRefused, session_event::Ended,
                 session_event::TakenLate, session_event::Arrived, session_event::Confirmed>;

class Session {
 public:
  static constexpr std::size_t kArrivalsMax = 100;          // unacknowledged; more are put off
  static constexpr std::size_t kUnconfirmedMax = 1000;      // more are never told as confirmed
  static constexpr std::size_t kOutputMax = 256 * 1024;     // octets unwritten: no submit is added
  static constexpr std::size_t kLateMax = 1000;             // late answers that are waited for
  static constexpr std::chrono::milliseconds kDrain{3000};  // for what is under way, on leaving

  explicit Session(SessionSettings settings);

  // The connection stands: asks for the bind.
  void opened(Moment now);
  void received(std::string_view octets, Moment now);
  // It is gone, or could not be had: what was written whole and is not answered is unanswered, all
  // else is not sent.
  void closed(Moment now);
  // Whatever is due.
  void tick(Moment now);
  // Nothing: only what comes from outside moves it.
  std::optional<Moment> next_due() const;

  // Waits for the bind, for the window and for its turn, until `write_by`. `message` is one that
  // encoded() takes.
  void submit(SubmitId id, Message message, Moment write_by, Moment now);
  // Unless it was written: then its end is not_sent.
  void withdraw(SubmitId id);

  enum class Confirm : std::uint8_t { no, yes };  // yes: ends in Confirmed, if the link lives
  // To a handle of an earlier connection: nothing. It comes again.
  void acknowledge(const ArrivalHandle& handle, std::uint32_t status, Confirm confirm, Moment now);

  // Submits no more, lets what is under way come to its end within kDrain, and unbinds.
  void leave(Moment now);

  bool is_bound() const { return state_ == State::bound; }
  // The connection is to be closed, once output() is written or cannot be.
  bool is_over() const { return state_ == State::over; }

  std::string_view output() const { return output_; }
  // So many octets of output() are on their way.
  void wrote(std::size_t octets);
  std::vector<SessionEvent> take_events() { return std::exchange(events_, {}); }

  struct Counts {
    std::uint64_t written = 0, throttled = 0, strange = 0;  // strange: PDUs refused or overlooked
  };
  const Counts& counts() const { return counts_; }
  std::size_t in_flight() const { return submits_in_flight_; }
  const Pace& pace() const { return pace_; }

 private:
  enum class State : std::uint8_t { down, binding, bound, leaving, over };
  enum class Ask : std::uint8_t { bind, submit, enquire, unbind };
  struct Waiting {
    SubmitId id = 0;
    Message message;
    Moment write_by{};
    std::uint32_t status = 0;  // of the last throttling
  };
  struct InFlight {
    Ask ask = Ask::submit;
    Moment due{};
    std::uint64_t begins = 0, ends = 0;  // in the connection's octets
    Pace::Ticket ticket = 0;
    Waiting submit = {};
  };
  struct Unconfirmed {
    ArrivalHandle handle;
    std::uint64_t ends = 0;
  };

  void take(const Pdu& pdu, Moment now);
  void take_request(const Pdu& pdu, Moment now);
  void take_response(const Pdu& pdu, Moment now);
  void bind_answered(const Pdu& pdu, Moment now);
  void submit_answered(InFlight submit, const Pdu& pdu, Moment now);
  void arrived(const Pdu& pdu);
  void note_confirmed(std::uint64_t begins, Moment now);
  InFlight* ask(const Pdu& request, Ask ask, Moment now);
  void enquire(Moment now);
  bool is_asking(Ask ask) const;
  std::uint32_t next_sequence();
  void append(const Pdu& pdu);
  void end(const Waiting& submit, session_event::End how, std::uint32_t status,
           std::string message_id = {});
  void expire(Moment now);
  void go_on_leaving(Moment now);
  bool may_write() const;
  void pump(Moment now);

  const SessionSettings settings_;
  Pace pace_;
  State state_ = State::down;
  bool is_unbind_ours_ = false;  // of leaving: else the SMSC has unbound
  Moment leave_by_{}, last_received_{};
  std::uint64_t connection_ = 0;
  std::uint32_t sequence_ = 0;
  std::string received_, output_;
  std::uint64_t appended_ = 0, written_ = 0;     // octets of this connection
  std::deque<Waiting> waiting_;                  // by id
  std::map<std::uint32_t, InFlight> in_flight_;  // by sequence
  std::size_t submits_in_flight_ = 0;
  std::map<std::uint32_t, SubmitId> late_;  // by sequence: unanswered within the limit
  std::deque<std::uint32_t> late_order_;
  std::vector<ArrivalHandle> arrivals_;  // not acknowledged yet
  std::deque<Unconfirmed> unconfirmed_;
  std::vector<SessionEvent> events_;
  Counts counts_;
};

}  // namespace huiyin::gateway::smpp

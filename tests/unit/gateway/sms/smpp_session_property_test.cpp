// A session against an SMSC that answers in any order, throttles, refuses, keeps silent, talks
// nonsense and is cut off: each submit has one end, and the end is true.
#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <map>

#include "gateway/sms/smpp_framing.h"
#include "gateway/sms/smpp_session.h"
#include "gateway/sms/smpp_status.h"
#include "tests/support/property.h"

namespace smpp_session_property_test {

using namespace huiyin::gateway::smpp;
using namespace huiyin::testing;
using namespace session_event;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// What the SMSC knows of a submit, by its destination.
struct Known {
  int read = 0, throttled = 0, refused = 0, taken = 0;
};

class World {
 public:
  void run() {
    const std::size_t steps = 40 + any_below(200);
    for (std::size_t i = 0; i < steps; ++i) step();
    if (is_open_) close();
    session_.tick(now_ += seconds{60});
    note_events();
    for (SubmitId id = 1; id <= submitted_; ++id) judge(id);
  }

 private:
  void step() {
    now_ += milliseconds{any_below(700)};
    switch (any_below(10)) {
      case 0:
        if (!is_open_) open();
        break;
      case 1:
      case 2:
        submit();
        break;
      case 3:
        if (submitted_ > 0) session_.withdraw(1 + any_below(submitted_));
        break;
      case 4:
        if (any_below(12) == 0 && is_open_) close();
        break;
      case 5:
        if (any_below(15) == 0) session_.leave(now_);
        break;
      default:
        if (is_open_) answer();
    }
    session_.tick(now_);
    if (is_open_) read();
    note_events();
    if (is_open_ && session_.is_over()) close();
    if (const auto due = session_.next_due()) PROPERTY_ASSERT(*due > Moment{});
    PROPERTY_ASSERT(session_.in_flight() <= kWindow);
  }

  void open() {
    is_open_ = true;
    session_.opened(now_);
  }

  void close() {
    is_open_ = false;
    received_.clear();
    requests_.clear();
    session_.closed(now_);
  }

  void submit() {
    Message message;
    message.destination.digits = std::to_string(++submitted_);
    message.short_message = std::string(any_below(140), 'x');
    session_.submit(submitted_, message, now_ + milliseconds{any_below(8000)}, now_);
  }

  // Some of what the session wrote: the socket takes what it likes.
  void read() {
    const std::size_t octets =
        std::min(session_.output().size(), any_bool() ? std::size_t{100'000} : any_below(60));
    received_ += session_.output().substr(0, octets);
    session_.wrote(octets);
    for (;;) {
      const auto frame = next_frame(received_);
      PROPERTY_ASSERT(frame.state != PduFrame::State::lost);
      if (frame.state != PduFrame::State::complete) return;
      const auto pdu = decoded(std::string_view(received_).substr(0, frame.octets));
      received_.erase(0, frame.octets);
      PROPERTY_ASSERT(pdu.has_value());
      if (is_response(pdu->header.command)) continue;
      requests_.push_back(*pdu);
      if (pdu->header.command == Command::submit_sm) ++known_[id_of(*pdu)].read;
    }
  }

  static SubmitId id_of(const Pdu& pdu) {
    return std::stoull(std::get<Message>(pdu.body).destination.digits);
  }

  void answer() {
    if (any_below(25) == 0) return talk_nonsense();
    if (requests_.empty()) return;
    const std::size_t which = any_below(requests_.size());
    const Pdu request = requests_[which];
    requests_.erase(requests_.begin() + std::ptrdiff_t(which));
    Pdu response{{response_of(request.header.command), 0, request.header.sequence}};
    if (request.header.command == Command::submit_sm) {
      Known& known = known_[id_of(request)];
      switch (any_below(8)) {
        case 0:
        case 1:
          ++known.throttled;
          response.header.status = any_bool() ? status::kThrottled : status::kQueueFull;
          break;
        case 2:
          ++known.refused;
          response.header.status = 0x0B;
          break;
        case 3:  // silence
          ++known.taken;
          return;
        default:
          ++known.taken;
          response.body = MessageResponse{std::to_string(id_of(request))};
      }
    }
    give(response);
    if (any_below(20) == 0) give(response);
  }

  void talk_nonsense() {
    const Pdu nonsense = any_of<Pdu>(
        {{{Command::submit_sm_resp, 0, std::uint32_t(1 + any_below(2000) + 100'000)}},
         {{Command::enquire_link_resp, 0, std::uint32_t(1 + any_below(40))}},
         {{Command::enquire_link, 0, 3}},
         {{Command::deliver_sm_resp, 0, std::uint32_t(1 + any_below(40))}, MessageResponse{}}});
    give(nonsense);
  }

  // In pieces, as a network has it.
  void give(const Pdu& pdu) {
    const std::string octets = encoded(pdu).value();
    const std::size_t cut = any_below(octets.size());
    session_.received(std::string_view(octets).substr(0, cut), now_);
    session_.received(std::string_view(octets).substr(cut), now_);
  }

  void note_events() {
    for (SessionEvent& event : session_.take_events()) {
      if (auto* end = std::get_if<Ended>(&event)) {
        const bool is_first = ends_.emplace(end->submit, *end).second;
        PROPERTY_ASSERT(is_first);
      }
      if (auto* late = std::get_if<TakenLate>(&event))
        PROPERTY_ASSERT(late->message_id == std::to_string(late->submit) &&
                        ends_.at(late->submit).end == End::unanswered);
    }
  }

  void judge(SubmitId id) {
    PROPERTY_ASSERT(ends_.contains(id));
    const Ended& end = ends_.at(id);
    const Known& known = known_[id];
    // One that may have been taken never goes out again.
    PROPERTY_ASSERT(known.taken <= 1);
    PROPERTY_ASSERT(known.read <= known.throttled + 1);
    switch (end.end) {
      case End::answered:
        PROPERTY_ASSERT(end.status == 0 ? known.taken == 1 && end.message_id == std::to_string(id)
                                        : known.refused == 1);
        break;
      case End::not_sent:
        PROPERTY_ASSERT(known.taken == 0 && known.read == known.throttled);
        break;
      case End::unanswered:
        break;
    }
  }

  static constexpr std::size_t kWindow = 4;
  Session session_{{.window = kWindow,
                    .parts_per_second = 20,
                    .enquire_every = seconds{5},
                    .response_limit = seconds{3}}};
  Moment now_{std::chrono::hours{1}};
  bool is_open_ = false;
  SubmitId submitted_ = 0;
  std::string received_;
  std::deque<Pdu> requests_;
  std::map<SubmitId, Known> known_;
  std::map<SubmitId, Ended> ends_;
};

}  // namespace

TEST_CASE("whatever an SMSC does, each submit has one end, and it is true") {
  CHECK(holds("one true end", [] { World().run(); }));
}

TEST_CASE("any octets from an SMSC leave a session that can be closed and opened again") {
  CHECK(holds("any octets", [] {
    Session session({});
    const Moment now{std::chrono::hours{1}};
    session.opened(now);
    session.submit(1, {}, now + seconds{1}, now);
    for (std::size_t i = any_below(6); i > 0; --i) {
      std::string octets = any_bytes();
      if (any_bool()) octets = std::string("\0\0\0", 3) + char(octets.size() + 4) + octets;
      session.received(octets, now);
    }
    session.closed(now);
    int ends = 0;
    for (const SessionEvent& event : session.take_events())
      if (std::holds_alternative<Ended>(event)) ++ends;
    PROPERTY_ASSERT(ends == 1);
    session.opened(now);
  }));
}

}  // namespace smpp_session_property_test

#include "gateway/sms/smpp_session.h"

#include <catch2/catch.hpp>

#include "gateway/sms/smpp_framing.h"
#include "gateway/sms/smpp_status.h"

namespace smpp_session_test {

using namespace huiyin::gateway::smpp;
using namespace session_event;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

struct Talk {
  explicit Talk(SessionSettings settings = {.parts_per_second = 1000}) : session(settings) {}

  void at(milliseconds later) {
    for (const Moment until = now + later; now < until;) session.tick(now += milliseconds{1});
  }
  // All that the session wrote, as PDUs.
  std::vector<Pdu> written() {
    std::vector<Pdu> pdus;
    while (!session.output().empty()) {
      const auto frame = next_frame(session.output());
      REQUIRE(frame.state == PduFrame::State::complete);
      pdus.push_back(decoded(session.output().substr(0, frame.octets)).value());
      session.wrote(frame.octets);
    }
    return pdus;
  }
  Pdu one() {
    auto pdus = written();
    REQUIRE(pdus.size() == 1);
    return pdus.front();
  }
  void tell(const Pdu& pdu) { session.received(encoded(pdu).value(), now); }
  void answer(const Pdu& request, std::uint32_t status, const std::string& id = {}) {
    Pdu response{{response_of(request.header.command), status, request.header.sequence}};
    if (status == 0 && request.header.command == Command::submit_sm)
      response.body = MessageResponse{id};
    tell(response);
  }
  void bind() {
    session.opened(now);
    answer(one(), 0);
    REQUIRE(session.is_bound());
    session.take_events();
  }
  void submit(SubmitId id, seconds write_by = seconds{10}) {
    Message message;
    message.destination.digits = std::to_string(id);
    message.short_message = "x";
    session.submit(id, message, now + write_by, now);
  }
  template <class Event>
  std::vector<Event> events() {
    std::vector<Event> all;
    for (SessionEvent& event : session.take_events())
      if (auto* one = std::get_if<Event>(&event)) all.push_back(*one);
    return all;
  }
  Ended end() {
    const auto ends = events<Ended>();
    REQUIRE(ends.size() == 1);
    return ends.front();
  }
  Pdu deliver(std::uint32_t sequence) {
    Message message;
    message.short_message = "hello";
    return {{Command::deliver_sm, 0, sequence}, message};
  }

  Moment now{std::chrono::hours{1}};
  Session session;
};

std::string destination(const Pdu& pdu) { return std::get<Message>(pdu.body).destination.digits; }

}  // namespace

TEST_CASE("a session binds as it is told to, with its account, and then sends") {
  const auto [as, command] =
      GENERATE(table<BindAs, Command>({{BindAs::transceiver, Command::bind_transceiver},
                                       {BindAs::transmitter, Command::bind_transmitter},
                                       {BindAs::receiver, Command::bind_receiver}}));
  SessionSettings settings;
  settings.bind.system_id = "office";
  settings.as = as;
  Talk talk(settings);
  talk.submit(1);
  talk.session.opened(talk.now);
  const Pdu bind = talk.one();
  CHECK(bind.header.command == command);
  CHECK(std::get<Bind>(bind.body).system_id == "office");
  talk.answer(bind, 0);
  CHECK(talk.events<Bound>().size() == 1);
  CHECK(talk.one().header.command == Command::submit_sm);
}

TEST_CASE("a bind that is refused, or not answered, ends the connection and sends nothing") {
  Talk talk;
  talk.submit(1, seconds{60});
  talk.session.opened(talk.now);
  const Pdu bind = talk.one();
  SECTION("refused") {
    talk.answer(bind, 0x0E);
    const auto refused = talk.events<BindRefused>();
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].status == 0x0E);
  }
  SECTION("by a generic_nack") {
    talk.tell({{Command::generic_nack, 0, bind.header.sequence}});
    CHECK(talk.events<BindRefused>().size() == 1);
  }
  SECTION("not answered") { talk.at(seconds{11}); }
  CHECK(talk.session.is_over());
  talk.session.closed(talk.now);
  CHECK(talk.end().end == End::not_sent);
}

TEST_CASE("answers are matched by their sequence number, in any order, with or without a body") {
  Talk talk;
  talk.bind();
  for (SubmitId id = 1; id <= 3; ++id) talk.submit(id);
  talk.at(milliseconds{50});
  const auto submits = talk.written();
  REQUIRE(submits.size() == 3);
  talk.answer(submits[2], 0, "c");
  talk.answer(submits[0], 0x0B);
  talk.tell({{Command::submit_sm_resp, 0, submits[1].header.sequence}});
  const auto ends = talk.events<Ended>();
  REQUIRE(ends.size() == 3);
  CHECK((ends[0].submit == 3 && ends[0].status == 0 && ends[0].message_id == "c"));
  CHECK((ends[1].submit == 1 && ends[1].status == 0x0B));
  CHECK((ends[2].submit == 2 && ends[2].status == 0 && ends[2].message_id.empty()));
  talk.answer(submits[2], 0, "again");
  CHECK(talk.events<Ended>().empty());
}

TEST_CASE("no more than the window stands unanswered") {
  Talk talk({.window = 2, .parts_per_second = 1000});
  talk.bind();
  for (SubmitId id = 1; id <= 5; ++id) talk.submit(id);
  talk.at(milliseconds{50});
  auto submits = talk.written();
  REQUIRE(submits.size() == 2);
  talk.answer(submits[0], 0, "a");
  talk.at(milliseconds{1});
  submits = talk.written();
  REQUIRE(submits.size() == 1);
  CHECK(destination(submits[0]) == "3");
}

TEST_CASE("throttled, the same message goes out again later under another number, first in line") {
  const std::uint32_t status = GENERATE(0x58u, 0x14u);
  Talk talk({.window = 1, .parts_per_second = 1000});
  talk.bind();
  talk.submit(1);
  talk.submit(2);
  const Pdu first = talk.one();
  talk.answer(first, status);
  CHECK(talk.events<Ended>().empty());
  CHECK(talk.written().empty());
  talk.at(milliseconds{900});
  CHECK(talk.written().empty());
  talk.at(milliseconds{200});
  const Pdu again = talk.one();
  CHECK(destination(again) == "1");
  CHECK(again.body == first.body);
  CHECK(again.header.sequence != first.header.sequence);
  talk.answer(again, 0, "a");
  CHECK(talk.end().message_id == "a");
  CHECK(talk.session.counts().throttled == 1);
}

TEST_CASE("throttled until it is too late, a message was not sent, and why is told") {
  Talk talk;
  talk.bind();
  talk.submit(1, seconds{2});
  talk.answer(talk.one(), 0x58);
  talk.at(milliseconds{1100});
  talk.answer(talk.one(), 0x58);
  talk.at(milliseconds{1000});
  const Ended end = talk.end();
  CHECK(end.end == End::not_sent);
  CHECK(end.status == 0x58);
}

TEST_CASE("an answer that comes too late still brings the message's id") {
  Talk talk;
  talk.bind();
  talk.submit(1);
  const Pdu submit = talk.one();
  talk.at(seconds{10});
  CHECK(talk.end().end == End::unanswered);
  CHECK(talk.session.in_flight() == 0);
  talk.answer(submit, 0, "late");
  const auto late = talk.events<TakenLate>();
  REQUIRE(late.size() == 1);
  CHECK((late[0].submit == 1 && late[0].message_id == "late"));
  talk.answer(submit, 0, "late");
  CHECK(talk.events<TakenLate>().empty());
}

TEST_CASE("what was written whole when the connection is lost is unanswered, all else not sent") {
  Talk talk({.window = 3, .parts_per_second = 1000});
  talk.bind();
  for (SubmitId id = 1; id <= 4; ++id) talk.submit(id);
  talk.at(milliseconds{50});
  const std::string_view output = talk.session.output();
  const std::size_t one = next_frame(output).octets;
  talk.session.wrote(one + 5);  // the second in part, the third not at all, the fourth waits
  talk.session.closed(talk.now);
  std::vector<End> ends(5);
  for (const Ended& end : talk.events<Ended>()) ends[end.submit] = end.end;
  CHECK(ends[1] == End::unanswered);
  CHECK(ends[2] == End::not_sent);
  CHECK(ends[3] == End::not_sent);
  CHECK(ends[4] == End::not_sent);
  talk.bind();  // and it begins anew
}

TEST_CASE("silence is asked about, and a link that does not answer is dead") {
  Talk talk;
  talk.bind();
  CHECK(talk.session.next_due() == talk.now + seconds{30});
  talk.at(seconds{30});
  const Pdu enquire = talk.one();
  REQUIRE(enquire.header.command == Command::enquire_link);
  SECTION("answered") {
    talk.at(seconds{1});
    talk.answer(enquire, 0);
    talk.at(seconds{29});
    CHECK(talk.written().empty());
    CHECK_FALSE(talk.session.is_over());
  }
  SECTION("not answered") {
    talk.at(seconds{10});
    CHECK(talk.session.is_over());
  }
}

TEST_CASE("the SMSC's requests are answered, and what nobody knows is not taken") {
  Talk talk;
  talk.bind();
  talk.tell({{Command::enquire_link, 0, 77}});
  Pdu answer = talk.one();
  CHECK((answer.header == Header{Command::enquire_link_resp, 0, 77}));
  talk.session.received(std::string("\0\0\0\x10\0\0\0\x99\0\0\0\0\0\0\0\x07", 16), talk.now);
  answer = talk.one();
  CHECK((answer.header == Header{Command::generic_nack, status::kInvalidCommandId, 7}));
  talk.session.received(std::string("\0\0\0\x10\x80\0\0\x99\0\0\0\0\0\0\0\x07", 16), talk.now);
  CHECK(talk.written().empty());  // a response is never answered
  CHECK(talk.session.is_bound());
  talk.session.received(std::string("\0\0\0\x05", 4) + std::string(20, 'x'), talk.now);
  CHECK(talk.one().header.command == Command::generic_nack);
  CHECK(talk.session.is_over());
}

TEST_CASE("a message is acknowledged when the caller says so, and with an empty id") {
  Talk talk;
  talk.bind();
  talk.tell(talk.deliver(5));
  const auto arrived = talk.events<Arrived>();
  REQUIRE(arrived.size() == 1);
  CHECK(talk.written().empty());
  talk.tell(talk.deliver(5));  // while it is being kept
  CHECK(talk.events<Arrived>().empty());
  SECTION("kept") {
    talk.session.acknowledge(arrived[0].handle, 0, Session::Confirm::no, talk.now);
    const auto octets = std::string(talk.session.output());
    CHECK(octets.size() == 17);
    CHECK((talk.one().header == Header{Command::deliver_sm_resp, 0, 5}));
  }
  SECTION("not kept") {
    talk.session.acknowledge(arrived[0].handle, status::kTryLater, Session::Confirm::yes, talk.now);
    CHECK((talk.one().header == Header{Command::deliver_sm_resp, status::kTryLater, 5}));
  }
  SECTION("after the connection was lost") {
    talk.session.closed(talk.now);
    talk.bind();
    talk.session.acknowledge(arrived[0].handle, 0, Session::Confirm::yes, talk.now);
    CHECK(talk.written().empty());
  }
}

TEST_CASE("more than can be kept at a time is put off, and comes again") {
  Talk talk;
  talk.bind();
  for (std::uint32_t i = 1; i <= Session::kArrivalsMax + 1; ++i) talk.tell(talk.deliver(i));
  CHECK(talk.events<Arrived>().size() == Session::kArrivalsMax);
  CHECK(talk.one().header.status == status::kTryLater);
}

TEST_CASE("that the SMSC has an acknowledgement is known by what it answers next") {
  Talk talk;
  talk.bind();
  talk.submit(1);
  const Pdu before = talk.one();
  talk.tell(talk.deliver(5));
  const auto handle = talk.events<Arrived>().at(0).handle;
  talk.session.acknowledge(handle, 0, Session::Confirm::yes, talk.now);
  const auto written = talk.written();
  REQUIRE(written.size() == 2);
  REQUIRE(written[1].header.command == Command::enquire_link);
  talk.answer(before, 0, "a");  // of a request that it may have read before the acknowledgement
  CHECK(talk.events<Confirmed>().empty());
  talk.answer(written[1], 0);
  const auto confirmed = talk.events<Confirmed>();
  REQUIRE(confirmed.size() == 1);
  CHECK(confirmed[0].handle == handle);
}

TEST_CASE("leaving, a session lets its window drain, unbinds, and is over") {
  Talk talk;
  talk.bind();
  talk.submit(1);
  const Pdu submit = talk.one();
  talk.session.leave(talk.now);
  talk.submit(2);
  CHECK(talk.end().end == End::not_sent);
  CHECK(talk.written().empty());
  talk.answer(submit, 0, "a");
  CHECK(talk.end().message_id == "a");
  const Pdu unbind = talk.one();
  REQUIRE(unbind.header.command == Command::unbind);
  CHECK_FALSE(talk.session.is_over());
  talk.answer(unbind, 0);
  CHECK(talk.session.is_over());
}

TEST_CASE("leaving is not held up by what is never answered") {
  Talk talk;
  talk.bind();
  talk.submit(1);
  talk.written();
  talk.session.leave(talk.now);
  talk.at(Session::kDrain);
  CHECK(talk.one().header.command == Command::unbind);
  talk.at(Session::kDrain);
  CHECK(talk.session.is_over());
  talk.session.closed(talk.now);
  CHECK(talk.end().end == End::unanswered);
}

TEST_CASE("an SMSC that unbinds is answered, after it has answered what it has") {
  Talk talk;
  talk.bind();
  talk.submit(1);
  const Pdu submit = talk.one();
  talk.tell({{Command::unbind, 0, 9}});
  CHECK((talk.one().header == Header{Command::unbind_resp, 0, 9}));
  CHECK_FALSE(talk.session.is_over());
  talk.answer(submit, 0, "a");
  CHECK(talk.end().message_id == "a");
  CHECK(talk.session.is_over());
}

TEST_CASE("a part that is withdrawn before it was written is not sent, else it goes its way") {
  Talk talk({.window = 1, .parts_per_second = 1000});
  talk.bind();
  talk.submit(1);
  talk.submit(2);
  talk.session.withdraw(1);
  CHECK(talk.events<Ended>().empty());
  talk.session.withdraw(2);
  const Ended end = talk.end();
  CHECK((end.submit == 2 && end.end == End::not_sent));
  CHECK(talk.session.counts().written == 1);
}

TEST_CASE("bound otherwise than the SMSC thinks, it leaves to bind anew") {
  Talk talk;
  talk.bind();
  talk.submit(1);
  talk.answer(talk.one(), status::kInvalidBindStatus);
  CHECK(talk.end().status == status::kInvalidBindStatus);
  CHECK(talk.one().header.command == Command::unbind);
}

TEST_CASE("a generic_nack is the refusal of what bears its number") {
  Talk talk;
  talk.bind();
  talk.submit(1);
  talk.submit(2);
  talk.at(milliseconds{50});
  const auto submits = talk.written();
  REQUIRE(submits.size() == 2);
  talk.tell({{Command::generic_nack, 0x02, submits[0].header.sequence}});
  talk.tell({{Command::generic_nack, 0, submits[1].header.sequence}});
  const auto ends = talk.events<Ended>();
  REQUIRE(ends.size() == 2);
  CHECK((ends[0].end == End::answered && ends[0].status == 0x02));
  CHECK(ends[1].end == End::unanswered);
}

}  // namespace smpp_session_test

#include "gateway/sms/smpp_line.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <semaphore>

#include "gateway/sms/smpp_text.h"
#include "tests/unit/gateway/sms/scripted_smsc.h"

namespace smpp_line_test {

using namespace huiyin;
using namespace huiyin::gateway;
using namespace huiyin::gateway::smpp;
using huiyin::testing::ScriptedSmsc;
using sms::AnswerClass;
using sms::SmsAnswer;

namespace {

constexpr seconds kPatience{10};
const std::string kLong(150, 'x');  // three parts

// A line to an SMSC that does what `handle` says with what is no bind, enquire_link or unbind.
struct Wired {
  explicit Wired(ScriptedSmsc::Handle handle, std::function<void(LineSettings&)> change = {})
      : smsc([this, handle = std::move(handle)](ScriptedSmsc::Peer& peer, const Pdu& pdu) {
          switch (pdu.header.command) {
            case Command::bind_transceiver:
              bind = std::get<Bind>(pdu.body);
              peer.answer(pdu, bind_status);
              bound.release();
              return;
            case Command::unbind:
              peer.answer(pdu, 0);
              unbound.release();
              return;
            case Command::enquire_link:
              return peer.answer(pdu, 0);
            default:
              return handle(peer, pdu);
          }
        }) {
    settings.name = "line";
    settings.bind.system_id = "office";
    settings.source = {5, 0, "XinFang"};
    settings.parts_per_second = 1000;
    settings.response_limit = milliseconds{400};
    settings.again_first = milliseconds{100};
    if (change) change(settings);
    settings.to = smsc.endpoint();
    line = std::make_unique<Line>(settings, random);
  }
  ~Wired() { line->stop(); }

  void start() {
    line->start({.arrived =
                     [this](LineArrival arrival, std::function<void(Line::Hooks::Taken)> done) {
                       arrived = std::move(arrival);
                       done(taken_as);
                       arrivals.release();
                     },
                 .confirmed = [this](const std::string&, std::uint32_t) { confirmed.release(); },
                 .taken_late =
                     [this](LateAnswer answer) {
                       late = std::move(answer);
                       lates.release();
                     }});
  }
  SmsAnswer send(const std::string& text) { return line->send({"13900007001", text, "key"}); }

  SeededRandom random{1};
  LineSettings settings;
  std::atomic<std::uint32_t> bind_status = 0;
  Bind bind;
  Line::Hooks::Taken taken_as = Line::Hooks::Taken::committed_words;
  LineArrival arrived;
  LateAnswer late;
  std::counting_semaphore<1000> bound{0}, unbound{0}, arrivals{0}, confirmed{0}, lates{0};
  ScriptedSmsc smsc;
  std::unique_ptr<Line> line;
};

const Message& submit_in(const Pdu& pdu) { return std::get<Message>(pdu.body); }

}  // namespace

TEST_CASE("a text goes out as it was agreed with the SMSC, and is accepted with the SMSC's id") {
  Message sent;
  Wired wired(
      [&](auto& peer, const Pdu& pdu) {
        sent = submit_in(pdu);
        peer.answer(pdu, 0, "00AB");
      },
      [](LineSettings& line) {
        line.signature = "信访";
        line.ids.response = IdForm::hex;
        line.service_type = "CMT";
      });
  wired.start();
  const SmsAnswer answer = wired.send("您好");
  CHECK(answer.meaning == AnswerClass::ok);
  CHECK(answer.verdict.advice == Advice::accepted);
  REQUIRE(answer.verdict.parts.size() == 1);
  CHECK((answer.verdict.parts[0].id == store::SmsPartId{"ab", "0ab"}));
  CHECK(wired.bind.system_id == "office");
  CHECK(sent.destination == Address{1, 1, "8613900007001"});
  CHECK(sent.source == Address{5, 0, "XinFang"});
  CHECK(sent.service_type == "CMT");
  CHECK(sent.registered_delivery == 1);
  CHECK(text_of({sent.short_message, sent.data_coding}) == "【信访】您好");
  CHECK(wired.line->parts_of(std::string(66, 'x')) == 1);
  CHECK(wired.line->parts_of(std::string(67, 'x')) == 2);
}

TEST_CASE("the SMSC is told how long a text is of use, where it wants to know") {
  const auto told = [](std::optional<seconds> good_for, bool tells) {
    Message sent;
    Wired wired(
        [&](auto& peer, const Pdu& pdu) {
          sent = submit_in(pdu);
          peer.answer(pdu, 0, "1");
        },
        [&](LineSettings& line) { line.tells_validity = tells; });
    wired.start();
    SmsWay::Letter letter{"13900007001", "验证码", "key"};
    letter.good_for = good_for;
    CHECK(wired.line->send(letter).meaning == AnswerClass::ok);
    return sent.validity_period;
  };
  CHECK(told(std::nullopt, true).empty());
  CHECK(told(minutes{10}, true) == "000000001000000R");
  CHECK(told(hours{49} + seconds{61}, true) == "000002010101000R");
  CHECK(told(seconds{0}, true) == "000000000001000R");
  CHECK(told(days{8}, true).empty());
  CHECK(told(minutes{10}, false).empty());
}

TEST_CASE("numbers are written as the SMSC wants them") {
  const auto [form, phone, digits] = GENERATE(table<NumberForm, const char*, const char*>(
      {{NumberForm::national, "13900007001", "13900007001"},
       {NumberForm::plus, "13900007001", "+8613900007001"},
       {NumberForm::national, "+85291234567", "85291234567"}}));
  std::string sent;
  Wired wired(
      [&](auto& peer, const Pdu& pdu) {
        sent = submit_in(pdu).destination.digits;
        peer.answer(pdu, 0, "1");
      },
      [form = form](LineSettings& line) { line.number_form = form; });
  wired.start();
  CHECK(wired.line->send({phone, "x", "key"}).meaning == AnswerClass::ok);
  CHECK(sent == digits);
}

TEST_CASE("a long text is one answer, with the id of each part in its place") {
  std::vector<Pdu> held;
  Wired wired([&](auto& peer, const Pdu& pdu) {
    held.push_back(pdu);
    if (held.size() < 3) return;
    for (const std::size_t which : {2, 0, 1})
      peer.answer(held[which], 0, "id-" + std::to_string(which));
  });
  wired.start();
  const SmsAnswer answer = wired.send(kLong);
  CHECK(answer.meaning == AnswerClass::ok);
  REQUIRE(answer.verdict.parts.size() == 3);
  for (std::size_t i = 0; i < 3; ++i)
    CHECK(answer.verdict.parts[i].id.text == "id-" + std::to_string(i));
  for (const Pdu& pdu : held) {
    const auto content = content_of(submit_in(pdu), {});
    REQUIRE(content.part);
    CHECK(content.part->total == 3);
    CHECK(content.part->reference == content_of(submit_in(held[0]), {}).part->reference);
  }
}

TEST_CASE("a text that went out in part is never sent again, and a person is told") {
  int parts = 0;
  Wired wired([&](auto& peer, const Pdu& pdu) { peer.answer(pdu, ++parts == 2 ? 0x64 : 0, "1"); });
  wired.start();
  const SmsAnswer answer = wired.send(kLong);
  CHECK(answer.meaning == AnswerClass::maybe);
  CHECK(answer.verdict.advice == Advice::unanswered);
  CHECK(answer.verdict.code == "smpp.partly");
  CHECK(answer.verdict.alarm);
  REQUIRE(answer.verdict.parts.size() == 3);
  CHECK(answer.verdict.parts[0].is_taken);
  CHECK_FALSE(answer.verdict.parts[1].is_taken);
}

TEST_CASE("the parts behind one that is refused stay at home") {
  std::atomic<int> parts = 0;
  Wired wired(
      [&](auto& peer, const Pdu& pdu) {
        ++parts;
        peer.answer(pdu, 0x0B);
      },
      [](LineSettings& line) { line.parts_per_second = 20; });
  wired.start();
  const SmsAnswer answer = wired.send(kLong);
  CHECK(answer.verdict.advice == Advice::give_up);
  CHECK(answer.verdict.code == "ESME_RINVDSTADR");
  CHECK(answer.verdict.parts.empty());
  CHECK(parts == 1);
}

TEST_CASE("a long text on a slow line goes out whole, longer than one answer may take") {
  Wired wired([](auto& peer, const Pdu& pdu) { peer.answer(pdu, 0, "1"); },
              [](LineSettings& line) { line.parts_per_second = 3; });  // 667 ms, 400 ms each
  wired.start();
  CHECK(wired.send(kLong).meaning == AnswerClass::ok);
}

TEST_CASE("what the SMSC's refusal means decides what is done with the message and the line") {
  const auto [status, meaning] =
      GENERATE(table<std::uint32_t, AnswerClass>({{0x0B, AnswerClass::wording},
                                                  {0x0A, AnswerClass::channel},
                                                  {0x64, AnswerClass::retry},
                                                  {0x08, AnswerClass::maybe},
                                                  {0x401, AnswerClass::wording},
                                                  {0x402, AnswerClass::maybe}}));
  Wired wired([status = status](auto& peer, const Pdu& pdu) { peer.answer(pdu, status); },
              [](LineSettings& line) {
                line.vendor[0x401] = {Advice::give_up, "没有开通"};
              });
  wired.start();
  CAPTURE(status);
  CHECK(wired.send("x").meaning == meaning);
}

TEST_CASE("a text that is not answered may have gone out, and its late answer is understood") {
  Pdu submit;
  ScriptedSmsc::Peer* smsc = nullptr;
  std::binary_semaphore submitted{0};
  Wired wired([&](auto& peer, const Pdu& pdu) {
    submit = pdu;
    smsc = &peer;
    submitted.release();
  });
  wired.start();
  const SmsAnswer answer = wired.send("x");
  CHECK(answer.meaning == AnswerClass::maybe);
  CHECK(answer.verdict.code == kLineSilent);
  REQUIRE(answer.verdict.parts.size() == 1);
  CHECK_FALSE(answer.verdict.parts[0].is_taken);
  REQUIRE(submitted.try_acquire_for(kPatience));
  smsc->answer(submit, 0, "late");
  REQUIRE(wired.lates.try_acquire_for(kPatience));
  CHECK((wired.late.key == "key" && wired.late.sequence == 1 && wired.late.id.text == "late"));
  CHECK(wired.line->counts().taken_late == 1);
}

TEST_CASE("cut off with a text on its way, the line comes back by itself and sends the next") {
  std::atomic<int> submits = 0;
  Wired wired([&](auto& peer, const Pdu& pdu) {
    if (++submits == 1) return peer.cut();
    peer.answer(pdu, 0, "2");
  });
  wired.start();
  CHECK(wired.send("x").meaning == AnswerClass::maybe);
  REQUIRE(wired.bound.try_acquire_for(kPatience));
  REQUIRE(wired.bound.try_acquire_for(kPatience));
  SmsAnswer answer = wired.send("y");
  for (int tries = 0; answer.verdict.code == "smpp.not_bound" && tries < 10'000; ++tries)
    answer = wired.send("y");
  CHECK(answer.meaning == AnswerClass::ok);
  CHECK(submits == 2);
  const auto counts = wired.line->counts();
  CHECK((counts.binds == 2 && counts.losses == 1 && counts.unanswered == 1 && counts.taken == 1));
}

TEST_CASE("a refused bind is a matter of the settings: the line is left out, and tried again") {
  Wired wired([](auto&, const Pdu&) {});
  wired.bind_status = 0x0E;
  wired.start();
  CHECK(wired.send("x").verdict.parts.empty());  // it waits for the first bind
  const SmsAnswer answer = wired.send("x");
  CHECK(answer.meaning == AnswerClass::channel);
  CHECK(answer.verdict.code == "ESME_RINVPASWD");
  CHECK(answer.verdict.alarm);
  CHECK_FALSE(wired.line->counts().is_bound);
  wired.bind_status = 0;
  REQUIRE(wired.bound.try_acquire_for(kPatience));
  CHECK(wired.bound.try_acquire_for(kPatience));
}

TEST_CASE("a line that is not up puts a message off, without an attempt") {
  Wired wired([](auto&, const Pdu&) {});
  const SmsAnswer answer = wired.send("x");
  CHECK(answer.meaning == AnswerClass::retry);
  CHECK(answer.verdict.code == "smpp.not_bound");
  CHECK(answer.verdict.again_after);
}

TEST_CASE("what arrives is acknowledged as it was kept, and confirmed when the SMSC has that") {
  using enum Line::Hooks::Taken;
  const auto taken = GENERATE(committed, committed_words, not_committed);
  std::binary_semaphore acknowledged{0};
  std::uint32_t status = 1;
  Message message;
  message.source.digits = "8613900007001";
  message.short_message = "R";
  Wired wired([&](auto& peer, const Pdu& pdu) {
    if (pdu.header.command == Command::submit_sm) {
      peer.answer(pdu, 0, "1");
      peer.send({{Command::deliver_sm, 0, 42}, message});
    } else if (pdu.header.command == Command::deliver_sm_resp) {
      status = pdu.header.status;
      acknowledged.release();
    }
  });
  wired.taken_as = taken;
  wired.start();
  CHECK(wired.send("x").meaning == AnswerClass::ok);
  REQUIRE(wired.arrivals.try_acquire_for(kPatience));
  CHECK(wired.arrived.message.short_message == "R");
  CHECK(wired.arrived.request == 42);
  CHECK_FALSE(wired.arrived.connection.empty());
  REQUIRE(acknowledged.try_acquire_for(kPatience));
  CHECK(status == (taken == not_committed ? 0x64 : 0));
  if (taken == committed_words) CHECK(wired.confirmed.try_acquire_for(kPatience));
}

TEST_CASE("stopped, a line unbinds") {
  Wired wired([](auto& peer, const Pdu& pdu) { peer.answer(pdu, 0, "1"); });
  wired.start();
  CHECK(wired.send("x").meaning == AnswerClass::ok);
  wired.line->stop();
  CHECK(wired.unbound.try_acquire());
  CHECK(wired.send("x").verdict.code == "smpp.not_bound");
}

TEST_CASE("an office's digits stand behind the line's own number, where they may") {
  std::vector<std::string> sources;
  Wired wired(
      [&](auto& peer, const Pdu& pdu) {
        sources.push_back(submit_in(pdu).source.digits);
        peer.answer(pdu, 0, "1");
      },
      [](LineSettings& line) {
        line.source = {0, 1, "10690001"};
        line.extension_digits = 2;
      });
  wired.start();
  CHECK(wired.line->send({"13900007001", "您好", "a", "7"}).meaning == AnswerClass::ok);
  CHECK(wired.line->send({"13900007001", "您好", "b", ""}).meaning == AnswerClass::ok);
  CHECK(wired.line->send({"13900007001", "您好", "c", "123"}).meaning == AnswerClass::ok);
  CHECK(sources == std::vector<std::string>{"1069000107", "10690001", "10690001"});
}

}  // namespace smpp_line_test

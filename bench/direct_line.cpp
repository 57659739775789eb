// Short messages a second over one SMPP bind to an SMSC that takes each at once, with as many under
// way as the window has: our line alone, and from the outbox on disk through delivery; as a ratio
// to a bare loop that writes the same submit_sm and does nothing else, and to Kannel's bearerbox,
// which empties a queue in memory, where that is at hand (peers/fetch_kannel.sh). One interleaved
// run, one part a message, best of the rounds.
//
//   bench_direct_line [FOLDER] [--messages N] [--rounds N]   5,000 and 3 by themselves
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "arguments.h"
#include "base/ensure.h"
#include "gateway/channels/sms.h"
#include "gateway/http/http_client.h"
#include "gateway/http/url_text.h"
#include "gateway/sms/smpp_framing.h"
#include "gateway/sms/smpp_line.h"
#include "gateway/sms/smpp_text.h"
#include "served.h"
#include "smsc_stub.h"
#include "through_delivery.h"

namespace {

using namespace huiyin;
using namespace huiyin::bench;
namespace smpp = gateway::smpp;
using Steady = std::chrono::steady_clock;

constexpr seconds kLimit{60};
constexpr std::array kWindows{10, 50};
constexpr int kUnpaced = 1'000'000;  // parts a second
const std::string kText = "您好，您反映的事项我们已经收到，正在办理，有进展会随时通知您。";

std::string phone_of(std::size_t i) {
  std::string number = std::to_string(i);
  return "139" + std::string(8 - number.size(), '0') + number;
}

smpp::LineSettings line_settings(const SmscStub& smsc, int window) {
  smpp::LineSettings settings;
  settings.name = "line";
  settings.to = smsc.endpoint();
  settings.bind.system_id = "office";
  settings.bind.password = "bench";
  settings.window = std::size_t(window);
  settings.parts_per_second = kUnpaced;
  return settings;
}

smpp::Line::Hooks nothing_comes() {
  return {.arrived = [](auto, auto done) { done(smpp::Line::Hooks::Taken::not_committed); },
          .confirmed = [](const auto&, auto) {},
          .taken_late = [](auto) {}};
}

// Writes, counts what comes back, and writes on.
class Bare {
 public:
  explicit Bare(const SmscStub& smsc) {
    const auto at = gateway::numeric_address("127.0.0.1", std::to_string(smsc.port()));
    connection_ = gateway::Outbound::connect(smsc.endpoint(), {*at}, nullptr, deadline());
    ensure(connection_ != nullptr, "the stub can be reached");
  }

  void send(std::size_t messages, std::size_t window) {
    exchange(
        {{smpp::Command::bind_transceiver, 0, ++sequence_}, smpp::Bind{"office", "bench", ""}});
    std::size_t written = 0, answered = 0;
    while (answered < messages) {
      std::string burst;
      for (; written < messages && written - answered < window; ++written) burst += submit(written);
      if (!burst.empty()) connection_->write(burst, deadline());
      answered += answers();
    }
  }

 private:
  static Steady::time_point deadline() { return Steady::now() + kLimit; }

  std::string submit(std::size_t i) {
    smpp::Message like;
    like.destination = {1, 1, "86" + phone_of(i)};
    like.registered_delivery = 1;
    auto parts =
        smpp::submits_of(like, kText, std::uint16_t(i), smpp::ReferenceSize::octet).value();
    return smpp::encoded({{smpp::Command::submit_sm, 0, ++sequence_}, std::move(parts.front())})
        .value();
  }

  void exchange(const smpp::Pdu& request) {
    connection_->write(smpp::encoded(request).value(), deadline());
    while (answers() == 0) {
    }
  }

  std::size_t answers() {
    ensure(connection_->read(received_, deadline()) == gateway::Outbound::Io::done,
           "the stub answers");
    std::size_t count = 0, at = 0;
    for (;; ++count) {
      const auto frame = smpp::next_frame(std::string_view(received_).substr(at));
      if (frame.state != smpp::PduFrame::State::complete) break;
      at += frame.octets;
    }
    received_.erase(0, at);
    return count;
  }

  std::unique_ptr<gateway::Outbound> connection_;
  std::string received_;
  std::uint32_t sequence_ = 0;
};

double bare(const Bench& bench, int window) {
  SmscStub smsc;
  smsc.open();
  Bare(smsc).send(bench.messages, std::size_t(window));
  return smsc.rate_of(bench.messages, kLimit);
}

double by_line(const Bench& bench, int window) {
  SmscStub smsc;
  smsc.open();
  SystemRandom random;
  smpp::Line line(line_settings(smsc, window), random);
  line.start(nothing_comes());
  std::atomic<std::size_t> next{0}, refused{0};
  {
    std::vector<std::jthread> senders;
    for (int t = 0; t < window; ++t)
      senders.emplace_back([&] {
        for (std::size_t i; (i = next++) < bench.messages;)
          if (line.send({phone_of(i), kText, "key"}).meaning != gateway::sms::AnswerClass::ok)
            ++refused;
      });
  }
  line.stop();
  ensure(refused == 0, "the line takes each message");
  return smsc.rate_of(bench.messages, kLimit);
}

double through_delivery(const Bench& bench, int window) {
  SmscStub smsc;
  smsc.open();
  SystemClock clock;
  SystemRandom random;
  smpp::Line line(line_settings(smsc, window), random);
  line.start(nothing_comes());
  gateway::Sms sms(clock, {&line});
  const double rate = rate_through_delivery(
      bench.folder + "/direct-line", {&sms, kSmsLimits}, window, bench.messages,
      [&] { return smsc.rate_of(bench.messages, kLimit) > 0; });
  line.stop();
  return rate;
}

int free_port() { return gateway::port_of(gateway::listen_at("127.0.0.1", 0)); }

// All messages wait in its memory before it can bind.
std::optional<double> by_kannel(const Bench& bench, int window) {
  SmscStub smsc;
  std::vector<std::string> command{
      "sh", std::string(HUIYIN_SOURCE_DIR) + "/bench/peers/kannel.sh",
      std::filesystem::absolute(bench.folder).string() + "/direct-line-kannel"};
  for (const int number : {smsc.port(), window, free_port(), free_port(), free_port()})
    command.push_back(std::to_string(number));
  std::unique_ptr<Served> kannel;
  try {
    kannel = std::make_unique<Served>("kannel", command);
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
  gateway::SocketHttpClient http;
  std::atomic<std::size_t> next{0}, refused{0};
  {
    std::vector<std::jthread> feeders;
    for (int t = 0; t < 8; ++t)
      feeders.emplace_back([&] {
        for (std::size_t i; (i = next++) < bench.messages;) {
          const auto answer = http.call(
              {.method = "GET",
               .base_url = "http://127.0.0.1:" + std::to_string(kannel->port()),
               .target = "/cgi-bin/sendsms?username=bench&password=bench&from=10690000&coding=2"
                         "&charset=UTF-8&text=" +
                         gateway::percent_encoded(kText) + "&to=%2B86" + phone_of(i)});
          if (answer.status != 202) ++refused;
        }
      });
  }
  ensure(refused == 0, "Kannel queues each message");
  smsc.open();
  return smsc.rate_of(bench.messages, kLimit);
}

void compare(const Bench& bench, int window) {
  double floor = 0, line = 0, delivery = 0, kannel = 0;
  for (int round = 0; round < bench.rounds; ++round) {
    floor = std::max(floor, bare(bench, window));
    line = std::max(line, by_line(bench, window));
    delivery = std::max(delivery, through_delivery(bench, window));
    kannel = std::max(kannel, by_kannel(bench, window).value_or(0));
  }
  std::printf("window %d\n  a bare loop           %8.0f/s\n", window, floor);
  const auto print = [&](const char* what, double rate) {
    std::printf("  %-20s  %8.0f/s   %.2f of the loop", what, rate, rate / floor);
    if (kannel > 0) std::printf("   %.2f of Kannel", rate / kannel);
    std::printf("\n");
  };
  print("our line", line);
  print("through delivery", delivery);
  if (kannel > 0)
    print("Kannel's bearerbox", kannel);
  else
    std::printf("  Kannel is not at hand (bench/peers/fetch_kannel.sh)\n");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const Bench bench = begin_bench(argc, argv, {.otherwise = 5'000, .min = 2, .max = 1'000'000});
  for (const int window : kWindows) compare(bench, window);
  return 0;
}

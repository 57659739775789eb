// Messages a second out of the door, channel by channel: from the outbox on disk through delivery
// to a platform that answers at once, and on record; as a ratio to bare keep-alive POSTs of the
// same requests by the same client with as many threads, in the same interleaved run. Four senders
// are what the settings give (workers.senders), sixteen what helps where each waits for a commit.
// Best of the rounds.
//
//   bench_outbound [FOLDER] [--messages N] [--rounds N]   3,000 and 3 by themselves
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "arguments.h"
#include "base/ensure.h"
#include "gateway/channels/sms.h"
#include "gateway/channels/wecom_app.h"
#include "gateway/channels/wecom_kf.h"
#include "gateway/sms/http_way.h"
#include "platform_stub.h"
#include "store/conversations.h"
#include "through_delivery.h"

namespace {

using namespace huiyin;
using namespace huiyin::bench;
using Steady = std::chrono::steady_clock;

constexpr seconds kLimit{60};
constexpr std::array kSenders{4, 16};

// Answers as the platform does, and keeps what it was asked.
class Keeping final : public gateway::HttpClient {
 public:
  gateway::HttpAnswer call(const gateway::HttpCall& call) override {
    if (call.method == "POST") {
      const std::scoped_lock lock(mutex_);
      calls_.push_back(call);
    }
    return http_.call(call);
  }
  std::vector<gateway::HttpCall> calls() { return calls_; }

 private:
  gateway::SocketHttpClient http_;
  std::mutex mutex_;
  std::vector<gateway::HttpCall> calls_;  // guarded by mutex_
};

// A channel with all that stands below it.
struct Line {
  Line(gateway::HttpClient& http, const std::string& base_url, const std::string& name)
      : api(http, clock, random,
            {.base_url = base_url,
             .corp_id = "wwbench",
             .app_secret = "app",
             .agent_id = 1000002,
             .kf_secret = "kf"}) {
    if (name == store::kWecomKf) {
      channel = std::make_unique<gateway::WecomKf>(api);
    } else if (name == store::kWecomApp) {
      channel = std::make_unique<gateway::WecomApp>(api);
    } else {
      gateway::HttpAccount account{.name = name,
                                   .provider = gateway::sms::sms_provider(name),
                                   .account = {.base_url = base_url,
                                               .id = "id-of-the-bench",
                                               .secret = "secret-of-the-bench",
                                               .signature = "测试信访",
                                               .app_id = "1400006666",
                                               .region = "ap-guangzhou",
                                               .customer = "信访办"}};
      if (!account.provider->abilities().takes_text) {
        account.template_code = "SMS_153055065";
        account.template_param = "content";
      }
      way = std::make_unique<gateway::HttpWay>(http, clock, random, std::move(account));
      channel = std::make_unique<gateway::Sms>(clock, std::vector<gateway::SmsWay*>{way.get()});
    }
  }

  const gateway::ChannelLimits& limits() const {
    if (channel->name() == store::kWecomKf) return kKfLimits;
    return channel->name() == store::kWecomApp ? kAppLimits : kSmsLimits;
  }

  SystemClock clock;
  SystemRandom random;
  gateway::wecom::WecomApi api;
  std::unique_ptr<gateway::SmsWay> way;
  std::unique_ptr<gateway::Channel> channel;
};

// What the channel asks of the platform for one message to each of so many.
std::vector<gateway::HttpCall> requests_of(const Bench& bench, const std::string& name) {
  PlatformStub platform;
  Keeping keeping;
  Line line(keeping, platform.base_url(), name);
  const std::string body = saying(line.channel->name(), store::Priority::reply, "main").body;
  for (std::size_t i = 0; i < bench.messages; ++i) {
    char phone[16];
    std::snprintf(phone, sizeof phone, "139%08zu", i);
    const auto verdict = line.channel->send({.to = phone,
                                             .account = "wkBenchDesk00001",
                                             .key = line.random.hex(16),
                                             .body = body,
                                             .number = std::int64_t(i)});
    ensure(verdict.advice == gateway::Advice::accepted, "the stub's answer is one that is taken");
  }
  return keeping.calls();
}

double bare(const std::vector<gateway::HttpCall>& kept, int threads) {
  PlatformStub platform;
  gateway::SocketHttpClient http;
  std::vector<gateway::HttpCall> calls = kept;
  for (gateway::HttpCall& call : calls) call.base_url = platform.base_url();
  std::atomic<std::size_t> next{0}, failed{0};
  const auto begun = Steady::now();
  {
    std::vector<std::jthread> all;
    for (int t = 0; t < threads; ++t)
      all.emplace_back([&] {
        for (std::size_t i; (i = next++) < calls.size();)
          if (http.call(calls[i]).status != 200) ++failed;
      });
  }
  const std::chrono::duration<double> took = Steady::now() - begun;
  ensure(failed == 0, "the stub answers each request");
  return double(calls.size()) / took.count();
}

double through_delivery(const Bench& bench, const std::string& name, int senders) {
  PlatformStub platform;
  gateway::SocketHttpClient http;
  Line line(http, platform.base_url(), name);
  return rate_through_delivery(bench.folder + "/outbound", {line.channel.get(), line.limits()},
                               senders, bench.messages,
                               [&] { return platform.wait_for(bench.messages, kLimit); });
}

void compare(const Bench& bench, const std::string& name) {
  const auto requests = requests_of(bench, name);
  for (const int senders : kSenders) {
    double floor = 0, product = 0;
    for (int round = 0; round < bench.rounds; ++round) {
      floor = std::max(floor, bare(requests, senders));
      product = std::max(product, through_delivery(bench, name, senders));
    }
    std::printf("%-10s %3d senders   bare POSTs %8.0f/s   through delivery %7.0f/s   ratio %.2f\n",
                name.c_str(), senders, floor, product, product / floor);
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Bench bench = begin_bench(argc, argv, {.otherwise = 3'000, .max = 100'000});
  for (const char* name : {"wecom.kf", "wecom.app", "aliyun", "tencent", "mas"})
    compare(bench, name);
  return 0;
}

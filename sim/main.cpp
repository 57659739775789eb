// huiyin-sim: the platforms' stand-ins and their pages in one program.
#include <signal.h>

#include <cstdio>
#include <exception>

#include "sim/actions.h"
#include "sim/control.h"
#include "sim/http_server.h"
#include "sim/options.h"
#include "sim/pages/pages.h"
#include "sim/sms/door.h"
#include "sim/wecom/door.h"
#include "sim/wecom/sign_in_page.h"

namespace {

using namespace huiyin;
using namespace huiyin::sim;

HttpAnswer not_here() { return {.status = 404, .type = "text/plain", .body = "not here\n"}; }

// The SMS providers' time is the platform's, so that one action moves both.
class PlatformClock final : public Clock {
 public:
  explicit PlatformClock(wecom::Platform& platform) : platform_(platform) {}
  Instant now() const override {
    return platform_.with([](wecom::World& world) { return world.stamp(); });
  }

 private:
  wecom::Platform& platform_;
};

void print_addresses(const std::string& host, int port, const wecom::Settings& wecom) {
  const std::string base = "http://" + host + ":" + std::to_string(port);
  std::printf("企业微信和短信平台的替身已启动（网关：%s）\n  首页      %s/\n",
              wecom.gateway.c_str(), base.c_str());
  for (const wecom::Player& citizen : wecom.citizens)
    std::printf("  群众手机  %s/phone?user=%s （%s）\n", base.c_str(), citizen.id.c_str(),
                citizen.name.c_str());
  std::printf("  工作人员  %s/staff\n  短信      %s/sms\n  并排看    %s/together\n", base.c_str(),
              base.c_str(), base.c_str());
  std::printf("  API       %s/cgi-bin/，短信平台 %s/\n  控制      %s/control/\n", base.c_str(),
              base.c_str(), base.c_str());
  std::fflush(stdout);
}

int refused(const Problem& problem) {
  std::fprintf(stderr, "%s: %s。%s\n", problem.where.c_str(), problem.what.c_str(),
               problem.remedy.c_str());
  return 1;
}

// The same over TLS, where it is wished for.
Result<std::unique_ptr<HttpServer>> open_tls(const Options& options,
                                             const HttpServer::Answerer& answer) {
  if (options.tls_folder.empty()) return std::unique_ptr<HttpServer>();
  auto identity = TlsIdentity::make(options.tls_folder, options.tls_host);
  if (!identity) return Refused(identity.error());
  const std::string authority_file = identity->authority_file();
  auto server = std::make_unique<HttpServer>(options.limits, answer, *std::move(identity));
  const auto port = server->open(options.tls_host, options.tls_port);
  if (!port) return Refused(port.error());
  std::printf("  TLS       https://%s:%d/ （CA 证书：%s）\n", options.tls_host.c_str(), *port,
              authority_file.c_str());
  std::fflush(stdout);
  return server;
}

int serve(const Options& options, const sigset_t& stop_signals) {
  const SystemClock clock;
  SystemRandom ids;
  SeededRandom dice(options.seed);
  wecom::Platform platform(options.wecom, clock, ids, dice);
  platform.with([&](wecom::World& world) { world.faults = options.faults; });
  wecom::Courier courier(platform);
  const PlatformClock platform_clock(platform);
  sms::Platform sms(options.sms, platform_clock, ids, dice);
  sms.with([&](sms::World& world) { world.faults = options.sms_faults; });
  sms::Courier pushes(sms);
  const HttpServer::Answerer answer = [&](const HttpRequest& request) {
    if (request.path.starts_with(wecom::kApiFolder)) return wecom::answer_api(platform, request);
    if (request.path.starts_with(kControlFolder))
      return answer_control({platform, courier, sms, pushes}, request);
    if (auto sign_in = wecom::sign_in_page(platform, request)) return *std::move(sign_in);
    if (const auto provider = sms::spoken_to(request))
      return sms::answer_api(sms, *provider, request);
    return page(request.path).value_or(not_here());
  };
  HttpServer server(options.limits, answer);
  const auto port = server.open(options.host, options.port);
  if (!port) return refused(port.error());
  print_addresses(options.host, *port, options.wecom);
  const auto tls_server = open_tls(options, answer);
  if (!tls_server) return refused(tls_server.error());
  int received = 0;
  sigwait(&stop_signals, &received);
  platform.close();  // whoever waits for a change goes home first
  sms.close();
  server.close();
  if (*tls_server) (*tls_server)->close();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    // Blocked before the first thread starts, so that the signal waits for sigwait.
    sigset_t stop_signals;
    sigemptyset(&stop_signals);
    sigaddset(&stop_signals, SIGINT);
    sigaddset(&stop_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stop_signals, nullptr);
    const Parsed parsed = parse_options(argc, argv);
    if (const auto* text = std::get_if<std::string>(&parsed)) {
      std::fputs(text->c_str(), stdout);
      return 0;
    }
    if (const auto* problems = std::get_if<std::vector<Problem>>(&parsed)) {
      for (const Problem& problem : *problems)
        std::fprintf(stderr, "%s: %s。%s\n", problem.where.c_str(), problem.what.c_str(),
                     problem.remedy.c_str());
      return 2;
    }
    return serve(std::get<Options>(parsed), stop_signals);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "huiyin-sim failed: %s\n", error.what());
    return 1;
  }
}

#include "app/commands/serve.h"

#include <spdlog/spdlog.h>

#include <csignal>
#include <cstdio>
#include <filesystem>

#include "app/import/sample_office.h"
#include "app/service.h"
#include "config/environment.h"
#include "store/instance_lock.h"

namespace huiyin::app {
namespace {

// Blocked in every thread (they inherit it), so that one place waits for them.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

int refuse(const std::vector<Problem>& problems) {
  std::fprintf(stderr, "启动不了，请先改正下面 %zu 处：\n", problems.size());
  print_problems(problems);
  return 1;
}

enum class Cases { own, of_the_sample };

int run(config::LoadedSettings loaded, Cases cases) {
  const sigset_t signals = block_signals();
  std::vector<Problem> problems = loaded.problems;
  config::LoadedOffice office = config::load_office(loaded.settings.office);
  problems.insert(problems.end(), office.problems.begin(), office.problems.end());
  if (!problems.empty()) return refuse(problems);
  for (const auto& warnings : {loaded.warnings, office.warnings}) print_problems(warnings);
  spdlog::set_level(spdlog::level::from_str(loaded.settings.log.level));

  std::error_code error;
  std::filesystem::create_directories(loaded.settings.data_dir,
                                      error);  // a failure is told by the lock
  auto lock = store::InstanceLock::take(loaded.settings.database);
  if (!lock) return refuse({lock.error()});

  SystemClock clock;
  SystemRandom random;
  auto foundation = lay_foundation(loaded.settings, office.office, store::WriterMode::thread, clock,
                                   random, problems);
  if (!foundation) return refuse(problems);
  if (cases == Cases::of_the_sample) take_in_sample_office(*foundation, clock, random);
  std::function<void(milliseconds)> advance;
  if (loaded.settings.clock.demo) advance = [&clock](milliseconds by) { clock.advance(by); };
  auto service = Service::make(std::move(foundation), clock, random, advance, problems);
  if (!service) return refuse(problems);
  const int port = service->start();
  spdlog::info("serving address={} port={}", loaded.settings.listen.address, port);

  int signal = 0;
  sigwait(&signals, &signal);
  spdlog::info("stopping signal={}", signal);
  service->stop();
  spdlog::info("stopped");
  return 0;
}

}  // namespace

int serve_command(const ServeOptions& options) {
  return run(config::load_settings(options.config, config::process_environment()), Cases::own);
}

int demo_command(const DemoOptions& options) {
  // The values that huiyin-sim plays with unless told otherwise. No secret of anybody.
  const std::string settings = R"({
    "listen": ")" + options.listen +
                               R"(",
    "data_dir": ")" + options.data_dir +
                               R"(",
    "clock": {"demo": true},
    "wecom": {
      "base_url": ")" + options.platform +
                               R"(",
      "corp_id": "wwdemo0000000001",
      "app": {"agent_id": 1000002, "secret": "demo-app-secret", "token": "DemoAppToken",
              "aes_key": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU"},
      "kf": {"open_kfid": "wkDemoDesk0001", "secret": "demo-kf-secret", "token": "DemoKfToken",
             "aes_key": "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU"}
    }
  })";
  config::LoadedSettings loaded = config::read_settings(
      settings, "demo", std::filesystem::current_path().string(), config::process_environment());
  const bool is_sample = loaded.settings.office.empty();
  return run(std::move(loaded), is_sample ? Cases::of_the_sample : Cases::own);
}

}  // namespace huiyin::app

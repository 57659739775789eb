#include "app/commands/serve.h"

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/commands/account.h"
#include "app/import/sample_office.h"
#include "app/service.h"
#include "base/json.h"
#include "base/log.h"
#include "config/database_address.h"
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

int refuse_start(const std::vector<Problem>& problems) {
  std::fprintf(stderr, "启动不了，请先改正下面 %zu 处：\n", problems.size());
  print_problems(problems);
  return 1;
}

Problem listen_fault(const config::Listen& listen, const std::error_code& error) {
  const std::string place = listen.address + ":" + std::to_string(listen.port);
  if (error == std::errc::address_in_use)
    return {"listen.taken", "listen", place + " 已被别的程序占用",
            "请停止那个程序（ss -ltnp 可以查到），或换一个端口"};
  if (error == std::errc::permission_denied)
    return {"listen.denied", "listen", "这个用户不能使用端口 " + std::to_string(listen.port),
            "请换一个 1024 以上的端口，由 nginx 转发"};
  return {"listen.failed", "listen", place + " 打不开：" + error.message(),
          "请检查地址是不是本机的，例如 127.0.0.1:8080"};
}

enum class Cases { own, of_the_sample };

int run(config::LoadedSettings loaded, Cases cases) {
  const sigset_t signals = block_signals();
  std::vector<Problem> problems = loaded.problems;
  config::LoadedOffices offices =
      config::load_offices(loaded.settings.office, loaded.settings.offices);
  problems.insert(problems.end(), offices.problems.begin(), offices.problems.end());
  if (!problems.empty()) return refuse_start(problems);
  std::vector<Problem> warnings = loaded.warnings;
  warnings.insert(warnings.end(), offices.warnings.begin(), offices.warnings.end());
  print_warnings(warnings);
  log::set_lowest(loaded.settings.log.level);

  if (!make_data_dir(loaded.settings, problems)) return refuse_start(problems);
  // A file is served by one program; of a server's database, any number claim their work.
  std::optional<store::InstanceLock> lock;
  if (!config::is_postgresql(loaded.settings.database)) {
    auto taken = store::InstanceLock::take(loaded.settings.database);
    if (!taken) return refuse_start({taken.error()});
    lock.emplace(std::move(*taken));
  }

  SystemClock clock;
  SystemRandom random;
  auto foundation = lay_foundation(loaded.settings, offices.offices, store::WriterMode::thread,
                                   clock, random, problems);
  if (!foundation) return refuse_start(problems);
  if (cases == Cases::of_the_sample) {
    take_in_sample_office(*foundation, clock, random);
    make_demo_accounts(*foundation, clock.now(), random);
  }
  std::function<void(milliseconds)> advance;
  if (loaded.settings.clock.demo) advance = [&clock](milliseconds by) { clock.advance(by); };
  auto service = Service::make(std::move(foundation), clock, random, advance, problems);
  if (!service) return refuse_start(problems);
  try {
    const int port = service->start();
    log::info("serving address={} port={}", loaded.settings.listen.address, port);
  } catch (const std::system_error& error) {
    return refuse_start({listen_fault(loaded.settings.listen, error.code())});
  }

  int signal = 0;
  sigwait(&signals, &signal);
  log::info("stopping signal={}", signal);
  service->stop();
  log::info("stopped");
  return 0;
}

}  // namespace

int serve_command(const ServeOptions& options) {
  return run(config::load_settings(options.config, config::process_environment()), Cases::own);
}

int demo_command(const DemoOptions& options) {
  // The values that huiyin-sim plays with unless told otherwise. No secret of anybody.
  const nlohmann::json settings{{"listen", options.listen},
                                {"public_url", "http://" + options.listen},
                                {"data_dir", options.data_dir},
                                {"clock", {{"demo", true}}},
                                {"console", {{"wecom_sign_in", true}}},
                                {"wecom",
                                 {{"base_url", options.platform},
                                  {"inside_url", options.platform},
                                  {"outside_url", options.platform},
                                  {"corp_id", "wwdemo0000000001"},
                                  {"app",
                                   {{"agent_id", 1000002},
                                    {"secret", "demo-app-secret"},
                                    {"token", "DemoAppToken"},
                                    {"aes_key", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU"}}},
                                  {"kf",
                                   {{"open_kfid", "wkDemoDesk0001"},
                                    {"secret", "demo-kf-secret"},
                                    {"token", "DemoKfToken"},
                                    {"aes_key", "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU"}}}}},
                                {"sms",
                                 {{"main",
                                   {{"provider", "mas"},
                                    {"base_url", options.platform},
                                    {"id", "demoap"},
                                    {"secret", "demo-mas-secret"},
                                    {"signature", "DemoSign1"},
                                    {"customer", "示例市信访局"},
                                    {"push_key", "demo-mas-push-key"},
                                    {"per_minute_max", 20},
                                    {"per_hour_max", 100},
                                    {"per_day_max", 300},
                                    {"answers_per_day_max", 300}}}}}};
  config::LoadedSettings loaded =
      config::read_settings(json_text(settings), "demo", std::filesystem::current_path().string(),
                            config::process_environment());
  const bool is_sample = loaded.settings.office.empty();
  std::erase_if(loaded.warnings,  // a demonstration means the sample
                [](const Problem& one) { return one.code == "settings.sample_office"; });
  return run(std::move(loaded), is_sample ? Cases::of_the_sample : Cases::own);
}

}  // namespace huiyin::app

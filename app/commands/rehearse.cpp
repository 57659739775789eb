#include "app/commands/rehearse.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>

#include "app/commands/beside.h"
#include "app/rehearse/actions.h"
#include "app/rehearse/effects.h"
#include "app/rehearse/player.h"
#include "base/log.h"

namespace huiyin::app {
namespace {

std::optional<std::string> contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// The running program beside us sends what comes of it.
int act_in_office(Foundation& ground, const std::string& action, const Clock& clock,
                  Random& random) {
  const store::MailWaits nobody = [](store::ConversationId, const store::Turn&) {};
  const Action done = ground.database->write([&](store::Transaction& tx) {
    return do_action({tx,
                      ground.keys,
                      random,
                      ground.offices,
                      ground.offices.main(),
                      ground.words.current(),
                      clock.now(),
                      {},
                      "rehearsal",
                      nobody},
                     action);
  });
  if (done.how == Acted::done) return 0;
  std::fprintf(stderr, "%s　— %s\n", action.c_str(), done.why.c_str());
  return done.how == Acted::refused ? 1 : 2;
}

int judge_in_office(const RehearseOptions& options) {
  SystemClock clock;
  SystemRandom random;
  auto ground = open_beside(options.config, clock, random);
  if (!ground) return 2;
  if (!options.action.empty()) return act_in_office(*ground, options.action, clock, random);
  const Judgement judgement = ground->database->read([&](store::Transaction& tx) {
    return judge_effect(tx, *ground, subject_named(tx, *ground, options.person), options.effect,
                        clock.now());
  });
  if (judgement.judged == Judged::holds) return 0;
  std::fprintf(stderr, "%s　— %s\n", options.effect.c_str(), judgement.why.c_str());
  return judgement.judged == Judged::does_not ? 1 : 2;
}

}  // namespace

int rehearse_command(const RehearseOptions& options) {
  log::set_lowest("off");  // the dialogue is the log
  if (!options.effect.empty() || !options.action.empty()) return judge_in_office(options);
  if (options.files.empty()) {
    print_problems({{"rehearse.nothing", "FILES", "没有给出脚本",
                     "请写 huiyin rehearse 脚本.md，或用 --effect 判断一项结果"}});
    return 2;
  }
  int played = 0, passed = 0, checks = 0, failed = 0;
  bool is_readable = true;
  for (const std::string& path : options.files) {
    const auto text = contents(path);
    if (!text) {
      std::fprintf(stderr, "读不了脚本 %s：请检查路径和权限\n", path.c_str());
      is_readable = false;
      continue;
    }
    const ScriptFile file = read_scripts(*text, path);
    print_problems(file.faults);
    is_readable &= file.faults.empty();
    for (Script script : file.scripts) {
      if (!options.channel.empty()) script.channel = options.channel;
      if (!options.only.empty() && script.title.find(options.only) == std::string::npos) continue;
      const Played result = play(script, file.office, path);
      ++played;
      passed += result.passed ? 1 : 0;
      checks += result.checks;
      failed += result.failed;
      std::printf("%s %s\n", result.passed ? "ok  " : "FAIL", script.title.c_str());
      if (!result.passed || options.verbose) std::printf("%s", result.dialogue.c_str());
      std::fflush(stdout);
    }
  }
  std::printf("%d scripts, %d passed, %d failed; %d checks, %d failed\n", played, passed,
              played - passed, checks, failed);
  if (played == 0) return 2;
  return passed == played && is_readable ? 0 : 1;
}

}  // namespace huiyin::app

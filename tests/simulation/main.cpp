// huiyin_simulation: plays seeds of an office's day with faults and crashes, and compares what each
// citizen saw with the same day without them. `--seeds N` (from `--first K`), `--seed K` for one
// with its dialogue, `--part I/N` for a share; with `--stop 1` the first that fails is the last.
#include <malloc.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "app/office_of.h"
#include "base/log.h"
#include "config/embedded.h"
#include "tests/simulation/checker.h"
#include "tests/simulation/lying_disk.h"
#include "tests/simulation/world.h"

namespace {

using namespace huiyin;
using namespace huiyin::simulation;

struct Options {
  std::uint64_t first = 1, seeds = 100, part = 0, parts = 1;
  bool is_one = false;
  bool stops = false;  // at the first seed with a violation
};

// What is not known is refused: seeds that were not played must not look as if they were.
void add_options(CLI::App& program, Options& to) {
  program.add_option("--first", to.first, "the first seed");
  program.add_option("--seeds", to.seeds, "how many");
  program.add_option_function<std::uint64_t>(
      "--seed",
      [&to](const std::uint64_t& seed) { to.first = seed, to.seeds = 1, to.is_one = true; },
      "one, with its dialogue");
  program.add_option("--stop", to.stops, "1: the first that fails is the last");
  program.add_option_function<std::string>(
      "--part",
      [&to](const std::string& share) {
        const auto slash = share.find('/');
        if (slash == share.npos || !CLI::detail::lexical_cast(share.substr(0, slash), to.part) ||
            !CLI::detail::lexical_cast(share.substr(slash + 1), to.parts) || to.part >= to.parts)
          throw CLI::ValidationError("--part", "is a share such as 0/2 or 1/2, not " + share);
      },
      "a share, such as 1/2");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("Seeds of an office's day with faults and crashes");
  Options options;
  add_options(program, options);
  CLI11_PARSE(program, argc, argv)
  huiyin::log::set_lowest(options.is_one ? "info" : "off");
  // What a crash throws away the next start needs again: it is not given back to the system.
  mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
  mallopt(M_MMAP_THRESHOLD, 256 * 1024 * 1024);
  LyingDisk::the();  // the default disk of this program, from here on
  SystemRandom random;
  const std::string key_file =
      (std::filesystem::temp_directory_path() / ("huiyin-simulation-" + random.hex(6) + ".key"))
          .string();
  auto keys = store::Keyring::load_or_create(key_file, random);
  std::filesystem::remove(key_file);
  std::vector<Problem> faults;
  const config::Settings settings = config::default_settings("/nowhere");
  auto office = app::office_of(config::load_office("").office, settings, &faults);
  auto words = app::words_of_config(&faults);
  auto ear = bot::Understanding::from({config::embedded("understanding/intents.json"),
                                       config::embedded("understanding/lexicon.json"),
                                       config::embedded("understanding/calendar.json")});
  if (!keys || !office || !words || !ear) {
    for (const Problem& one : faults)
      std::fprintf(stderr, "%s: %s\n", one.where.c_str(), one.what.c_str());
    return 2;
  }
  office->agent_id = std::to_string(identity().agent_id);
  office->reception.capacity = 1;
  office->reception.slots = {{9, 0},  {10, 0},  {10, 30}, {11, 0},  {11, 30},
                             {14, 0}, {14, 30}, {15, 0},  {15, 30}, {16, 0}};
  // Longer than any outage that is played: within the half hour of a real office the stranger's
  // last try may come late enough to be answered, and rightly so.
  office->look_up_shut = hours{6};
  const store::OfficeBook offices = store::OfficeBook::of_one(*office);
  const LyingDisk::Contents new_office = disk_of_new_office();
  const Shared shared{*keys, *ear, offices, *words, new_office};

  Account account;
  Checker checker(shared);
  const auto begun = std::chrono::steady_clock::now();
  for (std::uint64_t seed = options.first; seed < options.first + options.seeds; ++seed) {
    if (seed / kSeedsOfPlan % options.parts != options.part) continue;
    const Verdict verdict = checker.play(seed, account);
    if (options.is_one) std::printf("%s", verdict.dialogue.c_str());
    if (!verdict.violations.empty()) {
      std::printf("seed %llu FAILED (again: huiyin_simulation --seed %llu)\n",
                  static_cast<unsigned long long>(seed), static_cast<unsigned long long>(seed));
      for (const std::string& what : verdict.violations) std::printf("    %s\n", what.c_str());
      std::fflush(stdout);
      if (options.stops) break;
    }
    if (account.seeds % 500 == 0)
      std::fprintf(stderr, "%llu seeds, %llu failed\n",
                   static_cast<unsigned long long>(account.seeds),
                   static_cast<unsigned long long>(account.failed));
  }
  const double took =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  std::printf("seeds %llu to %llu: %s%.1f s\n", static_cast<unsigned long long>(options.first),
              static_cast<unsigned long long>(options.first + options.seeds - 1),
              account.text().c_str(), took);
  return account.failed == 0 ? 0 : 1;
}

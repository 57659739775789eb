// huiyin_simulation: plays seeds of an office's day with faults and crashes, and compares what each
// citizen saw with the same day without them. `--seeds N` (from `--first K`), `--seed K` for one
// with its dialogue, `--part I/N` for a share; with `--stop 1` the first that fails is the last.
#include <malloc.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
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

std::uint64_t number(const char* text) {
  std::uint64_t value = 0;
  std::from_chars(text, text + std::strlen(text), value);
  return value;
}

Options read(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view key = argv[i];
    if (key == "--seeds") options.seeds = number(argv[i + 1]);
    if (key == "--first") options.first = number(argv[i + 1]);
    if (key == "--seed")
      options.first = number(argv[i + 1]), options.seeds = 1, options.is_one = true;
    if (key == "--stop") options.stops = number(argv[i + 1]) != 0;
    if (key == "--part") {
      options.part = number(argv[i + 1]);
      if (const char* slash = std::strchr(argv[i + 1], '/')) options.parts = number(slash + 1);
    }
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = read(argc, argv);
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
  std::printf("%s%.1f s\n", account.text().c_str(), took);
  return account.failed == 0 ? 0 : 1;
}

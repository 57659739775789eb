// huiyin_year: a year of an office with its reminders, in injected time. `--cases N --handlers N`
// plays the year on a real disk and prints its account; `--seeds N` (from `--first K`) plays as
// many small offices on a disk that dies and lies. Fails when any clock was silent, or anything was
// said twice, at night, or after its end.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>

#include "app/office_of.h"
#include "base/log.h"
#include "tests/simulation/lying_disk.h"
#include "tests/year/office_year.h"

namespace {

using namespace huiyin;

struct Options {
  std::uint64_t seeds = 0, first = 1;
  int cases = 50'000, handlers = 30;
};

void add_options(CLI::App& program, Options& to) {
  program.add_option("--seeds", to.seeds, "so many small offices on a disk that dies and lies");
  program.add_option("--first", to.first, "the first of them");
  program.add_option("--cases", to.cases, "of the one office that is played else");
  program.add_option("--handlers", to.handlers, "of that office");
}

struct Ground {
  const store::Office& office;
  const store::Keyring& keys;
  const templates::Catalogue& words;
};

// True: nothing was wrong.
bool play(const Ground& ground, const year::YearSettings& settings, bool is_told) {
  store::Office office = ground.office;
  SeededRandom people(settings.seed);
  year::furnish(office, settings, people);
  year::OfficeYear one(office, ground.keys, ground.words, settings);
  const year::Account account = one.run();
  const year::Verdict verdict = year::check(one, office, ground.keys, account);
  if (is_told || !verdict.violations.empty())
    std::printf("seed %llu\n%s", static_cast<unsigned long long>(settings.seed),
                verdict.text.c_str());
  for (const std::string& what : verdict.violations) std::printf("  %s\n", what.c_str());
  std::fflush(stdout);
  return verdict.violations.empty();
}

year::YearSettings small_office(std::uint64_t seed) {
  year::YearSettings settings;
  settings.database = "year.db";
  settings.cases = 25;
  settings.handlers = 4;
  settings.from = LocalDate(2026, 8, 20) + days{std::int64_t(seed % 30)};
  settings.until = settings.from + days{40};
  settings.days_after = 90;
  settings.downtimes = int(seed % 6);
  settings.with_faults = true;
  settings.seed = seed;
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("A year of an office with its reminders");
  Options options;
  add_options(program, options);
  CLI11_PARSE(program, argc, argv)
  huiyin::log::set_lowest("off");
  SystemRandom random;
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("huiyin-year-" + random.hex(6));
  std::filesystem::create_directories(folder);
  auto keys = store::Keyring::load_or_create((folder / "keys").string(), random);
  std::vector<Problem> faults;
  auto office =
      app::office_of(config::load_office("").office, config::default_settings("/nowhere"), &faults);
  auto words = app::words_of_config(&faults);
  if (!keys || !office || !words) {
    for (const Problem& one : faults)
      std::fprintf(stderr, "%s: %s\n", one.where.c_str(), one.what.c_str());
    return 2;
  }
  office->agent_id = "1000002";
  const Ground ground{*office, *keys, *words};
  bool is_right = true;
  if (options.seeds > 0) {
    simulation::LyingDisk::the();  // the default disk of this program, from here on
    for (std::uint64_t seed = options.first; seed < options.first + options.seeds; ++seed)
      is_right &= play(ground, small_office(seed), false);
    std::printf("%llu small offices on a disk that lies: %s\n",
                static_cast<unsigned long long>(options.seeds), is_right ? "all right" : "WRONG");
  } else {
    year::YearSettings settings;
    settings.database = (folder / "year.db").string();
    settings.cases = options.cases;
    settings.handlers = options.handlers;
    is_right = play(ground, settings, true);
  }
  std::filesystem::remove_all(folder);
  return is_right ? 0 : 1;
}

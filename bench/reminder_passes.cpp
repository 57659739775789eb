// What a pass of reminders costs with the store: the ledgers are read and opened, what was said is
// looked up, messages and record are committed. On a file in the folder of temporary files, or in
// FOLDER. Wall time and time of the processor.
//
//   bench_reminder_passes [CASES…] [--in FOLDER]        (50000)
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>

#include "app/office_of.h"
#include "base/ensure.h"
#include "base/log.h"
#include "gateway/walk/reminding.h"
#include "many_cases.h"
#include "store/migrations.h"

namespace {

using namespace huiyin;
using namespace huiyin::literals;

template <class Work>
void measure(const char* what, const Work& work) {
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  const std::string result = work();
  std::printf("  %-52s %8.2f s  (%.2f s of the processor)  %s\n", what,
              std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
              double(std::clock() - cpu) / CLOCKS_PER_SEC, result.c_str());
  std::fflush(stdout);
}

void run(const std::filesystem::path& folder, int cases) {
  std::filesystem::create_directories(folder);
  FakeClock clock("2026-11-24T10:00"_at);
  SystemRandom random;
  auto keys = store::Keyring::load_or_create((folder / "keys").string(), random);
  ensure(keys.has_value(), "a fresh folder takes keys");
  store::Database database({.path = (folder / "bench.db").string()});
  ensure(store::migrate(database, clock).has_value(), "a fresh database takes its shape");
  const store::Office office = bench::office_of_many();
  const store::OfficeBook offices = store::OfficeBook::of_one(office);
  std::vector<Problem> faults;
  auto words_of_config = app::words_of_config(&faults);
  const store::Wordbook words = database.write(
      [&](store::Transaction& tx) { return store::Wordbook(tx, *words_of_config, clock.now()); });
  gateway::Reminding reminding({database, *keys, clock, random, words, offices},
                               [](store::ConversationId, const store::Turn&) {});
  std::printf("%d open cases, %d people\n", cases, bench::kHandlers);
  measure("their ledgers written, three events each", [&] {
    bench::fill_with_cases(database, *keys, cases, "2026-11-24"_day);
    return std::string();
  });
  const auto round = [&](const char* what, Instant now) {
    clock.set(now);
    measure(what, [&] {
      const auto before = reminding.counts();
      reminding.round();
      const auto after = reminding.counts();
      return std::to_string(after.looked - before.looked) + " looked at, " +
             std::to_string(after.said - before.said) + " said in " +
             std::to_string(after.messages - before.messages) + " messages";
    });
  };
  round("first pass, nothing on record: 10:00", "2026-11-24T10:00"_at);
  const auto all_again = [&] {
    database.write([&](store::Transaction& tx) { tx.execute("UPDATE case_look SET next_at = 0"); });
  };
  all_again();
  round("pass over all, everything on record: 10:05", "2026-11-24T10:05"_at);
  round("nothing is due: 10:06", "2026-11-24T10:06"_at);
  round("what has come next morning: 08:00", "2026-11-25T08:00"_at);
  round("the digest of that morning: 08:40", "2026-11-25T08:40"_at);
}

}  // namespace

int main(int argc, char** argv) {
  huiyin::log::set_lowest("off");
  SystemRandom random;
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("huiyin-bench-" + random.hex(6));
  std::vector<int> counts;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--in") == 0 && i + 1 < argc)
      folder = std::filesystem::path(argv[++i]) / ("huiyin-bench-" + random.hex(6));
    else
      counts.push_back(std::max(1, std::atoi(argv[i])));
  }
  if (counts.empty()) counts = {50'000};
  for (const int count : counts) {
    run(folder, count);
    std::filesystem::remove_all(folder);
  }
  return 0;
}

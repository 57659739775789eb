#include "app/commands/beside.h"

#include "config/environment.h"

namespace huiyin::app {

std::unique_ptr<Foundation> open_beside(const std::string& path, const Clock& clock,
                                        Random& random) {
  config::LoadedSettings loaded = config::load_settings(path, config::process_environment());
  std::vector<Problem> problems = loaded.problems;
  config::LoadedOffices offices =
      config::load_offices(loaded.settings.office, loaded.settings.offices);
  problems.insert(problems.end(), offices.problems.begin(), offices.problems.end());
  std::unique_ptr<Foundation> ground;
  if (problems.empty())
    ground = lay_foundation(loaded.settings, offices.offices, store::WriterMode::caller, clock,
                            random, problems);
  print_problems(problems);
  return ground;
}

int with_store(const std::string& config,
               const std::function<void(store::Transaction&, const Foundation&, Instant, Random&,
                                        std::vector<Problem>&)>& work) {
  SystemClock clock;
  SystemRandom random;
  const auto ground = open_beside(config, clock, random);
  if (!ground) return 1;
  const std::vector<Problem> faults = ground->database->write([&](store::Transaction& tx) {
    std::vector<Problem> found;
    work(tx, *ground, clock.now(), random, found);
    return found;
  });
  print_problems(faults);
  return faults.empty() ? 0 : 1;
}

}  // namespace huiyin::app

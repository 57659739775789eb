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

}  // namespace huiyin::app

#include "app/commands/beside.h"

#include "config/environment.h"

namespace huiyin::app {

std::unique_ptr<Foundation> open_beside(const std::string& path, const Clock& clock,
                                        Random& random) {
  config::LoadedSettings loaded = config::load_settings(path, config::process_environment());
  std::vector<Problem> problems = loaded.problems;
  config::LoadedOffice office = config::load_office(loaded.settings.office);
  problems.insert(problems.end(), office.problems.begin(), office.problems.end());
  std::unique_ptr<Foundation> ground;
  if (problems.empty())
    ground = lay_foundation(loaded.settings, office.office, store::WriterMode::caller, clock,
                            random, problems);
  print_problems(problems);
  return ground;
}

}  // namespace huiyin::app

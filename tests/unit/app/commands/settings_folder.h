// A folder with settings and nothing else, for the commands that a test runs on it; gone when the
// test ends.
#pragma once

#include <memory>
#include <string>

#include "app/commands/beside.h"
#include "tests/unit/store/fresh_folder.h"

namespace huiyin::testing {

struct SettingsFolder {
  // A further file in it; answers its path.
  std::string file(const std::string& name, const std::string& text) const {
    store::put(folder.file(name), text);
    return folder.file(name);
  }
  // What the commands have left.
  std::unique_ptr<app::Foundation> open() { return app::open_beside(settings, clock, random); }

  SystemClock clock = {};
  SystemRandom random = {};
  const store::FreshFolder folder = {};
  const std::string settings = file("huiyin.json", R"({"data_dir":"data"})");
};

}  // namespace huiyin::testing

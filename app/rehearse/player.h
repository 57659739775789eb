// Plays one script on a stage and tells what failed, with the dialogue.
#pragma once

#include <string>
#include <vector>

#include "app/rehearse/script.h"
#include "bot/understanding/taught.h"
#include "templates/catalogue.h"

namespace huiyin::app {

struct Played {
  bool passed = false;
  int checks = 0, failed = 0;
  std::string dialogue;  // as it went, the failures marked
};

// `words`: said in place of those of config; `examples`: by which the office understands besides.
Played play(const Script& script, const std::string& office_json, const std::string& where,
            const templates::Catalogue::Rewording& words = {},
            const std::vector<bot::Example>& examples = {});

}  // namespace huiyin::app

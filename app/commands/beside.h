// Commands that open an office's database for a moment, also beside the running program.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/foundation.h"

namespace huiyin::app {

// By the settings at `config`; tells on stderr what is wrong and answers nothing.
std::unique_ptr<Foundation> open_beside(const std::string& config, const Clock& clock,
                                        Random& random);

// The same, and does `work` in one transaction; it appends what it refuses, which is told on
// stderr. Answers the exit code.
int with_store(const std::string& config,
               const std::function<void(store::Transaction&, const Foundation&, Instant, Random&,
                                        std::vector<Problem>&)>& work);

}  // namespace huiyin::app

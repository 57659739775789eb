// Commands that open an office's database for a moment, also beside the running program.
#pragma once

#include <memory>
#include <string>

#include "app/foundation.h"

namespace huiyin::app {

// By the settings at `config`; tells on stderr what is wrong and answers nothing.
std::unique_ptr<Foundation> open_beside(const std::string& config, const Clock& clock,
                                        Random& random);

}  // namespace huiyin::app

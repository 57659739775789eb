// The one place that reads the process's environment.
#pragma once

#include "config/settings.h"

namespace huiyin::config {

Environment process_environment();  // the variables that begin with HUIYIN_

}  // namespace huiyin::config

// `huiyin bulk`: the operator's button for sendings to many 群发, also beside the running program,
// which goes by it from its next message on.
#pragma once

#include <cstdint>
#include <string>

namespace huiyin::app {

struct BulkSteering {
  enum class Act { pause, resume, stop };
  Act act = Act::pause;
  std::int64_t id = 0;  // 0: none is named
  bool all = false;     // all that are open
};

// Prints running and paused ones: id, state, office, how many wait of how many, the words'
// beginning.
int bulk_list_command(const std::string& config);

// In one transaction. Refuses bulk.unknown, bulk.stopped (it does not go on), bulk.which (one or
// all).
int bulk_command(const std::string& config, const BulkSteering& steering);

}  // namespace huiyin::app

// Where several instances keep one access token for all of them: asking costs a limited call.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"

namespace huiyin::gateway::wecom {

// Any thread. None throws: where the shelf cannot be reached it is as if it were empty and
// everybody might ask, for to send is worth more than a call saved.
class TokenShelf {
 public:
  virtual ~TokenShelf() = default;

  struct Kept {
    std::string text;
    Instant expires_at{};
    seconds life{};  // that the platform gave it
  };
  virtual std::optional<Kept> kept(const std::string& secret) = 0;

  // Ours to ask until ended; false: another instance is asking just now.
  virtual bool begin(const std::string& secret) = 0;
  virtual void end(const std::string& secret, const std::optional<Kept>& fresh) = 0;
};

}  // namespace huiyin::gateway::wecom

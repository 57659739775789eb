// The door /promise: there for everybody where the office says so (promise.public), else as if it
// were not.
#pragma once

#include <mutex>
#include <optional>

#include "gateway/http/http_server.h"
#include "store/office_parts.h"

namespace huiyin::gateway {

class PromiseDoor {
 public:
  // The same page for so long, whoever asks and however often.
  static constexpr seconds kKept{60};

  PromiseDoor(store::OfficeParts parts, bool is_public);

  void routes(HttpServer& server);  // none where it is not public

  HttpResponse page();  // any thread

 private:
  struct Kept {
    Instant at{};
    HttpResponse page;
  };
  const store::OfficeParts parts_;
  const bool is_public_;
  std::mutex mutex_;          // held while it is counted: once, for all who ask meanwhile
  std::optional<Kept> kept_;  // guarded by mutex_
};

}  // namespace huiyin::gateway

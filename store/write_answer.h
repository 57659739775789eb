// What is owed to who queued a write, once it is decided.
#pragma once

#include <exception>
#include <functional>
#include <vector>

namespace huiyin::store {

struct WriteAnswer {
  std::function<void(std::exception_ptr)> done = {};  // whose write it is; it may be nobody's
  std::exception_ptr failure = nullptr;               // nothing: it is durable
  std::vector<std::function<void()>> hooks = {};      // what is to follow a commit, in order
};

// Tells all that are to be told; nothing is done when the write failed but to say so. Never throws:
// what a listener throws is logged.
void answer_write(WriteAnswer& answer);

}  // namespace huiyin::store

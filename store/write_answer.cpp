#include "store/write_answer.h"

#include <utility>

#include "base/log.h"
#include "base/thrown.h"

namespace huiyin::store {

void answer_write(WriteAnswer& answer) {
  // Handed over, not shared: who hears of it also frees it.
  std::exception_ptr failure = std::exchange(answer.failure, nullptr);
  if (failure) answer.hooks.clear();
  const auto tell = [](const auto& listener) {
    try {
      listener();
    } catch (...) {  // what is durable stays so, and the next is told too
      log::error("a listener to a commit threw kind={}", kind_of_thrown());
    }
  };
  for (const auto& hook : answer.hooks) tell(hook);
  if (answer.done) tell([&] { answer.done(std::move(failure)); });
}

}  // namespace huiyin::store

#include "gateway/walk/turnstile.h"

#include "base/ensure.h"

namespace huiyin::gateway {
namespace {

// Comes back under the lock when an act has been done, also when it throws.
struct Returning {
  std::unique_lock<std::mutex>& lock;
  bool& is_handing_on;
  ~Returning() {
    lock.lock();
    is_handing_on = false;
  }
};

}  // namespace

std::optional<Turnstile::Ticket> Turnstile::enter(const std::function<bool()>& take) {
  const std::scoped_lock lock(mutex_);
  if (!take()) return std::nullopt;
  return next_in_++;
}

void Turnstile::leave(Ticket ticket, std::function<void()> hand_on) {
  ensure(static_cast<bool>(hand_on), "a ticket leaves with something to do");
  std::unique_lock lock(mutex_);
  const bool is_new = ticket >= next_out_ && ready_.emplace(ticket, std::move(hand_on)).second;
  ensure(is_new && ticket < next_in_, "a ticket leaves once");
  // The thread that is handing on takes this one along in its turn; so does a call from within.
  if (is_handing_on_) return;
  while (const auto act = next_ready()) {
    is_handing_on_ = true;
    lock.unlock();
    const Returning back{lock, is_handing_on_};
    act();
  }
}

std::function<void()> Turnstile::next_ready() {
  const auto next = ready_.find(next_out_);
  if (next == ready_.end()) return nullptr;
  std::function<void()> act = std::move(next->second);
  ready_.erase(next);
  ++next_out_;
  return act;
}

}  // namespace huiyin::gateway

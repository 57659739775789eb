#include "gateway/http/place.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <stdexcept>

namespace huiyin::gateway {
namespace {

constexpr std::size_t kAnsweredAtOnce = 16;

}  // namespace

AnsweredQueue::AnsweredQueue() : event_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (!event_.is_open()) throw std::runtime_error("eventfd failed");
}

void AnsweredQueue::wake() const {
  const std::uint64_t one = 1;
  // Fails only when 2^64 wakes are unread; then the workers are awake.
  [[maybe_unused]] const auto written = ::write(event_.get(), &one, sizeof one);
}

void AnsweredQueue::push(std::shared_ptr<Place> place) {
  bool was_empty = false;
  {
    std::scoped_lock lock(mutex_);
    if (is_closed_) return;
    was_empty = waiting_.empty();
    waiting_.push_back(std::move(place));
  }
  if (was_empty) wake();
}

std::vector<std::shared_ptr<Place>> AnsweredQueue::take() {
  std::vector<std::shared_ptr<Place>> some;
  bool more_wait = false;
  {
    std::scoped_lock lock(mutex_);
    while (!waiting_.empty() && some.size() < kAnsweredAtOnce) {
      some.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
    more_wait = !waiting_.empty();
  }
  if (more_wait) wake();
  return some;
}

void AnsweredQueue::close() {
  std::deque<std::shared_ptr<Place>> dropped;
  std::scoped_lock lock(mutex_);
  is_closed_ = true;
  dropped.swap(waiting_);
}

void PlaceSlot::answer(HttpResponse response) { give(std::move(response), false); }

void PlaceSlot::abandon() { give(plain_answer(500), true); }

void PlaceSlot::give(HttpResponse response, bool is_abandoned) {
  if (is_given_.exchange(true)) return;
  place_->response = std::move(response);
  place_->has_response = true;
  place_->is_abandoned = is_abandoned;
  // Whoever comes second, the answer or the handler's return, carries on.
  if (place_->handing.exchange(Place::Handing::answered) == Place::Handing::left)
    queue_->push(std::move(place_));
  place_.reset();
}

}  // namespace huiyin::gateway

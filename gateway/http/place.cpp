#include "gateway/http/place.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

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

void AnsweredQueue::push(std::shared_ptr<Place> place, Why why) {
  bool was_empty = false;
  {
    std::scoped_lock lock(mutex_);
    if (is_closed_) return;
    was_empty = waiting_.empty();
    waiting_.push_back({std::move(place), why});
  }
  if (was_empty) wake();
}

std::vector<AnsweredQueue::Waiting> AnsweredQueue::take() {
  std::vector<Waiting> some;
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
  std::deque<Waiting> dropped;
  std::scoped_lock lock(mutex_);
  is_closed_ = true;
  dropped.swap(waiting_);
}

bool PlaceStream::put(std::string bytes) {
  {
    std::scoped_lock lock(mutex_);
    if (is_lost_ || is_ended_) return false;
    if (bytes_.size() + bytes.size() > kUnsentMax) {
      bytes_.clear();
      is_ended_ = true;  // what he missed he asks for when he comes back
    } else {
      bytes_.append(bytes);
    }
  }
  tell();
  std::scoped_lock lock(mutex_);
  return !is_ended_;
}

void PlaceStream::end() {
  {
    std::scoped_lock lock(mutex_);
    if (std::exchange(is_ended_, true)) return;
  }
  tell();
}

bool PlaceStream::is_open() const {
  std::scoped_lock lock(mutex_);
  return !is_lost_ && !is_ended_;
}

// Once for all that is put in until the owner takes it.
void PlaceStream::tell() {
  {
    std::scoped_lock lock(mutex_);
    if (std::exchange(is_told_, true)) return;
  }
  if (auto place = place_.lock()) queue_->push(std::move(place), AnsweredQueue::Why::streams);
}

PlaceStream::Given PlaceStream::take() {
  std::scoped_lock lock(mutex_);
  is_told_ = false;
  return {std::exchange(bytes_, {}), is_ended_};
}

bool PlaceStream::has_more() const {
  std::scoped_lock lock(mutex_);
  return !bytes_.empty() || is_ended_;
}

void PlaceStream::lose() {
  std::scoped_lock lock(mutex_);
  is_lost_ = true;
  std::string().swap(bytes_);
}

void PlaceSlot::answer(HttpResponse response) { give(std::move(response), false); }

std::shared_ptr<Stream> PlaceSlot::stream(HttpResponse head) {
  auto stream = std::make_shared<PlaceStream>(place_, queue_);
  place_->stream = stream;
  give(std::move(head), false);
  return stream;
}

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

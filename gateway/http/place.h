// A connection's place in the server, and the way by which an answer comes back to it.
#pragma once

#include <atomic>
#include <deque>
#include <mutex>

#include "gateway/http/connection.h"

namespace huiyin::gateway {

using SteadyTime = std::chrono::steady_clock::time_point;

// A connection with its place among the others.
struct Place {
  Place(std::uint64_t place_id, Taken taken, const HttpServerOptions& options)
      : id(place_id), connection(std::move(taken), options) {}

  enum class Owner { nobody_yet, epoll, worker };
  enum class Handing { handler, left, answered };

  const std::uint64_t id;
  std::atomic<Owner> owner{Owner::nobody_yet};
  std::atomic<Handing> handing{Handing::handler};  // handler and answer meet here
  std::atomic<SteadyTime::rep> deadline{0};        // while parked

  // Of the owner alone.
  Connection connection;
  HttpResponse response;  // given, not yet written
  bool has_response = false;
  bool is_abandoned = false;   // its Responder was dropped
  bool closes = false;         // what is to be sent is the last
  bool lingers = false;        // output ended, input thrown away
  bool is_registered = false;  // with epoll
  Connection::Phase phase_seen = Connection::Phase::idle;
  SteadyTime phase_deadline{};
  std::size_t bytes_counted = 0;  // of this connection in the sum of all
};

// Connections to be carried on by a worker: their answers were given by other threads. Outlives the
// server while a Responder is about.
class AnsweredQueue {
 public:
  AnsweredQueue();
  int event_fd() const { return event_.get(); }
  void push(std::shared_ptr<Place> place);
  std::vector<std::shared_ptr<Place>> take();  // some; wakes another worker when more wait
  void close();                                // what is pushed from now on is dropped

 private:
  void wake() const;
  const Descriptor event_;
  std::mutex mutex_;
  std::deque<std::shared_ptr<Place>> waiting_;  // guarded by mutex_
  bool is_closed_ = false;                      // guarded by mutex_
};

// The answer's way back to its place: from the handler itself, or later from any thread.
class PlaceSlot final : public Responder::Slot {
 public:
  PlaceSlot(std::shared_ptr<Place> place, std::shared_ptr<AnsweredQueue> queue)
      : place_(std::move(place)), queue_(std::move(queue)) {}
  void answer(HttpResponse response) override;
  void abandon() override;

 private:
  void give(HttpResponse response, bool is_abandoned);

  std::shared_ptr<Place> place_;
  const std::shared_ptr<AnsweredQueue> queue_;
  std::atomic<bool> is_given_{false};
};

}  // namespace huiyin::gateway

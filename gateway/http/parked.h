// The connections and the threads that serve them. All workers wait at one epoll; a connection is
// armed for one event (EPOLLONESHOT) and at each moment belongs to exactly one of
//
//   epoll (parked)  →  the worker that got its event  →  epoll again
//                              │ handler returned without an answer
//                              ▼
//                       its Responder (any thread)  →  the queue of the answered  →  a worker
//
// so nothing of a connection needs a lock, and requests on one connection are answered in their
// order: the next is not read before the last is answered. The worker that reads a request also
// handles and answers it: no thread is woken for it. A stream is parked in epoll as the idle are;
// who puts something into it has a worker get it out of there (AnsweredQueue::Why::streams).
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "gateway/http/place.h"
#include "gateway/http/routes.h"

namespace huiyin::gateway {

class HttpServer::Parked {
 public:
  explicit Parked(HttpServerOptions options);
  ~Parked();
  int start();
  void stop(std::chrono::milliseconds grace);
  Counts counts() const;

  Routes routes;

 private:
  using Held = std::shared_ptr<Place>;

  void work();
  void on_event(std::uint64_t id);
  void accept_waiting();
  void arm_listener();
  void carry_on_answered();
  void sweep();  // closes what is beyond its time

  void carry_on(const Held& place);
  bool carry_on_once(const Held& place);  // false: it has another owner now, or is gone
  bool send(const Held& place);
  bool linger(const Held& place);
  bool stay(const Held& place);  // of a stream, until there is more to send
  void carry_on_stream(const Held& place);
  static void take_from_stream(Place& place);
  bool receive(const Held& place);
  bool hand_over(const Held& place, HttpRequest& request);
  void refuse(Place& place, int status);
  void answer_without_handler(Place& place, const Routes::Found& found);
  void write_response(Place& place);
  void expire(const Held& place);
  void park(const Held& place, std::uint32_t events, SteadyTime deadline);
  SteadyTime reading_deadline(Place& place) const;
  bool has_room_for(Place& place);
  void drop(const Held& place);
  std::vector<Held> all_places() const;

  const HttpServerOptions options_;  // constant after construction
  Descriptor epoll_, timer_, stop_event_, listener_;
  const std::shared_ptr<AnsweredQueue> answered_;

  mutable std::mutex places_mutex_;
  std::condition_variable places_changed_;
  std::unordered_map<std::uint64_t, Held> places_;  // guarded by places_mutex_
  std::uint64_t next_id_;                           // guarded by places_mutex_

  std::atomic<bool> is_stopping_{false};
  std::atomic<bool> accept_rests_{false};  // no descriptors were left: until one is free
  std::atomic<std::uint64_t> requests_{0}, refused_{0}, broken_{0}, taken_{0};
  std::atomic<std::size_t> bytes_gathered_{0};
  std::vector<std::jthread> workers_;
};

}  // namespace huiyin::gateway

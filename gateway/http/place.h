// A connection's place in the server, and the way by which an answer comes back to it.
#pragma once

#include <atomic>
#include <deque>
#include <mutex>

#include "gateway/http/connection.h"

namespace huiyin::gateway {

using SteadyTime = std::chrono::steady_clock::time_point;

class PlaceStream;

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
  std::shared_ptr<PlaceStream> stream = nullptr;   // set once, with its head; none: an answer

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
  enum class Why : std::uint8_t {
    answered,  // whoever takes it owns it
    streams,   // something was put into its stream: whoever gets it out of epoll owns it
  };
  struct Waiting {
    std::shared_ptr<Place> place;
    Why why = Why::answered;
  };
  void push(std::shared_ptr<Place> place, Why why = Why::answered);
  std::vector<Waiting> take();  // some; wakes another worker when more wait
  void close();                 // what is pushed from now on is dropped

 private:
  void wake() const;
  const Descriptor event_;
  std::mutex mutex_;
  std::deque<Waiting> waiting_;  // guarded by mutex_
  bool is_closed_ = false;       // guarded by mutex_
};

// A stream's two ends: who puts in, on any thread, and the owner of the place, who sends. It does
// not keep the connection.
class PlaceStream final : public Stream {
 public:
  PlaceStream(const std::shared_ptr<Place>& place, std::shared_ptr<AnsweredQueue> queue)
      : place_(place), queue_(std::move(queue)) {}
  bool put(std::string bytes) override;
  void end() override;
  bool is_open() const override;

  // The owner's.
  struct Given {
    std::string bytes;
    bool is_last = false;
  };
  Given take();
  bool has_more() const;  // to be taken
  void lose();            // the client is gone

 private:
  void tell();

  const std::weak_ptr<Place> place_;
  const std::shared_ptr<AnsweredQueue> queue_;
  mutable std::mutex mutex_;
  std::string bytes_;      // guarded by mutex_, as all that follows
  bool is_ended_ = false;  // by who puts in
  bool is_told_ = false;   // it is in the queue
  bool is_lost_ = false;   // nobody reads it
};

// The answer's way back to its place: from the handler itself, or later from any thread.
class PlaceSlot final : public Responder::Slot {
 public:
  PlaceSlot(std::shared_ptr<Place> place, std::shared_ptr<AnsweredQueue> queue)
      : place_(std::move(place)), queue_(std::move(queue)) {}
  void answer(HttpResponse response) override;
  std::shared_ptr<Stream> stream(HttpResponse head) override;
  void abandon() override;

 private:
  void give(HttpResponse response, bool is_abandoned);

  std::shared_ptr<Place> place_;
  const std::shared_ptr<AnsweredQueue> queue_;
  std::atomic<bool> is_given_{false};
};

}  // namespace huiyin::gateway

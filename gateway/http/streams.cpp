// What a worker does with connections to be carried on, and with one whose answer goes on.
#include <sys/epoll.h>

#include "gateway/http/parked.h"

namespace huiyin::gateway {

void HttpServer::Parked::carry_on_answered() {
  for (const auto& [place, why] : answered_->take())
    why == AnsweredQueue::Why::answered ? carry_on(place) : carry_on_stream(place);
}

// Whoever else has it finds what was put in by himself.
void HttpServer::Parked::carry_on_stream(const Held& place) {
  auto parked = Place::Owner::epoll;
  if (!place->owner.compare_exchange_strong(parked, Place::Owner::worker)) return;
  // A client that does not read gets no more time for that more has come for him.
  if (place->connection.has_to_send())
    return park(place, EPOLLOUT, SteadyTime(SteadyTime::duration(place->deadline.load())));
  carry_on(place);
}

// Not while the client has not read what he was sent before: what waits has a bound.
void HttpServer::Parked::take_from_stream(Place& place) {
  if (place.connection.has_to_send()) return;
  auto [bytes, is_last] = place.stream->take();
  if (!bytes.empty()) place.connection.put(std::move(bytes));
  place.closes |= is_last;
}

bool HttpServer::Parked::stay(const Held& place) {
  if (!place->connection.discard()) return drop(place), false;
  place->connection.release_spare();
  park(place, EPOLLIN, SteadyTime::max());
  // Something may have been put in before it could be found there.
  auto parked = Place::Owner::epoll;
  return place->stream->has_more() &&
         place->owner.compare_exchange_strong(parked, Place::Owner::worker);
}

}  // namespace huiyin::gateway

#include "gateway/http/place.h"

#include <poll.h>
#include <sys/socket.h>

#include <catch2/catch.hpp>
#include <thread>

namespace place_test {

using namespace huiyin::gateway;

namespace {

std::shared_ptr<Place> place_of(std::uint64_t id) {
  static const HttpServerOptions options;
  return std::make_shared<Place>(
      id, Taken{Descriptor(::socket(AF_UNIX, SOCK_STREAM, 0)), "192.0.2.7"}, options);
}

bool is_signalled(const AnsweredQueue& queue) {
  pollfd one{queue.event_fd(), POLLIN, 0};
  return ::poll(&one, 1, 0) == 1;
}

}  // namespace

TEST_CASE(
    "an answer given within its handler stays with the worker, one given later goes to the queue") {
  const auto queue = std::make_shared<AnsweredQueue>();
  const auto place = place_of(7);
  SECTION("within") {
    PlaceSlot(place, queue).answer({.status = 201});
    CHECK(place->handing.exchange(Place::Handing::left) == Place::Handing::answered);
    CHECK(place->response.status == 201);
    CHECK(queue->take().empty());
  }
  SECTION("later") {
    PlaceSlot slot(place, queue);
    CHECK(place->handing.exchange(Place::Handing::left) == Place::Handing::handler);
    CHECK(!is_signalled(*queue));
    slot.answer({.status = 201});
    CHECK(is_signalled(*queue));
    const auto taken = queue->take();
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].place == place);
  }
}

TEST_CASE("of an answer and a dropped responder the first counts") {
  const auto queue = std::make_shared<AnsweredQueue>();
  const auto place = place_of(7);
  PlaceSlot slot(place, queue);
  slot.abandon();
  slot.answer({.status = 201});
  CHECK(place->response.status == 500);
  CHECK(place->is_abandoned);
}

TEST_CASE("answers of a batch are taken in their order, some at a time") {
  AnsweredQueue queue;
  std::thread([&] {
    for (std::uint64_t id = 0; id < 100; ++id) queue.push(place_of(id));
  }).join();
  std::uint64_t next = 0;
  for (auto some = queue.take(); !some.empty(); some = queue.take()) {
    CHECK(some.size() < 100);
    for (const auto& one : some) CHECK(one.place->id == next++);
  }
  CHECK(next == 100);
}

TEST_CASE("a closed queue keeps nothing") {
  AnsweredQueue queue;
  const auto early = place_of(1), late = place_of(2);
  queue.push(early);
  queue.close();
  queue.push(late);
  CHECK(queue.take().empty());
  CHECK(early.use_count() == 1);
  CHECK(late.use_count() == 1);
}

}  // namespace place_test

#include "gateway/walk/turnstile.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <latch>
#include <stdexcept>
#include <thread>
#include <vector>

namespace turnstile_test {

using huiyin::gateway::Turnstile;

namespace {

Turnstile::Ticket enter(Turnstile& line) {
  const auto ticket = line.enter([] { return true; });
  REQUIRE(ticket);
  return *ticket;
}

}  // namespace

TEST_CASE("what is ready early waits for what was taken up before it") {
  Turnstile line;
  std::vector<int> out;
  const auto first = enter(line), second = enter(line), third = enter(line);
  line.leave(third, [&] { out.push_back(3); });
  line.leave(second, [&] { out.push_back(2); });
  CHECK(out.empty());
  line.leave(first, [&] { out.push_back(1); });
  CHECK(out == std::vector{1, 2, 3});
}

TEST_CASE("who finds nothing to take up has no ticket, and nobody waits for him") {
  Turnstile line;
  bool is_out = false;
  CHECK_FALSE(line.enter([] { return false; }));
  line.leave(enter(line), [&] { is_out = true; });
  CHECK(is_out);
}

TEST_CASE("what leaves while another is handed on comes after it") {
  Turnstile line;
  std::vector<int> out;
  const auto first = enter(line), second = enter(line);
  line.leave(first, [&] {
    line.leave(second, [&] { out.push_back(2); });
    out.push_back(1);
  });
  CHECK(out == std::vector{1, 2});
}

TEST_CASE("an act that throws tells its caller and holds up nobody for good") {
  Turnstile line;
  bool is_out = false;
  const auto first = enter(line), second = enter(line);
  CHECK_THROWS_AS(line.leave(first, [] { throw std::runtime_error("no"); }), std::runtime_error);
  line.leave(second, [&] { is_out = true; });
  CHECK(is_out);
}

TEST_CASE("many threads hand on in the order in which they took up") {
  constexpr int kThreads = 4, kItems = 4000;
  Turnstile line;
  int next = 0;          // guarded by the line: taking is one at a time
  std::vector<int> out;  // guarded by the line: handing on is one at a time
  std::latch begin(kThreads);
  std::vector<std::jthread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&] {
      begin.arrive_and_wait();
      for (int item = 0;;) {
        const auto ticket = line.enter([&] {
          item = next++;
          return item < kItems;
        });
        if (!ticket) return;
        line.leave(*ticket, [&out, item] { out.push_back(item); });
      }
    });
  threads.clear();
  REQUIRE(out.size() == kItems);
  CHECK(std::ranges::is_sorted(out));
}

}  // namespace turnstile_test

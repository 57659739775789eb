#include "gateway/job_queue.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

namespace job_queue_test {

using huiyin::gateway::JobQueue;

TEST_CASE("jobs are done in their order, each once, and no more wait than may") {
  constexpr std::size_t kMax = 5;
  JobQueue queue(kMax);
  int woken = 0;
  queue.on_work([&woken] { ++woken; });
  std::vector<std::size_t> done;
  CHECK_FALSE(queue.step());
  for (std::size_t i = 0; i < kMax; ++i) REQUIRE(queue.put([&done, i] { done.push_back(i); }));
  CHECK_FALSE(queue.put([] { FAIL("was not taken"); }));
  CHECK(woken == int(kMax));
  REQUIRE(queue.step());
  CHECK(queue.put([&done] { done.push_back(5); }));
  while (queue.step()) {
  }
  CHECK(done == std::vector<std::size_t>{0, 1, 2, 3, 4, 5});
}

}  // namespace job_queue_test

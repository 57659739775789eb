#include "store/instance_lock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <optional>

#include "tests/unit/store/fresh_folder.h"

namespace instance_lock_test {

using namespace huiyin;
using namespace huiyin::store;
using Catch::Contains;

TEST_CASE("a second server of one file is refused and told who holds it, until that one ends") {
  FreshFolder folder;
  std::optional<InstanceLock> first;
  first.emplace(std::move(*InstanceLock::take(folder.file("a.db"))));
  const auto second = InstanceLock::take(folder.file("a.db"));
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "lock.held");
  CHECK_THAT(second.error().what, Contains(std::to_string(::getpid())));
  CHECK(InstanceLock::take(folder.file("b.db")));
  first.reset();
  CHECK(InstanceLock::take(folder.file("a.db")));
}

TEST_CASE("a server that was killed holds no lock") {
  FreshFolder folder;
  std::array<int, 2> pipe{};
  REQUIRE(::pipe(pipe.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto lock = InstanceLock::take(folder.file("a.db"));
    const char told = lock ? 'y' : 'n';
    if (::write(pipe[1], &told, 1) == 1) ::pause();
    ::_exit(1);
  }
  char told = 0;
  REQUIRE(::read(pipe[0], &told, 1) == 1);
  CHECK(told == 'y');
  const auto refused = InstanceLock::take(folder.file("a.db"));
  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error().what, Contains(std::to_string(child)));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK(InstanceLock::take(folder.file("a.db")));
  ::close(pipe[0]);
  ::close(pipe[1]);
}

TEST_CASE("a folder that takes no lock file is refused") {
  FreshFolder folder;
  CHECK(InstanceLock::take(folder.file("none/a.db")).error().code == "lock.failed");
}

}  // namespace instance_lock_test

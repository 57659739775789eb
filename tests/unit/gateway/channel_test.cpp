#include "gateway/channel.h"

#include <catch2/catch.hpp>
#include <set>

namespace channel_test {

using namespace huiyin::gateway;

TEST_CASE("every advice has a name of its own") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Advice::block); ++i)
    names.insert(name(static_cast<Advice>(i)));
  CHECK(names.size() == 8);
  CHECK_FALSE(names.contains("unknown"));
}

TEST_CASE("a verdict that nobody filled in does not claim that nothing was sent") {
  CHECK(Verdict{}.advice == Advice::unanswered);
}

}  // namespace channel_test

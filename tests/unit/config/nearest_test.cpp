#include "config/nearest.h"

#include <catch2/catch.hpp>
#include <vector>

namespace nearest_test {

using huiyin::config::edits_between;
using huiyin::config::nearest;

TEST_CASE("edits are letters changed, added, dropped, or swapped with their neighbour") {
  CHECK(edits_between("", "") == 0);
  CHECK(edits_between("", "abc") == 3);
  CHECK(edits_between("listen", "listen") == 0);
  CHECK(edits_between("lisen", "listen") == 1);
  CHECK(edits_between("lisetn", "listen") == 1);
  CHECK(edits_between("kitten", "sitting") == 3);
}

TEST_CASE("the nearest word is named, or none when none is near") {
  const std::vector<std::string> known = {"listen", "data_dir", "wecom.app.secret", "http.workers"};
  CHECK(nearest("lisen", known) == "listen");
  CHECK(nearest("data-dir", known) == "data_dir");
  CHECK(nearest("secret", known) == "wecom.app.secret");
  CHECK(nearest("http.worker", known) == "http.workers");
  CHECK_FALSE(nearest("zebra", known));
  CHECK_FALSE(nearest("", known));
  CHECK_FALSE(nearest(std::string(100000, 'x'), known));
}

TEST_CASE("a short word is not taken for another short one, nor for nothing") {
  CHECK_FALSE(nearest("谁", std::vector<std::string>{"", "张三"}));
  CHECK_FALSE(nearest("x", std::vector<std::string>{"y", "a.b"}));
  CHECK(nearest("kf", std::vector<std::string>{"wecom.kf"}) == "wecom.kf");
  CHECK(nearest("worker", std::vector<std::string>{"http.workers"}) == "http.workers");
}

}  // namespace nearest_test

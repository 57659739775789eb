#include "store/durable_file.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "tests/unit/store/fresh_folder.h"

namespace durable_file_test {

using namespace huiyin::store;

TEST_CASE("a file is written whole for its owner alone, and leaves no draft") {
  FreshFolder folder;
  const auto path = folder.file("a");
  CHECK_FALSE(write_durably(path, "one", Place::only_new));
  CHECK(contents(path) == "one");
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);

  CHECK(write_durably(path, "two", Place::only_new) == std::errc::file_exists);
  CHECK(contents(path) == "one");
  CHECK_FALSE(write_durably(path, "three", Place::replace));
  CHECK(contents(path) == "three");
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.file("")))
    files += entry.is_regular_file();
  CHECK(files == 1);
}

TEST_CASE("a folder that is not there is an error") {
  FreshFolder folder;
  CHECK(write_durably(folder.file("none/a"), "x", Place::replace) ==
        std::errc::no_such_file_or_directory);
  CHECK(place_durably(folder.file("draft"), folder.file("a"), Place::replace) ==
        std::errc::no_such_file_or_directory);
}

}  // namespace durable_file_test

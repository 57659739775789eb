#include "store/write_answer.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>

namespace write_answer_test {

using namespace huiyin::store;

TEST_CASE("what follows a commit is done in order, then its writer is told") {
  std::string told;
  WriteAnswer answer{
      .done = [&](std::exception_ptr failure) { told += failure ? "failed" : "done"; },
      .hooks = {[&] { told += "first "; }, [&] { told += "second "; }}};
  answer_write(answer);
  CHECK(told == "first second done");
}

TEST_CASE("of a write that failed its writer alone is told, and with what") {
  std::string told;
  WriteAnswer answer{.done =
                         [&](std::exception_ptr failure) {
                           try {
                             std::rethrow_exception(failure);
                           } catch (const std::runtime_error& why) {
                             told += why.what();
                           }
                         },
                     .failure = std::make_exception_ptr(std::runtime_error("the disk is full")),
                     .hooks = {[&] { told += "hook "; }}};
  answer_write(answer);
  CHECK(told == "the disk is full");
}

TEST_CASE("a listener that throws keeps nobody else from being told") {
  std::string told;
  WriteAnswer answer{
      .done = [&](std::exception_ptr) { told += "done"; },
      .hooks = {[] { throw std::runtime_error("of a listener"); }, [&] { told += "second "; }}};
  CHECK_NOTHROW(answer_write(answer));
  CHECK(told == "second done");
}

}  // namespace write_answer_test

#include "tests/support/property.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace property_test {

using namespace huiyin::testing;

namespace {

// What is printed of properties while it lives.
class Printed {
 public:
  Printed() : before_(std::cerr.rdbuf(text_.rdbuf())) {}
  ~Printed() { std::cerr.rdbuf(before_); }
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;
  bool has(const std::string& words) const { return text_.str().find(words) != std::string::npos; }

 private:
  std::ostringstream text_;
  std::streambuf* before_;
};

}  // namespace

TEST_CASE("what is true of a hundred cases holds, and a hundred are tried") {
  const Printed printed;
  int cases = 0;
  CHECK(holds("a number is itself", [&] {
    ++cases;
    const int number = any_in(-5, 6);
    PROPERTY_ASSERT(number >= -5 && number < 6);
  }));
  CHECK(cases >= 100);  // more where RC_PARAMS says so
  CHECK(printed.has("- a number is itself"));
}

TEST_CASE("what is false is found, made small and shown with its place") {
  const Printed printed;
  int smallest = 1000;
  CHECK_FALSE(holds([&] {
    const int number = any_in(0, 1000);
    note("a note of " + std::to_string(number));
    if (number >= 17) smallest = std::min(smallest, number);
    PROPERTY_ASSERT(number < 17, "shown: " + std::to_string(number));
  }));
  CHECK(smallest == 17);
  CHECK(printed.has("PROPERTY_ASSERT(number < 17)"));
  CHECK(printed.has("property_test.cpp:"));
  CHECK(printed.has("shown: 17"));
  CHECK(printed.has("a note of 17"));
  CHECK(printed.has("Falsifiable after"));
  CHECK(printed.has(":\n17\n"));  // the counter-example
}

TEST_CASE("lists and texts are made small by leaving out") {
  const Printed printed;
  std::size_t numbers = 1000, letters = 1000;
  CHECK_FALSE(holds([&] {
    const auto list = any_list(0, 9);
    const bool is_right = std::ranges::count(list, 3) < 2;
    if (!is_right) numbers = std::min(numbers, list.size());
    PROPERTY_ASSERT(is_right);
  }));
  CHECK(numbers == 2);
  CHECK_FALSE(holds([&] {
    const std::string text = any_text("abc");
    const bool is_right = text.find('c') == std::string::npos;
    if (!is_right) letters = std::min(letters, text.size());
    PROPERTY_ASSERT(is_right);
  }));
  CHECK(letters == 1);
  CHECK(printed.has("\"c\""));
}

TEST_CASE("an exception fails a property, and a case of another kind is not counted") {
  const Printed printed;
  CHECK_FALSE(holds([] { throw std::runtime_error("of this kind"); }));
  CHECK(printed.has("of this kind"));
  CHECK(holds([] {
    const bool is_odd = any_bool();
    assume(is_odd);
    PROPERTY_ASSERT(is_odd);
  }));
  CHECK_FALSE(holds([] { assume(false); }));
}

TEST_CASE("draws reach all that they may, and nothing else") {
  const Printed printed;
  std::set<int> bytes, numbers, below, weighted;
  std::set<std::string> words;
  std::size_t seeds_large = 0, texts = 0;
  CHECK(holds([&] {
    for (const char byte : any_bytes()) bytes.insert(static_cast<unsigned char>(byte));
    numbers.insert(any_in(-2, 3));
    below.insert(static_cast<int>(any_below(5)));
    words.insert(any_of({"one", "two", "three"}));
    weighted.insert(any_weighted<int>({{1, 1}, {0, 2}, {3, 3}}));
    if (any_seed() > 0xFFFF'FFFFU) ++seeds_large;
    if (!any_texts().empty()) ++texts;
    PROPERTY_ASSERT(any_text(12, '0', ':').find_first_not_of("0123456789") == std::string::npos);
    PROPERTY_ASSERT(any_text(12, '0', ':').size() == 12);
    PROPERTY_ASSERT(any_list_of(4, 1, 350).size() == 4);
    PROPERTY_ASSERT(!any_row_of({"a", "b"}, 1).empty());
  }));
  CHECK(bytes.size() > 200);
  CHECK(bytes.contains(0));
  CHECK(bytes.contains(0xFF));
  CHECK(numbers == std::set<int>{-2, -1, 0, 1, 2});
  CHECK(below == std::set<int>{0, 1, 2, 3, 4});
  CHECK(words == std::set<std::string>{"one", "three", "two"});
  CHECK(weighted == std::set<int>{1, 3});
  CHECK(seeds_large > 10);
  CHECK(texts > 50);
}

TEST_CASE("a draw outside of a property is a mistake that shows") { CHECK_THROWS(any_in(0, 2)); }

}  // namespace property_test

// Properties: what holds of values drawn by chance, a hundred cases each. Behind it is RapidCheck,
// whose headers are a third of a test's compile time; so only property.cpp includes them, and what
// is here are plain functions. RC_PARAMS in the environment ("seed=1 max_success=1000") is
// RapidCheck's own, and so is what is printed of a case that fails, made as small as possible.
//
//   CHECK(holds("there and back", [] {
//     const std::string bytes = any_bytes();
//     PROPERTY_ASSERT(decoded(encoded(bytes)) == bytes);
//   }));
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace huiyin::testing {

namespace property {
bool holds(std::string_view what, const std::function<void()>& body);
std::int64_t any_in(std::int64_t low, std::int64_t end);
std::vector<std::int64_t> any_list(std::int64_t low, std::int64_t end);
std::vector<std::int64_t> any_list_of(std::size_t count, std::int64_t low, std::int64_t end);
[[noreturn]] void failed(std::string_view assertion, const char* file, int line,
                         std::string_view shown = {});

template <class Int>
std::vector<Int> cast(const std::vector<std::int64_t>& numbers) {
  std::vector<Int> list;
  list.reserve(numbers.size());
  for (const std::int64_t number : numbers) list.push_back(static_cast<Int>(number));
  return list;
}
}  // namespace property

// Whether no case of `body` fails; what failed is printed. It fails by PROPERTY_ASSERT or by any
// exception, never by what it returns.
template <class Body>
bool holds(std::string_view what, const Body& body) {
  static_assert(std::is_void_v<decltype(body())>, "say it with PROPERTY_ASSERT");
  return property::holds(what, body);
}
template <class Body>
bool holds(const Body& body) {
  return holds("", body);
}

// Ends the case as failed, with the text of `expression` and, where more helps, a text to show.
#define PROPERTY_ASSERT(expression, ...)                                                   \
  ((expression)                                                                            \
       ? void()                                                                            \
       : ::huiyin::testing::property::failed("PROPERTY_ASSERT(" #expression ")", __FILE__, \
                                             __LINE__ __VA_OPT__(, ) __VA_ARGS__))

// Drops the case, for another, when it is not of the kind that the property speaks of.
void assume(bool is_of_the_kind);

// A line shown with the case if it fails.
void note(std::string_view line);

// ---- draws, inside a property only: each is one value of the case, and shrinks by itself

// From `low` to before `end`: near `low` in the first cases, then farther. Shrinks to `low`.
template <std::integral Int>
Int any_in(Int low, std::type_identity_t<Int> end) {
  return static_cast<Int>(
      property::any_in(static_cast<std::int64_t>(low), static_cast<std::int64_t>(end)));
}

// Below `end`, each number alike from the first case on. Shrinks to 0.
std::size_t any_below(std::size_t end);

bool any_bool();
char any_byte();
std::uint64_t any_seed();  // any number of 64 bits, small ones more often

// Any bytes at all, zero among them; up to a hundred.
std::string any_bytes();
std::vector<std::string> any_texts();

// Characters of `letters`, each alike; up to a hundred.
std::string any_text(std::string_view letters);
// `count` characters from `low` to before `end`.
std::string any_text(std::size_t count, char low, char end);

// Some of `pieces` in a row, up to a hundred, at least `pieces_min` (0 or 1).
std::string any_row_of(const std::vector<std::string>& pieces, std::size_t pieces_min = 0);

// Up to a hundred numbers from `low` to before `end`. Shrinks by leaving some out, too.
template <std::integral Int>
std::vector<Int> any_list(Int low, std::type_identity_t<Int> end) {
  return property::cast<Int>(
      property::any_list(static_cast<std::int64_t>(low), static_cast<std::int64_t>(end)));
}
template <std::integral Int>
std::vector<Int> any_list_of(std::size_t count, Int low, std::type_identity_t<Int> end) {
  return property::cast<Int>(
      property::any_list_of(count, static_cast<std::int64_t>(low), static_cast<std::int64_t>(end)));
}

// One of `all`, each alike. Shrinks to the first. Texts are shown as such, else the index is.
std::string any_of(const std::vector<std::string>& all);
std::string any_of(std::initializer_list<const char*> all);
template <class Value>
Value any_of(const std::vector<Value>& all) {
  return all[any_below(all.size())];
}
template <class Value>
Value any_of(std::initializer_list<Value> all) {
  return all.begin()[any_below(all.size())];
}

// One of `all`, as often as its weight says.
template <class Value>
Value any_weighted(std::initializer_list<std::pair<std::size_t, Value>> all) {
  std::size_t sum = 0;
  for (const auto& [weight, value] : all) sum += weight;
  std::size_t at = any_below(sum);
  auto one = all.begin();
  for (; at >= one->first; ++one) at -= one->first;
  return one->second;
}

}  // namespace huiyin::testing

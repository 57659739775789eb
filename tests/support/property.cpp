#include "tests/support/property.h"

#include <rapidcheck.h>

namespace huiyin::testing {

namespace property {

namespace {

// RapidCheck's ranges grow with the size of a case; at its nominal size they are whole.
rc::Gen<std::int64_t> alike(std::size_t end) {
  return rc::gen::resize(rc::kNominalSize,
                         rc::gen::inRange<std::int64_t>(0, static_cast<std::int64_t>(end)));
}

template <class All>
rc::Gen<typename All::value_type> one_of(All all) {
  auto index = alike(all.size());
  return rc::gen::map(std::move(index), [all = std::move(all)](std::int64_t at) {
    return all[static_cast<std::size_t>(at)];
  });
}

// RapidCheck's characters are all but zero, on which a text of C would end.
const rc::Gen<std::string>& bytes() {
  static const auto gen = rc::gen::container<std::string>(rc::gen::weightedOneOf<char>(
      {{15, rc::gen::character<char>()}, {1, rc::gen::just<char>('\0')}}));
  return gen;
}

}  // namespace

bool holds(std::string_view what, const std::function<void()>& body) {
  return rc::check(std::string(what), [&body] { body(); });
}

std::int64_t any_in(std::int64_t low, std::int64_t end) { return *rc::gen::inRange(low, end); }

std::vector<std::int64_t> any_list(std::int64_t low, std::int64_t end) {
  return *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange(low, end));
}

std::vector<std::int64_t> any_list_of(std::size_t count, std::int64_t low, std::int64_t end) {
  return *rc::gen::container<std::vector<std::int64_t>>(count, rc::gen::inRange(low, end));
}

void failed(std::string_view assertion, const char* file, int line, std::string_view shown) {
  throw rc::detail::CaseResult(
      rc::detail::CaseResult::Type::Failure,
      rc::detail::makeMessage(file, line, std::string(assertion), std::string(shown)));
}

}  // namespace property

void assume(bool is_of_the_kind) { RC_PRE(is_of_the_kind); }

void note(std::string_view line) { RC_LOG(std::string(line)); }

std::size_t any_below(std::size_t end) { return static_cast<std::size_t>(*property::alike(end)); }

bool any_bool() { return *rc::gen::arbitrary<bool>(); }
char any_byte() { return *rc::gen::arbitrary<char>(); }
std::uint64_t any_seed() { return *rc::gen::arbitrary<std::uint64_t>(); }

std::string any_bytes() { return *property::bytes(); }
std::vector<std::string> any_texts() {
  return *rc::gen::container<std::vector<std::string>>(property::bytes());
}

std::string any_text(std::string_view letters) {
  return *rc::gen::container<std::string>(property::one_of(std::string(letters)));
}
std::string any_text(std::size_t count, char low, char end) {
  return *rc::gen::container<std::string>(count, rc::gen::inRange(low, end));
}

std::string any_row_of(const std::vector<std::string>& pieces, std::size_t pieces_min) {
  auto row = rc::gen::container<std::vector<std::string>>(property::one_of(pieces));
  return *rc::gen::map(pieces_min > 0 ? rc::gen::nonEmpty(row) : row,
                       [](const std::vector<std::string>& parts) {
                         std::string text;
                         for (const std::string& part : parts) text += part;
                         return text;
                       });
}

std::string any_of(const std::vector<std::string>& all) { return *property::one_of(all); }
std::string any_of(std::initializer_list<const char*> all) {
  return any_of(std::vector<std::string>(all.begin(), all.end()));
}

}  // namespace huiyin::testing

// What a log may say of an exception that nobody expected.
#pragma once

#include <string>

namespace huiyin {

// The type of the exception that is being handled, e.g. "std::out_of_range"; empty outside of a
// handler. Never its words: a library's may hold what a citizen wrote, or a path with a token.
std::string kind_of_thrown();

}  // namespace huiyin

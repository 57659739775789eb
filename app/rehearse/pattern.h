// Does a saying contain a fact, however it is written: {date:2026-12-15} is any usual form of that
// day.
#pragma once

#include <string>
#include <string_view>

namespace huiyin::app {

// Half width, without spaces, small letters: the form in which both sides are compared.
std::u32string plain_form(std::string_view text);

// `term` is one or more alternatives "a|b|c" of literal text and patterns {date:…} {time:…} {n:…}
// {art:…} {booking} {code} {case} {link} {phone4:…}. Throws std::invalid_argument for an unknown
// pattern.
bool contains(const std::u32string& said, std::string_view term);

}  // namespace huiyin::app

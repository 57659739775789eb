// Text as people write it: code points, and the plain form in which it is compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace huiyin {

// The code points of UTF-8 text; what is not UTF-8 becomes U+FFFD, one for each bad byte. Total.
std::u32string code_points(std::string_view utf8);
std::string utf8(std::u32string_view points);
void append_utf8(std::string& to, char32_t point);
bool is_utf8(std::string_view bytes);  // well-formed: no surrogates, no overlong forms
std::size_t count_points(std::string_view utf8);

// The longest prefix of at most `bytes_max` bytes that ends between code points.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes_max);

// Full width → half width (ASCII range and the ideographic space), one code point for one, so that
// positions stay.
char32_t half_width(char32_t point);

// Without spaces and control characters at both ends.
std::string_view trimmed(std::string_view text);
bool is_blank(std::string_view text);  // nothing is left when trimmed

}  // namespace huiyin

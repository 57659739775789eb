// The lines of an HTTP head, of a request or an answer: where it ends, and its header fields. Pure,
// strict (RFC 9112): what two parties could read differently is refused, so that nobody can smuggle
// a request past a proxy in front.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace huiyin::gateway {

using HttpFields =
    std::vector<std::pair<std::string, std::string>>;  // names in lower case, in order

struct HeadEnd {
  enum class State { open, ends, broken };  // broken: a line that does not end with CR LF
  State state = State::open;
  std::size_t bytes = 0;  // ends: the head's length, its empty line included
};

// Looks for the empty line that ends the head which `buffer` begins with. `scanned`: bytes already
// looked at by an earlier call that answered open, so that a head that comes byte by byte costs no
// more than one that comes at once.
HeadEnd find_head_end(std::string_view buffer, std::size_t scanned);

enum class FieldsFault { malformed, too_many };

struct FieldsRead {
  std::optional<FieldsFault> fault;
  HttpFields fields;
};

// `lines`: the head after its first line, each line with its CR LF, the empty one at the end
// included or not.
FieldsRead read_fields(std::string_view lines, std::size_t fields_max);

// How long the body is, by the head's word.
struct Framing {
  enum class Kind { none, length, chunked, refused };
  Kind kind = Kind::none;
  std::uint64_t length = 0;
  int refused_with = 400;  // 501: a transfer coding that nobody here knows
};

// Content-Length twice (also the same), both Content-Length and Transfer-Encoding, or a coding on
// HTTP/1.0: refused.
Framing framing_of(const HttpFields& fields, int minor_version);

bool is_token(std::string_view text);                       // a method or field name
bool same_letters(std::string_view a, std::string_view b);  // ASCII, any case
std::optional<std::string_view> field(const HttpFields& fields,
                                      std::string_view lower_case_name);  // the first
bool list_has(const HttpFields& fields, std::string_view lower_case_name,
              std::string_view word);  // "a, b"

}  // namespace huiyin::gateway

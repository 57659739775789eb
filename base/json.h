// JSON text, read and written in one source: the parser and the writer are templates of the library
// that cost each source which calls them four seconds of the compiler.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace huiyin {

enum class Comments { refused, ignored };  // "// …" and "/* … */"

// Discarded (is_discarded()) where the text is no JSON.
nlohmann::json json_of(std::string_view text, Comments comments = Comments::refused);
nlohmann::ordered_json ordered_json_of(std::string_view text,
                                       Comments comments = Comments::refused);

// UTF-8 on one line; what is not UTF-8 inside becomes U+FFFD.
std::string json_text(const nlohmann::json& json);
std::string json_text(const nlohmann::ordered_json& json);
// On several, for people to read.
std::string json_page(const nlohmann::json& json);

}  // namespace huiyin

// XML of strangers, as WeCom writes it: one root <xml>, its elements in any order. No document
// type, no entity but the five of the standard, bounded depth. Header for sources that include
// pugixml anyway.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace huiyin::gateway::wecom {

inline constexpr int kXmlDepthMax = 32;

// Reads `text` into `document` and answers its root element <xml>; an empty node when the text is
// anything else.
pugi::xml_node xml_root(pugi::xml_document& document, std::string_view text);

// All the text directly in `node`, its CDATA sections joined (a "]]>" in a message comes as two of
// them).
std::string text_in(pugi::xml_node node);
// The text of the first child element of that name, not of a deeper one.
std::string text_at(pugi::xml_node node, const char* name);

}  // namespace huiyin::gateway::wecom

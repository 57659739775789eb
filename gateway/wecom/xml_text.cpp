#include "gateway/wecom/xml_text.h"

#include "base/utf8.h"

namespace huiyin::gateway::wecom {
namespace {

// Depth-first without recursion: the depth is the stranger's.
bool is_shallow(pugi::xml_node root) {
  int depth = 1;
  for (pugi::xml_node node = root; node;) {
    if (depth > kXmlDepthMax) return false;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (node == root) return true;
    node = node.next_sibling();
  }
  return true;
}

}  // namespace

pugi::xml_node xml_root(pugi::xml_document& document, std::string_view text) {
  // pugixml takes a NUL for the end, and would read one half of such a text.
  if (text.find('\0') != std::string_view::npos || !is_utf8(text)) return {};
  // Line ends stay as the person typed them; blanks alone in an element are text too.
  constexpr unsigned kOptions =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_doctype | pugi::parse_ws_pcdata_single;
  if (!document.load_buffer(text.data(), text.size(), kOptions, pugi::encoding_utf8)) return {};
  pugi::xml_node root;
  for (const pugi::xml_node node : document) {
    if (node.type() == pugi::node_doctype) return {};
    if (node.type() != pugi::node_element) continue;
    if (root) return {};
    root = node;
  }
  if (std::string_view(root.name()) != "xml" || !is_shallow(root)) return {};
  return root;
}

std::string text_in(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node child : node)
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text += child.value();
  return text;
}

std::string text_at(pugi::xml_node node, const char* name) { return text_in(node.child(name)); }

}  // namespace huiyin::gateway::wecom

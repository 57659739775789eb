// Where a text is read, and what must be done there to what fills its variables: a value is what
// somebody typed, and stays words wherever it stands. The text's own words are the office's and are
// left as they are: links in a message, markup in a page.
#pragma once

#include <string>
#include <string_view>

namespace huiyin::templates {

enum class Target {
  plain,       // a document's words, kept as issued; nothing is done
  wecom_text,  // a message: its <a href="…"> is a link, so a value's is made none
  sms,  // one line, no 【】 (the signature's, of which there is one), nothing outside the BMP
  html  // between tags and in quoted attributes
};

// A value as it must stand there. Any bytes; doing it twice does no harm but in html.
std::string escaped(std::string_view value, Target target);

}  // namespace huiyin::templates

// A text with its variables filled in, for one target.
#pragma once

#include <string>
#include <vector>

#include "templates/target.h"
#include "templates/template.h"
#include "templates/value.h"

namespace huiyin::templates {

struct Rendered {
  std::string text;
  std::vector<std::string> missing;  // variables without a value, each once; empty: it may go out
};

// Total, and as long as the text and its values. Only what would be written out is missing: a
// condition asks, and takes no value for an empty one.
Rendered render(const Template& text, const Values& values, Target target);

}  // namespace huiyin::templates

// What a text must tell whoever words it: an office may say it in its own way, but not leave out
// the number, the code, the day that the text was there to tell.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "templates/template.h"

namespace huiyin::templates {

// The variables that it writes out in any case (in no condition, or in both of its branches) but
// for courtesies: the reader's name, and where the office is, when it is open and how it is called.
std::vector<std::string> facts_of(const Template& text, std::span<const Declared> declared);

// Whether a text tells it wherever there is one: in any case, or on the condition that it holds
// something. A condition on something else would keep it from some readers.
bool tells(const Template& text, std::string_view fact);

}  // namespace huiyin::templates

// Made-up citizens with whom a text can be looked at before anybody reads it: a short name, a long
// one, one of another people. Nobody of them exists.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "templates/value.h"

namespace huiyin::templates {

std::span<const std::string_view> sample_titles();  // "名字很长的"

// A value for each variable, by its name and its kind; of one that has no example its name in
// 〔〕. `sample` counts the titles.
Values sample_values(std::span<const Declared> declared, std::size_t sample);

}  // namespace huiyin::templates

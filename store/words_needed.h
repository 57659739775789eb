// The texts that the store's own desks say, checked against the catalogue at start.
#pragma once

#include <vector>

#include "templates/catalogue.h"

namespace huiyin::store {

std::vector<templates::Catalogue::Need> needed_words();

}  // namespace huiyin::store

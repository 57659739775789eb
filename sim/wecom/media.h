// Files that messages point at.
#pragma once

#include <string>

#include "sim/wecom/world.h"

namespace huiyin::sim::wecom {

// Keeps the file for three days; its media_id.
std::string add_media(World& world, Media media);

}  // namespace huiyin::sim::wecom

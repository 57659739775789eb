// The pages on which people play: files of sim/pages, part of the binary.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/http_exchange.h"

namespace huiyin::sim {

struct PageFile {
  std::string_view name;  // "phone.html"
  std::string_view bytes;
};

const std::vector<PageFile>& page_files();

// The page or file of this path ("/", "/phone", "/staff", "/sms", "/pages/phone.js"), nothing when
// there is none.
std::optional<HttpAnswer> page(std::string_view path);

}  // namespace huiyin::sim

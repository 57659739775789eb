// Whatever is named as a webhook's address, it is refused, or leads where it may and nowhere else.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "gateway/api/hook_url.h"

using namespace huiyin::gateway::api;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const Reach reach : {Reach::internet, Reach::own_network}) {
    const auto url = hook_url(text, reach);
    if (!url) {
      if (url.error().code != "webhook.url" || url.error().what.empty()) std::abort();
      continue;
    }
    const bool is_https = url->base_url.starts_with("https://");
    if (!is_https && (reach == Reach::internet || !url->base_url.starts_with("http://")))
      std::abort();
    if (!url->target.starts_with('/')) std::abort();
    for (const char c : url->base_url + url->target)
      if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f) std::abort();
  }
  return 0;
}

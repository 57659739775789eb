// Any bytes as what the platform tells: a decrypted payload, one pulled item, a whole page of them.
#include <cstdint>
#include <string>

#include "base/ensure.h"
#include "gateway/wecom/app_payload.h"
#include "gateway/wecom/callback.h"
#include "gateway/wecom/kf_payload.h"

using namespace huiyin;
using namespace huiyin::gateway::wecom;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto message = read_app_message(bytes)) {
    ensure(message->raw == bytes, "the raw text is kept");
    ensure(!message->type.empty(), "a message has a type");
    ensure(!content_key(*message).empty(), "a message has a key");
  }
  if (const auto item = read_kf_item(bytes)) {
    ensure(!item->msgid.empty() || !item->external_userid.empty(), "an item has an id or a sender");
    const auto again = read_kf_item(item->raw);
    ensure(again && again->msgid == item->msgid && again->raw == item->raw,
           "what was kept whole reads the same again");
  }
  if (const auto page = read_pull_page(bytes))
    for (const auto& item : page->items) {
      const auto again = read_kf_item(item.raw);
      ensure(again && again->msgid == item.msgid && again->external_userid == item.external_userid,
             "what is kept of an item reads the same again");
    }
  return 0;
}

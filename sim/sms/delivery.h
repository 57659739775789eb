// What becomes of an accepted message: it comes to its phone or not, and its receipt follows; and
// what phones' owners do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "sim/sms/world.h"

namespace huiyin::sim::sms {

enum class ReceiptComes : std::uint8_t { after_the_answer, before_the_answer };

// `message` with provider, id, phone, text, template_code, extension and our_id. Limits are the
// caller's affair.
ReceiptComes accept(World& world, Message message, Kind kind);

// Whom the owner writes to: the sender of this line; or, of his own accord, a provider's number;
// or, with neither, whoever sent the last SMS.
struct Addressee {
  std::optional<std::uint64_t> line{};
  std::optional<Provider> provider{};
  std::string extension{};  // of `provider`
};
// The line that was written; it is pushed as a reply. Refuses with where = "phone", "text" or
// "line".
Result<std::uint64_t> owner_writes(World& world, const std::string& phone, const std::string& text,
                                   const Addressee& to);

// Switched on, the messages that were held come, or are expired after 48 hours.
void set_phone(World& world, Phone& phone, PhoneIs is);

}  // namespace huiyin::sim::sms

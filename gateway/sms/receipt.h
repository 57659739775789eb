// What a provider tells of a message after it took it, and what a citizen answered: the same facts
// from every provider. What a code means stands in tables: one for what the carriers say
// (sms.md 6.4), and one of its own for each provider that has codes of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.h"

namespace huiyin::gateway::sms {

enum class ReceiptState : std::uint8_t {
  delivered,  // the phone has it; beats all others, whatever came first
  failed,
  blocked,   // the number is on a list, or its owner has unsubscribed 退订
  expired,   // not reached while the message was valid
  accepted,  // on its way: not the last word
  unknown,   // the carrier never said: the last word of this provider all the same
};

// What to do about it. Whoever does it must know first that the message has not arrived by another
// way meanwhile.
enum class Remedy : std::uint8_t {
  nothing,
  one_retry_later,  // off, full or out of reach: once more, hours later
  other_provider,   // the route is at fault, not the number
  mend_text,        // a person must change the words
  check_settings,   // signature, filing 报备, parameters: a person must look at them
};

struct Receipt {
  std::string provider_id;  // as the answer to the send had it; empty only where `our_id` is given
  std::string phone;        // phone_form()
  ReceiptState state = ReceiptState::unknown;
  std::string code;    // the raw one, for whoever asks the provider; may be empty
  std::string reason;  // in Chinese for the operator; empty when delivered
  Remedy remedy = Remedy::nothing;
  std::optional<Instant> time = {};  // of the phone or the refusal; nothing: it was not readable
  std::string our_id = {};           // ours, where the provider gives it back
};

struct Reply {
  std::string phone;  // phone_form()
  std::string text;
  std::string to;  // the extension or the whole number that was answered to; may be empty
  std::optional<Instant> time = {};
  std::string provider_id = {};  // the reply's own, where it has one
};

struct ReceiptRow {
  std::string_view code;  // in capitals: codes are compared in any case
  ReceiptState state;
  std::string_view reason;
  Remedy remedy = Remedy::nothing;
};

struct ReceiptMeaning {
  ReceiptState state;
  std::string reason;
  Remedy remedy;
};

// What a code alone says: by the provider's rows, then by the carriers'. Nothing: in neither.
std::optional<ReceiptMeaning> meaning_of_code(std::string_view code,
                                              std::span<const ReceiptRow> provider_rows = {});

// `success`: what the provider itself says of it, where it does; then that decides, and the code
// explains. A code that nobody knows has failed.
ReceiptMeaning receipt_meaning(std::optional<bool> success, std::string_view code,
                               std::span<const ReceiptRow> provider_rows = {});

std::string_view name(ReceiptState state);  // "delivered", for logs and metrics

}  // namespace huiyin::gateway::sms

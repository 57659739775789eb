// From the raw message in the inbox to what the bot hears. One function a door; every type of
// message has its outcome.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "bot/converse.h"
#include "gateway/sms/receipt.h"

namespace huiyin::gateway {

// A button that a member of staff pressed on a card (template_card_event, 90240).
struct CardPress {
  std::string key;            // ours: store::CardKey
  std::string task_id;        // the card's
  std::string response_code;  // good for one change of the card, within 72 hours
};

struct Heard {
  bot::Message message;
  std::string welcome_code;                   // of `entered`: good for 20 s from the event
  std::optional<CardPress> press = {};        // of `press`; the message says nothing then
  std::string sms_account = {}, sms_to = {};  // of an SMS: came by it, answers to that number
};

// The moment of a platform's stamp. A stamp that is missing, that no clock holds, or that lies in
// the future counts as `now`: the reply window must not stand open until then.
Instant stamped(std::int64_t seconds_since_1970, Instant now);

// `raw` is a kf/sync_msg item as it came. Nothing: it is none that a conversation answers.
std::optional<Heard> read_kf(std::string_view raw);
// `raw` is a reply by SMS as sms_raw() wrote it.
std::optional<Heard> read_sms(std::string_view raw);
std::string sms_raw(const std::string& account, const sms::Reply& reply);
// `raw` is the decrypted XML or JSON of the app's callback.
std::optional<Heard> read_app(std::string_view raw);

}  // namespace huiyin::gateway

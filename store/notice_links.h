// Links by which a citizen opens a notice on his phone: one for each sending, unguessable,
// expiring.
#pragma once

#include <string>
#include <string_view>

#include "store/notices.h"

namespace huiyin::store {

// A new link: the token in it has 128 bits and is kept as a hash alone. `via`: "wecom", "sms",
// "window" (told or printed by a person).
std::string make_link(const OfficeContext& desk, NoticeId id, std::string_view via);

// By what a token is found again.
std::string token_hash(const Keyring& keys, std::string_view token);

// Of the phone whose last four digits open that notice.
std::string notice_last4_hash(const Keyring& keys, NoticeId id, std::string_view last4);

// Puts a message with a new link into the outbox of the conversation joined with that person last,
// `said_before` above it. Answers false, and does nothing, where there is none: the next way is
// due.
bool send_link(const OfficeContext& desk, NoticeId id, const templates::WrittenNotice& written,
               std::int64_t person, const std::string& said_before);

// The same by SMS, without a word of the matter. It waits in the outbox for the SMS door.
void queue_sms(const OfficeContext& desk, NoticeId id, const templates::WrittenNotice& written,
               const petition::Phone& phone);

// What is not sent of it yet stays unsent: its citizen has it.
void take_back_link(const OfficeContext& desk, NoticeId id);

// Messages with links whose fate has become known since: sent, delivered or bounced goes on record.
// One that could not be delivered, or waits for a window, has its notice go the next way at once.
void note_deliveries(const OfficeContext& desk);

}  // namespace huiyin::store

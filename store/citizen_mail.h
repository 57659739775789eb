// Messages to a citizen who did not just write: over the conversation that is his, else by SMS to
// the phone that he left.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/bookings.h"
#include "store/desk_context.h"

namespace huiyin::store {

struct CitizenText {
  std::string_view about;  // for the record: "extended"
  templates::Worded text;
  templates::Worded sms;  // the same without content: others may read it
};

// The conversation that was joined with this person last.
std::optional<ConversationId> conversation_of_person(Transaction& tx, std::int64_t person);

// All that are joined with him.
std::vector<ConversationId> conversations_of_person(Transaction& tx, std::int64_t person);

// "wecom.kf", "sms".
std::string channel_of(const OfficeContext& office, ConversationId conversation);

// To that conversation, whatever its channel.
void tell_conversation(const OfficeContext& office, ConversationId to, std::string_view about,
                       const templates::Worded& text);

// By SMS to that phone.
void tell_phone(const OfficeContext& office, const petition::Phone& phone, std::string_view about,
                const templates::Worded& text);

// To that case's petitioner, whose phone may have been cut off: then staff hear that he was not
// told. False: nobody is known for it.
bool tell_petitioner(const OfficeContext& office, const std::string& case_no,
                     const CitizenText& what);

// Where who booked is reached: where he booked, where the person of that phone is joined, else by
// SMS. Empty: by nothing.
struct BookerReach {
  std::optional<ConversationId> conversation = {};
  std::optional<petition::Phone> phone = {};  // by SMS; beside a conversation: if that fails
};
BookerReach reach_of_booker(const OfficeContext& office, const BookingRow& row);
// There; or to staff as above, and nothing is answered.
std::optional<OutboxId> tell_booker(const OfficeContext& office, const BookingRow& row,
                                    const CitizenText& what);

}  // namespace huiyin::store

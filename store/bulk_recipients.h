// Who is told by a sending to many 群发, and by which ways he may be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/bookings.h"
#include "store/desk_context.h"

namespace huiyin::store {

// Why somebody is left out, as it stands on record.
inline constexpr std::string_view kOptedOut = "opted_out";       // 退订
inline constexpr std::string_view kUnreachable = "unreachable";  // by no way, as things stand

// What one is told by a sending whose text is filled for each: bodies, as saying_body() writes
// them.
struct BulkWords {
  std::string wecom, sms;
};

struct BulkReach {
  std::string subject;  // the same for the same person, however he was named: see opt_out_subject()
  // Known beforehand; who is joined with a conversation by then is told there all the same.
  std::optional<ConversationId> wecom = {};
  std::optional<ConversationId> sms = {};
  std::optional<BulkWords> own = {};  // nothing: he is told what the sending says to all
};

// Each makes the phone's conversation where there is none yet. A landline gets no SMS.
BulkReach reach_by_phone(const OfficeContext& office, const petition::Phone& phone);
BulkReach reach_person(const OfficeContext& office, std::int64_t person);
// Its petitioner; by no way, where nobody is known for it.
BulkReach reach_petitioner(const OfficeContext& office, const std::string& case_no);
BulkReach reach_booker(const OfficeContext& office, const BookingRow& row);

// By which way he is told now: over WeCom while the platform lets us write to him there, with the
// SMS behind it should that shut meanwhile; else by SMS.
struct BulkWay {
  ConversationId to;
  std::string_view channel;
  std::optional<ConversationId> or_by_sms = {};
};
// Nothing: by none. `has_sms`: the office has a door for it.
std::optional<BulkWay> way_to(Transaction& tx, const BulkReach& who, bool has_sms, Instant now);

}  // namespace huiyin::store

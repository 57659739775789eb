#include "store/bulk_recipients.h"

#include <ranges>
#include <vector>

#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/opt_outs.h"
#include "store/people.h"

namespace huiyin::store {
namespace {

// kf/send_msg (94677): five messages within 48 hours of the citizen's last one. An hour is left for
// the queue, and two of the five for answers and notices, which must not be held for this.
constexpr hours kWindowAhead{47};
constexpr int kSentInWindowMax = 3;

bool takes_over_wecom(Transaction& tx, ConversationId who, Instant now) {
  return tx
      .row<std::int64_t>(
          "SELECT 1 FROM conversation WHERE id = $1 AND channel = 'wecom.kf' AND last_inbound_at > "
          "$2 AND sent_since_inbound < $3",
          {who.value, unix_ms(now - kWindowAhead), std::int64_t{kSentInWindowMax}})
      .has_value();
}

// Those that may be his, the likeliest first.
std::vector<ConversationId> conversations_for(Transaction& tx, const BulkReach& who) {
  std::vector<ConversationId> all;
  if (who.wecom) all.push_back(*who.wecom);
  const auto hash = phone_hash_of_subject(who.subject);
  if (!hash) return all;
  // Who of those that share a phone is meant, a list of phones does not say: it goes to the phone.
  const auto person = only_person_with(tx, std::string(*hash));
  if (!person) return all;
  for (const ConversationId joined : conversations_of_person(tx, *person) | std::views::reverse)
    all.push_back(joined);
  return all;
}

}  // namespace

BulkReach reach_by_phone(const OfficeContext& office, const petition::Phone& phone) {
  BulkReach who{.subject = opt_out_subject(office.keys, phone)};
  if (phone.is_mobile())
    who.sms = reach(office.tx, office.keys, {std::string(kSms), "", phone.text()});
  return who;
}

BulkReach reach_person(const OfficeContext& office, std::int64_t id) {
  const auto known = person(office.tx, office.keys, id);
  BulkReach who = known && known->phone ? reach_by_phone(office, *known->phone)
                                        : BulkReach{.subject = "person/" + std::to_string(id)};
  who.wecom = conversation_of_person(office.tx, id);
  return who;
}

BulkReach reach_petitioner(const OfficeContext& office, const std::string& case_no) {
  const auto owner = petitioner(office.tx, case_no);
  return owner ? reach_person(office, *owner) : BulkReach{.subject = "case/" + case_no};
}

BulkReach reach_booker(const OfficeContext& office, const BookingRow& row) {
  BulkReach who = reach_by_phone(office, row.booking.what.phone);
  if (row.conversation.value != 0) who.wecom = row.conversation;
  return who;
}

std::optional<BulkWay> way_to(Transaction& tx, const BulkReach& who, bool has_sms, Instant now) {
  const auto by_sms = has_sms ? who.sms : std::nullopt;
  for (const ConversationId one : conversations_for(tx, who))
    if (takes_over_wecom(tx, one, now)) return BulkWay{one, kWecomKf, by_sms};
  if (by_sms) return BulkWay{*by_sms, kSms};
  return std::nullopt;
}

}  // namespace huiyin::store

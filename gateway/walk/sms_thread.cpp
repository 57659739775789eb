#include "gateway/walk/sms_thread.h"

#include <algorithm>

#include "gateway/sms/extension.h"
#include "store/sms_talks.h"

namespace huiyin::gateway {
namespace {

// Custom 习惯: nobody answers an SMS that is older.
constexpr days kAnsweredWithin{30};

const store::Office* meant(store::Transaction& tx, const store::OfficeBook& offices,
                           const ExtensionDigits& digits, store::ConversationId conversation,
                           const Heard& heard, Instant now) {
  const auto ours = digits.find(heard.sms_account);
  if (ours == digits.end()) return nullptr;
  const auto code = sms::office_code_in(heard.sms_to, ours->second);
  if (!code) return nullptr;
  const auto all = offices.all();
  const auto office = std::ranges::find(all, *code, &store::Office::sms_code);
  if (office == all.end()) return nullptr;
  const bool wrote = store::has_sent_sms(tx, conversation, (*office)->code, now - kAnsweredWithin);
  return wrote ? *office : nullptr;
}

}  // namespace

SmsThread sms_thread(store::Transaction& tx, const store::OfficeBook& offices,
                     const ExtensionDigits& digits, store::ConversationId conversation,
                     const Heard& heard, bool is_awaited, Instant now) {
  const auto last = store::office_last_answering(tx, conversation);
  const store::Office* talked = last ? offices.find(*last) : nullptr;
  if (talked == nullptr) talked = &offices.main();
  const store::Office* office = meant(tx, offices, digits, conversation, heard, now);
  if (office == nullptr) office = is_awaited ? talked : &offices.main();
  return {office, office != talked};
}

}  // namespace huiyin::gateway

#include "gateway/walk/sms_look_ups.h"

#include <algorithm>

#include "base/log.h"
#include "gateway/walk/sms_intake.h"

namespace huiyin::gateway {
namespace {

using sms::AnswerClass;
using sms::Sighting;
using store::SoughtSms;
using store::Transaction;

// Sixty a minute of one account. Providers bear tens a second, of which sending has the first
// claim; what a shut door missed in an hour is still made up for within one.
constexpr seconds kBetweenQuestions{1};
constexpr minutes kPauseFirst{1}, kPauseMost{60};

Instant after_failure(int failures, Instant now) {
  return now + std::min<minutes>(kPauseFirst * (1 << std::min(failures, 10)), kPauseMost);
}

}  // namespace

SmsLookUps::SmsLookUps(Parts parts, const std::vector<SmsWay*>& ways) : parts_(parts) {
  for (SmsWay* way : ways)
    if (way->looks_up())
      accounts_.push_back({.way = way});
    else
      asks_everybody_ = false;
}

bool SmsLookUps::is_ready(const Account& account, Instant now) const {
  return account.not_before <= now ||
         account.not_before > now + kPauseMost;  // else the clock was set back
}

bool SmsLookUps::step() {
  const Instant now = parts_.clock.now();
  std::vector<Account*> ready;
  for (Account& account : accounts_)
    if (is_ready(account, now)) ready.push_back(&account);
  try {
    for (Account* account : ready)
      if (const auto sought = take_due(account->way->name(), now))
        return ask(*sought, {account}), true;
    // Of what a crash has hidden any account may have it: all are asked, or none yet.
    if (!ready.empty() && ready.size() == accounts_.size())
      if (const auto sought = take_due("", now)) return ask(*sought, ready), true;
  } catch (const store::DatabaseError& error) {  // again in the next round
    log::error("SMS could not be looked up error={}", error.what());
  }
  return false;
}

std::optional<SoughtSms> SmsLookUps::take_due(const std::string& account, Instant now) {
  const auto sought = parts_.database.read(
      [&](Transaction& tx) { return store::sms_to_look_up(tx, parts_.keys, account, now); });
  if (!sought) return std::nullopt;
  // An account is asked by one instance, for as long as that one lives.
  if (parts_.claims && !parts_.claims->take(store::Claims::Of::look_up, account))
    return std::nullopt;
  return sought;
}

void SmsLookUps::ask(const SoughtSms& sought, const std::vector<Account*>& accounts) {
  std::vector<Told> told;
  bool is_throttled = false;
  for (Account* account : accounts) {
    SmsWay::Looked looked{.answer = {.meaning = AnswerClass::ok}};
    if (!sought.phone.empty()) {
      looked = account->way->look_up({.phone = sought.phone,
                                      .our_id = sought.key,
                                      .provider_id = sought.provider_id,
                                      .tried = sought.tried});
      note_answer(*account, looked.answer, parts_.clock.now());
    }
    is_throttled |= looked.answer.meaning == AnswerClass::retry;
    told.push_back({account->way, std::move(looked)});
  }
  if (is_throttled) {  // it has not had its turn
    ++failed_;
    return;
  }
  settle(sought, told);
}

void SmsLookUps::note_answer(Account& account, const sms::SmsAnswer& answer, Instant now) {
  if (answer.meaning == AnswerClass::ok) {
    account.failures = 0;
    account.not_before = now + kBetweenQuestions;
    return;
  }
  if (account.failures == 0)
    log::error("SMS cannot be looked up account={} code={}", account.way->name(),
               answer.verdict.code);
  account.not_before = after_failure(account.failures++, now);
}

void SmsLookUps::settle(const SoughtSms& sought, const std::vector<Told>& told) {
  const Instant now = parts_.clock.now();
  const bool was_told = std::ranges::all_of(
      told, [](const Told& one) { return one.looked.answer.meaning == AnswerClass::ok; });
  Sighting what = Sighting::unclear;
  parts_.database.write([&](Transaction& tx) {
    if (parts_.claims) parts_.claims->keep(tx, store::Claims::Of::look_up, sought.account);
    if (sought.phone.empty()) return store::look_up_again(tx, sought.id, std::nullopt);
    what = take_in(tx, sought, told, now);
    const bool is_settled = was_told && now - sought.tried >= sms::kSettled;
    if (what == Sighting::absent && sought.is_unanswered && is_settled)
      store::note_no_record(tx, sought.id);
    store::look_up_again(tx, sought.id,
                         sms::next_look_up(sought.tried, now, was_told || what == Sighting::found));
  });
  const bool has_failed = !was_told && what != Sighting::found;
  ++(has_failed                 ? failed_
     : what == Sighting::found  ? found_
     : what == Sighting::absent ? absent_
                                : unclear_);
  log::info("SMS looked up message={} account={} outcome={}", sought.id.value,
            sought.account.empty() ? "any" : sought.account,
            has_failed ? "failed" : sms::name(what));
}

Sighting SmsLookUps::take_in(Transaction& tx, const SoughtSms& sought,
                             const std::vector<Told>& told, Instant now) const {
  const sms::Sought question{sought.phone, sought.key, sought.provider_id, sought.tried};
  bool is_absent = !sought.account.empty() || asks_everybody_;
  for (const Told& one : told) {
    if (one.looked.answer.meaning != AnswerClass::ok) {
      is_absent = false;
      continue;
    }
    const store::SmsBeside beside = store::sms_beside(tx, sought, one.by->name());
    const sms::Seen sight = sms::seen(question, one.looked, beside.ids, beside.has_others_too);
    if (sight.what == Sighting::found) {
      for (const sms::Receipt& record : sight.records)
        store::take_looked_up(tx, parts_.keys, sought, told_by(one.by->name(), record), now);
      return Sighting::found;
    }
    is_absent = is_absent && sight.what == Sighting::absent;
  }
  return is_absent ? Sighting::absent : Sighting::unclear;
}

}  // namespace huiyin::gateway

// What must be true of SMS when the days are over: what providers took against what the office
// knows, and every message at an end that says why.
#include <algorithm>

#include "store/outbox.h"
#include "tests/simulation/world.h"

namespace huiyin::simulation {
namespace {

using store::OutboxState;

bool is_failure(std::int64_t state) {
  return state == std::int64_t(OutboxState::failed) ||
         state == std::int64_t(OutboxState::expired) || state == std::int64_t(OutboxState::blocked);
}

bool is_of(const VirtualSms::Taken& one, const SmsRow& row) {
  if (!one.our_id.empty()) return row.key == one.our_id;
  return row.sent_by == one.account && row.provider_id == one.id;
}

std::string shown(const SmsRow& row) {
  return row.phone + " \"" + row.text + "\" (state " + std::to_string(row.state) + ", code " +
         row.code + ")";
}

}  // namespace

bool SmsRow::is_taken() const {
  if (state == std::int64_t(OutboxState::unknown))
    return code == "sms.no_receipt" || !provider_id.empty();
  return state == std::int64_t(OutboxState::accepted) ||
         state == std::int64_t(OutboxState::delivered) || (is_failure(state) && !sent_by.empty());
}

bool SmsRow::is_unknown() const {
  return state == std::int64_t(OutboxState::unknown) && !is_taken();
}

void World::check_sms_row(const SmsRow& row) {
  const auto wrong = [&](const char* what) {
    outcome_.violations.push_back(std::string("SMS ") + what + ": " + shown(row));
  };
  const bool is_good = row.state == std::int64_t(OutboxState::accepted) ||
                       row.state == std::int64_t(OutboxState::delivered);
  const bool is_unknown = row.state == std::int64_t(OutboxState::unknown);
  if (!is_good && !is_unknown && !is_failure(row.state)) wrong("is at no end");
  if (!is_good && row.reason.empty()) wrong("does not say why it ended so");
  if (row.is_unknown() && !row.is_possible_double) wrong("is unknown and not marked");
}

void World::check_sms_taken(const VirtualSms::Taken& one) {
  const auto wrong = [&](const char* what) {
    outcome_.violations.push_back(std::string("SMS ") + what + ": " + one.account + " " + one.id +
                                  " to " + one.phone + " \"" + one.text + "\"");
  };
  const auto row =
      std::ranges::find_if(outcome_.by_sms, [&](const SmsRow& each) { return is_of(one, each); });
  if (row == outcome_.by_sms.end()) {
    if (!one.our_id.empty()) wrong("was taken, and the office has no such message");
    return;  // by no id of its own: counted with those that are unknown
  }
  if (row->phone != one.phone || row->text != one.text)
    wrong("is of other words than the office's");
  if (one.told.delivered) {
    if (row->state != std::int64_t(OutboxState::delivered)) wrong("was delivered, and told so");
  } else if (one.told.failed) {
    if (!is_failure(row->state)) wrong("was told to have failed");
  } else {
    if (row->state == std::int64_t(OutboxState::delivered) || is_failure(row->state))
      wrong("has an end of which nobody told");
    if (!one.told.is_lost) wrong("has no receipt, and none was lost");
  }
}

// By phone and words: what the office says was taken, was; and no more than what it says may be.
void World::check_sms() {
  struct Sides {
    int sure = 0, perhaps = 0, taken = 0;
  };
  std::map<std::pair<std::string, std::string>, Sides> sides;
  std::map<std::string, int> by_key;
  for (const SmsRow& row : outcome_.by_sms) {
    check_sms_row(row);
    sides[{row.phone, row.text}].sure += row.is_taken() ? 1 : 0;
    sides[{row.phone, row.text}].perhaps += row.is_unknown() ? 1 : 0;
  }
  for (const VirtualSms::Taken& one : sms_.taken()) {
    check_sms_taken(one);
    ++sides[{one.phone, one.text}].taken;
    if (!one.our_id.empty() && ++by_key[one.our_id] > 1)
      outcome_.violations.push_back("SMS was sent twice under one key to " + one.phone);
  }
  for (const auto& [what, side] : sides)
    if (side.taken < side.sure || side.taken > side.sure + side.perhaps)
      outcome_.violations.push_back("SMS to " + what.first + " \"" + what.second +
                                    "\": the provider took " + std::to_string(side.taken) +
                                    ", the office knows of " + std::to_string(side.sure) +
                                    " and perhaps " + std::to_string(side.perhaps));
  check_unknown();
  for (const std::string& what : sms_.violations())
    outcome_.violations.push_back("protocol: " + what);
  count_sms();
}

// Each that nobody knows of was a call without an answer, or went down with us. A full disk keeps
// outcomes from being noted, as many as it likes.
void World::check_unknown() {
  if (outcome_.counts["disk full"] > 0) return;
  std::uint64_t reasons = outcome_.crashes;
  for (const char* what : {"reset before", "reset after", "answered 502", "garbled", "timed out"})
    if (const auto found = sms_.counts().find(what); found != sms_.counts().end())
      reasons += found->second;
  const auto unknown = std::ranges::count_if(outcome_.by_sms, &SmsRow::is_unknown);
  if (std::uint64_t(unknown) > reasons)
    outcome_.violations.push_back("SMS unknown: " + std::to_string(unknown) +
                                  ", with reasons: " + std::to_string(reasons));
}

void World::count_sms() {
  auto& counts = outcome_.sms_counts;
  for (const SmsRow& row : outcome_.by_sms) {
    ++counts["meant"];
    counts["delivered"] += row.state == std::int64_t(OutboxState::delivered) ? 1 : 0;
    counts["accepted without a receipt"] +=
        row.state == std::int64_t(OutboxState::accepted) || row.code == "sms.no_receipt" ? 1 : 0;
    counts["failed or expired"] += is_failure(row.state) ? 1 : 0;
    counts["unknown"] += row.is_unknown() ? 1 : 0;
    counts["marked possible doubles"] += row.is_possible_double ? 1 : 0;
  }
  std::uint64_t sure = 0;
  for (const SmsRow& row : outcome_.by_sms) sure += row.is_taken() ? 1 : 0;
  const std::uint64_t taken = sms_.taken().size();
  counts["taken by providers"] += taken;
  counts["unknown that had been taken"] += taken > sure ? taken - sure : 0;
  for (const auto& [phone, texts] : outcome_.on_phones) counts["came to phones"] += texts.size();
  for (const auto& [what, count] : sms_.counts()) {
    const bool is_fault =
        what != "calls" && what != "receipts taken" && what != "written by citizens";
    (is_fault ? outcome_.counts["sms " + what] : counts[what]) += count;
  }
}

}  // namespace huiyin::simulation

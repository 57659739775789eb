#include "store/signal_answers.h"

#include <algorithm>
#include <set>

namespace huiyin::store {
namespace {

constexpr std::int64_t kToldBySmsMax = 50;

// Under which names that number is known, wherever: a phone may be told by two offices.
std::set<std::string> names_with_phone(const OfficeBook& offices, const std::string& phone) {
  std::set<std::string> names;
  for (const Office* office : offices.all())
    for (const StaffMember& member : office->staff)
      if (member.phone == phone) names.insert(member.name);
  return names;
}

}  // namespace

std::vector<SignalBySms> signals_told_by_sms(const DeskContext& desk, Instant since) {
  const std::string& phone = desk.who.address.user;
  if (desk.who.address.channel != kSms || phone.empty()) return {};
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string>> told;  // at, id, name
  for (const std::string& name : names_with_phone(desk.offices, phone))
    for (const auto& [at, id] : desk.tx.rows<std::int64_t, std::int64_t>(
             "SELECT t.at, t.record_id FROM signal_told t JOIN outbox o ON o.id = t.outbox_id "
             "WHERE t.name = $1 AND t.at >= $2 AND o.conversation_id = $3 ORDER BY t.at DESC, "
             "t.record_id DESC LIMIT $4",
             {name, unix_ms(since), desk.who.id.value, kToldBySmsMax}))
      told.emplace_back(at, id, name);
  std::ranges::sort(told, std::greater<>());
  std::vector<SignalBySms> all;
  std::set<std::int64_t> seen;
  for (const auto& [at, id, name] : told) {
    auto record = signal_record(desk.tx, {id});
    if (!record) continue;
    const StaffMember* member = desk.offices.serving(desk.tx, record->office).member(name);
    if (member == nullptr || member->phone != phone || !seen.insert(id).second) continue;
    all.push_back({*std::move(record), name});
  }
  return all;
}

}  // namespace huiyin::store

#include "gateway/sms/look_up.h"

#include <algorithm>
#include <iterator>

namespace huiyin::gateway::sms {
namespace {

constexpr minutes kAgainFirst{4};
constexpr hours kAgainMost{24};
constexpr minutes kPhoneClockOff{1};  // of the moment that a record bears

template <class Predicate>
std::vector<Receipt> those(const std::vector<Receipt>& records, Predicate holds) {
  std::vector<Receipt> some;
  std::ranges::copy_if(records, std::back_inserter(some), holds);
  return some;
}

bool all_are_named(const std::vector<Receipt>& records) {
  return std::ranges::none_of(records,
                              [](const Receipt& each) { return each.provider_id.empty(); });
}

bool are_of_one(const std::vector<Receipt>& records) {
  return std::ranges::all_of(records, [&](const Receipt& each) {
    return each.provider_id == records.front().provider_id;
  });
}

}  // namespace

std::optional<Instant> next_look_up(Instant tried, Instant now, bool was_told) {
  const milliseconds age = std::max<milliseconds>(now - tried, milliseconds{0});
  if (age >= kRecordsKept || (was_told && age >= kSettled)) return std::nullopt;
  const Instant next = now + std::clamp<milliseconds>(2 * age, kAgainFirst, kAgainMost);
  const Instant settled = tried + kSettled;
  return now < settled ? std::min(next, settled) : next;
}

Seen seen(const Sought& sought, const SmsWay::Looked& looked, const std::set<std::string>& others,
          bool some_are_unknown) {
  const auto named = [&](const Receipt& each) {
    if (each.phone != sought.phone) return false;
    if (!each.our_id.empty()) return each.our_id == sought.our_id;
    return !each.provider_id.empty() && each.provider_id == sought.provider_id;
  };
  if (auto own = those(looked.records, named); !own.empty())
    return {Sighting::found, std::move(own)};
  const auto perhaps = those(looked.records, [&](const Receipt& each) {
    return each.phone == sought.phone && each.our_id.empty() &&
           !others.contains(each.provider_id) &&
           (!each.time || *each.time >= sought.tried - kPhoneClockOff);
  });
  if (!looked.is_whole) return {Sighting::unclear};
  if (perhaps.empty()) return {Sighting::absent};
  // What bears an id that is not its own is not it, however alone it stands.
  if (!sought.provider_id.empty())
    return {all_are_named(perhaps) ? Sighting::absent : Sighting::unclear};
  if (some_are_unknown || !all_are_named(perhaps) || !are_of_one(perhaps))
    return {Sighting::unclear};
  return {Sighting::found, perhaps};
}

std::string_view name(Sighting what) {
  switch (what) {
    case Sighting::found:
      return "found";
    case Sighting::absent:
      return "absent";
    case Sighting::unclear:
      break;
  }
  return "unclear";
}

}  // namespace huiyin::gateway::sms

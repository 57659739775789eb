#include "store/signal_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "store/signal_telling.h"

namespace huiyin::store {
namespace {

constexpr std::int64_t kSignalsLookedAtMax = 500;  // of one state: a bound on what a page costs
constexpr std::int64_t kSaidMax = 200, kTellingsMax = 500;
constexpr std::array kInOrder{SignalState::open, SignalState::taken, SignalState::ended};

// "0.1700000000000.17": what a cursor of ours holds.
struct SignalPlace {
  std::int64_t state = 0;
  std::int64_t at = std::numeric_limits<std::int64_t>::max(), id = at;
};

std::optional<SignalPlace> signal_place_of(const std::string& text) {
  SignalPlace place;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::int64_t* number : {&place.state, &place.at, &place.id}) {
    if (number != &place.state && (at == end || *at++ != '.')) return std::nullopt;
    const auto read = std::from_chars(at, end, *number);
    if (read.ec != std::errc()) return std::nullopt;
    at = read.ptr;
  }
  return at == end ? std::optional(place) : std::nullopt;
}

std::string text_of_signal_place(const SignalPlace& place) {
  return std::to_string(place.state) + "." + std::to_string(place.at) + "." +
         std::to_string(place.id);
}

using Ids = std::vector<std::tuple<std::int64_t, std::int64_t>>;  // raised_at, id

Ids signals_behind(Transaction& tx, const SignalFilter& filter, const SignalPlace& place) {
  const std::int64_t from = filter.from ? unix_ms(*filter.from) : 0;
  if (filter.kind.empty())
    return tx.rows<std::int64_t, std::int64_t>(
        "SELECT raised_at, id FROM signal_record WHERE state = $1 AND (raised_at, id) < ($2, $3) "
        "AND raised_at >= $4 ORDER BY raised_at DESC, id DESC LIMIT $5",
        {place.state, place.at, place.id, from, kSignalsLookedAtMax});
  return tx.rows<std::int64_t, std::int64_t>(
      "SELECT raised_at, id FROM signal_record WHERE kind = $6 AND state = $1 AND (raised_at, id) "
      "< ($2, $3) AND raised_at >= $4 ORDER BY raised_at DESC, id DESC LIMIT $5",
      {place.state, place.at, place.id, from, kSignalsLookedAtMax, filter.kind});
}

bool is_asked_for(const SignalFilter& filter, SignalState state) {
  return filter.states.empty() || std::ranges::find(filter.states, state) != filter.states.end();
}

}  // namespace

bool may_see_signal(Transaction& tx, const OfficeBook& offices, const SignalViewer& viewer,
                    const SignalRecord& record) {
  if (std::ranges::find(viewer.offices, record.office) == viewer.offices.end()) return false;
  if (!is_of_staff(record.kind) && !record.is_guarded) return true;
  if (!viewer.sees_accusations) return false;
  if (viewer.name.empty()) return true;
  if (is_named_in_signal(tx, record.id, viewer.name)) return false;
  const auto told = told_of_signal(tx, offices.serving(tx, record.office), record);
  return viewer.is_leader || std::ranges::find(told, viewer.name) != told.end();
}

std::optional<SignalPage> signal_page(Transaction& tx, const OfficeBook& offices,
                                      const SignalViewer& viewer, const SignalFilter& filter,
                                      const std::string& after, std::size_t count) {
  const auto begin = after.empty() ? std::optional(SignalPlace{}) : signal_place_of(after);
  if (!begin) return std::nullopt;
  SignalPlace place = *begin;
  if (filter.until && after.empty()) place.at = unix_ms(*filter.until) - 1;
  SignalPage page;
  for (const SignalState state : kInOrder) {
    if (std::int64_t(state) < begin->state || !is_asked_for(filter, state)) continue;
    if (std::int64_t(state) > place.state) {
      place = {.state = std::int64_t(state)};
      if (filter.until) place.at = unix_ms(*filter.until) - 1;
    }
    const Ids found = signals_behind(tx, filter, place);
    for (const auto& [at, id] : found) {
      place.at = at;
      place.id = id;
      const auto record = signal_record(tx, {id});
      if (record && may_see_signal(tx, offices, viewer, *record)) page.rows.push_back(*record);
      if (page.rows.size() == count) break;
    }
    if (page.rows.size() == count || std::int64_t(found.size()) == kSignalsLookedAtMax) {
      page.next = text_of_signal_place(place);
      break;
    }
  }
  return page;
}

std::vector<SignalRecord> open_signals_in(Transaction& tx, const OfficeBook& offices,
                                          const SignalViewer& viewer, ConversationId conversation) {
  std::vector<SignalRecord> open;
  for (const auto& [id] : tx.rows<std::int64_t>(
           "SELECT id FROM signal_record WHERE conversation_id = $1 AND state = 0 ORDER BY id",
           {conversation.value})) {
    auto record = signal_record(tx, {id});
    if (record && may_see_signal(tx, offices, viewer, *record)) open.push_back(*std::move(record));
  }
  return open;
}

SignalCounts signal_counts(Transaction& tx, const OfficeBook& offices, const SignalViewer& viewer) {
  SignalCounts counts;
  for (const auto& [id] : tx.rows<std::int64_t>(
           "SELECT id FROM signal_record WHERE state = 0 ORDER BY raised_at DESC, id DESC LIMIT $1",
           {kSignalsLookedAtMax})) {
    const auto record = signal_record(tx, {id});
    if (!record || !may_see_signal(tx, offices, viewer, *record)) continue;
    ++counts.open;
    counts.of_life += is_of_life(record->kind) ? 1 : 0;
    counts.longest = std::min(counts.longest.value_or(record->raised), record->raised);
  }
  for (const auto& [id] : tx.rows<std::int64_t>(
           "SELECT id FROM signal_record WHERE state = 1 ORDER BY raised_at DESC, id DESC LIMIT $1",
           {kSignalsLookedAtMax})) {
    const auto record = signal_record(tx, {id});
    counts.taken += record && may_see_signal(tx, offices, viewer, *record) ? 1 : 0;
  }
  return counts;
}

std::vector<SignalSaid> signal_said(Transaction& tx, const Keyring& keys, SignalId id) {
  std::vector<SignalSaid> all;
  for (const auto& [row, at, sealed] : tx.rows<std::int64_t, std::int64_t, std::string>(
           "SELECT id, at, detail FROM signal WHERE record_id = $1 ORDER BY id LIMIT $2",
           {id.value, kSaidMax})) {
    const auto words = keys.open(sealed, "signal/" + std::to_string(row));
    all.push_back({Instant(milliseconds{at}), words ? std::optional(*words) : std::nullopt});
  }
  return all;
}

std::vector<SignalTelling> signal_tellings(Transaction& tx, SignalId id) {
  std::vector<SignalTelling> all;
  for (const auto& [name, channel, at, step, state, reason] :
       tx.rows<std::string, std::string, std::int64_t, std::int64_t, std::int64_t, std::string>(
           "SELECT t.name, o.channel, t.at, t.step, o.state, COALESCE(o.reason, '') FROM "
           "signal_told t JOIN outbox o ON o.id = t.outbox_id WHERE t.record_id = $1 ORDER BY "
           "t.outbox_id LIMIT $2",
           {id.value, kTellingsMax}))
    all.push_back({name, channel, Instant(milliseconds{at}), step, OutboxState(state), reason});
  return all;
}

}  // namespace huiyin::store

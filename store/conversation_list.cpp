#include "store/conversation_list.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "store/people.h"

namespace huiyin::store {
namespace {

constexpr std::int64_t kLookedAtMax = 2000;  // a bound on what a page costs: some milliseconds

bool is_seen(const OfficeBook& offices, const std::vector<std::string>& seen,
             const std::string& account) {
  return std::ranges::find(seen, offices.of_account(account).code) != seen.end();
}

// "1700000000000.17", "17": what a cursor of ours holds. Nothing: it is none.
struct CursorPlace {
  std::int64_t at = 0, id = 0;
};
std::optional<CursorPlace> place_in(const std::string& text) {
  CursorPlace place;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, place.at);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '.') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, place.id);
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  return place;
}

std::string text_of_place(std::int64_t at, std::int64_t id) {
  return std::to_string(at) + "." + std::to_string(id);
}

struct Found {
  std::int64_t at, id, conversation;
  std::string account;
};

std::vector<Found> found_rows(
    const std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string>>& rows) {
  std::vector<Found> all;
  all.reserve(rows.size());
  for (const auto& [at, id, conversation, account] : rows)
    all.push_back({at, id, conversation, account});
  return all;
}

std::vector<Found> waiting_after(Transaction& tx, const CursorPlace& after) {
  return found_rows(tx.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(
      "SELECT i.at, i.id, i.conversation_id, c.account FROM invitation_of_human i JOIN "
      "conversation c ON c.id = i.conversation_id WHERE i.closed_at IS NULL AND (i.at, i.id) > "
      "($1, $2) ORDER BY i.at, i.id LIMIT $3",
      {after.at, after.id, kLookedAtMax}));
}

std::vector<Found> taken_after(Transaction& tx, const CursorPlace& after) {
  return found_rows(tx.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(
      "SELECT t.taken_at, t.conversation_id, t.conversation_id, c.account FROM takeover t JOIN "
      "conversation c ON c.id = t.conversation_id WHERE (t.taken_at, t.conversation_id) < ($1, $2) "
      "ORDER BY t.taken_at DESC, t.conversation_id DESC LIMIT $3",
      {after.at, after.id, kLookedAtMax}));
}

// By the last thing that came in; what came in before it leads to the same conversation.
std::vector<Found> all_after(Transaction& tx, const CursorPlace& after) {
  return found_rows(tx.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(
      "SELECT 0, i.id, CASE WHEN EXISTS (SELECT 1 FROM inbox j WHERE j.conversation_id = "
      "i.conversation_id AND j.id > i.id AND j.state <> 0) OR EXISTS (SELECT 1 FROM inbox w WHERE "
      "w.conversation_id = i.conversation_id AND w.id > i.id AND w.state = 0) THEN 0 ELSE "
      "i.conversation_id END, COALESCE(c.account, '') FROM inbox i LEFT JOIN conversation c ON "
      "c.id = i.conversation_id AND c.channel <> "
      "'wecom.app' WHERE i.id < $1 AND i.conversation_id IS NOT NULL ORDER BY i.id DESC LIMIT $2",
      {after.id, kLookedAtMax}));
}

std::vector<Found> rows_after(Transaction& tx, ConversationFilter filter,
                              const CursorPlace& after) {
  switch (filter) {
    case ConversationFilter::waiting:
      return waiting_after(tx, after);
    case ConversationFilter::taken:
      return taken_after(tx, after);
    case ConversationFilter::all:
      break;
  }
  return all_after(tx, after);
}

}  // namespace

std::optional<ConversationRow> conversation_row(Transaction& tx, const Keyring& keys,
                                                const OfficeBook& offices, ConversationId id) {
  const auto found = tx.row<std::string, std::string, std::string, std::string, std::int64_t,
                            std::int64_t, std::optional<std::int64_t>, std::optional<std::int64_t>>(
      "SELECT c.channel, c.account, c.address, c.address_hash, c.last_inbound_at, "
      "c.sent_since_inbound, c.human_since, i.person_id FROM conversation c LEFT JOIN identity i "
      "ON i.conversation_id = c.id WHERE c.id = $1 AND c.channel <> 'wecom.app'",
      {id.value});
  if (!found) return std::nullopt;
  const auto& [channel, account, address, hash, inbound, sent, human, whose] = *found;
  ConversationRow row{.id = id,
                      .channel = channel,
                      .office = offices.of_account(account).code,
                      .user = keys.open(address, "conversation/" + hash + "/address").value_or(""),
                      .person = whose};
  if (whose)
    if (const auto known = person(tx, keys, *whose)) row.name = known->name;
  if (inbound > 0) row.wrote = Instant(milliseconds{inbound});
  if (human) row.with_servicer = Instant(milliseconds{*human});
  row.sent_since_wrote = int(sent);
  row.taken = takeover_of(tx, id);
  if (const auto waits = tx.row<std::int64_t, std::string>(
          "SELECT at, reason FROM invitation_of_human WHERE conversation_id = $1 AND closed_at IS "
          "NULL ORDER BY id LIMIT 1",
          {id.value})) {
    row.waits_since = Instant(milliseconds{std::get<0>(*waits)});
    row.waits_for = std::get<1>(*waits);
  }
  return row;
}

std::optional<ConversationPage> conversation_page(Transaction& tx, const Keyring& keys,
                                                  const OfficeBook& offices,
                                                  const std::vector<std::string>& seen_offices,
                                                  ConversationFilter filter,
                                                  const std::string& after, std::int64_t count) {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  const bool goes_up = filter == ConversationFilter::waiting;
  const auto from = after.empty()
                        ? std::optional(goes_up ? CursorPlace{} : CursorPlace{kMost, kMost})
                        : place_in(after);
  if (!from) return std::nullopt;
  const std::vector<Found> found = rows_after(tx, filter, *from);
  ConversationPage page;
  for (const Found& one : found) {
    page.next = text_of_place(one.at, one.id);
    if (one.conversation == 0 || !is_seen(offices, seen_offices, one.account)) continue;
    if (auto row = conversation_row(tx, keys, offices, {one.conversation}))
      page.rows.push_back(*std::move(row));
    if (std::int64_t(page.rows.size()) == count) break;
  }
  const bool is_whole =
      std::int64_t(page.rows.size()) < count && std::int64_t(found.size()) < kLookedAtMax;
  if (is_whole) page.next.clear();
  return page;
}

WaitingForHuman waiting_for_human(Transaction& tx, const OfficeBook& offices,
                                  const std::vector<std::string>& seen_offices) {
  WaitingForHuman all;
  for (const auto& [account, count, longest] : tx.rows<std::string, std::int64_t, std::int64_t>(
           "SELECT c.account, COUNT(*), MIN(i.at) FROM invitation_of_human i JOIN conversation c "
           "ON c.id = i.conversation_id WHERE i.closed_at IS NULL GROUP BY c.account")) {
    if (!is_seen(offices, seen_offices, account)) continue;
    all.count += count;
    const Instant since{milliseconds{longest}};
    all.longest = all.longest ? std::min(*all.longest, since) : since;
  }
  for (const auto& [account, count] : tx.rows<std::string, std::int64_t>(
           "SELECT c.account, COUNT(*) FROM takeover t JOIN conversation c ON c.id = "
           "t.conversation_id GROUP BY c.account"))
    if (is_seen(offices, seen_offices, account)) all.taken += count;
  return all;
}

}  // namespace huiyin::store

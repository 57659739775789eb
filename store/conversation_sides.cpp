#include "store/conversation_sides.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <initializer_list>
#include <limits>
#include <tuple>

#include "base/ensure.h"

namespace huiyin::store {
namespace {

constexpr auto kNewest = std::numeric_limits<std::int64_t>::max();

// How far back each of the three was told: by their ids, for times may be the same.
struct Before {
  std::array<std::int64_t, 3> ids{kNewest, kNewest, kNewest};
};

std::optional<Before> before_of(const std::string& text) {
  Before before;
  if (text.empty()) return before;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < before.ids.size(); ++i) {
    if (i > 0 && (at == end || *at++ != '.')) return std::nullopt;
    const auto read = std::from_chars(at, end, before.ids[i]);
    if (read.ec != std::errc() || before.ids[i] < 0) return std::nullopt;
    at = read.ptr;
  }
  return at == end ? std::optional(before) : std::nullopt;
}

std::string text_of_before(const Before& before) {
  return std::to_string(before.ids[0]) + "." + std::to_string(before.ids[1]) + "." +
         std::to_string(before.ids[2]);
}

using Ids = std::vector<std::tuple<std::int64_t>>;

// The newest of these, the newest first.
std::vector<std::int64_t> newest_of(std::initializer_list<Ids> parts, int count) {
  std::vector<std::int64_t> all;
  for (const Ids& part : parts)
    for (const auto& [id] : part) all.push_back(id);
  std::ranges::sort(all, std::greater());
  if (all.size() > std::size_t(count)) all.resize(std::size_t(count));
  return all;
}

// Done or not, each by its own index; a state that is bound would hide both.
std::vector<std::int64_t> ids_in(Transaction& tx, ConversationId conversation, std::int64_t before,
                                 int count) {
  return newest_of(
      {tx.rows<std::int64_t>("SELECT id FROM inbox WHERE conversation_id = $1 AND id < $2 AND "
                             "state <> 0 AND kind NOT LIKE 'event.%' ORDER BY id DESC LIMIT $3",
                             {conversation.value, before, std::int64_t{count}}),
       tx.rows<std::int64_t>("SELECT id FROM inbox WHERE conversation_id = $1 AND id < $2 AND "
                             "state = 0 AND kind NOT LIKE 'event.%' ORDER BY id DESC LIMIT $3",
                             {conversation.value, before, std::int64_t{count}})},
      count);
}

std::vector<std::int64_t> ids_out(Transaction& tx, ConversationId conversation, std::int64_t before,
                                  int count) {
  return newest_of(
      {tx.rows<std::int64_t>("SELECT id FROM outbox WHERE conversation_id = $1 AND id < $2 AND "
                             "state <> 0 AND state <> 2 ORDER BY id DESC LIMIT $3",
                             {conversation.value, before, std::int64_t{count}}),
       tx.rows<std::int64_t>("SELECT id FROM outbox WHERE conversation_id = $1 AND id < $2 AND "
                             "state = 0 ORDER BY id DESC LIMIT $3",
                             {conversation.value, before, std::int64_t{count}}),
       tx.rows<std::int64_t>("SELECT id FROM outbox WHERE conversation_id = $1 AND id < $2 AND "
                             "state = 2 ORDER BY id DESC LIMIT $3",
                             {conversation.value, before, std::int64_t{count}})},
      count);
}

// 1 is done, 2 parked, 3 kept aside.
Side came_in(Transaction& tx, const Keyring& keys, std::int64_t id) {
  const auto row = tx.row<std::string, std::string, std::int64_t, std::string, std::int64_t>(
      "SELECT message_key, kind, received_at, payload, state FROM inbox WHERE id = $1", {id});
  ensure(row.has_value(), "a message that was just found is there");
  const auto& [key, kind, at, payload, state] = *row;
  CameIn in{.id = {id}, .kind = kind, .raw = {}, .waits = state == 0, .is_set_aside = state >= 2};
  if (auto opened = keys.open(payload, "inbox/" + key)) in.raw = *std::move(opened);
  return {.at = Instant(milliseconds{at}), .came_in = std::move(in)};
}

Side went_out(Transaction& tx, const Keyring& keys, std::int64_t id) {
  const auto row = tx.row<std::string, std::string, std::string, std::int64_t, std::int64_t,
                          std::string, std::string, std::string, std::optional<std::int64_t>>(
      "SELECT o.message_key, o.kind, o.about, o.created_at, o.state, COALESCE(o.reason, ''), "
      "o.body, COALESCE(a.by_whom, ''), o.inbox_id FROM outbox o LEFT JOIN takeover_act a ON "
      "a.outbox_id = o.id WHERE o.id = $1",
      {id});
  ensure(row.has_value(), "a message that was just found is there");
  const auto& [key, kind, about, at, state, reason, body, by, answers] = *row;
  WentOut went{.id = {id},
               .kind = kind,
               .about = about,
               .state = OutboxState(state),
               .reason = reason,
               .body = {},
               .by = by,
               .answers = {}};
  if (auto opened = keys.open(body, "outbox/" + key)) went.body = *std::move(opened);
  if (answers) went.answers = InboxId{*answers};
  return {.at = Instant(milliseconds{at}), .went_out = std::move(went)};
}

void add_handed(Transaction& tx, ConversationId conversation, std::int64_t before, int count,
                std::vector<Side>& all) {
  for (auto& [id, at, act, by] : tx.rows<std::int64_t, std::int64_t, std::string, std::string>(
           "SELECT id, at, act, by_whom FROM takeover_act WHERE conversation_id = $1 AND id < $2 "
           "AND act IN ('taken', 'handed_back', 'lapsed', 'servicer', 'signal') ORDER BY id DESC "
           "LIMIT $3",
           {conversation.value, before, std::int64_t{count}}))
    all.push_back(
        {.at = Instant(milliseconds{at}), .handed = Handed{id, std::move(act), std::move(by)}});
}

// What came first when the clock says the same: a message, who took it, what was answered.
std::pair<int, std::int64_t> place_in_order(const Side& side) {
  if (side.came_in) return {0, side.came_in->id.value};
  if (side.handed) return {1, side.handed->id};
  return {2, side.went_out->id.value};
}

bool is_newer(const Side& a, const Side& b) {
  return a.at != b.at ? a.at > b.at : place_in_order(a) > place_in_order(b);
}

void go_back_to(Before& before, const Side& side) {
  const auto [kind, id] = place_in_order(side);
  constexpr std::array<std::size_t, 3> kPlaces{0, 2, 1};
  std::int64_t& mine = before.ids[kPlaces.at(std::size_t(kind))];
  mine = std::min(mine, id);
}

}  // namespace

std::optional<Sides> conversation_sides(Transaction& tx, const Keyring& keys,
                                        ConversationId conversation, const std::string& before,
                                        int count) {
  auto until = before_of(before);
  if (!until) return std::nullopt;
  std::vector<Side> all;
  for (const std::int64_t id : ids_in(tx, conversation, until->ids[0], count))
    all.push_back(came_in(tx, keys, id));
  for (const std::int64_t id : ids_out(tx, conversation, until->ids[1], count))
    all.push_back(went_out(tx, keys, id));
  add_handed(tx, conversation, until->ids[2], count, all);
  std::ranges::stable_sort(all, is_newer);
  const bool is_all = all.size() < std::size_t(count);
  if (!is_all) all.resize(std::size_t(count));
  for (const Side& side : all) go_back_to(*until, side);
  std::ranges::reverse(all);
  return Sides{std::move(all), is_all ? std::string() : text_of_before(*until)};
}

InboxId newest_in(Transaction& tx, ConversationId conversation, InboxId until) {
  const auto newest = newest_of(
      {tx.rows<std::int64_t>("SELECT id FROM inbox WHERE conversation_id = $1 AND id <= $2 AND "
                             "state <> 0 ORDER BY id DESC LIMIT 1",
                             {conversation.value, until.value}),
       tx.rows<std::int64_t>("SELECT id FROM inbox WHERE conversation_id = $1 AND id <= $2 AND "
                             "state = 0 ORDER BY id DESC LIMIT 1",
                             {conversation.value, until.value})},
      1);
  return {newest.empty() ? 0 : newest.front()};
}

}  // namespace huiyin::store

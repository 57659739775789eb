#include "store/conversation_changes.h"

#include <array>
#include <charconv>

namespace huiyin::store {
namespace {

std::int64_t newest(Transaction& tx, std::string_view sql) {
  const auto row = tx.row<std::int64_t>(sql);
  return row ? std::get<0>(*row) : 0;
}

using Row = std::tuple<std::int64_t, std::int64_t, std::string>;

// Staff's own talks are passed over (0), so that the next look does not begin before them.
void take(Changes& all, ChangeRow::Of of, const std::vector<Row>& rows, std::int64_t& until,
          int count) {
  for (const auto& [id, conversation, account] : rows) {
    if (conversation != 0) {
      all.rows[{of, id}] = {{conversation}, account};
      all.conversations.insert({{conversation}, account});
    }
    until = id;
  }
  all.has_more |= int(rows.size()) == count;
}

}  // namespace

std::string text_of(const ChangePlace& place) {
  return std::to_string(place.inbox) + "." + std::to_string(place.outbox) + "." +
         std::to_string(place.act);
}

std::optional<ChangePlace> change_place_of(std::string_view text) {
  std::array<std::int64_t, 3> ids{};
  const char* at = text.data();
  const char* const end = at + text.size();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0 && (at == end || *at++ != '.')) return std::nullopt;
    const auto read = std::from_chars(at, end, ids[i]);
    if (read.ec != std::errc() || ids[i] < 0) return std::nullopt;
    at = read.ptr;
  }
  if (at != end) return std::nullopt;
  return ChangePlace{ids[0], ids[1], ids[2]};
}

ChangePlace newest_change(Transaction& tx) {
  return {.inbox = newest(tx, "SELECT COALESCE(MAX(id), 0) FROM inbox"),
          .outbox = newest(tx, "SELECT COALESCE(MAX(id), 0) FROM outbox"),
          .act = newest(tx, "SELECT COALESCE(MAX(id), 0) FROM takeover_act")};
}

Changes changes_since(Transaction& tx, const ChangePlace& since, int count) {
  Changes all{.until = since};
  take(
      all, ChangeRow::Of::inbox,
      tx.rows<std::int64_t, std::int64_t, std::string>(
          "SELECT i.id, COALESCE(c.id, 0), COALESCE(c.account, '') FROM inbox i LEFT JOIN "
          "conversation c ON c.id = i.conversation_id AND c.channel <> 'wecom.app' WHERE i.id > $1 "
          "ORDER BY i.id LIMIT $2",
          {since.inbox, std::int64_t{count}}),
      all.until.inbox, count);
  take(
      all, ChangeRow::Of::outbox,
      tx.rows<std::int64_t, std::int64_t, std::string>(
          "SELECT o.id, COALESCE(c.id, 0), COALESCE(c.account, '') FROM outbox o LEFT JOIN "
          "conversation c ON c.id = o.conversation_id AND c.channel <> 'wecom.app' WHERE o.id > $1 "
          "ORDER BY o.id LIMIT $2",
          {since.outbox, std::int64_t{count}}),
      all.until.outbox, count);
  take(all, ChangeRow::Of::act,
       tx.rows<std::int64_t, std::int64_t, std::string>(
           "SELECT a.id, c.id, c.account FROM takeover_act a JOIN conversation c ON c.id = "
           "a.conversation_id WHERE a.id > $1 ORDER BY a.id LIMIT $2",
           {since.act, std::int64_t{count}}),
       all.until.act, count);
  return all;
}

std::vector<StateOfSent> states_in_taken(Transaction& tx, int count) {
  std::vector<StateOfSent> all;
  for (const auto& [id, state, conversation, account] :
       tx.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(
           "SELECT o.id, o.state, c.id, c.account FROM takeover t CROSS JOIN takeover_act a JOIN "
           "outbox o ON o.id = a.outbox_id JOIN conversation c ON c.id = t.conversation_id WHERE "
           "a.conversation_id = t.conversation_id AND a.at >= t.taken_at LIMIT $1",
           {std::int64_t{count}}))
    all.push_back({{id}, state, {{conversation}, account}});
  return all;
}

}  // namespace huiyin::store

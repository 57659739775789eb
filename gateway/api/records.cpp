// Who read what.
#include <map>
#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "store/listings.h"
#include "store/readings.h"

namespace huiyin::gateway::api {
namespace {

// Who a key or a session is, by the name that people know.
std::string name_behind(store::Transaction& tx, const std::string& key_id) {
  if (!key_id.starts_with(kUserKey)) {
    const auto key = store::api_key(tx, key_id);
    return key ? key->name : "";
  }
  const auto id = id_after({.after = key_id.substr(kUserKey.size())});
  const auto user = id ? store::console_user(tx, *id) : std::nullopt;
  return user ? user->name : "";
}

OrderedJson reading_json(const store::ReadingRow& row, const std::string& by) {
  return {{"id", row.id},         {"at", moment_text(row.at)}, {"key", row.key_id},     {"by", by},
          {"office", row.office}, {"what", row.what},          {"subject", row.subject}};
}

// One look for the page and one row more, to know whether it goes on.
Answer list_readings(const Call& call) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const auto before = id_after(page);
  if (!before) return bad_cursor();
  auto found = store::readings(call.tx, call.caller.offices, *before, page.limit + 1);
  const bool has_more = std::ssize(found) > page.limit;
  if (has_more) found.pop_back();
  OrderedJson items = OrderedJson::array();
  std::map<std::string, std::string> names;
  for (const store::ReadingRow& row : found) {
    if (!names.contains(row.key_id)) names[row.key_id] = name_behind(call.tx, row.key_id);
    items.push_back(reading_json(row, names[row.key_id]));
  }
  return {.body = text_of(
              page_json(std::move(items), has_more ? std::to_string(found.back().id) : ""))};
}

}  // namespace

std::vector<Endpoint> record_endpoints() {
  return {{.method = "GET",
           .path = "/readings",
           .id = "listReadings",
           .english = "Who read what by this API, the newest first.",
           .scope = Scope::readings_read,
           .handler = list_readings,
           .answer = "ReadingPage",
           .query = {limit_parameter(), cursor_parameter()}}};
}

}  // namespace huiyin::gateway::api

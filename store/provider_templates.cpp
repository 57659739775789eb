#include "store/provider_templates.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"

namespace huiyin::store {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> kProviderTemplateStates{"none", "pending", "approved",
                                                                  "refused", "stopped"};

ProviderTemplateState template_state_of(std::string_view word) {
  const auto found = std::ranges::find(kProviderTemplateStates, word);
  if (found == kProviderTemplateStates.end())
    throw DatabaseError("a provider's template of an unknown state");
  return ProviderTemplateState(found - kProviderTemplateStates.begin());
}

std::string mapping_text(const templates::Mapping& mapping) {
  json all = json::array();
  for (const auto& [parameter, variable] : mapping) all.push_back({parameter, variable});
  return json_text(all);
}

templates::Mapping mapping_of(const std::string& text) {
  templates::Mapping mapping;
  const json all = json_of(text);
  ensure(all.is_array(), "a mapping is as we wrote it");
  for (const json& one : all)
    mapping.push_back({one.at(0).get<std::string>(), one.at(1).get<std::string>()});
  return mapping;
}

using Row =
    std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string,
               std::string, std::string, std::string, std::string, std::int64_t>;

ProviderTemplate template_of(const Row& row) {
  const auto& [id, account, key, code, state, words, mapping, note, by_id, by_name, at] = row;
  return {id,
          account,
          key,
          code,
          template_state_of(state),
          words,
          mapping_of(mapping),
          note,
          by_id,
          by_name,
          Instant(milliseconds{at})};
}

template <class Rows>
std::vector<ProviderTemplate> templates_of(const Rows& rows) {
  std::vector<ProviderTemplate> all;
  for (const Row& row : rows) all.push_back(template_of(row));
  return all;
}

}  // namespace

std::string_view name(ProviderTemplateState state) {
  return kProviderTemplateStates[std::size_t(state)];
}

std::span<const std::string_view> provider_template_states() { return kProviderTemplateStates; }

std::vector<ProviderTemplate> provider_templates(Transaction& tx) {
  return templates_of(tx.rows<std::int64_t, std::string, std::string, std::string, std::string,
                              std::string, std::string, std::string, std::string, std::string,
                              std::int64_t>(
      "SELECT id, account, text_key, code, state, words, mapping, note, by_id, by_name, at FROM "
      "provider_template WHERE is_current = 1 ORDER BY text_key, account",
      {}));
}

std::vector<ProviderTemplate> provider_templates_of(Transaction& tx, const std::string& key) {
  return templates_of(tx.rows<std::int64_t, std::string, std::string, std::string, std::string,
                              std::string, std::string, std::string, std::string, std::string,
                              std::int64_t>(
      "SELECT id, account, text_key, code, state, words, mapping, note, by_id, by_name, at FROM "
      "provider_template WHERE text_key = $1 ORDER BY id DESC",
      {key}));
}

std::optional<ProviderTemplate> provider_template(Transaction& tx, const std::string& account,
                                                  const std::string& key) {
  const auto row = tx.row<std::int64_t, std::string, std::string, std::string, std::string,
                          std::string, std::string, std::string, std::string, std::string,
                          std::int64_t>(
      "SELECT id, account, text_key, code, state, words, mapping, note, by_id, by_name, at FROM "
      "provider_template WHERE text_key = $1 AND account = $2 AND is_current = 1",
      {key, account});
  if (!row) return std::nullopt;
  return template_of(*row);
}

std::int64_t record_provider_template(Transaction& tx, const ProviderTemplate& what) {
  tx.execute(
      "UPDATE provider_template SET is_current = 0 WHERE text_key = $1 AND account = $2 AND "
      "is_current = 1",
      {what.key, what.account});
  const auto id = tx.row<std::int64_t>(
      "INSERT INTO provider_template(account, text_key, code, state, words, mapping, note, by_id, "
      "by_name, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id",
      {what.account, what.key, what.code, std::string(name(what.state)), what.words,
       mapping_text(what.mapping), what.note, what.by_id, what.by_name, unix_ms(what.at)});
  ensure(id.has_value(), "a row that was written is there");
  return std::get<0>(*id);
}

bool stop_provider_template(Transaction& tx, std::int64_t id, const std::string& why, Instant now) {
  const auto place = tx.row<std::string, std::string>(
      "SELECT account, text_key FROM provider_template WHERE id = $1 AND is_current = 1", {id});
  if (!place) return false;
  auto one = provider_template(tx, std::get<0>(*place), std::get<1>(*place));
  if (!one || one->state != ProviderTemplateState::approved) return false;
  one->state = ProviderTemplateState::stopped;
  one->note = why;
  one->by_id = one->by_name = "";
  one->at = now;
  record_provider_template(tx, *one);
  return true;
}

std::int64_t provider_templates_edition(Transaction& tx) {
  const auto row = tx.row<std::int64_t>("SELECT COALESCE(MAX(id), 0) FROM provider_template", {});
  return row ? std::get<0>(*row) : 0;
}

}  // namespace huiyin::store

#include "store/cards.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"

namespace huiyin::store {
namespace {

nlohmann::json parsed_body(std::string_view body) {
  auto json = json_of(body);
  ensure(json.is_object(), "a body of the outbox is as we wrote it");
  return json;
}

std::string text_at(const nlohmann::json& json, const char* key) {
  return json.at(key).get<std::string>();
}

std::string body_text(const nlohmann::json& json) { return json_text(json); }

}  // namespace

bool operator==(const Card::Button& a, const Card::Button& b) {
  return a.text == b.text && a.key == b.key;
}

std::string card_body(const Card& card) {
  nlohmann::json out{{"title", card.title}, {"note", card.note}};
  out["rows"] = nlohmann::json::array();
  out["buttons"] = nlohmann::json::array();
  for (const auto& [what, value] : card.rows)
    out["rows"].push_back({{"what", what}, {"value", value}});
  for (const Card::Button& button : card.buttons)
    out["buttons"].push_back({{"text", button.text}, {"key", button.key}});
  return body_text({{"card", std::move(out)}});
}

std::string card_done_body(const CardDone& done) {
  return body_text({{"done", {{"code", done.code}, {"words", done.words}}}});
}

std::optional<Card> read_card_body(std::string_view body) {
  const auto json = parsed_body(body);
  if (!json.contains("card")) return std::nullopt;
  const auto& from = json.at("card");
  Card card{text_at(from, "title"), text_at(from, "note"), {}, {}};
  for (const auto& row : from.at("rows"))
    card.rows.emplace_back(text_at(row, "what"), text_at(row, "value"));
  for (const auto& button : from.at("buttons"))
    card.buttons.push_back({text_at(button, "text"), text_at(button, "key")});
  return card;
}

std::optional<CardDone> read_card_done_body(std::string_view body) {
  const auto json = parsed_body(body);
  if (!json.contains("done")) return std::nullopt;
  return CardDone{text_at(json.at("done"), "code"), text_at(json.at("done"), "words")};
}

std::string card_key(const CardKey& key) { return key.act + "/" + key.case_no; }

std::optional<CardKey> read_card_key(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view act = text.substr(0, slash), case_no = text.substr(slash + 1);
  if (case_no.empty() || std::ranges::find(kCardActs, act) == std::end(kCardActs))
    return std::nullopt;
  return CardKey{std::string(act), std::string(case_no)};
}

}  // namespace huiyin::store

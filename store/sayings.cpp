#include "store/sayings.h"

#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"

namespace huiyin::store {

using nlohmann::json;

std::string saying_body(const bot::Saying& saying, std::string_view welcome_code) {
  json body{{"text", saying.text}};
  for (const bot::MenuItem& item : saying.menu)
    body["menu"].push_back({{"id", item.id}, {"label", item.label}});
  if (!saying.tail.empty()) body["tail"] = saying.tail;
  if (!welcome_code.empty()) body["code"] = welcome_code;
  if (!saying.of.key.empty())
    body["of"] = {
        {"key", saying.of.key}, {"version", saying.of.version}, {"values", saying.of.values}};
  // What is not UTF-8 (a citizen's broken bytes said back) is replaced, never thrown over.
  return json_text(body);
}

std::string saying_body(const templates::Worded& worded, std::string_view channel) {
  return saying_body({worded.words, {}, {}, channel == kSms ? worded.of : templates::Filling()});
}

SaidBody read_saying_body(std::string_view text) {
  const json body = json_of(text);
  ensure(body.is_object() && body.contains("text"), "the body of a saying is as we wrote it");
  SaidBody said;
  said.saying.text = body.at("text").get<std::string>();
  said.saying.tail = body.value("tail", "");
  said.welcome_code = body.value("code", "");
  if (const auto of = body.find("of"); of != body.end())
    said.saying.of = {of->at("key").get<std::string>(), of->at("version").get<std::string>(),
                      of->at("values").get<std::map<std::string, std::string, std::less<>>>()};
  for (const json& item : body.value("menu", json::array()))
    said.saying.menu.push_back(
        {item.at("id").get<std::string>(), item.at("label").get<std::string>()});
  return said;
}

void put_sayings(Transaction& tx, const Keyring& keys, Random& random, const Sayings& all,
                 Instant now) {
  bool is_welcome = !all.welcome_code.empty();
  for (const bot::Saying& saying : all.sayings) {
    Outgoing message{.to = all.to,
                     .answers = all.answers,
                     .office = all.office,
                     .channel = all.channel,
                     .kind = "saying",
                     .body = saying_body(saying, is_welcome ? all.welcome_code : ""),
                     .trace = all.trace};
    if (is_welcome) {
      message.kind = "welcome";
      message.priority = Priority::at_once;
      message.expires = all.welcome_until;  // an expired welcome is dropped, not sent late
      is_welcome = false;
    }
    put(tx, keys, random, message, now);
  }
}

}  // namespace huiyin::store

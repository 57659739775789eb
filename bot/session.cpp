#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "bot/state.h"

namespace huiyin::bot {
namespace {

using Json = nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kKeptTopicsMax =
    8;  // deeper nesting nobody follows; the oldest would be dropped before
constexpr std::size_t kKeptBytesMax = 256 * 1024;

Json written(const Topic& topic) {
  return {{"dialogue", topic.dialogue},
          {"values", topic.values},
          {"order", topic.order},
          {"awaiting", topic.awaiting},
          {"misses", topic.misses}};
}

Topic topic_of(const Json& json) {
  Topic topic;
  topic.dialogue = json.at("dialogue").get<std::string>();
  topic.values = json.at("values").get<std::map<std::string, std::string>>();
  topic.order = json.at("order").get<std::vector<std::string>>();
  topic.awaiting = json.at("awaiting").get<std::string>();
  topic.misses = json.at("misses").get<int>();
  return topic;
}

Instant instant_of(const Json& json) { return Instant(milliseconds{json.get<std::int64_t>()}); }

Refused not_ours(const char* what) {
  return Refused({"session.unreadable", "session", what, "请联系维护人员；这段对话将从头开始"});
}

}  // namespace

int Topic::number(const std::string& key) const {
  const std::string text = value(key);
  int number = 0;
  (void)std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void Topic::set(const std::string& key, std::string value) {
  values[key] = std::move(value);
  // A correction does not change what came after what.
  if (!key.starts_with('_') && std::ranges::find(order, key) == order.end()) order.push_back(key);
}

void Topic::forget(const std::string& key) {
  values.erase(key);
  std::erase(order, key);
}

Session::Session() : state_(std::make_unique<State>()) {}
Session::~Session() = default;
Session::Session(const Session& other) : state_(std::make_unique<State>(*other.state_)) {}
Session& Session::operator=(const Session& other) {
  if (this != &other) state_ = std::make_unique<State>(*other.state_);
  return *this;
}
// A moved-from session is a new one, so that no session is ever without a state.
Session::Session(Session&& other) noexcept
    : state_(std::exchange(other.state_, std::make_unique<State>())) {}
Session& Session::operator=(Session&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

// Only what differs from a new session: most talks are short, and this is written with each answer.
std::string Session::text() const {
  static const State fresh;
  const State& state = *state_;
  Json json = {{"version", kVersion}};
  const auto put = [&](const char* key, const auto& value, const auto& of_fresh) {
    if (value != of_fresh) json[key] = value;
  };
  put("about", state.about, fresh.about);
  put("question", state.question, fresh.question);
  put("words", state.words, fresh.words);
  put("misses", state.misses, fresh.misses);
  put("last", unix_ms(state.last), unix_ms(fresh.last));
  put("care", unix_ms(state.care), unix_ms(fresh.care));
  put("offered_day", state.offered_day, fresh.offered_day);
  put("last_booking", state.last_booking, fresh.last_booking);
  put("told_at", unix_ms(state.told_at), unix_ms(fresh.told_at));
  put("told_by", state.told_by, fresh.told_by);
  put("asked_to_go_on", state.asked_to_go_on, fresh.asked_to_go_on);
  put("story", state.story, fresh.story);
  for (const Topic& topic : state.topics) json["topics"].push_back(written(topic));
  for (const Choice& choice : state.choices)
    json["choices"].push_back({{"act", choice.act}, {"label", choice.label}});
  // What is no UTF-8 becomes U+FFFD: a session is always readable again.
  return json_text(json);
}

Result<Session> Session::parse(std::string_view text) {
  Session session;
  if (text.empty()) return session;
  if (text.size() > kKeptBytesMax) return not_ours("对话状态太长");
  const auto json = json_of(text);
  if (!json.is_object() || !json.contains("version")) return not_ours("对话状态不是本程序写的");
  if (json["version"] != kVersion) return not_ours("对话状态由更新的版本写成");
  try {
    State& state = *session.state_;
    const auto take = [&](const char* key, auto& into) {
      if (const auto found = json.find(key); found != json.end()) found->get_to(into);
    };
    const auto take_moment = [&](const char* key, Instant& into) {
      if (const auto found = json.find(key); found != json.end()) into = instant_of(*found);
    };
    take("about", state.about);
    take("question", state.question);
    take("words", state.words);
    take("misses", state.misses);
    take_moment("last", state.last);
    take_moment("care", state.care);
    take("offered_day", state.offered_day);
    take("last_booking", state.last_booking);
    take_moment("told_at", state.told_at);
    take("told_by", state.told_by);
    take("asked_to_go_on", state.asked_to_go_on);
    take("story", state.story);
    if (const auto topics = json.find("topics"); topics != json.end())
      for (const Json& topic : *topics) state.topics.push_back(topic_of(topic));
    if (const auto choices = json.find("choices"); choices != json.end())
      for (const Json& choice : *choices)
        state.choices.push_back(
            {choice.at("act").get<std::string>(), choice.at("label").get<std::string>()});
    if (state.topics.size() > kKeptTopicsMax) return not_ours("对话状态里的话题太多");
  } catch (const Json::exception&) {  // a field is missing or of another kind
    return not_ours("对话状态缺了内容");
  }
  return session;
}

std::string Session::awaiting() const {
  return state_->topics.empty() ? "idle" : state_->topics.back().awaiting;
}

std::string Session::words_version() const { return state_->words; }

}  // namespace huiyin::bot

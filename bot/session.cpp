#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "bot/state.h"

namespace huiyin::bot {
namespace {

using Json = nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kTopicsMax =
    8;  // deeper nesting nobody follows; the oldest would be dropped before
constexpr std::size_t kTextBytesMax = 256 * 1024;

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

std::string Session::text() const {
  Json json = {{"version", kVersion},
               {"about", state_->about},
               {"question", state_->question},
               {"words", state_->words},
               {"misses", state_->misses},
               {"last", unix_ms(state_->last)},
               {"care", unix_ms(state_->care)},
               {"offered_day", state_->offered_day},
               {"last_booking", state_->last_booking},
               {"asked_to_go_on", state_->asked_to_go_on},
               {"story", state_->story},
               {"topics", Json::array()},
               {"choices", Json::array()}};
  for (const Topic& topic : state_->topics) json["topics"].push_back(written(topic));
  for (const Choice& choice : state_->choices)
    json["choices"].push_back({{"act", choice.act}, {"label", choice.label}});
  // What is no UTF-8 becomes U+FFFD: a session is always readable again.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Session> Session::parse(std::string_view text) {
  Session session;
  if (text.empty()) return session;
  if (text.size() > kTextBytesMax) return not_ours("对话状态太长");
  const auto json = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object() || !json.contains("version")) return not_ours("对话状态不是本程序写的");
  if (json["version"] != kVersion) return not_ours("对话状态由更新的版本写成");
  try {
    State& state = *session.state_;
    state.about = json.at("about").get<std::string>();
    state.question = json.at("question").get<std::int64_t>();
    state.words = json.at("words").get<std::string>();
    state.misses = json.at("misses").get<int>();
    state.last = instant_of(json.at("last"));
    state.care = instant_of(json.at("care"));
    state.offered_day = json.at("offered_day").get<std::string>();
    state.last_booking = json.at("last_booking").get<std::string>();
    state.asked_to_go_on = json.at("asked_to_go_on").get<bool>();
    state.story = json.value("story", "");
    for (const Json& topic : json.at("topics")) state.topics.push_back(topic_of(topic));
    for (const Json& choice : json.at("choices"))
      state.choices.push_back(
          {choice.at("act").get<std::string>(), choice.at("label").get<std::string>()});
    if (state.topics.size() > kTopicsMax) return not_ours("对话状态里的话题太多");
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

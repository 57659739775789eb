#include "gateway/api/live.h"

#include <algorithm>
#include <iterator>

#include "gateway/api/problem.h"

namespace huiyin::gateway::api {
namespace {

constexpr int kChangesMax = 500;  // more than that: all is asked for anew
constexpr int kStatesMax = 200;
// What PostgreSQL makes visible late is seen by one of the next looks.
constexpr std::size_t kLooksKept = 3;

std::string event_text(std::string_view event, const std::string& data,
                       const store::ChangePlace& place) {
  return "id: " + text_of(place) + "\nevent: " + std::string(event) + "\ndata: " + data + "\n\n";
}

HttpResponse head() {
  return {.content_type = "text/event-stream",
          .headers = {{"Cache-Control", "no-cache, no-transform"}, {"X-Accel-Buffering", "no"}}};
}

}  // namespace

std::optional<Answer> Live::begin(const Endpoint& endpoint, const HttpRequest& request,
                                  Responder& responder) {
  const Instant now = parts_.clock.now();
  const Entrance::Known known = parts_.database.read(
      [&](store::Transaction& tx) { return entrance_.admit(tx, endpoint, request, now); });
  if (known.refusal) return *known.refusal;
  const auto last = request.header("last-event-id");
  auto watcher = std::make_shared<Watcher>(Watcher{
      .endpoint = endpoint, .request = request, .key_id = known.caller->key_id, .stream = {}});
  if (last) watcher->missed_since = store::change_place_of(*last);
  {
    std::scoped_lock lock(mutex_);
    std::erase_if(watchers_, [](const auto& one) { return !one->stream->is_open(); });
    if (watchers_.size() >= kStreamsMax)
      return problem(503, {"live.full", "", "同时查看会话的页面太多", "请稍后再试"});
    if (std::ranges::count(watchers_, watcher->key_id, [](const auto& one) {
          return one->key_id;
        }) >= std::ptrdiff_t(kStreamsOfOneMax))
      return problem(429, {"live.too_many", "", "您打开的会话页面太多", "请关掉不用的页面"});
    watcher->stream = responder.stream(head());
    if (watcher->stream) watchers_.push_back(std::move(watcher));
  }
  begun_();
  return std::nullopt;
}

Live::Watchers Live::watchers() {
  std::scoped_lock lock(mutex_);
  std::erase_if(watchers_, [](const auto& one) { return !one->stream->is_open(); });
  return watchers_;
}

std::size_t Live::count() { return watchers().size(); }

// What changed since the last look; of PostgreSQL, since some looks ago.
store::Changes Live::look(store::Transaction& tx) {
  if (places_.empty()) places_.push_back(store::newest_change(tx));
  const bool looks_again = tx.engine() == store::EngineKind::postgresql;
  store::Changes all =
      changes_since(tx, looks_again ? places_.front() : places_.back(), kChangesMax);
  if (looks_again) {  // what was told of by an earlier look is not told of again
    all.conversations.clear();
    std::set<store::ChangeRow> seen;
    for (const auto& [row, conversation] : all.rows) {
      if (!seen_.contains(row)) all.conversations.insert(conversation);
      seen.insert(row);
    }
    seen_ = std::move(seen);
  }
  if (all.has_more) all.until = store::newest_change(tx);
  auto states = store::states_in_taken(tx, kStatesMax);
  std::ranges::sort(states);
  std::vector<store::StateOfSent> changed;
  std::ranges::set_difference(states, states_, std::back_inserter(changed));
  for (const store::StateOfSent& one : changed) all.conversations.insert(one.conversation);
  states_ = std::move(states);
  places_.push_back(all.until);
  if (places_.size() > kLooksKept) places_.erase(places_.begin());
  return all;
}

Live::Look Live::look_for(store::Transaction& tx, const Watcher& watcher, const store::Changes& all,
                          Instant now) {
  Look look{.changes = {.until = all.until}};
  Entrance::Known known = entrance_.again(tx, watcher.endpoint, watcher.request, now);
  look.is_known = known.caller.has_value();
  look.caller = std::move(known.caller);
  if (!look.is_known) return look;
  if (watcher.is_greeted) {
    look.changes = all;
  } else if (watcher.missed_since) {
    look.changes = changes_since(tx, *watcher.missed_since, kChangesMax);
    look.changes.until = all.until;
    for (const store::StateOfSent& one : states_)
      look.changes.conversations.insert(one.conversation);
  }
  return look;
}

void Live::tell(Watcher& watcher, const Look& look, Instant now) const {
  if (!look.is_known) return watcher.stream->end();
  const store::ChangePlace& until = look.changes.until;
  std::string text;
  if (!std::exchange(watcher.is_greeted, true)) text = event_text("ready", "{}", until);
  if (look.changes.has_more) {
    text += event_text("many", "{}", until);
  } else {
    for (const auto& [id, account] : look.changes.conversations)
      if (look.caller->sees(parts_.offices.of_account(account).code))
        text += event_text("conversation", "{\"id\":" + std::to_string(id.value) + "}", until);
  }
  const bool is_quiet_long = now - watcher.told >= kBeat || now < watcher.told;
  if (text.empty() && is_quiet_long) text = ":\n\n";
  if (text.empty()) return;
  watcher.told = now;
  watcher.stream->put(std::move(text));
}

void Live::step() {
  const Watchers all = watchers();
  if (all.empty()) {
    places_.clear();
    seen_.clear();
    states_.clear();
    return;
  }
  const Instant now = parts_.clock.now();
  std::vector<Look> looks;
  parts_.database.read([&](store::Transaction& tx) {
    const store::Changes changes = look(tx);
    for (const auto& watcher : all) looks.push_back(look_for(tx, *watcher, changes, now));
  });
  for (std::size_t i = 0; i < all.size(); ++i) tell(*all[i], looks[i], now);
}

}  // namespace huiyin::gateway::api

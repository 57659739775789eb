#include "gateway/wecom/access_tokens.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "gateway/http/url_text.h"
#include "gateway/wecom/json_text.h"

namespace huiyin::gateway::wecom {
namespace {

constexpr seconds kEarly{300};  // refreshed so long before the end
constexpr seconds kSpread{60};  // and up to so much earlier, so that instances do not ask together
constexpr seconds kLifeMax{7 * 86400};
constexpr milliseconds kOthersAsk{200};       // looked for again, while another instance asks
constexpr std::size_t kTokenBytesMax = 4096;  // the platform's page says up to 512
constexpr int kHeadStart = 3;  // 250 ms × 2³: a wrong secret or a limit is not over at once

}  // namespace

AccessTokens::AccessTokens(HttpClient& http, const Clock& clock, Random& random,
                           TokenSettings settings)
    : http_(http), clock_(clock), random_(random), settings_(std::move(settings)) {}

tl::expected<AccessTokens::Token, ApiAnswer> AccessTokens::get(const std::string& secret) {
  std::unique_lock lock(mutex_);
  Entry& entry = entries_[secret];  // never erased: stays where it is
  const auto usable = [&] { return !entry.token.empty() && clock_.now() < entry.expires_at; };
  const auto answer = [&]() -> tl::expected<Token, ApiAnswer> {
    if (usable()) return Token{entry.token, entry.generation};
    return tl::unexpected(entry.last_failure);
  };
  const Instant now = clock_.now();
  mind_the_clock(entry, now);
  if (usable() && now < entry.refresh_at) return answer();
  if (entry.being_asked) {
    if (usable()) return answer();
    const std::uint64_t before = entry.asked;
    asked_.wait(lock, [&] { return entry.asked != before; });
    return answer();
  }
  if (now >= entry.not_before) ask(lock, secret, entry);
  return answer();
}

// Further ahead than we ever set them: the clock was set back since. How old the token is nobody
// knows then: it is used on, and another is asked for.
void AccessTokens::mind_the_clock(Entry& entry, Instant now) const {
  if (entry.not_before > now + settings_.back_off_max) entry.not_before = now;
  if (entry.expires_at <= now + entry.life) return;
  entry.expires_at = now + entry.life;
  entry.refresh_at = now;
}

void AccessTokens::ask(std::unique_lock<std::mutex>& lock, const std::string& secret,
                       Entry& entry) {
  // Also when the call throws, those who wait must go on.
  struct Finish {
    AccessTokens& tokens;
    std::unique_lock<std::mutex>& lock;
    Entry& entry;
    ~Finish() {
      if (!lock.owns_lock()) lock.lock();
      entry.being_asked = false;
      ++entry.asked;
      tokens.asked_.notify_all();
    }
  };
  entry.being_asked = true;
  entry.last_failure = answer_of(-1);  // what is told if the call throws
  const Finish finish{*this, lock, entry};
  const Shelf shelf = settings_.shelf ? look_on_shelf(lock, secret, entry) : Shelf::ours_to_ask;
  if (shelf == Shelf::adopted) return;
  if (shelf == Shelf::others_ask) {
    entry.not_before = clock_.now() + kOthersAsk;
    entry.last_failure = {AnswerClass::retry,
                          {Advice::retry, "token.elsewhere", "另一个实例正在换访问凭证", false},
                          std::nullopt};
    return;
  }
  lock.unlock();
  HttpCall call;
  call.method = "GET";
  call.base_url = settings_.base_url;
  call.target = "/cgi-bin/gettoken?corpid=" + percent_encoded(settings_.corp_id) +
                "&corpsecret=" + percent_encoded(secret);
  call.content_type.clear();
  call.connect_timeout = settings_.connect_timeout;
  call.total_timeout = settings_.total_timeout;
  const HttpAnswer answer = http_.call(call);
  lock.lock();
  take(entry, answer);
  if (settings_.shelf == nullptr) return;
  std::optional<TokenShelf::Kept> fresh;
  if (entry.failures_in_row == 0 && !entry.token.empty())
    fresh = TokenShelf::Kept{entry.token, entry.expires_at, entry.life};
  lock.unlock();
  settings_.shelf->end(secret, fresh);
}

AccessTokens::Shelf AccessTokens::look_on_shelf(std::unique_lock<std::mutex>& lock,
                                                const std::string& secret, Entry& entry) {
  lock.unlock();
  auto kept = settings_.shelf->kept(secret);
  lock.lock();
  // One that is about to end is no help, and neither is the one that was refused.
  if (kept && kept->text != entry.token && kept->text != entry.refused &&
      kept->expires_at > clock_.now() + std::min<milliseconds>(kEarly, kept->life / 5)) {
    set(entry, std::move(kept->text), kept->life, kept->expires_at);
    return Shelf::adopted;
  }
  lock.unlock();
  const bool is_ours = settings_.shelf->begin(secret);
  lock.lock();
  return is_ours ? Shelf::ours_to_ask : Shelf::others_ask;
}

void AccessTokens::take(Entry& entry, const HttpAnswer& answer) {
  std::shared_ptr<const nlohmann::json> body;
  ApiAnswer read = read_answer(answer, &body);
  std::string token;
  seconds life{0};
  if (read.is_done()) {
    token = body ? text_at(*body, "access_token") : "";
    life = seconds{body ? integer_at(*body, "expires_in").value_or(0) : 0};
  }
  if (token.empty() || token.size() > kTokenBytesMax || life < seconds{0}) {
    if (read.is_done())
      read = {AnswerClass::retry,
              {Advice::retry, "unreadable", "获取访问凭证的回答无法识别", false},
              std::nullopt};
    // Nothing was sent in the caller's name, whatever became of this question.
    if (read.verdict.advice == Advice::unanswered) read.verdict.advice = Advice::retry;
    const bool passes = read.meaning == AnswerClass::retry;
    const int head_start = passes ? 0 : kHeadStart;
    back_off(entry, ++entry.failures_in_row + head_start, std::move(read));
    return;
  }
  life = std::clamp(life, seconds{1}, kLifeMax);
  set(entry, std::move(token), life, clock_.now() + life);
}

void AccessTokens::set(Entry& entry, std::string token, seconds life, Instant expires_at) {
  entry.failures_in_row = 0;
  entry.not_before = {};
  const bool same = token == entry.token;
  entry.life = life;
  entry.expires_at = expires_at;
  // Within its validity the platform gives the same token again: then asking sooner than at its end
  // helps nobody.
  const auto spread = milliseconds(random_.below(milliseconds(kSpread).count()));
  if (same) {
    entry.refresh_at = entry.expires_at;
  } else if (life > 2 * kEarly) {
    entry.refresh_at = entry.expires_at - kEarly - spread;
  } else {
    entry.refresh_at = expires_at - milliseconds(life) * 2 / 10;
  }
  entry.token = std::move(token);
  if (!same || entry.generation == 0) ++entry.generation;
}

void AccessTokens::back_off(Entry& entry, int failures, ApiAnswer why) {
  auto pause = settings_.back_off_first;
  for (int i = 1; i < failures && pause < settings_.back_off_max; ++i) pause *= 2;
  pause = std::min(pause, settings_.back_off_max);
  // Half of it is chance, so that instances do not come back together.
  pause =
      pause / 2 + milliseconds(random_.below(static_cast<std::uint64_t>(pause.count() / 2 + 1)));
  entry.not_before = clock_.now() + pause;
  entry.last_failure = std::move(why);
}

void AccessTokens::refused(const std::string& secret, std::uint64_t generation) {
  const std::scoped_lock lock(mutex_);
  Entry& entry = entries_[secret];
  if (generation != entry.generation || entry.token.empty()) return;  // another one already
  entry.refused = std::exchange(entry.token, {});
  ++entry.generation;
  entry.refresh_at = {};
  // One refusal is a token withdrawn early. A second, of the fresh one, is something that asking
  // cannot mend.
  if (++entry.refusals_in_row < 2) return;
  back_off(entry, entry.refusals_in_row - 1,
           {AnswerClass::token,
            {Advice::wait, "token.refused", "新换的访问凭证仍被企业微信拒绝", true},
            std::nullopt});
}

void AccessTokens::worked(const std::string& secret, std::uint64_t generation) {
  const std::scoped_lock lock(mutex_);
  Entry& entry = entries_[secret];
  if (generation == entry.generation) entry.refusals_in_row = 0;
}

}  // namespace huiyin::gateway::wecom

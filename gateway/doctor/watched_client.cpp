#include "gateway/doctor/watched_client.h"

#include <algorithm>

#include "gateway/http/http_date.h"

namespace huiyin::gateway::doctor {

void WatchedClient::begin(std::chrono::milliseconds limit) {
  end_ = std::chrono::steady_clock::now() + limit;
}

HttpAnswer WatchedClient::call(const HttpCall& call) {
  const auto left =
      std::chrono::floor<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now());
  if (left.count() <= 0) return {Reached::unanswered};
  HttpCall limited = call;
  limited.total_timeout = std::min(call.total_timeout, left);
  limited.connect_timeout = std::min(call.connect_timeout, left);
  const Instant asked = clock_.now();
  HttpAnswer answer = http_.call(limited);
  const Instant heard = clock_.now();
  // The other side wrote its time at some moment between the two.
  if (const auto told = read_http_date(answer.date))
    skews_[call.base_url] = std::chrono::round<seconds>(asked + (heard - asked) / 2 - *told);
  return answer;
}

}  // namespace huiyin::gateway::doctor

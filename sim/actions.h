// What every action of /control/ shares: JSON in (body or query), JSON out; a refusal is 400 with
// {"error", "code", "where", "remedy"}.
#pragma once

#include <atomic>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sim/http_exchange.h"

namespace huiyin::sim {

inline constexpr std::string_view kControlFolder = "/control/";

using Action = std::function<Result<nlohmann::json>(const nlohmann::json& in)>;

// `action` null: there is none of this name, 404.
HttpAnswer answer_action(const HttpRequest& request, const Action& action);
// A page of another site that the same browser has open may not play with us.
std::optional<HttpAnswer> foreign_refusal(const HttpRequest& request);
HttpAnswer problem_answer(int status, const Problem& problem);

Refused wrong(const char* where, const char* what);  // with a parameter of an action

// A place among the pages that wait for news. Each holds a thread of the server, so that there are
// only so many.
class WatchPlace {
 public:
  static constexpr int kPlaces = 100;

  WatchPlace() : is_free_(++taken_ <= kPlaces) {}
  ~WatchPlace() { --taken_; }
  WatchPlace(const WatchPlace&) = delete;
  WatchPlace& operator=(const WatchPlace&) = delete;
  bool is_free() const { return is_free_; }

 private:
  static inline std::atomic<int> taken_{0};
  const bool is_free_;
};
Refused too_many_watch();

}  // namespace huiyin::sim

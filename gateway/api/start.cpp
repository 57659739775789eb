// What a new office still lacks until its first message is out 开始使用: asked of what there is,
// not of what somebody ticked.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/calendar_view.h"
#include "gateway/api/console_roles.h"
#include "store/console_users.h"
#include "store/listings.h"

namespace huiyin::gateway::api {
namespace {

// The State Council publishes a year's days off in the November before it.
constexpr unsigned kNextYearFrom = 11;

OrderedJson step_json(std::string_view step, bool is_done, std::vector<std::string> lacking = {}) {
  return {{"step", step}, {"is_done", is_done}, {"lacking", std::move(lacking)}};
}

bool may(const store::ConsoleUser& user, Scope scope) {
  const auto scopes = scopes_of(user.roles);
  return !user.shut && std::ranges::find(scopes, scope) != scopes.end();
}

// Words are drafted by one person and published by another: with one account alone none ever are.
bool has_second_person(const Call& call) {
  const auto users = store::console_users(call.tx, call.caller.offices);
  return std::ranges::any_of(users, [&](const store::ConsoleUser& author) {
    return may(author, Scope::texts_write) &&
           std::ranges::any_of(users, [&](const store::ConsoleUser& reviewer) {
             return reviewer.id != author.id && may(reviewer, Scope::texts_publish);
           });
  });
}

std::vector<std::string> years_without_notice(const Call& call) {
  const petition::Calendar calendar = calendar_now(call);
  const LocalDate today = office_date(call.now);
  const int last = today.year() + (today.month() >= kNextYearFrom ? 1 : 0);
  std::vector<std::string> lacking;
  for (int year = today.year(); year <= last; ++year)
    if (!calendar.year(year).published) lacking.push_back(std::to_string(year));
  return lacking;
}

Answer get_start(const Call& call) {
  const store::Office& office = call.parts.offices.main();
  auto years = years_without_notice(call);
  const bool has_years = years.empty();
  OrderedJson steps = OrderedJson::array();
  steps.push_back(step_json("office", !call.parts.console.has_sample_office));
  steps.push_back(step_json("people", has_second_person(call)));
  steps.push_back(step_json("door", office.has_app() || office.has_sms));
  steps.push_back(step_json("days_off", has_years, std::move(years)));
  steps.push_back(step_json("first_message", store::has_trial_got_through(call.tx)));
  const bool is_done = std::ranges::all_of(
      steps, [](const OrderedJson& step) { return step["is_done"].get<bool>(); });
  return {.body = text_of({{"is_done", is_done}, {"steps", std::move(steps)}})};
}

}  // namespace

std::vector<Endpoint> start_endpoints() {
  return {{.method = "GET",
           .path = "/start",
           .id = "getStart",
           .english = "What a new office still lacks: `office` (a file of its own instead of the "
                      "sample), `people` (one who words texts and another who publishes them), "
                      "`door` (WeCom or SMS is set up), `days_off` (`lacking`: years without the "
                      "notice; from November on the next one too), `first_message` (a trial to "
                      "oneself was taken).",
           .scope = Scope::users_manage,
           .handler = get_start,
           .answer = "Start"}};
}

}  // namespace huiyin::gateway::api

#include "gateway/api/by_password.h"

#include <utility>

#include "base/log.h"
#include "gateway/api/problem.h"

namespace huiyin::gateway::api {

bool PasswordDesk::put(const Endpoint& endpoint, const HttpRequest& request,
                       std::function<void(Answer)> answered) {
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_.size() >= kWaitingMax) return false;
    waiting_.push_back({&endpoint, request, std::move(answered)});
  }
  there_is_work_();
  return true;
}

bool PasswordDesk::step() {
  Waiting next;
  {
    const std::scoped_lock lock(mutex_);
    if (waiting_.empty()) return false;
    next = std::move(waiting_.front());
    waiting_.pop_front();
  }
  Answer answer;
  try {
    answer = next.endpoint->by_password(
        {parts_, entrance_, *next.endpoint, next.request, parts_.clock.now()});
  } catch (const Undone& refused) {
    answer = refused.answer;
  } catch (const std::exception&) {  // what() may hold what somebody wrote
    log::error("api call not committed operation={}", next.endpoint->id);
    answer = not_stored();
  }
  next.answered(std::move(answer));
  return true;
}

}  // namespace huiyin::gateway::api

#include "gateway/api/aside.h"

#include <utility>

#include "base/log.h"
#include "gateway/api/problem.h"

namespace huiyin::gateway::api {

bool AsideDesk::put(const Endpoint& endpoint, const HttpRequest& request,
                    std::function<void(Answer)> answered) {
  return queue_.put([this, &endpoint, request, answered = std::move(answered)] {
    answered(answer_to(endpoint, request));
  });
}

Answer AsideDesk::answer_to(const Endpoint& endpoint, const HttpRequest& request) const {
  try {
    return endpoint.aside({parts_, entrance_, endpoint, request, parts_.clock.now()});
  } catch (const Undone& refused) {
    return refused.answer;
  } catch (const std::exception&) {  // what() may hold what somebody wrote
    log::error("api call not committed operation={}", endpoint.id);
    return not_stored();
  }
}

}  // namespace huiyin::gateway::api

#include "gateway/channel.h"

namespace huiyin::gateway {

std::string_view name(Advice advice) {
  switch (advice) {
    case Advice::accepted:
      return "accepted";
    case Advice::retry:
      return "retry";
    case Advice::wait:
      return "wait";
    case Advice::refresh_token:
      return "refresh_token";
    case Advice::next_provider:
      return "next_provider";
    case Advice::give_up:
      return "give_up";
    case Advice::unanswered:
      return "unanswered";
    case Advice::block:
      return "block";
  }
  return "unknown";
}

}  // namespace huiyin::gateway

// What must be true now: the effects of conversation scripts, judged from the database.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/foundation.h"
#include "base/time.h"

namespace huiyin::app {

enum class Judged {
  holds,
  does_not,
  cannot
};  // cannot: this program does not know that effect yet

struct EffectSubject {
  std::string name;                           // the person whose script it is
  std::optional<store::ConversationId> talk;  // his conversation, when there is one
  Instant since{};                            // `unchanged`: nothing was written from then on
};

struct Judgement {
  Judged judged = Judged::cannot;
  std::string why;  // what stands instead, for the one who reads the failure
};

Judgement judge_effect(store::Transaction& tx, const Foundation& ground,
                       const EffectSubject& subject, std::string_view effect, Instant now);

// In a living office: the conversation of the person of that name, and when he last wrote.
EffectSubject subject_named(store::Transaction& tx, const Foundation& ground,
                            const std::string& name);

}  // namespace huiyin::app

// Joins the parts in which a citizen's long message arrives: in any order, some twice, some never
// (sms.md 4.3). What lacks a part is given with marks, and so is what has to make room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "gateway/sms/smpp_text.h"

namespace huiyin::gateway::smpp {

struct JoinLimits {
  minutes wait{10};                          // from the first part that came to the last
  std::size_t messages_max = 1000;           // in hand at a time
  std::size_t octets_max = 4 * 1024 * 1024;  // of their parts together
};

struct ArrivedPart {
  std::int64_t number = 0;  // the caller's own, to know again what was joined
  std::string source, destination;
  Part part;
  CodedOctets text;
};

struct JoinedMessage {
  std::string source, destination;
  std::string text;  // "[…]" where parts are missing
  bool is_whole = true;
  std::vector<std::int64_t> numbers;  // of its parts, in their order
};

struct JoinStep {
  bool is_double = false;            // that part came before: nothing else is to be done with it
  std::vector<JoinedMessage> given;  // each once
};

// Of one thread. Parts belong together by source, destination, reference and total. As phones use
// few references again and again, a part that is there already with other words begins a new
// message. A message that was given is known until its wait is over, so that its parts, sent
// again, are doubles and no second message.
class PartJoiner {
 public:
  explicit PartJoiner(JoinLimits limits = {}) : limits_(limits) {}

  // `now` never goes back.
  JoinStep take(ArrivedPart arrived, Instant now);
  // What waited too long, oldest first.
  std::vector<JoinedMessage> give_up(Instant now);
  // When give_up() is to be asked next; nothing while no message lacks a part.
  std::optional<Instant> next_due() const;

 private:
  struct Gathering {
    Instant since;
    std::vector<ArrivedPart> parts;  // by their sequence, at least one
    bool is_given = false;

    bool is_of(const ArrivedPart& arrived) const;
    std::size_t octets() const;
  };

  void remove(std::vector<Gathering>::iterator which, std::vector<JoinedMessage>& given);
  void make_room(std::vector<JoinedMessage>& given);

  const JoinLimits limits_;
  std::vector<Gathering> gatherings_;  // oldest first
  std::size_t octets_ = 0;             // of all of them
};

}  // namespace huiyin::gateway::smpp

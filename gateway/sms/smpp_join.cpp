#include "gateway/sms/smpp_join.h"

#include <algorithm>

namespace huiyin::gateway::smpp {
namespace {

constexpr std::string_view kMissing = "[…]";

std::uint8_t sequence_of(const ArrivedPart& arrived) { return arrived.part.sequence; }

// `parts` by their sequence; each gap is one mark, however many it lacks.
JoinedMessage joined_of(const std::vector<ArrivedPart>& parts) {
  JoinedMessage joined{parts.front().source, parts.front().destination, "", true, {}};
  std::vector<CodedOctets> run;
  const auto mark_gap = [&] {
    joined.text += text_of(run);
    joined.text += kMissing;
    joined.is_whole = false;
    run.clear();
  };
  unsigned expected = 1;
  for (const ArrivedPart& arrived : parts) {
    if (arrived.part.sequence != expected) mark_gap();
    run.push_back(arrived.text);
    joined.numbers.push_back(arrived.number);
    expected = arrived.part.sequence + 1U;
  }
  if (expected != parts.front().part.total + 1U) mark_gap();
  joined.text += text_of(run);
  return joined;
}

}  // namespace

bool PartJoiner::Gathering::is_of(const ArrivedPart& arrived) const {
  const ArrivedPart& first = parts.front();
  return first.part.reference == arrived.part.reference && first.part.total == arrived.part.total &&
         first.source == arrived.source && first.destination == arrived.destination;
}

std::size_t PartJoiner::Gathering::octets() const {
  std::size_t sum = 0;
  for (const ArrivedPart& arrived : parts) sum += arrived.text.octets.size();
  return sum;
}

JoinStep PartJoiner::take(ArrivedPart arrived, Instant now) {
  JoinStep step{false, give_up(now)};
  auto at = std::ranges::find_if(gatherings_, [&](const auto& one) { return one.is_of(arrived); });
  if (at != gatherings_.end()) {
    const auto there = std::ranges::find(at->parts, arrived.part.sequence, sequence_of);
    if (there != at->parts.end() && there->text == arrived.text) {
      step.is_double = true;
      return step;
    }
    if (there != at->parts.end()) {
      remove(at, step.given);
      at = gatherings_.end();
    }
  }
  if (at == gatherings_.end()) at = gatherings_.insert(at, {now, {}, false});
  octets_ += arrived.text.octets.size();
  const auto total = arrived.part.total;
  at->parts.insert(std::ranges::upper_bound(at->parts, arrived.part.sequence, {}, sequence_of),
                   std::move(arrived));
  if (at->parts.size() == total) {
    step.given.push_back(joined_of(at->parts));
    at->is_given = true;
  }
  make_room(step.given);
  return step;
}

std::vector<JoinedMessage> PartJoiner::give_up(Instant now) {
  std::vector<JoinedMessage> given;
  while (!gatherings_.empty() && gatherings_.front().since + limits_.wait <= now)
    remove(gatherings_.begin(), given);
  return given;
}

std::optional<Instant> PartJoiner::next_due() const {
  const auto open = std::ranges::find(gatherings_, false, &Gathering::is_given);
  if (open == gatherings_.end()) return std::nullopt;
  return open->since + limits_.wait;
}

void PartJoiner::remove(std::vector<Gathering>::iterator which, std::vector<JoinedMessage>& given) {
  if (!which->is_given) given.push_back(joined_of(which->parts));
  octets_ -= which->octets();
  gatherings_.erase(which);
}

void PartJoiner::make_room(std::vector<JoinedMessage>& given) {
  while (gatherings_.size() > limits_.messages_max || octets_ > limits_.octets_max) {
    // What is only remembered goes first.
    const auto known = std::ranges::find(gatherings_, true, &Gathering::is_given);
    remove(known != gatherings_.end() ? known : gatherings_.begin(), given);
  }
}

}  // namespace huiyin::gateway::smpp

#include "bot/understanding/taught.h"

namespace huiyin::bot {
namespace {

// A sentence holds more than the example says (who, since when, please), so what is beyond the
// example costs less than what is missing from it.
constexpr double kCostOfMissing = 0.8;
constexpr double kCostOfMore = 0.3;

double weight_of(const Letters& letters) {
  double sum = 0;
  for (const auto& [key, weight] : letters) sum += weight;
  return sum;
}

}  // namespace

Taught::Taught(std::vector<Entry> entries) : entries_(std::move(entries)) {
  weights_.reserve(entries_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    weights_.push_back(weight_of(entries_[i].letters));
    for (const auto& [key, weight] : entries_[i].letters)
      postings_[key].push_back({std::uint32_t(i), weight});
  }
}

std::optional<Taught::Nearest> Taught::nearest(const Letters& sentence) const {
  std::vector<double> shared(entries_.size(), 0);
  for (const auto& [key, weight] : sentence)
    if (const auto found = postings_.find(key); found != postings_.end())
      for (const Posting& posting : found->second) shared[posting.entry] += posting.weight;
  const double whole = weight_of(sentence);
  std::optional<Nearest> nearest;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (shared[i] <= 0) continue;
    const double missing = weights_[i] - shared[i], more = whole - shared[i];
    const double likeness = shared[i] / (shared[i] + kCostOfMissing * missing + kCostOfMore * more);
    if (!nearest || likeness > nearest->likeness) nearest = {&entries_[i].example, likeness};
  }
  return nearest;
}

}  // namespace huiyin::bot

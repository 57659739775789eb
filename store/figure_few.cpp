#include "store/figure_few.h"

#include <algorithm>

namespace huiyin::store {

std::vector<bool> too_few(const std::vector<std::int64_t>& counts, std::int64_t fewest) {
  std::vector<bool> is_hidden(counts.size());
  std::int64_t hidden = 0, smallest = -1;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    is_hidden[i] = counts[i] > 0 && counts[i] < fewest;
    if (is_hidden[i])
      hidden += counts[i];
    else if (counts[i] > 0 && (smallest < 0 || counts[i] < counts[std::size_t(smallest)]))
      smallest = std::int64_t(i);
  }
  if (hidden > 0 && hidden < fewest && smallest >= 0) is_hidden[std::size_t(smallest)] = true;
  return is_hidden;
}

}  // namespace huiyin::store

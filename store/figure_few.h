// Which rows of a table of figures are not told apart, because so few people stand behind them that
// one of them could be known.
#pragma once

#include <cstdint>
#include <vector>

namespace huiyin::store {

// True for each row with fewer than `fewest` and more than none. Where those are so few together
// that the table's total would tell of them by subtraction, for the smallest other row too.
std::vector<bool> too_few(const std::vector<std::int64_t>& counts, std::int64_t fewest);

}  // namespace huiyin::store

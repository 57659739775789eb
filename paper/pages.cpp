#include "paper/pages.h"

#include <algorithm>

#include "base/ensure.h"

namespace huiyin::paper {

std::vector<PageText> pages_of(std::size_t lines, const PageRows& rows) {
  ensure(rows.tail + rows.beside <= rows.rows && rows.head < rows.rows,
         "a page has room for the end of a letter");
  std::vector<PageText> pages;
  for (std::size_t first = 0;;) {
    const std::size_t room = rows.rows - (pages.empty() ? rows.head : 0);
    const std::size_t left = lines - first;
    if (left + rows.tail <= room) {
      pages.push_back({first, lines});
      return pages;
    }
    const std::size_t taken = std::min(room, left - std::min(left, rows.beside));
    pages.push_back({first, first + taken});
    first += taken;
  }
}

}  // namespace huiyin::paper

// How the lines of a letter fall on its pages, in rows of equal height.
#pragma once

#include <cstddef>
#include <vector>

namespace huiyin::paper {

struct PageRows {
  std::size_t rows = 22;  // of a page
  std::size_t head = 0;   // of the first one: title and number
  std::size_t tail = 0;   // of the last one, after its text: signature, date, check
  std::size_t beside = 2;  // lines of text that the tail has with it at least: 印章与正文同处一面
};

struct PageText {
  std::size_t first = 0, end = 0;  // lines on it; the last one has the tail
};

// Every line stands once and in order. The tail stands whole, and with text above it; what was
// before it gives up its last lines for that. `tail + beside` is at most `rows`.
std::vector<PageText> pages_of(std::size_t lines, const PageRows& rows);

}  // namespace huiyin::paper

#include "config/nearest.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace huiyin::config {
namespace {

constexpr std::size_t kTypedMax = 200;  // a longer "key" is no slip of the finger

std::string_view last_part(std::string_view key) {
  const auto dot = key.rfind('.');
  return dot == std::string_view::npos ? key : key.substr(dot + 1);
}

}  // namespace

std::size_t edits_between(std::string_view typed, std::string_view known) {
  const std::u32string a = code_points(typed), b = code_points(known);
  // Rows of the usual table: before the previous one, the previous one, this one.
  std::vector<std::size_t> older, old(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) old[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], older[j - 2] + 1);
    }
    older = old;
    old = row;
  }
  return old[b.size()];
}

std::optional<std::string> nearest(std::string_view typed, std::span<const std::string> known) {
  if (typed.empty() || typed.size() > kTypedMax) return std::nullopt;
  std::optional<std::string> best;
  std::size_t best_edits = 0;
  for (const std::string& candidate : known) {
    const std::size_t edits = edits_between(typed, candidate);
    const std::size_t letters = std::max(count_points(typed), count_points(candidate));
    const std::size_t allowed = letters <= 4 ? 1 : std::max<std::size_t>(2, letters / 3);
    if (edits > allowed || edits >= letters) continue;
    if (best && edits >= best_edits) continue;
    best = candidate;
    best_edits = edits;
  }
  if (best) return best;
  // The right word below another heading. Of short words one edit makes quite another word.
  for (const std::string& candidate : known) {
    const std::string_view wanted = last_part(typed), part = last_part(candidate);
    const std::size_t allowed = std::min(count_points(wanted), count_points(part)) >= 4 ? 1 : 0;
    if (!part.empty() && edits_between(wanted, part) <= allowed) return candidate;
  }
  return std::nullopt;
}

}  // namespace huiyin::config

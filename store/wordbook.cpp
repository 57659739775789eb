#include "store/wordbook.h"

#include <array>

namespace huiyin::store {

Wordbook::Wordbook(Transaction& tx, templates::Catalogue current, Instant now) {
  const std::string version = current.version();
  tx.execute(
      "INSERT INTO catalogue(version, text, first_used_at) VALUES ($1, $2, $3) ON CONFLICT "
      "(version) DO NOTHING",
      {version, current.source(), unix_ms(now)});
  for (const auto& [earlier, text] : tx.rows<std::string, std::string>(
           "SELECT version, text FROM catalogue WHERE version <> $1", {version})) {
    const std::array sources{templates::Catalogue::Source{"catalogue " + earlier, text}};
    std::vector<Problem> faults;
    auto catalogue = templates::Catalogue::parse(sources, &faults);
    if (!catalogue)
      throw DatabaseError("the catalogue of an earlier version cannot be read any more: " +
                          earlier);
    versions_.emplace(earlier, std::move(*catalogue));
  }
  current_ = &versions_.insert_or_assign(version, std::move(current)).first->second;
}

const templates::Catalogue& Wordbook::at(std::string_view version) const {
  const auto found = versions_.find(version);
  return found == versions_.end() ? *current_ : found->second;
}

}  // namespace huiyin::store

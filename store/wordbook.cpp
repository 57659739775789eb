#include "store/wordbook.h"

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <vector>

#include "store/wordings.h"

namespace huiyin::store {

// The words of one time: constant, so that whoever holds them goes on with them.
struct Wordbook::Edition {
  std::int64_t number = 0;
  std::map<std::string, templates::Catalogue, std::less<>> versions = {};
  templates::Catalogue current = {};
};

struct Wordbook::Kept {
  templates::Catalogue shipped = {};
  std::mutex mutex = {};  // of those who publish
  std::vector<std::unique_ptr<const Edition>> editions = {};
  std::atomic<const Edition*> current = nullptr;

  void publish(std::unique_ptr<const Edition> next) {
    const std::scoped_lock lock(mutex);
    if (!editions.empty() && editions.back()->number >= next->number) return;
    editions.push_back(std::move(next));
    current = editions.back().get();
  }
};

namespace {

templates::Catalogue earlier_words(const std::string& version, const std::string& text) {
  const std::array sources{templates::Catalogue::Source{"catalogue " + version, text}};
  std::vector<Problem> faults;
  auto catalogue = templates::Catalogue::parse(sources, &faults);
  if (!catalogue)
    throw DatabaseError("the catalogue of an earlier version cannot be read any more: " + version);
  return *std::move(catalogue);
}

}  // namespace

std::unique_ptr<Wordbook::Edition> Wordbook::read(Transaction& tx,
                                                  const templates::Catalogue& shipped,
                                                  Instant now) {
  auto edition = std::make_unique<Edition>();
  edition->number = wordings_edition(tx);
  edition->current = in_force(shipped, wordings_in_force(tx));
  const std::string& version = edition->current.version();
  tx.execute(
      "INSERT INTO catalogue(version, text, first_used_at) VALUES ($1, $2, $3) ON CONFLICT "
      "(version) DO NOTHING",
      {version, edition->current.source(), unix_ms(now)});
  for (const auto& [earlier, text] : tx.rows<std::string, std::string>(
           "SELECT version, text FROM catalogue WHERE version <> $1", {version}))
    edition->versions.emplace(earlier, earlier_words(earlier, text));
  return edition;
}

Wordbook::Wordbook(Transaction& tx, templates::Catalogue shipped, Instant now)
    : kept_(std::make_unique<Kept>()) {
  kept_->publish(read(tx, shipped, now));
  kept_->shipped = std::move(shipped);
}

Wordbook::~Wordbook() = default;
Wordbook::Wordbook(Wordbook&&) noexcept = default;
Wordbook& Wordbook::operator=(Wordbook&&) noexcept = default;

const templates::Catalogue& Wordbook::current() const { return kept_->current.load()->current; }

const templates::Catalogue& Wordbook::at(std::string_view version) const {
  const Edition& edition = *kept_->current.load();
  const auto found = edition.versions.find(version);
  return found == edition.versions.end() ? edition.current : found->second;
}

const templates::Catalogue& Wordbook::shipped() const { return kept_->shipped; }

void Wordbook::follow(Database& database, Instant now) {
  const std::int64_t newest = database.read([](Transaction& tx) { return wordings_edition(tx); });
  if (newest == kept_->current.load()->number) return;
  std::unique_ptr<const Edition> next;
  // Made anew each time that the write is done over, and said only once it is committed.
  database.write([&](Transaction& tx) { next = read(tx, kept_->shipped, now); });
  kept_->publish(std::move(next));
}

}  // namespace huiyin::store

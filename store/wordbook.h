// The catalogues by version: a conversation under way goes on with the words it began with, also
// after an admin changed them, whether the program was started again or goes on. Any thread may
// ask; what was once answered stays where it is.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"
#include "store/database.h"
#include "templates/catalogue.h"

namespace huiyin::store {

class Wordbook {
 public:
  // What was published at the console (wordings.h) over the `shipped` words; keeps the outcome in
  // the store, and reads the earlier versions from there.
  Wordbook(Transaction& tx, templates::Catalogue shipped, Instant now);
  ~Wordbook();
  Wordbook(Wordbook&&) noexcept;
  Wordbook& operator=(Wordbook&&) noexcept;

  const templates::Catalogue& current() const;
  // That version, or the current one when it is unknown or "".
  const templates::Catalogue& at(std::string_view version) const;
  const templates::Catalogue& shipped() const;

  // Takes in what was published since, by whichever instance. Costs one look when nothing.
  void follow(Database& database, Instant now);

 private:
  struct Edition;
  struct Kept;
  static std::unique_ptr<Edition> read(Transaction& tx, const templates::Catalogue& shipped,
                                       Instant now);
  std::unique_ptr<Kept> kept_;
};

}  // namespace huiyin::store

// The catalogues by version: a conversation under way goes on with the words it began with, also
// after an admin changed them and the program was started again.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.h"
#include "store/database.h"
#include "templates/catalogue.h"

namespace huiyin::store {

class Wordbook {
 public:
  // Keeps `current` in the store and reads the earlier versions from there.
  Wordbook(Transaction& tx, templates::Catalogue current, Instant now);

  const templates::Catalogue& current() const { return *current_; }
  // That version, or the current one when it is unknown or "".
  const templates::Catalogue& at(std::string_view version) const;

 private:
  std::map<std::string, templates::Catalogue, std::less<>> versions_;
  const templates::Catalogue* current_ = nullptr;
};

}  // namespace huiyin::store

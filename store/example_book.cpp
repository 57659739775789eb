#include "store/example_book.h"

#include <algorithm>

#include "store/office_examples.h"
#include "store/offices.h"

namespace huiyin::store {

ExampleBook::ExampleBook(Database& database, bot::Understanding understanding)
    : database_(database), understanding_(std::move(understanding)) {}

std::shared_ptr<const ExampleBook::Edition> ExampleBook::current() const {
  const std::scoped_lock lock(mutex_);
  return edition_;
}

std::shared_ptr<const ExampleBook::Edition> ExampleBook::read(Transaction& tx) const {
  auto edition = std::make_shared<Edition>();
  edition->number = examples_edition(tx);
  const auto all = offices(tx);
  edition->offices = all.size();
  if (edition->number == 0) return edition;
  for (const OfficeRow& office : all) {
    auto examples = examples_in_force(tx, office.code);
    std::ranges::move(examples_above(tx, office.code), std::back_inserter(examples));
    edition->of.emplace(office.code,
                        std::make_shared<const bot::Taught>(understanding_.taught(examples)));
  }
  return edition;
}

std::shared_ptr<const bot::Taught> ExampleBook::of(std::string_view office) const {
  static const auto nothing = std::make_shared<const bot::Taught>();
  auto edition = current();
  if (!edition) {
    follow();
    edition = current();
  }
  const auto found = edition->of.find(office);
  return found == edition->of.end() ? nothing : found->second;
}

void ExampleBook::follow() const {
  const auto known = current();
  const auto next = database_.read([&](Transaction& tx) -> std::shared_ptr<const Edition> {
    const bool is_known =
        known && known->number == examples_edition(tx) && known->offices == offices(tx).size();
    return is_known ? nullptr : read(tx);
  });
  if (!next) return;
  const std::scoped_lock lock(mutex_);
  // Another thread may have read a newer one meanwhile.
  if (!edition_ || edition_->number <= next->number) edition_ = next;
}

}  // namespace huiyin::store

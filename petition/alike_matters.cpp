#include "petition/alike_matters.h"

#include <algorithm>
#include <set>

#include "petition/themes.h"

namespace huiyin::petition {
namespace {

bool says_something(const std::string& theme) { return !theme.empty() && theme != kOtherTheme; }

}  // namespace

bool is_of_last(days span, const BroughtMatter& matter, LocalDate today) {
  return matter.day > today - span && matter.day <= today;
}

bool are_alike(const BroughtMatter& one, const BroughtMatter& other) {
  const bool is_same_place = one.place != 0 && one.place == other.place;
  const bool says = says_something(one.theme), others_says = says_something(other.theme);
  if (!says && !others_says) return is_same_place;
  if (one.theme != other.theme) return false;
  return is_same_place || one.place == 0 || other.place == 0;
}

std::vector<BroughtMatter> repeated(const BroughtMatter& brought,
                                    const std::vector<BroughtMatter>& others, LocalDate today) {
  if (!is_of_last(kOftenDays, brought, today)) return {};
  std::vector<BroughtMatter> alike, lately;
  for (const BroughtMatter& other : others) {
    if (other.number == brought.number) continue;
    if (are_alike(brought, other)) alike.push_back(other);
    if (is_of_last(kOftenDays, other, today)) lately.push_back(other);
  }
  if (alike.size() + 1 >= kRepeatMatters) return alike;
  if (lately.size() + 1 >= kOftenMatters) return lately;
  return {};
}

std::size_t persons_of(const std::vector<BroughtMatter>& matters) {
  std::set<std::string> persons, their_phones, phones;
  for (const BroughtMatter& matter : matters) {
    if (!matter.person.empty()) {
      persons.insert(matter.person);
      their_phones.insert(matter.phone);
    } else if (!matter.phone.empty()) {
      phones.insert(matter.phone);
    }
  }
  std::erase_if(phones, [&](const std::string& phone) { return their_phones.contains(phone); });
  return persons.size() + phones.size();
}

std::vector<BroughtMatter> clustered(const BroughtMatter& brought,
                                     const std::vector<BroughtMatter>& others, LocalDate today) {
  if (!says_something(brought.theme) || brought.place == 0) return {};
  if (!is_of_last(kClusterDays, brought, today)) return {};
  std::vector<BroughtMatter> same{brought};
  for (const BroughtMatter& other : others)
    if (other.number != brought.number && other.theme == brought.theme &&
        other.place == brought.place && is_of_last(kClusterDays, other, today))
      same.push_back(other);
  return persons_of(same) >= kClusterPersons ? same : std::vector<BroughtMatter>{};
}

}  // namespace huiyin::petition

// Matters that are like one another: whether somebody brings his again, and whether many bring the
// same (domain: Signals, repeat and cluster). Custom 习惯, no law: it tells the office to look, and
// decides nothing about any of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/time.h"

namespace huiyin::petition {

struct BroughtMatter {
  std::string number;
  LocalDate day;           // on which it was taken in
  std::string theme = {};  // its title (themes.h); "": not known yet
  std::int64_t place = 0;  // the same number, the same place; 0: none is named
  // By what people are told apart. Both empty: nobody knows who it was.
  std::string person = {}, phone = {};
};

inline constexpr std::size_t kRepeatMatters = 2;  // like ones of one person, open or closed
inline constexpr std::size_t kOftenMatters = 3;   // of any kind, of one person, in kOftenDays
inline constexpr days kOftenDays{30};
inline constexpr std::size_t kClusterPersons = 3;  // in kClusterDays
inline constexpr days kClusterDays{7};

// Of one theme that says something, at one place. Whoever names no place may mean any other's;
// where the theme says nothing, the place must be named by both. Symmetric.
bool are_alike(const BroughtMatter& one, const BroughtMatter& other);

// What `brought` repeats, of `others` of the same person: the like ones; or, where he came often
// within the last days, those. Empty: it repeats nothing. In the order of `others`.
std::vector<BroughtMatter> repeated(const BroughtMatter& brought,
                                    const std::vector<BroughtMatter>& others, LocalDate today);

// The matters of the last days with the theme and at the place of `brought`, it among them, where
// they are of persons enough; else empty.
std::vector<BroughtMatter> clustered(const BroughtMatter& brought,
                                     const std::vector<BroughtMatter>& others, LocalDate today);

// How many they are at least: who left only a telephone may be the one who gave his name with it.
std::size_t persons_of(const std::vector<BroughtMatter>& matters);

// It was taken in within so many days, today's included: what was carried over from long ago is no
// news.
bool is_of_last(days span, const BroughtMatter& matter, LocalDate today);

}  // namespace huiyin::petition

// Whether words that a provider approved say what a text of ours says, and what a message of it
// hands over as parameters.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "templates/catalogue.h"
#include "templates/provider_words.h"
#include "templates/worded.h"

namespace huiyin::templates {

// The provider's parameter, and our variable that fills it. One variable may fill several.
struct MappedParameter {
  std::string parameter, variable;
  bool operator==(const MappedParameter&) const = default;
};
using Mapping = std::vector<MappedParameter>;

// Faults of a mapping: provider_fit.unmapped (a parameter without a variable), .no_parameter (there
// is none such), .twice, .no_variable (the text has none such).
std::vector<Problem> faults_of_mapping(const ProviderWords& words, const Mapping& mapping,
                                       std::span<const Declared> declared);

// Both with each variable's name in 〔〕 in the place of its value: so they are alike only where
// every message of the text is, in which each condition holds.
struct Likened {
  std::string ours, theirs;
  bool are_alike() const { return ours == theirs; }
};
Likened likened(const Catalogue& words, std::string_view key, const ProviderWords& approved,
                const Mapping& mapping);

using Parameters = std::vector<std::pair<std::string, std::string>>;
// What is handed over, so that the citizen reads these very words; nothing: he would read others.
std::optional<Parameters> parameters_for(const ProviderWords& approved, const Mapping& mapping,
                                         const Filling& filling, const std::string& words);

}  // namespace huiyin::templates

// A table of faults: named values with bounds and a help, set and told by name as JSON. Each
// stand-in has a struct of faults and one such table over it.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/result.h"

namespace huiyin::sim {

struct Range {
  std::int64_t low = 0, high = 0;  // evenly between them
};

// A double is a chance, 0 … 1.
using FaultValue = std::variant<double, std::int64_t, Range, std::string, std::vector<std::int64_t>,
                                std::vector<std::string>>;

struct FaultSpec {
  std::string_view name;
  std::int64_t low, high;  // bounds of a number
  std::string_view help;
};

// A value of the same type as `now`. Refuses another type and what is outside the bounds:
// sim.fault.
Result<FaultValue> read_fault(const FaultSpec& spec, const FaultValue& now,
                              const nlohmann::json& value);
nlohmann::json fault_json(const FaultValue& value);
std::string fault_help(const FaultSpec& spec, const FaultValue& at_first);  // one paragraph
Refused fault_refusal(std::string_view name, const std::string& what);

template <class Faults>
struct FaultRow {
  using Place =
      std::variant<double Faults::*, std::int64_t Faults::*, Range Faults::*, std::string Faults::*,
                   std::vector<std::int64_t> Faults::*, std::vector<std::string> Faults::*>;
  std::string_view name;
  Place place;
  std::int64_t low, high;
  std::string_view help;

  FaultSpec spec() const { return {name, low, high, help}; }
};

template <class Faults>
const FaultRow<Faults>* find_fault(std::span<const FaultRow<Faults>> table, std::string_view name) {
  for (const auto& row : table)
    if (row.name == name) return &row;
  return nullptr;
}

template <class Faults>
FaultValue fault_at(const Faults& faults, const FaultRow<Faults>& row) {
  return std::visit([&](auto place) { return FaultValue(faults.*place); }, row.place);
}

// What was wrong, or nothing once it is set.
template <class Faults>
std::optional<Problem> set_fault(Faults& faults, const FaultRow<Faults>& row,
                                 const nlohmann::json& value) {
  const auto next = read_fault(row.spec(), fault_at(faults, row), value);
  if (!next) return next.error();
  std::visit(
      [&](auto place) {
        faults.*place = std::get<std::remove_cvref_t<decltype(faults.*place)>>(*next);
      },
      row.place);
  return std::nullopt;
}

}  // namespace huiyin::sim

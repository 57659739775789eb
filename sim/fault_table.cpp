#include "sim/fault_table.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/json.h"

namespace huiyin::sim {
namespace {

using nlohmann::json;

std::optional<std::int64_t> whole(const json& value, const FaultSpec& spec) {
  if (!value.is_number_integer()) return std::nullopt;
  const auto number = value.get<std::int64_t>();
  if (number < spec.low || number > spec.high) return std::nullopt;
  return number;
}

// One reader a type, told apart by what the value is now.
struct FaultReader {
  const FaultSpec& spec;
  const json& value;
  using Read = std::optional<FaultValue>;

  Read operator()(double) const {
    if (!value.is_number() || value < 0 || value > 1) return std::nullopt;
    return value.get<double>();
  }
  Read operator()(std::int64_t) const {
    const auto number = whole(value, spec);
    return number ? Read(*number) : std::nullopt;
  }
  Read operator()(const Range&) const {
    if (!value.is_array() || value.size() != 2) return std::nullopt;
    const auto low = whole(value[0], spec), high = whole(value[1], spec);
    if (!low || !high || *low > *high) return std::nullopt;
    return Range{*low, *high};
  }
  Read operator()(const std::string&) const {
    if (!value.is_string()) return std::nullopt;
    return value.get<std::string>();
  }
  Read operator()(const std::vector<std::int64_t>&) const {
    std::vector<std::int64_t> numbers;
    if (!value.is_array() || value.empty()) return std::nullopt;
    for (const json& one : value) {
      const auto number = whole(one, spec);
      if (!number) return std::nullopt;
      numbers.push_back(*number);
    }
    return numbers;
  }
  Read operator()(const std::vector<std::string>&) const {
    std::vector<std::string> texts;
    if (!value.is_array() || value.empty()) return std::nullopt;
    for (const json& one : value) {
      if (!one.is_string()) return std::nullopt;
      texts.push_back(one.get<std::string>());
    }
    return texts;
  }
};

struct FaultTeller {
  json operator()(const Range& range) const { return json::array({range.low, range.high}); }
  template <class Value>
  json operator()(const Value& value) const {
    return value;
  }
};

}  // namespace

Result<FaultValue> read_fault(const FaultSpec& spec, const FaultValue& now, const json& value) {
  auto read = std::visit(FaultReader{spec, value}, now);
  if (!read)
    return fault_refusal(spec.name, fmt::format("这个值不行；例如 {}", json_text(fault_json(now))));
  return *std::move(read);
}

json fault_json(const FaultValue& value) { return std::visit(FaultTeller{}, value); }

std::string fault_help(const FaultSpec& spec, const FaultValue& at_first) {
  return fmt::format("  {} (now {})\n      {}\n", spec.name, json_text(fault_json(at_first)),
                     spec.help);
}

Refused fault_refusal(std::string_view name, const std::string& what) {
  return Refused({"sim.fault", std::string(name), what, "huiyin-sim --help 列出所有故障"});
}

}  // namespace huiyin::sim

#include "templates/provider_fit.h"

#include <algorithm>

namespace huiyin::templates {
namespace {

using Filled = std::map<std::string, std::string, std::less<>>;

std::string shown(const std::string& variable) { return "〔" + variable + "〕"; }

Value shown_value(const Declared& declared) {
  return declared.kind == Kind::list ? Value::list({shown(declared.name)})
                                     : Value::text(shown(declared.name));
}

Problem mapping_fault(const char* code, const std::string& parameter, std::string what,
                      std::string remedy) {
  return {code, "mapping." + parameter, std::move(what), std::move(remedy)};
}

}  // namespace

std::vector<Problem> faults_of_mapping(const ProviderWords& words, const Mapping& mapping,
                                       std::span<const Declared> declared) {
  std::vector<Problem> faults;
  for (const std::string& parameter : words.parameters()) {
    const auto count = std::ranges::count(mapping, parameter, &MappedParameter::parameter);
    if (count == 0)
      faults.push_back(mapping_fault("provider_fit.unmapped", parameter,
                                     "参数“" + parameter + "”没有对应的内容",
                                     "请选它填哪一项会变的内容"));
    else if (count > 1)
      faults.push_back(mapping_fault("provider_fit.twice", parameter,
                                     "参数“" + parameter + "”对应了两次", "请只留一次"));
  }
  for (const auto& [parameter, variable] : mapping) {
    if (!std::ranges::count(words.parameters(), parameter))
      faults.push_back(mapping_fault("provider_fit.no_parameter", parameter,
                                     "报备的文字里没有参数“" + parameter + "”", "请去掉这一条"));
    if (!std::ranges::count(declared, variable, &Declared::name))
      faults.push_back(mapping_fault("provider_fit.no_variable", parameter,
                                     "这条文字里没有“" + variable + "”可用",
                                     "请从这条文字会变的内容里选"));
  }
  return faults;
}

Likened likened(const Catalogue& words, std::string_view key, const ProviderWords& approved,
                const Mapping& mapping) {
  Values values;
  for (const Declared& one : words.declared(key)) values.emplace(one.name, shown_value(one));
  Filled filled;
  for (const auto& [parameter, variable] : mapping) filled.emplace(parameter, shown(variable));
  for (const std::string& parameter : approved.parameters())
    filled.emplace(parameter, "{" + parameter + "}");
  return {words.fill(key, values, Target::sms).text, approved.filled(filled)};
}

std::optional<Parameters> parameters_for(const ProviderWords& approved, const Mapping& mapping,
                                         const Filling& filling, const std::string& words) {
  Filled values;
  Parameters out;
  for (const std::string& parameter : approved.parameters()) {
    const auto mapped = std::ranges::find(mapping, parameter, &MappedParameter::parameter);
    if (mapped == mapping.end()) return std::nullopt;
    const auto value = filling.values.find(mapped->variable);
    if (value == filling.values.end()) return std::nullopt;
    values.emplace(parameter, value->second);
    out.emplace_back(parameter, value->second);
  }
  if (approved.filled(values) != words) return std::nullopt;
  return out;
}

}  // namespace huiyin::templates

#include "gateway/api/provider_template_view.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "gateway/api/problem.h"
#include "gateway/sms/segments.h"
#include "templates/samples.h"

namespace huiyin::gateway::api {
namespace {

using store::ProviderTemplate;
using store::ProviderTemplateState;
using templates::ProviderWords;

constexpr std::size_t kShownAround = 12;  // signs that are said of where two texts part

// From a little before they part.
std::string parting(const std::string& text, std::size_t same) {
  const auto points = code_points(text);
  const std::size_t from = same > kShownAround / 2 ? same - kShownAround / 2 : 0;
  if (from >= points.size()) return "（到此为止）";
  return utf8(points.substr(from, kShownAround));
}

Problem differs(const templates::Likened& both) {
  const auto ours = code_points(both.ours), theirs = code_points(both.theirs);
  const auto same = std::size_t(std::ranges::mismatch(ours, theirs).in1 - ours.begin());
  return {"provider_fit.differs", "words",
          "填好以后从第 " + std::to_string(same + 1) + " 个字起不一样：报备的是“" +
              parting(both.theirs, same) + "”，现在用的是“" + parting(both.ours, same) + "”",
          "请核对参数和原文；文字改过的，请照现在的文字重新报备"};
}

OrderedJson mapping_json(const templates::Mapping& mapping) {
  OrderedJson all = OrderedJson::array();
  for (const auto& [parameter, variable] : mapping)
    all.push_back({{"parameter", parameter}, {"variable", variable}});
  return all;
}

OrderedJson record_json(const ProviderTemplate& one) {
  return {{"id", one.id},
          {"account", one.account},
          {"code", one.code},
          {"state", store::name(one.state)},
          {"words", one.words},
          {"mapping", mapping_json(one.mapping)},
          {"note", one.note},
          {"by", one.by_name},
          {"at", moment_text(one.at)}};
}

// As a person would call it: what was approved for other words than those of now is to be handed in
// anew.
bool is_outdated(const TextPlace& place, const SmsAccountTerms& account,
                 const ProviderTemplate& one) {
  if (one.state != ProviderTemplateState::approved) return false;
  const auto words = ProviderWords::parse(one.words, account.marks);
  return !words || !templates::likened(place.now, one.key, *words, one.mapping).are_alike();
}

OrderedJson account_json(const TextPlace& place, const SmsAccountTerms& account,
                         const ProviderTemplate* current) {
  const bool is_named = account.marks == templates::ParameterMarks::named;
  OrderedJson out{{"account", account.name}, {"provider", account.provider},
                  {"is_named", is_named},    {"takes_any_words", account.takes_any_words},
                  {"is_outdated", false},    {"record", nullptr},
                  {"look", nullptr}};
  if (current == nullptr) return out;
  out["is_outdated"] = is_outdated(place, account, *current);
  out["record"] = record_json(*current);
  if (!current->words.empty())
    out["look"] =
        template_look_json(place, account, *current, faults_of_template(place, account, *current));
  return out;
}

}  // namespace

const SmsAccountTerms* account_named(const ApiParts& parts, const std::string& name) {
  const auto& all = parts.texts.accounts;
  const auto found = std::ranges::find(all, name, &SmsAccountTerms::name);
  return found == all.end() ? nullptr : &*found;
}

std::vector<Problem> faults_of_template(const TextPlace& place, const SmsAccountTerms& account,
                                        const ProviderTemplate& what) {
  std::vector<Problem> faults;
  if (trimmed(what.code).empty())
    faults.push_back({"provider_template.code", "code", "没有写模板编号",
                      "请写短信平台上这个模板的编号（模板CODE、模板ID）"});
  const auto words = ProviderWords::parse(what.words, account.marks);
  if (!words) {
    faults.push_back(words.error());
    return faults;
  }
  auto unfit = templates::faults_of_mapping(*words, what.mapping, place.now.declared(what.key));
  const bool is_mapped = unfit.empty();
  faults.insert(faults.end(), unfit.begin(), unfit.end());
  const auto both = templates::likened(place.now, what.key, *words, what.mapping);
  if (is_mapped && !both.are_alike()) faults.push_back(differs(both));
  return faults;
}

OrderedJson template_look_json(const TextPlace& place, const SmsAccountTerms& account,
                               const ProviderTemplate& what, const std::vector<Problem>& faults) {
  OrderedJson out{{"faults", OrderedJson::array()},
                  {"parameters", OrderedJson::array()},
                  {"sms", ""},
                  {"sms_signs", 0},
                  {"sms_parts", 0},
                  {"ours", ""},
                  {"theirs", ""}};
  for (const Problem& fault : faults) out["faults"].push_back(fault_json(fault));
  const auto words = ProviderWords::parse(what.words, account.marks);
  if (!words) return out;
  out["parameters"] = words->parameters();
  std::map<std::string, std::string, std::less<>> filled;
  const auto samples = templates::sample_values(place.now.declared(what.key), 0);
  for (const auto& [parameter, variable] : what.mapping)
    if (const auto value = samples.find(variable); value != samples.end())
      filled.emplace(parameter, value->second.words());
  const std::string sms = "【" + account.signature + "】" + words->filled(filled);
  const auto both = templates::likened(place.now, what.key, *words, what.mapping);
  out["sms"] = sms;
  out["sms_signs"] = sms::utf16_units(sms);
  out["sms_parts"] = sms::segments(sms).size();
  out["ours"] = both.ours;
  out["theirs"] = both.theirs;
  return out;
}

OrderedJson provider_templates_json(const Call& call, const TextPlace& place,
                                    const std::string& key) {
  const auto all = store::provider_templates_of(call.tx, key);
  OrderedJson items = OrderedJson::array(), history = OrderedJson::array();
  for (const SmsAccountTerms& account : call.parts.texts.accounts) {
    const auto newest = std::ranges::find(all, account.name, &ProviderTemplate::account);
    items.push_back(account_json(place, account, newest == all.end() ? nullptr : &*newest));
  }
  for (const ProviderTemplate& one : all) history.push_back(record_json(one));
  return {{"items", std::move(items)}, {"history", std::move(history)}};
}

}  // namespace huiyin::gateway::api

// Templates 模板 that providers approved for a text, as the console shows and judges them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "gateway/api/text_view.h"
#include "store/provider_templates.h"

namespace huiyin::gateway::api {

// The account of that name; null: there is none, or its provider knows no templates.
const SmsAccountTerms* account_named(const ApiParts& parts, const std::string& name);

// What keeps it from being handed in or used: provider_words.*, provider_fit.* (.differs shows
// where its words leave those in force), provider_template.code.
std::vector<Problem> faults_of_template(const TextPlace& place, const SmsAccountTerms& account,
                                        const store::ProviderTemplate& what);

// How it would be read by the first sample, and what of it is not as the text in force.
OrderedJson template_look_json(const TextPlace& place, const SmsAccountTerms& account,
                               const store::ProviderTemplate& what,
                               const std::vector<Problem>& faults);

// One for each account, and all that was recorded.
OrderedJson provider_templates_json(const Call& call, const TextPlace& place,
                                    const std::string& key);

}  // namespace huiyin::gateway::api

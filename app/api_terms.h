// What the settings say to the API and the console.
#pragma once

#include "config/settings.h"
#include "gateway/api/endpoint.h"
#include "gateway/wecom/sign_in.h"

namespace huiyin::app {

// By what an order to send to many is measured.
gateway::api::BulkTerms bulk_terms(const config::Settings& settings);
gateway::api::TextTerms text_terms(const config::Settings& settings);
gateway::api::ConsoleTerms console_terms(const config::Settings& settings);
gateway::wecom::SignInSettings sign_in_settings(const config::Settings& settings);

}  // namespace huiyin::app

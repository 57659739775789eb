// The providers' HTTP APIs, one function each, and which of them a request speaks to.
#pragma once

#include <optional>

#include "sim/http_exchange.h"
#include "sim/sms/delivery.h"
#include "sim/sms/world.h"

namespace huiyin::sim::sms {

// By what it bears, for all three share a port: x-acs-action or ACS3; X-TC-Action or TC3; the path
// /sms/…submit. Nothing when it speaks to none of them.
std::optional<Provider> spoken_to(const HttpRequest& request);

struct ApiAnswer {
  HttpAnswer http;
  ReceiptComes receipt = ReceiptComes::after_the_answer;
};

ApiAnswer aliyun_api(World& world, const HttpRequest& request);   // sms.md 1
ApiAnswer tencent_api(World& world, const HttpRequest& request);  // sms.md 2
ApiAnswer mas_api(World& world, const HttpRequest& request);      // sms.md 3

// Signature, date and nonce of an ACS3 request; the refusal, or nothing.
std::optional<HttpAnswer> aliyun_refusal(World& world, const HttpRequest& request);
HttpAnswer aliyun_error(World& world, int status, const char* code, const char* message);
// The same of TC3.
std::optional<HttpAnswer> tencent_refusal(World& world, const HttpRequest& request);
HttpAnswer tencent_error(World& world, const char* code, const char* message);

}  // namespace huiyin::sim::sms

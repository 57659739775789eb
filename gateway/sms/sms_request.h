// What is asked of a provider of SMS, and what is sent for it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "gateway/sms/canonical_request.h"

namespace huiyin::gateway::sms {

// Settings of one account; each provider reads those that it has.
struct SmsAccount {
  std::string base_url;             // "https://dysmsapi.aliyuncs.com": scheme, host and port only
  std::string id, secret;           // AccessKeyId, SecretId, apId; and what belongs to it
  std::string security_token = {};  // Aliyun, Tencent: only of temporary keys
  std::string signature = {};  // the approved 签名 without 【】; 云MAS: its code 签名编码
  std::string app_id = {};     // Tencent: SmsSdkAppId
  std::string region = {};     // Tencent: "ap-guangzhou"
  std::string customer = {};   // 云MAS: ecName
};

// The same words to one or more phones.
struct SmsMessage {
  std::vector<std::string> phones;  // phone_form()
  std::string template_code = {};   // an approved template 模板; empty: `text` is sent as it is
  Pairs params = {};                // of the template, in its order; the names only count at Aliyun
  std::string text = {};            // without the signature, which each of these providers adds
  std::string extension = {};       // 扩展码, digits: what a citizen answers to; empty: none
  std::string our_id = {};          // comes back in receipts where the provider carries one
};

// Sent as it stands: what was signed is byte for byte this.
struct SmsRequest {
  std::string method = "POST";
  std::string base_url = {};        // its host is the signed one
  std::string path_and_query = {};  // encoded
  std::string content_type = {};    // empty: the header must not be sent
  Pairs headers = {};               // besides Host, Content-Type and Content-Length
  std::string body = {};
};

struct SmsAbilities {
  std::size_t phones_max;     // in one request
  bool takes_text;            // free words; else templates alone
  bool goes_abroad;           // takes numbers of other countries
  bool names_params = false;  // of a template; else they are told apart by their order
};

// What forbids to send this by a provider of that name and those abilities, if anything does.
std::optional<Problem> sms_refusal(std::string_view provider, const SmsAbilities& abilities,
                                   const SmsMessage& message);

std::string joined_phones(const std::vector<std::string>& phones);  // with commas between

// "127.0.0.1:8080" of "http://127.0.0.1:8080": as it stands in the header Host, and is signed.
std::string host_of(std::string_view base_url);
bool is_https(std::string_view base_url);

}  // namespace huiyin::gateway::sms

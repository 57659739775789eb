#include "sim/sms/receipts.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>

#include "base/json.h"

namespace huiyin::sim::sms {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr Range kOvertakenMs{300, 900};
constexpr std::size_t kBatchMax = 100;

// Of the API reference; Tencent and 云MAS publish none, so the shorter one of Aliyun's guide is
// theirs.
constexpr minutes kAliyunPauses[] = {minutes(1),  minutes(5),  minutes(10),
                                     minutes(30), minutes(60), minutes(60),
                                     minutes(60), minutes(60), minutes(60)};
constexpr minutes kOtherPauses[] = {minutes(1), minutes(5), minutes(10)};

// "2026-03-02 09:15:00", the office's wall clock.
std::string dashed(Instant moment) {
  std::string text = office_iso(moment);
  std::ranges::replace(text, 'T', ' ');
  return text;
}

// "20260302091500"
std::string bare(Instant moment) {
  std::string text = office_iso(moment);
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text;
}

ordered_json aliyun_receipt(const Message& message) {
  const bool came = message.state == State::delivered;
  return {{"phone_number", message.phone},
          {"send_time", dashed(message.sent)},
          {"report_time", dashed(message.done)},
          {"success", came},
          {"err_code", message.code},
          {"err_msg", came ? "用户接收成功" : message.code},
          {"sms_size", std::to_string(message.parts)},
          {"biz_id", message.id},
          {"out_id", message.our_id}};
}

ordered_json tencent_receipt(const Message& message) {
  const bool came = message.state == State::delivered;
  return {{"user_receive_time", dashed(message.done)},
          {"nationcode", "86"},
          {"mobile", message.phone},
          {"report_status", came ? "SUCCESS" : "FAIL"},
          {"errmsg", message.code},
          {"description", came ? "用户短信送达成功" : "用户短信接收失败"},
          {"sid", message.id}};
}

ordered_json mas_receipt(const Message& message) {
  const bool came = message.state == State::delivered;
  return {{"reportStatus", came ? "CM:0000" : message.code},
          {"mobile", message.phone},
          {"submitDate", bare(message.sent)},
          {"receiveDate", bare(message.done)},
          {"errorCode", message.code},
          {"msgGroup", message.id}};
}

ordered_json receipt_json(const Message& message) {
  switch (message.provider) {
    case Provider::aliyun:
      return aliyun_receipt(message);
    case Provider::tencent:
      return tencent_receipt(message);
    case Provider::mas:
      break;
  }
  return mas_receipt(message);
}

// As many as wait, in one array.
void flush(World& world, Provider provider) {
  auto& batch = world.batches[std::size_t(provider)];
  if (batch.empty()) return;
  if (world.is_met(provider) && world.hit(world.faults.receipt_reversed)) {
    world.count("receipts reversed");
    std::ranges::reverse(batch);
  }
  std::string array;
  for (const std::string& one : batch) array += (array.empty() ? "[" : ",") + one;
  batch.clear();
  world.post({.provider = provider, .document = array + "]"});
}

void push_receipt(World& world, const Message& message, milliseconds delay) {
  const Provider provider = message.provider;
  std::string document = json_text(receipt_json(message));
  if (provider == Provider::mas)
    return world.post({.provider = provider, .document = document, .delay = delay});
  const auto wait = world.faults.receipt_batch_ms;
  if (wait == 0)
    return world.post({.provider = provider, .document = "[" + document + "]", .delay = delay});
  auto& batch = world.batches[std::size_t(provider)];
  batch.push_back(std::move(document));
  if (batch.size() >= kBatchMax) return flush(world, provider);
  if (batch.size() == 1) world.later(wait, [&world, provider] { flush(world, provider); });
}

void receipt_is_due(World& world, std::uint64_t number) {
  const Message* message = world.find_message(number);
  if (!message) return;
  const Faults& faults = world.faults;
  const bool is_met = world.is_met(message->provider);
  const auto hit = [&](double chance, const char* what) {
    if (!is_met || !world.hit(chance)) return false;
    world.count(what);
    return true;
  };
  if (hit(faults.receipt_lost, "receipts lost on purpose")) return;
  milliseconds delay{0};
  if (faults.receipt_batch_ms == 0 && hit(faults.receipt_reversed, "receipts reversed"))
    delay = milliseconds(world.between(kOvertakenMs));
  world.count(fmt::format("receipts {}", name_of(message->provider)));
  if (hit(faults.receipt_unknown_id, "receipts of unknown ids")) {
    Message stranger = *message;
    stranger.id = world.new_digits(18) + (message->provider == Provider::aliyun ? "^0" : "");
    stranger.our_id.clear();
    push_receipt(world, stranger, delay);
  }
  push_receipt(world, *message, delay);
  if (hit(faults.receipt_duplicate, "receipts duplicated")) push_receipt(world, *message, delay);
}

std::span<const minutes> pauses_of(Provider provider) {
  if (provider == Provider::aliyun) return kAliyunPauses;
  return kOtherPauses;
}

}  // namespace

void plan_receipt(World& world, std::uint64_t message, const Range& delay) {
  world.later(world.between(delay), [&world, message] { receipt_is_due(world, message); });
}

void push_reply(World& world, const Phone& phone, const ScreenLine& line) {
  const Account& account = world.settings.account(line.provider);
  ordered_json reply;
  switch (line.provider) {
    case Provider::aliyun:
      reply = ordered_json::array({{{"phone_number", phone.number},
                                    {"send_time", dashed(line.at)},
                                    {"content", line.text},
                                    {"sign_name", account.signature},
                                    {"dest_code", line.extension},
                                    {"sequence_id", std::stoll(world.new_digits(16))}}});
      break;
    case Provider::tencent:
      reply = {{"extend", line.extension.empty() ? "0" : line.extension},
               {"mobile", phone.number},
               {"nationcode", "86"},
               {"sign", account.signature},
               {"text", line.text},
               {"time", unix_ms(line.at) / 1000}};
      break;
    case Provider::mas:
      reply = {{"mobile", phone.number},
               {"smsContent", line.text},
               {"sendTime", dashed(line.at)},
               {"addSerial", line.peer}};  // the whole service number
      break;
  }
  world.post({.provider = line.provider, .door = Door::replies, .document = json_text(reply)});
}

bool is_taken(Provider provider, int status, const std::string& body) {
  if (status != 200) return false;
  const json said = json_of(body);
  switch (provider) {
    case Provider::aliyun:
      return said.is_object() && said.contains("code") && said["code"].is_number();
    case Provider::tencent:
      return said.is_object() && said.contains("result") && said["result"] == 0;
    case Provider::mas:
      break;  // its body is not looked at
  }
  return true;
}

std::optional<seconds> pause_before(Provider provider, int attempt) {
  const auto pauses = pauses_of(provider);
  const auto at = std::size_t(attempt - 2);
  return at < pauses.size() ? std::optional<seconds>(pauses[at]) : std::nullopt;
}

}  // namespace huiyin::sim::sms

#include "callback_requests.h"

#include <array>
#include <atomic>
#include <stdexcept>

#include "gateway/wecom/crypto.h"

namespace huiyin::bench {
namespace {

std::string cdata(std::string_view name, std::string_view text) {
  std::string xml;
  return xml.append("<")
      .append(name)
      .append("><![CDATA[")
      .append(text)
      .append("]]></")
      .append(name)
      .append(">");
}

std::string plain_of(What what, std::uint64_t number, const std::string& seconds_now) {
  std::string xml =
      "<xml>" + cdata("ToUserName", kCorpId) + "<CreateTime>" + seconds_now + "</CreateTime>";
  if (what == What::bell) {
    xml += cdata("MsgType", "event") + cdata("Event", "kf_msg_or_event");
    xml += cdata("Token", "ENC" + std::to_string(number) + std::string(140, 't')) +
           cdata("OpenKfId", "wkBench");
  } else {
    xml +=
        cdata("FromUserName", "staff" + std::to_string(number % 2000)) + cdata("MsgType", "text");
    xml += cdata("Content", "请问本月接待日还有没有空位，群众想预约反映小区供暖的事情。" +
                                std::string(40, '.'));
    xml +=
        "<MsgId>" + std::to_string(7'000'000'000 + number) + "</MsgId><AgentID>1000002</AgentID>";
  }
  return xml + "</xml>";
}

gateway::wecom::CallbackCrypto crypto_with(const char* token) {
  auto made = gateway::wecom::CallbackCrypto::make(token, kAesKey, kCorpId, "bench");
  if (!made) throw std::runtime_error("the bench's crypto cannot be made: " + made.error().code);
  return std::move(*made);
}

std::vector<std::string> made_with(const char* signing_token, What what, std::size_t count,
                                   Instant now) {
  static std::atomic<std::uint64_t> made_so_far{0};
  const auto crypto = crypto_with(signing_token);
  const std::string timestamp =
      std::to_string(std::chrono::duration_cast<seconds>(now.time_since_epoch()).count());
  std::vector<std::string> requests;
  requests.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t number = made_so_far++;
    std::array<unsigned char, 16> random{};
    for (std::size_t b = 0; b < 8; ++b) random[b] = static_cast<unsigned char>(number >> (8 * b));
    const std::string encrypted = crypto.encrypt(plain_of(what, number, timestamp), random);
    const std::string nonce = std::to_string(1'000'000'000 + number);
    std::string body = "<xml>" + cdata("ToUserName", kCorpId) + cdata("Encrypt", encrypted) +
                       cdata("AgentID", "1000002") + "</xml>";
    std::string& request = requests.emplace_back("POST ");
    request.reserve(body.size() + 300);
    request.append(what == What::bell ? kKfPath : kAppPath).append("?msg_signature=");
    request.append(crypto.signature(timestamp, nonce, encrypted))
        .append("&timestamp=")
        .append(timestamp);
    request.append("&nonce=").append(nonce).append(
        " HTTP/1.1\r\nHost: bench\r\nContent-Type: text/xml\r\n");
    request.append("Content-Length: ")
        .append(std::to_string(body.size()))
        .append("\r\n\r\n")
        .append(body);
  }
  return requests;
}

}  // namespace

std::vector<std::string> callbacks(What what, std::size_t count, Instant now) {
  return made_with(kToken, what, count, now);
}

std::vector<std::string> forged(What what, std::size_t count, Instant now) {
  return made_with("anotherToken", what, count, now);
}

}  // namespace huiyin::bench

#include "gateway/doctor/line_fault.h"

#include <openssl/x509_vfy.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "gateway/http/outbound.h"
#include "gateway/http/tls_trust.h"

namespace huiyin::gateway::doctor {
namespace {

constexpr std::string_view kHttp = "http.";
constexpr int kTooManyCalls = 429, kTimedOut = 408;

constexpr const char* kTlsRemedy =
    "请核对地址和本机时间，更新系统的根证书（apt install ca-certificates）；"
    "平台用自签证书、或单位的代理会换证书的，请把签发它的根证书写进设置 ca_file";

struct CertificateFault {
  long openssl;  // X509_V_ERR_…
  std::string_view reason;
};

constexpr std::array kCertificateFaults{
    CertificateFault{X509_V_ERR_CERT_HAS_EXPIRED, "对方的证书已过期"},
    CertificateFault{X509_V_ERR_CERT_NOT_YET_VALID, "对方的证书还没有生效（本机时间可能慢了）"},
    CertificateFault{X509_V_ERR_HOSTNAME_MISMATCH, "证书不是发给这个域名的"},
    CertificateFault{X509_V_ERR_IP_ADDRESS_MISMATCH, "证书不是发给这个 IP 地址的"},
    CertificateFault{X509_V_OK, "对方说的不是可用的 TLS（版本太旧，或这个端口不是 https）"},
};
constexpr std::string_view kUntrusted = "签发证书的机构不被本机信任（中间可能有代理换了证书）";

// What OpenSSL says of TLS there; nothing: it comes about.
std::optional<long> distrust_of(const std::string& base_url, Addresses& addresses,
                                std::chrono::milliseconds patience, const std::string& ca_file) {
  const auto to = endpoint_of(base_url);
  if (!to) return std::nullopt;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::optional<long> why;
  Trust trust(ca_file);
  if (Outbound::connect(*to, addresses.of(to->host, to->port, deadline), trust.get(), deadline,
                        &why))
    return std::nullopt;
  return why.value_or(X509_V_OK);
}

// It could not be sent, and yet the way is open: then it is TLS, or it has passed.
LineFault behind_open_way(const std::string& base_url, Addresses& addresses,
                          std::chrono::milliseconds patience, const std::string& ca_file) {
  const auto why = base_url.starts_with("https://")
                       ? distrust_of(base_url, addresses, patience, ca_file)
                       : std::nullopt;
  if (!why)
    return {State::warning, "第一次没有连上 " + base_url + "，再试又连得上", "请再检查一次"};
  const auto row = std::ranges::find(kCertificateFaults, *why, &CertificateFault::openssl);
  const std::string_view reason = row == kCertificateFaults.end() ? kUntrusted : row->reason;
  return {State::wrong,
          "连得上 " + base_url + "，但建立不了可信的加密连接（TLS）：" + std::string(reason),
          kTlsRemedy};
}

LineFault not_reached(const std::string& base_url, Addresses& addresses,
                      std::chrono::milliseconds patience, const std::string& ca_file) {
  switch (way_to(base_url, addresses, patience)) {
    case Way::open:
      return behind_open_way(base_url, addresses, patience, ca_file);
    case Way::no_address:
      return {State::wrong, "“" + base_url + "”不是网址", "请写成 https://主机名 的样子"};
    case Way::no_such_host:
      return {State::wrong, "域名解析不出来（DNS）：" + base_url,
              "请核对地址有没有写错；没有错就检查本机的 DNS 设置（/etc/resolv.conf）"};
    case Way::resolver_silent:
      return {State::wrong, "域名服务器（DNS）没有回答，查不到 " + base_url,
              "请检查本机的 DNS 设置（/etc/resolv.conf）和网络"};
    case Way::refused:
      return {State::wrong, "没有程序在 " + base_url + " 应答（连接被拒绝）",
              "请核对地址和端口；对方是本单位的服务时，请看它有没有启动"};
    case Way::silent:
      return {State::wrong, "连不上 " + base_url + "：没有任何回音",
              "请检查本机能不能上网、防火墙是否允许访问这个地址"};
  }
  return {};
}

LineFault of_status(const std::string& status_text, const std::string& base_url) {
  int status = 0;
  std::from_chars(status_text.data(), status_text.data() + status_text.size(), status);
  const std::string said = base_url + " 回答 HTTP " + status_text;
  if (status == kTooManyCalls)
    return {State::warning, said + "：请求过于频繁", "请过几分钟再检查一次"};
  if (status >= 500 || status == kTimedOut)
    return {State::wrong, said + "：对方或中间的代理出了故障",
            "请过几分钟再试；一直这样，就检查代理，或联系平台"};
  return {State::wrong, said + "：地址不对，或被中间的代理拒绝",
          "请核对地址，并检查本机的网络出口有没有上网认证或代理"};
}

}  // namespace

Way way_to(const std::string& base_url, Addresses& addresses, std::chrono::milliseconds patience) {
  auto to = endpoint_of(base_url);
  if (!to) return Way::no_address;
  const auto deadline = std::chrono::steady_clock::now() + patience;
  const auto at = addresses.of(to->host, to->port, deadline);
  if (at.empty())
    return std::chrono::steady_clock::now() < deadline ? Way::no_such_host : Way::resolver_silent;
  to->is_tls = false;
  if (Outbound::connect(*to, at, nullptr, deadline)) return Way::open;
  return std::chrono::steady_clock::now() < deadline ? Way::refused : Way::silent;
}

std::optional<LineFault> line_fault(const std::string& code, const std::string& base_url,
                                    Addresses& addresses, std::chrono::milliseconds patience,
                                    const std::string& ca_file) {
  if (code == "http.not_sent" || code == "http.untrusted")
    return not_reached(base_url, addresses, patience, ca_file);
  if (code == "http.unanswered")
    return LineFault{State::wrong, "连上了 " + base_url + "，但等不到完整的回答",
                     "请检查网络和中间的代理；偶尔一次可以再试"};
  if (code == "unreadable")
    return LineFault{State::wrong, base_url + " 的回答不是接口应有的内容（不是 JSON，或缺了东西）",
                     "请核对地址；回答可能来自中间的代理或上网认证页面"};
  if (code.starts_with(kHttp)) return of_status(code.substr(kHttp.size()), base_url);
  return std::nullopt;
}

std::string line_code(const HttpAnswer& answer) {
  if (answer.reached == Reached::not_sent)
    return answer.is_distrusted ? "http.untrusted" : "http.not_sent";
  if (answer.reached == Reached::unanswered) return "http.unanswered";
  return answer.status == 200 ? "" : std::string(kHttp) + std::to_string(answer.status);
}

}  // namespace huiyin::gateway::doctor

#include "gateway/api/hook_url.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

namespace huiyin::gateway::api {
namespace {

constexpr std::size_t kUrlMax = 1000;
constexpr std::size_t kHookAnswerMax = 64 * 1024;  // of the answer nothing is used but its status

enum class Place { open, own, never };

struct Block {
  std::uint32_t base;
  int bits;
  Place place;
};

constexpr std::uint32_t v4(int a, int b = 0, int c = 0, int d = 0) {
  return std::uint32_t(a) << 24 | std::uint32_t(b) << 16 | std::uint32_t(c) << 8 | std::uint32_t(d);
}

// IANA's registry of special-purpose IPv4 addresses (RFC 6890).
constexpr std::array kBlocks{
    Block{v4(0), 8, Place::never},          Block{v4(10), 8, Place::own},
    Block{v4(100, 64), 10, Place::own},     Block{v4(127), 8, Place::own},
    Block{v4(169, 254), 16, Place::never},  Block{v4(172, 16), 12, Place::own},
    Block{v4(192, 0, 0), 24, Place::never}, Block{v4(192, 168), 16, Place::own},
    Block{v4(198, 18), 15, Place::own},     Block{v4(224), 3, Place::never}};

Place place_of_v4(std::uint32_t address) {
  for (const Block& block : kBlocks)
    if ((address ^ block.base) >> (32 - block.bits) == 0) return block.place;
  return Place::open;
}

std::uint32_t v4_at(const in6_addr& address, int from) {
  return v4(address.s6_addr[from], address.s6_addr[from + 1], address.s6_addr[from + 2],
            address.s6_addr[from + 3]);
}

bool begins(const in6_addr& address, std::initializer_list<int> bytes) {
  int i = 0;
  return std::ranges::all_of(bytes, [&](int byte) { return address.s6_addr[i++] == byte; });
}

Place place_of_v6(const in6_addr& address) {
  if (begins(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}))
    return place_of_v4(v4_at(address, 12));  // an IPv4 address in other clothes
  if (begins(address, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))
    return place_of_v4(v4_at(address, 12));                                  // NAT64
  if (begins(address, {0x20, 0x02})) return place_of_v4(v4_at(address, 2));  // 6to4
  if (IN6_IS_ADDR_LOOPBACK(&address)) return Place::own;
  if (begins(address, {0, 0, 0, 0, 0, 0, 0, 0})) return Place::never;  // unspecified, compatible
  if ((address.s6_addr[0] & 0xfe) == 0xfc) return Place::own;          // unique local
  if ((address.s6_addr[0] & 0xe0) == 0x20) return Place::open;         // global unicast
  return Place::never;
}

bool is_url_sign(char c) {
  return c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '\\';
}

Problem wrong_url(std::string what) {
  return {"webhook.url", "url", std::move(what), "请写成 https://主机/路径 这样"};
}

struct HostAndPort {
  std::string host, port;
};

std::optional<HostAndPort> host_and_port(std::string_view authority, std::string_view preset) {
  if (authority.empty() || authority.find('@') != authority.npos) return std::nullopt;
  std::string_view host = authority, port = preset;
  const auto bracket = authority.starts_with('[') ? authority.find(']') : 0;
  if (bracket == authority.npos) return std::nullopt;
  if (const auto colon = authority.find(':', bracket); colon != authority.npos) {
    host = authority.substr(0, colon);
    port = authority.substr(colon + 1);
  }
  int number = 0;
  const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), number);
  if (fault != std::errc() || end != port.data() + port.size() || number < 1 || number > 65535)
    return std::nullopt;
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  if (host.empty()) return std::nullopt;
  return HostAndPort{std::string(host), std::string(port)};
}

}  // namespace

bool may_reach(const SocketAddress& address, Reach reach) {
  Place place = Place::never;
  if (address.at.ss_family == AF_INET) {
    sockaddr_in v4_address{};
    std::memcpy(&v4_address, &address.at, sizeof v4_address);
    place = place_of_v4(ntohl(v4_address.sin_addr.s_addr));
  } else if (address.at.ss_family == AF_INET6) {
    sockaddr_in6 v6_address{};
    std::memcpy(&v6_address, &address.at, sizeof v6_address);
    place = place_of_v6(v6_address.sin6_addr);
  }
  return place == Place::open || (place == Place::own && reach == Reach::own_network);
}

Result<HookUrl> hook_url(std::string_view url, Reach reach) {
  if (url.size() > kUrlMax || !std::ranges::all_of(url, is_url_sign) || url.find('#') != url.npos)
    return Refused(wrong_url("这不是一个网址，或者太长"));
  const bool is_tls = url.starts_with("https://");
  if (!is_tls && !url.starts_with("http://")) return Refused(wrong_url("网址要以 https:// 开头"));
  if (!is_tls && reach == Reach::internet)
    return Refused(wrong_url("网址要以 https:// 开头，内容不能明着在网上传"));
  const std::string_view rest = url.substr(url.find("//") + 2);
  const auto slash = rest.find_first_of("/?");
  const auto where = host_and_port(rest.substr(0, slash), is_tls ? "443" : "80");
  if (!where) return Refused(wrong_url("网址里的主机或端口不对"));
  const auto number = numeric_address(where->host, where->port);
  if (number && !may_reach(*number, reach))
    return Refused({"webhook.url", "url", "这个地址在内部网络里，不能推送到那里",
                    "确要推送到内网，请管理员在设置里打开 webhooks.private_addresses"});
  std::string target = slash == rest.npos ? "/" : std::string(rest.substr(slash));
  if (target.starts_with('?')) target.insert(0, "/");
  const auto authority_end = url.find("//") + 2 + (slash == rest.npos ? rest.size() : slash);
  return HookUrl{std::string(url.substr(0, authority_end)), std::move(target)};
}

std::unique_ptr<HttpClient> hook_client(Reach reach, Addresses::Resolver resolver,
                                        std::string ca_file) {
  const auto judged = [reach, resolver = std::move(resolver)](const std::string& host,
                                                              const std::string& port) {
    auto found = resolver(host, port);
    if (found)
      std::erase_if(*found, [&](const SocketAddress& one) { return !may_reach(one, reach); });
    return found;
  };
  return std::make_unique<SocketHttpClient>(kHookAnswerMax, std::make_unique<Addresses>(judged),
                                            std::move(ca_file));
}

}  // namespace huiyin::gateway::api

#include "gateway/api/entrance.h"

#include <openssl/crypto.h>

#include <utility>

#include "base/utf8.h"
#include "gateway/api/caller.h"
#include "gateway/api/problem.h"

namespace huiyin::gateway::api {
namespace {

Answer unauthorized() {
  Answer answer = problem(401, {"api.key", "Authorization", "没有带密钥，或者密钥不对、已停用",
                                "请在请求头写 Authorization: Bearer 密钥；密钥由管理员发放"});
  answer.headers.emplace_back("WWW-Authenticate", "Bearer");
  return answer;
}

Answer not_signed_in() {
  return problem(401, {"session.none", "", "没有登录，或者登录已经到期", "请重新登录"});
}

Answer too_often(seconds wait) {
  Answer answer = problem(429, {"api.too_often", "", "这个密钥的调用太频繁",
                                "请在 " + std::to_string(wait.count()) + " 秒后再试"});
  answer.headers.emplace_back("Retry-After", std::to_string(wait.count()));
  return answer;
}

Answer scope_lacking(const Caller& caller, Scope scope) {
  if (caller.signed_in)
    return problem(403, {"api.scope", std::string(name(scope)), "您的角色不能做这件事",
                         "确有需要，请找管理员"});
  return problem(403, {"api.scope", std::string(name(scope)), "这个密钥没有做这件事的权限",
                       "需要权限 " + std::string(name(scope)) + "，请找管理员"});
}

std::optional<Answer> not_allowed(const Endpoint& endpoint, const Caller& caller) {
  // A key is no person: what is of who is signed in is nothing to it.
  if (endpoint.access == Access::signed_in && !caller.signed_in) return not_signed_in();
  if (endpoint.access == Access::scoped && !caller.has(endpoint.scope))
    return scope_lacking(caller, endpoint.scope);
  return std::nullopt;
}

std::string bearer_of(const HttpRequest& request) {
  constexpr std::string_view kBearer = "Bearer ";
  const auto header = request.header("authorization");
  if (!header || !header->starts_with(kBearer)) return {};
  return std::string(header->substr(kBearer.size()));
}

// Keys on trial and for tests leave what is there for citizens as it is.
std::optional<Answer> not_by_such_a_key(store::Transaction& tx, const Endpoint& endpoint,
                                        const HttpRequest& request, const Caller& caller) {
  if (endpoint.is_a_question()) return std::nullopt;
  if (caller.is(store::KeyMode::test) && endpoint.aside != nullptr)
    return problem(403, {"api.test_key", "Authorization", "测试密钥不能做这件事", "请用正式密钥"});
  if (!caller.is(store::KeyMode::trial) || endpoint.on_trial == OnTrial::taken) return std::nullopt;
  const auto is_own = [&](const std::string& subject) {
    return store::reach_about(tx, store::Reach::anybody, subject) == store::Reach::staff;
  };
  const std::string named = request.captures.empty() ? "" : request.captures.front();
  if (endpoint.on_trial == OnTrial::own_case && is_own(store::case_subject(named)))
    return std::nullopt;
  if (endpoint.on_trial == OnTrial::own_booking && is_own(store::booking_subject(named)))
    return std::nullopt;
  return problem(
      403, {"api.trial_key", "Authorization",
            endpoint.on_trial == OnTrial::refused ? "试用密钥不能做这件事"
                                                  : "试用密钥只能改它自己登记的件、自己约的访",
            "请用正式密钥"});
}

bool has_proof(const HttpRequest& request, const std::string& proof) {
  const auto header = request.header("x-huiyin-csrf");
  return header && header->size() == proof.size() &&
         CRYPTO_memcmp(header->data(), proof.data(), proof.size()) == 0;
}

}  // namespace

std::string cookie_of(const HttpRequest& request, std::string_view name) {
  const auto header = request.header("cookie");
  std::string_view rest = header.value_or("");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(';'), rest.size());
    const std::string_view one = trimmed(rest.substr(0, end));
    const auto equals = one.find('=');
    if (equals != one.npos && one.substr(0, equals) == name)
      return std::string(one.substr(equals + 1));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

std::optional<Answer> wrong_body(const Endpoint& endpoint, const HttpRequest& request) {
  if (endpoint.body == Body::none) return std::nullopt;
  const std::string_view wanted = endpoint.body == Body::json ? "application/json" : "text/csv";
  const auto type = request.header("content-type");
  if (type && type->starts_with(wanted)) return std::nullopt;
  return problem(415, {"api.content_type", "Content-Type", "正文的类型不对",
                       "请写 Content-Type: " + std::string(wanted)});
}

Entrance::Known Entrance::by_key(store::Transaction& tx, const std::string& shown,
                                 Instant now) const {
  const auto key = store::api_key_of(tx, parts_.keys, shown, now);
  if (!key) return {{}, unauthorized()};
  return {caller_of(tx, parts_, *key, now), {}};
}

Entrance::Known Entrance::by_session(store::Transaction& tx, const Endpoint& endpoint,
                                     const HttpRequest& request, const std::string& cookie,
                                     Instant now) const {
  auto caller = caller_of_session(tx, parts_, cookie, now);
  if (!caller) return {{}, not_signed_in()};
  const SignedIn& who = *caller->signed_in;
  if (endpoint.writes() && !has_proof(request, who.proof))
    return {{},
            problem(403, {"session.proof", "X-Huiyin-Csrf", "这个请求不是从管理后台的页面发出的",
                          "请刷新页面再试"})};
  if (who.user.must_change && endpoint.access == Access::scoped)
    return {{}, problem(403, {"session.password_first", "", "第一次登录要先改密码", "请先改密码"})};
  return {std::move(caller), {}};
}

Entrance::Known Entrance::recognise(store::Transaction& tx, const Endpoint& endpoint,
                                    const HttpRequest& request, Instant now) const {
  const std::string cookie = cookie_of(request, kSessionCookie);
  const bool is_of_browser =
      !request.header("authorization") && (!cookie.empty() || endpoint.access == Access::signed_in);
  return is_of_browser ? by_session(tx, endpoint, request, cookie, now)
                       : by_key(tx, bearer_of(request), now);
}

Entrance::Known Entrance::again(store::Transaction& tx, const Endpoint& endpoint,
                                const HttpRequest& request, Instant now) const {
  Known known = recognise(tx, endpoint, request, now);
  if (known.refusal) return known;
  if (auto refusal = not_allowed(endpoint, *known.caller)) return {{}, std::move(refusal)};
  return known;
}

Entrance::Known Entrance::admit(store::Transaction& tx, const Endpoint& endpoint,
                                const HttpRequest& request, Instant now) {
  Known known = recognise(tx, endpoint, request, now);
  if (known.refusal) return known;
  if (const auto wait = limit_.take(known.caller->key_id, now)) return {{}, too_often(*wait)};
  if (auto refusal = not_allowed(endpoint, *known.caller)) return {{}, std::move(refusal)};
  if (auto refusal = not_by_such_a_key(tx, endpoint, request, *known.caller))
    return {{}, *std::move(refusal)};
  if (auto refusal = wrong_body(endpoint, request)) return {{}, std::move(refusal)};
  return known;
}

}  // namespace huiyin::gateway::api

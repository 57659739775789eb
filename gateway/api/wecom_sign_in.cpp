// Signing in to the console by WeCom 企业微信登录: to the platform's page and back with a code of
// its own. What is drawn by chance stands in a cookie and goes with him, so that nobody is signed
// in by an address that somebody else sent him.
#include <openssl/crypto.h>

#include <nlohmann/json.hpp>

#include "gateway/api/aside.h"
#include "gateway/api/json_in.h"
#include "gateway/api/json_out.h"
#include "gateway/api/problem.h"
#include "gateway/api/sign_in.h"
#include "gateway/wecom/sign_in.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::string_view kStateCookie = "huiyin_wecom_state";
constexpr std::size_t kStateBytes = 16;
constexpr std::size_t kCodeBytesMax = 512;  // "code最大为512字节"
constexpr std::size_t kPageBytesMax = 500;

Answer is_off() {
  return problem(409, {"session.wecom_off", "", "这里没有开通企业微信登录",
                       "请用账号和密码登录；要开通请找管理员"});
}

Answer get_ways(const AsideCall& call) {
  return {.body = text_of({{"wecom", call.parts.wecom_sign_in != nullptr}})};
}

Answer begin_at_platform(const AsideCall& call) {
  const ApiParts& parts = call.parts;
  if (parts.wecom_sign_in == nullptr) return is_off();
  if (auto refusal = wrong_body(call.endpoint, call.request)) return *std::move(refusal);
  petition::Faults faults;
  const auto to = body_of(call.request, faults, [](petition::JsonReader& in) {
    return in.text("to", petition::Need::optional);
  });
  if (to && to->size() > kPageBytesMax)
    faults.push_back({"session.to", "body: to", "要去的页面太长", "请从首页登录"});
  if (!faults.empty()) return problem(422, faults);
  const std::string state = parts.random.hex(kStateBytes);
  const auto browser = wecom::browser_of(call.request.header("user-agent").value_or(""));
  return {.body = text_of({{"page", parts.wecom_sign_in->page(browser, state, *to)}}),
          .headers = {{"Set-Cookie", cookie_header(parts, kStateCookie, state, "; Max-Age=600")}}};
}

struct BackForm {
  std::string code, state;
};

std::optional<BackForm> back_form(const HttpRequest& request, petition::Faults& faults) {
  auto form = body_of(request, faults, [](petition::JsonReader& in) {
    return BackForm{in.text("code", petition::Need::required),
                    in.text("state", petition::Need::required)};
  });
  if (form && form->code.size() > kCodeBytesMax)
    faults.push_back({"session.wecom_code", "body: code", "登录凭证太长", "请重新登录"});
  if (!faults.empty()) return std::nullopt;
  return form;
}

bool is_begun_here(const HttpRequest& request, const std::string& state) {
  const std::string kept = cookie_of(request, kStateCookie);
  return !kept.empty() && kept.size() == state.size() &&
         CRYPTO_memcmp(kept.data(), state.data(), kept.size()) == 0;
}

Answer not_known(const wecom::ApiAnswer& why) {
  using wecom::AnswerClass;
  if (why.meaning == AnswerClass::never && why.errcode)
    return problem(401, {"session.wecom_code", "", why.verdict.reason, "请再点一次“企业微信登录”"});
  return problem(503, {"session.wecom_line", "", "暂时问不到企业微信您是谁",
                       "请过一会儿再试，或者用账号和密码登录"});
}

Answer sign_in_by_account(const AsideCall& call, store::Transaction& tx,
                          const std::string& userid) {
  const auto found = store::console_users_of_account(tx, userid);
  if (found.empty())
    return problem(403, {"session.wecom_stranger", "", "您的企业微信账号在这里没有登录账号",
                         "请找本单位的管理员开通"});
  if (found.size() > 1)
    return problem(409, {"session.wecom_several", "", "有几个登录账号都写着您的企业微信账号",
                         "请用账号和密码登录，并请管理员改正"});
  return let_in(call, tx, found.front(), store::SignInWay::wecom);
}

// Asks the platform, which may take seconds: on a thread for that. One at a time, so that whoever
// sends made-up codes cannot use up what the platform lets us ask.
Answer sign_in_by_code(const AsideCall& call) {
  const ApiParts& parts = call.parts;
  if (parts.wecom_sign_in == nullptr) return is_off();
  if (auto refusal = wrong_body(call.endpoint, call.request)) return *std::move(refusal);
  petition::Faults faults;
  const auto form = back_form(call.request, faults);
  if (!form) return problem(422, faults);
  if (!is_begun_here(call.request, form->state))
    return problem(
        403, {"session.wecom_state", "", "这次登录不是在这个浏览器里开始的，或者已经过了十分钟",
              "请再点一次“企业微信登录”"});
  const auto member = parts.wecom_sign_in->member(form->code);
  if (!member.answer.is_done()) return not_known(member.answer);
  Answer answer = parts.database.write(
      [&](store::Transaction& tx) { return sign_in_by_account(call, tx, member.value); });
  answer.headers.emplace_back("Set-Cookie", cookie_header(parts, kStateCookie, "", "; Max-Age=0"));
  return answer;
}

}  // namespace

std::vector<Endpoint> wecom_sign_in_endpoints() {
  using enum Access;
  return {{.method = "GET",
           .path = "/session/ways",
           .id = "getSignInWays",
           .english = "Whether one can sign in by WeCom, besides by password.",
           .answer = "SignInWays",
           .access = open,
           .aside = get_ways},
          {.method = "POST",
           .path = "/session/wecom/begin",
           .id = "beginWecomSignIn",
           .english = "The platform's page that knows who somebody is; it sends him back to "
                      "/console/sign-in with code and state.",
           .answer = "WecomSignInPage",
           .request = "WecomSignInBegin",
           .body = Body::json,
           .access = open,
           .keeps_nothing = true,
           .aside = begin_at_platform},
          {.method = "POST",
           .path = "/session/wecom",
           .id = "signInByWecom",
           .english = "Signs in whose code this is; the browser that began it has the cookie.",
           .answer = "Session",
           .request = "WecomSignIn",
           .body = Body::json,
           .access = open,
           .aside = sign_in_by_code,
           .side = Side::platform}};
}

}  // namespace huiyin::gateway::api

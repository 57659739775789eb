// Signing in to the console, and out; the own password, and where one is signed in.
#include <nlohmann/json.hpp>

#include "gateway/api/aside.h"
#include "gateway/api/caller.h"
#include "gateway/api/console_view.h"
#include "gateway/api/json_in.h"
#include "gateway/api/json_out.h"
#include "gateway/api/problem.h"
#include "gateway/api/sign_in.h"
#include "store/passwords.h"
#include "store/readings.h"
#include "store/wrong_passwords.h"

namespace huiyin::gateway::api {
namespace {

Answer wrong_sign_in() {
  return problem(
      401, {"session.wrong", "", "账号、密码或动态口令不对", "请再核对一次；忘了密码请找管理员"});
}

Answer shut_out(const ApiParts& parts) {
  const auto minutes_shut = parts.console.shut.count();
  Answer answer = problem(429, {"session.shut", "", "输错的次数太多，这个账号暂时不能登录",
                                "请过 " + std::to_string(minutes_shut) + " 分钟再试，或找管理员"});
  answer.headers.emplace_back("Retry-After", std::to_string(minutes_shut * 60));
  return answer;
}

struct SignInForm {
  std::string login, password, code;
};

std::optional<SignInForm> sign_in_form(const HttpRequest& request, petition::Faults& faults) {
  return body_of(request, faults, [](petition::JsonReader& in) {
    return SignInForm{in.text("login", petition::Need::required),
                      in.text("password", petition::Need::required),
                      in.text("code", petition::Need::optional)};
  });
}

// The password was right: what else there is. In the transaction that opens the session.
Answer let_in_by_password(const AsideCall& call, store::Transaction& tx,
                          const store::ConsoleUser& judged, const SignInForm& form) {
  const ApiParts& parts = call.parts;
  const auto user = store::console_user(tx, judged.id);
  if (!user || user->shut || user->password != judged.password) return wrong_sign_in();
  if (user->has_code && form.code.empty())
    return problem(401, {"session.code_needed", "code", "还要填手机上的动态口令", "请填 6 位数字"});
  if (user->has_code && !store::take_code(tx, parts.keys, user->id, form.code, call.now)) {
    store::count_wrong_password(tx, parts.keys, form.login, call.now);
    return wrong_sign_in();
  }
  return let_in(call, tx, *user, store::SignInWay::password);
}

Answer sign_in(const AsideCall& call) {
  const ApiParts& parts = call.parts;
  if (auto refusal = wrong_body(call.endpoint, call.request)) return *std::move(refusal);
  petition::Faults faults;
  const auto form = sign_in_form(call.request, faults);
  if (!form) return problem(422, faults);
  std::optional<store::ConsoleUser> user;
  const bool is_shut = parts.database.read([&](store::Transaction& tx) {
    user = store::console_user_named(tx, form->login);
    return store::wrong_passwords(tx, parts.keys, form->login, call.now - parts.console.shut) >=
           parts.console.tries_max;
  });
  if (is_shut) return shut_out(parts);
  const bool is_right = user ? store::is_password(user->password, form->password)
                             : store::is_nobodys_password(form->password);
  return parts.database.write([&](store::Transaction& tx) {
    if (is_right) return let_in_by_password(call, tx, *user, *form);
    store::count_wrong_password(tx, parts.keys, form->login, call.now);
    return wrong_sign_in();
  });
}

struct PasswordForm {
  std::string before, next;
};

std::optional<PasswordForm> password_form(const Caller& caller, const HttpRequest& request,
                                          petition::Faults& faults) {
  auto form = body_of(request, faults, [](petition::JsonReader& in) {
    return PasswordForm{in.text("old", petition::Need::required),
                        in.text("new", petition::Need::required)};
  });
  if (!form) return std::nullopt;
  if (auto fault = store::password_fault(form->next, caller.signed_in->user.login))
    faults.push_back({fault->code, "body: new", fault->what, fault->remedy});
  else if (form->next == form->before)
    faults.push_back({"password.same", "body: new", "新密码和原来的一样", "请换一个"});
  if (!faults.empty()) return std::nullopt;
  return form;
}

Answer change_password(const AsideCall& call) {
  const ApiParts& parts = call.parts;
  Entrance::Known known;
  bool is_shut = false;
  parts.database.read([&](store::Transaction& tx) {
    known = call.entrance.admit(tx, call.endpoint, call.request, call.now);
    if (known.caller)
      is_shut = store::wrong_passwords(tx, parts.keys, known.caller->signed_in->user.login,
                                       call.now - parts.console.shut) >= parts.console.tries_max;
  });
  if (known.refusal) return *std::move(known.refusal);
  if (is_shut) return shut_out(parts);
  petition::Faults faults;
  const auto form = password_form(*known.caller, call.request, faults);
  if (!form) return problem(422, faults);
  const SignedIn& who = *known.caller->signed_in;
  if (!store::is_password(who.user.password, form->before)) {
    parts.database.write([&](store::Transaction& tx) {
      store::count_wrong_password(tx, parts.keys, who.user.login, call.now);
    });
    return wrong_sign_in();
  }
  const std::string hash = store::password_hash(form->next, parts.random);
  return parts.database.write([&](store::Transaction& tx) {
    const auto now_kept = store::console_user(tx, who.user.id);
    if (!now_kept || now_kept->password != who.user.password) return wrong_sign_in();
    store::set_password(tx, who.user.id, hash, false, who.session, call.now);
    store::note_reading(tx, {0, call.now, known.caller->key_id, known.caller->office,
                             "changePassword", known.caller->key_id});
    return Answer{.status = 204};
  });
}

Answer get_session(const Call& call) {
  return {.body = text_of(session_json(call.tx, call.parts, call.caller, call.now))};
}

Answer sign_out(const Call& call) {
  const SignedIn& who = *call.caller.signed_in;
  store::end_session(call.tx, who.user.id, who.session, call.now);
  return {
      .status = 204,
      .headers = {{"Set-Cookie", cookie_header(call.parts, kSessionCookie, "", "; Max-Age=0")}}};
}

Answer list_sessions(const Call& call) {
  const SignedIn& who = *call.caller.signed_in;
  OrderedJson items = OrderedJson::array();
  for (const store::ConsoleSession& one :
       store::sessions_of(call.tx, who.user.id, call.parts.console.session, call.now))
    items.push_back({{"id", one.id},
                     {"created_at", moment_text(one.begun)},
                     {"seen_at", moment_text(one.seen)},
                     {"address", one.address},
                     {"agent", one.agent},
                     {"way", store::name(one.way)},
                     {"is_this", one.id == who.session}});
  return {.body = text_of({{"items", std::move(items)}})};
}

Answer end_one_session(const Call& call) {
  const std::string& id = call.request.captures.at(0);
  if (!store::end_session(call.tx, call.caller.signed_in->user.id, id, call.now))
    return not_found();
  return {.status = 204};
}

}  // namespace

std::vector<Endpoint> session_endpoints() {
  using enum Access;
  return {{.method = "POST",
           .path = "/session",
           .id = "signIn",
           .english = "Signs somebody in to the console: the answer sets the cookie of his "
                      "session. Writes by cookie bear its csrf in X-Huiyin-Csrf.",
           .answer = "Session",
           .request = "SignIn",
           .body = Body::json,
           .access = open,
           .aside = sign_in},
          {.method = "GET",
           .path = "/session",
           .id = "getSession",
           .english = "Who is signed in, and what he may do.",
           .handler = get_session,
           .answer = "Session",
           .access = signed_in},
          {.method = "DELETE",
           .path = "/session",
           .id = "signOut",
           .english = "Ends this session.",
           .handler = sign_out,
           .status = 204,
           .access = signed_in},
          {.method = "POST",
           .path = "/session/password",
           .id = "changePassword",
           .english = "The own password is another one now; every other session of his ends.",
           .status = 204,
           .request = "PasswordChange",
           .body = Body::json,
           .access = signed_in,
           .aside = change_password},
          {.method = "GET",
           .path = "/sessions",
           .id = "listSessions",
           .english = "Where one is signed in.",
           .handler = list_sessions,
           .answer = "SessionList",
           .access = signed_in},
          {.method = "DELETE",
           .path = "/sessions/{id}",
           .id = "endSession",
           .english = "Ends one of the own sessions.",
           .handler = end_one_session,
           .status = 204,
           .access = signed_in}};
}

}  // namespace huiyin::gateway::api

#include "gateway/api/user_passwords.h"

#include <nlohmann/json.hpp>

#include "gateway/api/problem.h"
#include "gateway/api/role_rules.h"
#include "gateway/api/user_view.h"
#include "store/passwords.h"

namespace huiyin::gateway::api {
namespace {

Answer no_password_waits() {
  return problem(409,
                 {"password.not_waiting", "", "这个账号没有等人同意的新密码", "请刷新页面再看"});
}

Answer reset_password(const AsideCall& call) {
  return with_first_password(
      call, [](const Call& in_write, const store::ConsoleUser& user, const FirstPassword& first) {
        store::drop_password_wish(in_write.tx, user.id);
        const bool waits = password_waits(in_write, user);
        if (waits)
          store::keep_password_wish(in_write.tx, {user.id, in_write.caller.key_id,
                                                  in_write.caller.key_name, in_write.now});
        else
          give_password(in_write, user, first.hash);
        return Answer{.body = text_of(with_password(in_write, user, waits ? "" : first.text))};
      });
}

// Nobody but the second person is told it: who asked could sign in as one who may more than he.
Answer pass_password(const AsideCall& call) {
  return with_first_password(
      call, [](const Call& in_write, const store::ConsoleUser& user, const FirstPassword& first) {
        const auto wish = store::password_wish(in_write.tx, user.id);
        if (!wish) return no_password_waits();
        if (const auto no = may_not_pass_password(in_write.caller, user, *wish))
          return problem(403, *no);
        store::drop_password_wish(in_write.tx, user.id);
        give_password(in_write, user, first.hash);
        return Answer{.body = text_of(with_password(in_write, user, first.text))};
      });
}

Answer drop_password(const Call& call) {
  const auto user = seen_user(call.tx, call.caller, call.request.captures.at(0));
  if (!user) return not_found();
  if (!store::drop_password_wish(call.tx, user->id)) return no_password_waits();
  return {.body = text_of(user_json(call, *user)),
          .subjects = {"user/" + std::to_string(user->id)}};
}

}  // namespace

FirstPassword draw_first_password(Random& random) {
  FirstPassword first{store::password_for_once(random), {}};
  first.hash = store::password_hash(first.text, random);
  return first;
}

OrderedJson with_password(const Call& call, const store::ConsoleUser& user,
                          const std::string& password) {
  // As he is by now.
  OrderedJson out = user_json(call, *store::console_user(call.tx, user.id));
  out["password"] = password.empty() ? OrderedJson(nullptr) : OrderedJson(password);
  return out;
}

void give_password(const Call& call, const store::ConsoleUser& user, const std::string& hash) {
  store::set_password(call.tx, user.id, hash, true, "", call.now);
  // Who lost his phone too is let in by the password alone, and sets up the codes anew.
  store::set_code_secret(call.tx, call.parts.keys, user.id, "");
  store::note_password_told(call.tx, user.id, call.caller.key_id);
}

Answer with_first_password(const AsideCall& call, const PasswordAct& act) {
  const ApiParts& parts = call.parts;
  Entrance::Known known;
  bool is_seen = false;
  const std::string& typed = call.request.captures.at(0);
  parts.database.read([&](store::Transaction& tx) {
    known = call.entrance.admit(tx, call.endpoint, call.request, call.now);
    is_seen = known.caller && seen_user(tx, *known.caller, typed);
  });
  if (known.refusal) return *known.refusal;
  if (!is_seen) return not_found();
  const FirstPassword first = draw_first_password(parts.random);
  return parts.database.write([&](store::Transaction& tx) {
    const auto user = seen_user(tx, *known.caller, typed);
    if (!user) return not_found();
    Answer answer = act({parts, tx, call.request, *known.caller, call.now}, *user, first);
    if (answer.status == 200) note_user_change(tx, call, *known.caller, user->id);
    return answer;
  });
}

std::vector<Endpoint> user_password_endpoints() {
  return {{.method = "POST",
           .path = "/users/{id}/password",
           .id = "resetPassword",
           .english = "A new first password, in this answer alone; all his sessions end, and no "
                      "code of his phone is asked for any more. Of an account that may what the "
                      "caller may not it waits for a second person: nothing changes until then.",
           .scope = Scope::users_manage,
           .answer = "UserWithPassword",
           .aside = reset_password},
          {.method = "POST",
           .path = "/users/{id}/password/confirm",
           .id = "confirmPassword",
           .english = "Lets a new password pass that waits. It is told to the second person, who "
                      "hands it over.",
           .scope = Scope::users_approve,
           .answer = "UserWithPassword",
           .aside = pass_password},
          {.method = "DELETE",
           .path = "/users/{id}/password/waiting",
           .id = "dropPassword",
           .english = "He keeps the password that he has.",
           .scope = Scope::users_approve,
           .handler = drop_password,
           .answer = "User"}};
}

}  // namespace huiyin::gateway::api

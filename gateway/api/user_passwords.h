// First passwords of the console: made anew, told once, and to nobody who could do by them what he
// may not himself (role_rules.h).
#pragma once

#include <functional>

#include "gateway/api/aside.h"
#include "gateway/api/json_out.h"
#include "store/console_users.h"

namespace huiyin::gateway::api {

// Drawn, and worked out aside: it takes some tens of milliseconds.
struct FirstPassword {
  std::string text, hash;
};
FirstPassword draw_first_password(Random& random);

// The account as user_json() tells it, with its password; none is told where `password` is empty.
OrderedJson with_password(const Call& call, const store::ConsoleUser& user,
                          const std::string& password);

// It is his from now on: his sessions end, no code of his phone is asked for, and the caller is
// who was told it.
void give_password(const Call& call, const store::ConsoleUser& user, const std::string& hash);

// What is done to the account that the address names, with a password at hand for it. A call that
// is answered 200 is on record.
using PasswordAct =
    std::function<Answer(const Call&, const store::ConsoleUser&, const FirstPassword&)>;
Answer with_first_password(const AsideCall& call, const PasswordAct& act);

}  // namespace huiyin::gateway::api

#include "app/commands/account.h"

#include <cstdio>

#include "app/commands/beside.h"
#include "gateway/api/console_roles.h"
#include "store/console_users.h"
#include "store/offices.h"
#include "store/passwords.h"

namespace huiyin::app {
namespace {

using gateway::api::ConsoleRole;
using store::Transaction;

void check_roles(const std::vector<std::string>& roles, std::vector<Problem>& faults) {
  std::string known;
  for (const ConsoleRole& role : gateway::api::console_roles())
    known += (known.empty() ? "" : "、") + std::string(role.name) + "（" + std::string(role.title) +
             "）";
  for (const std::string& role : roles)
    if (gateway::api::console_role_named(role) == nullptr)
      faults.push_back({"user.role", "--role", "没有这个角色：" + role, "可用：" + known});
  if (roles.empty())
    faults.push_back({"user.no_role", "--role", "没有写他的角色", "可用：" + known});
}

void show_password(const std::string& login, const std::string& password) {
  std::printf("账号 %s\n第一次登录的密码 %s\n只显示这一次；登录后要马上改。\n", login.c_str(),
              password.c_str());
}

Problem no_such_user(const std::string& login) {
  return {"user.unknown", "LOGIN", "没有这个账号：" + login, "请看 huiyin user list"};
}

// Does it to the one of that login.
int with_user(const std::string& config, const std::string& login,
              const std::function<void(Transaction&, const Foundation&, Instant, Random&,
                                       const store::ConsoleUser&)>& work) {
  return with_store(config, [&](Transaction& tx, const Foundation& ground, Instant now,
                                Random& random, std::vector<Problem>& faults) {
    const auto user = store::console_user_named(tx, login);
    if (!user) return faults.push_back(no_such_user(login));
    work(tx, ground, now, random, *user);
  });
}

// What a member of the sample office's staff does at the console.
std::vector<std::string> demo_roles(const std::string& role) {
  if (role == "leader") return {"leader"};
  if (role == "office_head") return {"admin", "reviewer", "clerk"};
  if (role == "duty") return {"clerk", "author"};
  return {"handler"};
}

}  // namespace

int account_add_command(const std::string& config, const NewAccountOptions& wanted) {
  std::vector<Problem> faults;
  check_roles(wanted.roles, faults);
  if (!faults.empty()) {
    print_problems(faults);
    return 1;
  }
  std::string password;
  const int status = with_store(config, [&](Transaction& tx, const Foundation&, Instant now,
                                            Random& random, std::vector<Problem>& found) {
    password = store::password_for_once(random);
    const auto made = store::make_console_user(tx,
                                               {.office = wanted.office,
                                                .login = wanted.login,
                                                .name = wanted.name,
                                                .userid = wanted.userid,
                                                .roles = wanted.roles,
                                                .password = store::password_hash(password, random)},
                                               now);
    if (!made) found.push_back(made.error());
  });
  if (status == 0) show_password(store::folded_login(wanted.login), password);
  return status;
}

int account_password_command(const std::string& config, const std::string& login) {
  std::string password;
  const int status = with_user(
      config, login,
      [&](Transaction& tx, const Foundation& ground, Instant now, Random& random,
          const store::ConsoleUser& user) {
        password = store::password_for_once(random);
        store::set_password(tx, user.id, store::password_hash(password, random), true, "", now);
        store::set_code_secret(tx, ground.keys, user.id, "");
        store::note_password_told(tx, user.id, "");
      });
  if (status == 0) show_password(store::folded_login(login), password);
  return status;
}

int account_list_command(const std::string& config) {
  return with_store(
      config, [](Transaction& tx, const Foundation&, Instant, Random&, std::vector<Problem>&) {
        const auto offices = store::offices_below(tx, std::string(store::kMainOffice));
        for (const store::ConsoleUser& user : store::console_users(tx, offices)) {
          std::string roles;
          for (const std::string& role : user.roles) roles += (roles.empty() ? "" : ",") + role;
          std::printf("%s  %s  %s  %s%s\n", user.login.c_str(), user.name.c_str(),
                      user.office.c_str(), roles.c_str(), user.shut ? "  已停用" : "");
        }
      });
}

int account_shut_command(const std::string& config, const std::string& login) {
  return with_user(
      config, login,
      [](Transaction& tx, const Foundation&, Instant now, Random&, const store::ConsoleUser& user) {
        store::shut_console_user(tx, user.id, now);
      });
}

int account_admit_command(const std::string& config, const std::string& login) {
  return with_user(
      config, login,
      [](Transaction& tx, const Foundation&, Instant, Random&, const store::ConsoleUser& user) {
        store::readmit_console_user(tx, user.id);
      });
}

void make_demo_accounts(const Foundation& ground, Instant now, Random& random) {
  const std::string hash = store::password_hash(kDemoPassword, random);
  ground.database->write([&](Transaction& tx) {
    for (const store::StaffMember& one : ground.offices.main().staff) {
      if (store::console_user_named(tx, one.userid)) continue;
      (void)store::make_console_user(tx,
                                     {.office = std::string(store::kMainOffice),
                                      .login = one.userid,
                                      .name = one.name,
                                      .userid = one.userid,
                                      .roles = demo_roles(one.role),
                                      .password = hash,
                                      .must_change = false},
                                     now);
    }
  });
}

}  // namespace huiyin::app

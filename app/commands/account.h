// `huiyin user add` and beside it: people of the console, made at the machine itself, as the first
// one must be. Also beside the running program.
#pragma once

#include <string>
#include <vector>

#include "app/foundation.h"

namespace huiyin::app {

struct NewAccountOptions {
  std::string login, name;
  std::string userid = {};
  std::string office = "main";
  std::vector<std::string> roles = {};
};

// Each prints the password for the first sign-in, which nothing shows again.
int account_add_command(const std::string& config, const NewAccountOptions& wanted);
int account_password_command(const std::string& config, const std::string& login);

int account_list_command(const std::string& config);
int account_shut_command(const std::string& config, const std::string& login);
int account_admit_command(const std::string& config, const std::string& login);

// Everybody of the sample office may sign in to a demonstration with this password.
inline constexpr const char* kDemoPassword = "huiyin-demo";
void make_demo_accounts(const Foundation& ground, Instant now, Random& random);

}  // namespace huiyin::app

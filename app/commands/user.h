// `huiyin user`: who besides people at the desk may use the installation: keys of other systems,
// and the offices that they belong to. Also beside the running program; a key opens at once.
#pragma once

#include <string>
#include <vector>

namespace huiyin::app {

struct NewKeyOptions {
  std::string name = {};                 // whose it is: "区政务大厅叫号系统"
  std::string office = "main";           // its code
  std::string kind = {};                 // gives its scopes in one word; empty: `scopes` alone
  std::vector<std::string> scopes = {};  // besides
  std::vector<std::string> roles = {};   // in which it may write on a ledger
  std::string mode = "live";             // "live", "trial", "test"
};

// Prints the key, which nothing shows again.
int key_create_command(const std::string& config, const NewKeyOptions& wanted);
int key_list_command(const std::string& config);
int key_revoke_command(const std::string& config, const std::string& id);

struct NewOfficeOptions {
  std::string code, name, parent = "main";
};
int office_add_command(const std::string& config, const NewOfficeOptions& wanted);
int office_list_command(const std::string& config);

}  // namespace huiyin::app

#include "app/commands/user.h"

#include <algorithm>
#include <cstdio>

#include "app/commands/beside.h"
#include "gateway/api/scopes.h"
#include "petition/permissions.h"
#include "store/api_keys.h"
#include "store/offices.h"

namespace huiyin::app {
namespace {

using gateway::api::KindRow;
using store::Transaction;

std::string listed(const auto& rows) {
  std::string all;
  for (const auto& row : rows) all += (all.empty() ? "" : "、") + std::string(row.name);
  return all;
}

// What the key may do, or everything that is wrong with the words.
store::NewApiKey key_wanted(const NewKeyOptions& wanted, std::vector<Problem>& faults) {
  store::NewApiKey key{wanted.office, wanted.name, {}, wanted.roles};
  if (!wanted.kind.empty()) {
    const KindRow* kind = gateway::api::kind_named(wanted.kind);
    if (kind == nullptr)
      faults.push_back({"api_key.kind", "--kind", "没有这一类系统：" + wanted.kind,
                        "可用：" + listed(gateway::api::all_kinds())});
    else
      for (const auto scope : kind->scopes) key.scopes.emplace_back(gateway::api::name(scope));
  }
  for (const std::string& scope : wanted.scopes) {
    if (!gateway::api::scope_named(scope))
      faults.push_back({"api_key.scope", "--scope", "没有这项权限：" + scope,
                        "可用：" + listed(gateway::api::all_scopes())});
    else if (std::ranges::find(key.scopes, scope) == key.scopes.end())
      key.scopes.push_back(scope);
  }
  for (const std::string& role : wanted.roles) {
    const auto known = petition::role_named(role);
    if (!known || *known == petition::Role::import)
      faults.push_back({"api_key.role", "--role", "没有这个角色：" + role,
                        "请写台账上的角色，如 handler、duty、office_head"});
  }
  key.kind = wanted.kind;
  if (const auto mode = store::key_mode_named(wanted.mode))
    key.mode = *mode;
  else
    faults.push_back(
        {"api_key.mode", "--mode", "没有这一种密钥：" + wanted.mode,
         "可用：live（正式）、trial（试用，只发给本单位的人员）、test（测试，什么也不留下）"});
  if (faults.empty() && key.scopes.empty())
    faults.push_back({"api_key.scope", "--kind", "没有写这个密钥能做什么",
                      "请写 --kind（" + listed(gateway::api::all_kinds()) + "）或 --scope"});
  return key;
}

int refuse_user(const std::vector<Problem>& faults) {
  print_problems(faults);
  return 1;
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ",") + word;
  return all.empty() ? "-" : all;
}

}  // namespace

int key_create_command(const std::string& config, const NewKeyOptions& wanted) {
  std::vector<Problem> faults;
  const store::NewApiKey key = key_wanted(wanted, faults);
  if (!faults.empty()) return refuse_user(faults);
  std::string shown;
  const int status = with_store(config, [&](Transaction& tx, const Foundation& ground, Instant now,
                                            Random& random, std::vector<Problem>& found) {
    const auto made = store::make_api_key(tx, ground.keys, random, key, now);
    if (made)
      shown = *made;
    else
      found.push_back(made.error());
  });
  if (status != 0) return status;
  std::printf("%s\n", shown.c_str());
  std::fprintf(stderr, "这个密钥只显示这一次，请马上存到要用它的系统里。\n");
  return 0;
}

int key_list_command(const std::string& config) {
  return with_store(
      config, [](Transaction& tx, const Foundation&, Instant, Random&, std::vector<Problem>&) {
        for (const store::ApiKey& key : store::api_keys(tx))
          std::printf(
              "%s  %s  %s  %s  %s  %s  %s%s\n", key.id.c_str(), office_iso(key.created).c_str(),
              key.office.c_str(), store::key_modes().at(std::size_t(key.mode)).c_str(),
              joined_words(key.scopes).c_str(), joined_words(key.roles).c_str(), key.name.c_str(),
              key.revoked ? ("  已停用 " + office_iso(*key.revoked)).c_str() : "");
      });
}

int key_revoke_command(const std::string& config, const std::string& id) {
  return with_store(config, [&](Transaction& tx, const Foundation&, Instant now, Random&,
                                std::vector<Problem>& faults) {
    if (store::revoke_api_key(tx, id, "", now)) return;
    faults.push_back(
        {"api_key.unknown", "ID", "没有这个在用的密钥：" + id, "请看 huiyin user key list"});
  });
}

int office_add_command(const std::string& config, const NewOfficeOptions& wanted) {
  return with_store(config, [&](Transaction& tx, const Foundation&, Instant now, Random&,
                                std::vector<Problem>& faults) {
    const auto added = store::add_office(tx, {wanted.code, wanted.name, wanted.parent}, now);
    if (!added) faults.push_back(added.error());
  });
}

int office_list_command(const std::string& config) {
  return with_store(config, [](Transaction& tx, const Foundation& ground, Instant, Random&,
                               std::vector<Problem>&) {
    for (const store::OfficeRow& office : store::offices(tx))
      std::printf("%s  %s  %s\n", office.code.c_str(), office.parent.value_or("-").c_str(),
                  office.code == store::kMainOffice ? ground.offices.main().facts.name.c_str()
                                                    : office.name.c_str());
  });
}

}  // namespace huiyin::app

#include "sim/wecom/settings.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "base/json.h"
#include "sim/json_fields.h"
#include "sim/wecom/crypto.h"

namespace huiyin::sim::wecom {
namespace {

constexpr std::size_t kTokenLettersMax = 32;

void check_door(const char* door, const std::string& token, const std::string& key,
                std::vector<Problem>& faults) {
  if (token.empty() || token.size() > kTokenLettersMax)
    faults.push_back({"sim.token", std::string("--") + door + "-token", "应是 1 到 32 个字母或数字",
                      "请填与网关设置相同的 token"});
  if (const auto parsed = CallbackKey::parse(key); !parsed)
    faults.push_back({"sim.aes_key", std::string("--") + door + "-aes-key", parsed.error().what,
                      parsed.error().remedy});
}

}  // namespace

std::vector<Problem> faults_of(const Settings& settings) {
  std::vector<Problem> faults;
  const auto refuse = [&](const char* where, const char* what, const char* remedy) {
    faults.push_back({"sim.setting", where, what, remedy});
  };
  if (!settings.gateway.starts_with("http://") && !settings.gateway.starts_with("https://"))
    refuse("--gateway", "不是 http:// 开头的地址", "例如 http://127.0.0.1:8080");
  if (settings.corp_id.empty()) refuse("--corp-id", "是空的", "请填与网关设置相同的 corp_id");
  if (settings.app_secret.empty()) refuse("--app-secret", "是空的", "请填与网关设置相同的 secret");
  if (settings.kf_secret.empty()) refuse("--kf-secret", "是空的", "请填与网关设置相同的 secret");
  if (settings.accounts.empty()) refuse("--open-kfid", "没有客服账号", "至少要有一个");
  for (const Account& account : settings.accounts)
    if (!account.open_kfid.starts_with("wk"))
      refuse("--open-kfid", "不是 wk 开头", "例如 wkDemoDesk0001");
  check_door("app", settings.app_token, settings.app_aes_key, faults);
  check_door("kf", settings.kf_token, settings.kf_aes_key, faults);
  return faults;
}

Result<Player> parse_player(std::string_view text) {
  const auto cut = text.find('=');
  const std::string id(text.substr(0, cut));
  if (id.empty())
    return Refused(
        {"sim.player", std::string(text), "没有编号", "请写成 编号=名字，例如 zhangsan=张三"});
  return Player{id, cut == std::string_view::npos ? id : std::string(text.substr(cut + 1))};
}

Result<std::vector<Player>> staff_of_office(const std::string& file) {
  const auto refuse = [&](const char* what) {
    return Refused(
        {"sim.office", file, what, "请给出办公室文件，其中 staff 的每一项有 userid 和 name"});
  };
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse("不能读这个文件");
  std::ostringstream text;
  text << in.rdbuf();
  const auto json = json_of(text.str(), Comments::ignored);
  if (json.is_discarded()) return refuse("不是 JSON");
  std::vector<Player> staff;
  for (const auto& row : list_field(json, "staff")) {
    const std::string userid = text_field(row, "userid");
    if (!userid.empty()) staff.push_back({userid, text_field(row, "name", userid)});
  }
  if (staff.empty()) return refuse("没有带 userid 的工作人员");
  return staff;
}

}  // namespace huiyin::sim::wecom

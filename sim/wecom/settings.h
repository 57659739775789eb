// Who plays: the corp, its app and desk, the citizens and the staff, and where the gateway is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace huiyin::sim::wecom {

struct Account {  // a customer service desk 客服账号
  std::string open_kfid;
  std::string name;
};

struct Player {
  std::string id;  // external_userid of a citizen, userid of a member of staff
  std::string name;
};

enum class CallbackFormat { xml, json };

// The defaults are those of the gateway's demo settings.
struct Settings {
  std::string gateway = "http://127.0.0.1:8080";
  std::string app_path = "/webhooks/wecom/app";
  std::string kf_path = "/webhooks/wecom/kf";
  std::string corp_id = "wwdemo0000000001";
  std::int64_t agent_id = 1000002;
  std::string app_secret = "demo-app-secret";
  std::string app_token = "DemoAppToken";
  std::string app_aes_key = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU";
  CallbackFormat app_format = CallbackFormat::xml;
  std::string kf_secret = "demo-kf-secret";
  std::string kf_token = "DemoKfToken";
  std::string kf_aes_key = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU";
  std::vector<Account> accounts = {{"wkDemoDesk0001", "信访服务台"}};
  std::vector<Player> citizens = {{"wmDemoCitizen0001", "晴天"},
                                  {"wmDemoCitizen0002", "老李头"},
                                  {"wmDemoCitizen0003", "小满"}};
  // The people of the built-in sample office.
  std::vector<Player> staff = {{"linyue", "林岳"},  {"qinyue", "秦月"},    {"gaolang", "高朗"},
                               {"yeqing", "叶青"},  {"fengchuan", "冯川"}, {"jianghe", "江禾"},
                               {"baiyang", "白杨"}, {"tangxi", "唐溪"}};
  // Where the demo's clock is moved on: POST {"advance_seconds": n}. Empty: the pages offer no such
  // form.
  std::string gateway_clock_url;
};

// Every fault of the settings, none when they can be served.
std::vector<Problem> faults_of(const Settings& settings);

// "wmDemoCitizen0001=晴天", or the id alone. Refuses an empty id.
Result<Player> parse_player(std::string_view text);

// The members of an office's file (JSON with comments, staff[].userid and name).
Result<std::vector<Player>> staff_of_office(const std::string& file);

}  // namespace huiyin::sim::wecom

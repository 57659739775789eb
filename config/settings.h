// What the operator decides: read once at start from a JSON file and the environment, checked as a
// whole, then never changed. Every setting is declared in settings_table.cpp, once;
// docs/settings.md and config/huiyin.json follow from it.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "config/secret.h"

namespace huiyin::config {

struct Listen {
  std::string address;  // "127.0.0.1", "::1" or a host name
  int port = 0;         // 0: any free one
};

struct HttpSettings {
  int workers = 0;
  std::int64_t head_bytes_max = 0;
  std::int64_t body_bytes_max = 0;
  int connections_max = 0;
  std::chrono::seconds head_timeout{};
  std::chrono::seconds body_timeout{};
  std::chrono::seconds idle_timeout{};
  std::chrono::seconds write_timeout{};
};

struct StoreSettings {
  int writers = 0;  // PostgreSQL alone
  int readers = 0;
  int queue_max = 0;
};

struct WecomAppSettings {  // self-built app 自建应用: the staff's door
  std::int64_t agent_id = 0;
  Secret secret;
  Secret token;
  Secret aes_key;  // 43 characters of [A-Za-z0-9]
  bool configured() const { return agent_id != 0; }
};

struct WecomKfSettings {  // WeChat customer service 微信客服: the citizens' door
  std::string open_kfid;
  Secret secret;
  Secret token;
  Secret aes_key;
  bool configured() const { return !open_kfid.empty(); }
};

struct WecomSettings {
  std::string base_url;                 // scheme, host and port, no path, no slash at the end
  std::string inside_url, outside_url;  // the same, of its pages that know who somebody is
  std::string corp_id;
  WecomAppSettings app;
  WecomKfSettings kf;
  std::chrono::seconds callback_window{};
  std::chrono::seconds pull{};
  std::chrono::milliseconds connect_timeout{};
  std::chrono::milliseconds total_timeout{};
  std::chrono::minutes first_pull_answer{};
};

struct SmsAccountSettings {  // an account at a provider of SMS 短信
  std::string name;          // the operator's own: [a-z0-9_]{1,32}
  std::string provider;      // "aliyun", "tencent", "mas", "smpp"
  std::string base_url;      // scheme, host and port, no path, no slash at the end
  std::string id;            // AccessKeyId, SecretId, apId
  Secret secret;
  Secret security_token;  // Aliyun, Tencent: only of temporary keys; may be empty
  std::string signature;  // without 【】; 云MAS: its code 签名编码
  std::string app_id;     // Tencent: SmsSdkAppId
  std::string region;     // Tencent
  std::string customer;   // 云MAS: ecName
  // An approved template 模板 whose one variable takes our whole text; empty, at 云MAS alone: free
  // words.
  std::string template_code;
  std::string template_param;               // the name of that variable
  Secret push_key;                          // empty: the addresses for pushes are shut
  std::vector<std::string> push_addresses;  // as inet_ntop writes them; empty: from anywhere
  int extension_digits = 0;  // that may stand behind the number 扩展码; 0: none may
  int per_minute_max = 0;    // of one phone, of what it did not ask for, as the next two
  int per_hour_max = 0;
  int per_day_max = 0;
  int answers_per_day_max = 0;  // of one phone too, with what it was sent unasked
  int parts_per_second = 0;
  // Of a direct line 直连, "smpp", alone.
  std::string system_id;
  Secret password;
  std::string system_type;
  std::string bind;    // "transceiver", "transmitter_receiver"
  std::string source;  // may be empty
  int source_ton = 0, source_npi = 0, destination_ton = 0, destination_npi = 0;
  std::string number_form;  // "national", "international", "plus"
  std::string service_type;
  std::string validity;                           // "relative", "none"
  std::string response_id_form, receipt_id_form;  // "text", "hex", "dec"
  std::vector<std::string> vendor_codes;          // "0x401=retry"
  int window = 0;
  std::chrono::seconds enquire{}, response{};
};

struct WorkerSettings {
  int conversations = 0;
  int senders = 0;
};

struct DeliverySettings {
  std::chrono::milliseconds retry_first{};
  std::chrono::seconds retry_max{};
  int attempts_max = 0;
};

struct LookupSettings {
  int tries_max = 0;
  std::chrono::minutes shut{};
};

struct PhoneCodeSettings {  // 验证码 sent to a phone before it is joined with a conversation
  std::chrono::minutes kept{};
  int tries_max = 0;  // wrong ones an hour for one phone
  int sends_max = 0;  // an hour, to one phone and asked for by one conversation
};

struct BotSettings {
  int wrong_tries_max = 0;
  std::chrono::days session{};
};

struct WaitingSettings {
  std::chrono::hours offer{};
};

struct ReminderSettings {
  std::chrono::hours visit_hour{};  // hour of the office's day, the day before the visit
};

struct NoticeSettings {
  std::chrono::days link{};      // a link opens nothing after so long
  std::chrono::days unopened{};  // then the notice is brought by the next way
};

struct PaperSettings {  // faces 字体 of printed notices, the first that is installed
  std::vector<std::string> title_faces, text_faces;
};

struct ApiSettings {
  int calls_per_minute = 0;  // of one key
};

struct ConsoleSettings {  // signing in to the console 管理后台
  std::chrono::minutes idle{};
  std::chrono::days kept{};
  int tries_max = 0;
  std::chrono::minutes shut{};
  bool wecom_sign_in = false;
};

struct ConversationSettings {  // that somebody answers himself 人工接管
  std::chrono::minutes hand_back{};
};

struct SignalSettings {  // 预警
  std::chrono::minutes same{}, call{};
};

struct PromiseSettings {
  bool is_public = false;
};

struct WebhookSettings {
  bool private_addresses = false;
  int attempts_max = 0;
};

struct BulkSettings {  // sending to many 群发
  int per_minute = 0;  // of the installation
  int recipients_max = 0;
  int per_person_per_day = 0;
};

struct LogSettings {
  std::string level;
};

struct ClockSettings {
  bool demo = false;
};

// A setting that somebody gave, as the console shows it.
struct GivenSetting {
  std::string key;    // "sms.main.id"
  std::string value;  // as text; of a secret always empty
  std::string from;   // "huiyin.json", "环境变量 HUIYIN_SMS_MAIN_ID"
};

// All paths are absolute, or relative to the folder the program runs in when there is no settings
// file.
struct Settings {
  Listen listen;
  std::string public_url;  // without a slash at its end
  std::string data_dir;
  std::string database;  // the SQLite file, or "postgresql://…": it may hold a password
  std::string key_file;
  std::string office;     // empty: the built-in sample
  std::string offices;    // folder of the files of those below it; empty: there are none
  std::string calendar;   // the office's own years of days off; empty: those built in alone
  std::string reminders;  // the office's own policy of reminders; empty: the one built in
  std::string ca_file;    // PEM, authorities besides the system's; empty: none
  HttpSettings http;
  StoreSettings store;
  WecomSettings wecom;
  std::vector<SmsAccountSettings> sms;  // in the order in which they are tried
  WorkerSettings workers;
  DeliverySettings delivery;
  LookupSettings lookup;
  PhoneCodeSettings phone_code;
  BotSettings bot;
  WaitingSettings waiting;
  ReminderSettings reminder;
  NoticeSettings notice;
  PaperSettings paper;
  ApiSettings api;
  ConsoleSettings console;
  ConversationSettings conversations;
  SignalSettings signals;
  PromiseSettings promise;
  WebhookSettings webhooks;
  BulkSettings bulk;
  LogSettings log;
  ClockSettings clock;
  std::vector<GivenSetting> given;  // all that did not stay at their defaults
  std::string file;                 // where the settings stand; empty: in no file
  bool begin_on_trial = false;      // 试运行: at the first start, before anything was ever sent
};

// The variables of the process that begin with HUIYIN_, by name. See environment.h for the real
// ones.
using Environment = std::map<std::string, std::string>;

struct LoadedSettings {
  Settings settings;              // complete only when there are no problems
  std::vector<Problem> problems;  // every fault at once
  std::vector<Problem> warnings;  // to be shown, but the program can serve
  bool ok() const { return problems.empty(); }
};

// Reads the settings file at `path`; an empty one means environment and defaults alone. What the
// environment gives wins.
LoadedSettings load_settings(const std::string& path, const Environment& environment);

// The same from text. `where` names the text in faults; `folder` is what relative paths start from.
LoadedSettings read_settings(std::string_view text, const std::string& where,
                             const std::string& folder, const Environment& environment);

// What stands when nothing is set, with `data_dir` as data folder. For commands without a file, and
// for tests.
Settings default_settings(const std::string& data_dir);

}  // namespace huiyin::config

// The settings: each one a row, and nowhere else. The order is that of the default file and of the
// docs.
#include <algorithm>
#include <array>
#include <cctype>
#include <type_traits>

#include "config/declared.h"
#include "config/sms_keys.h"

namespace huiyin::config {
namespace {

template <class T>
void assign(T& member, SettingValue value) {
  if constexpr (std::is_same_v<T, bool>) {
    member = std::get<bool>(value);
  } else if constexpr (std::is_integral_v<T>) {
    member = static_cast<T>(std::get<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
    member = std::get<T>(std::move(value));
  } else if constexpr (std::is_constructible_v<T, std::string>) {
    member = T(std::get<std::string>(std::move(value)));
  } else {
    member = T{std::get<std::int64_t>(value)};  // a duration, in its own unit
  }
}

// "address:port", already checked.
void assign(Listen& member, SettingValue value) {
  std::string text = std::get<std::string>(std::move(value));
  const auto colon = text.rfind(':');
  member.port = std::stoi(text.substr(colon + 1));
  member.address = text.substr(0, colon);
  if (member.address.starts_with('[')) member.address = member.address.substr(1, colon - 2);
}

// Writes the member at the end of a path of members: at<&Settings::wecom, &WecomSettings::corp_id>.
template <auto first, auto... rest>
void at(Settings& settings, SettingValue value) {
  assign(((settings.*first).*....*rest), std::move(value));
}

// Writes a member of the SMS account that is being read, which is the last.
template <auto member>
void of_account(Settings& settings, SettingValue value) {
  assign(settings.sms.back().*member, std::move(value));
}

// Names the room's rows refer to are checked by the tests: unique, in groups, defaults within their
// own bounds.
constexpr Declared kSettings[] = {
    // clang-format off
    {.key = "listen",
     .english = "Address and port on which the program answers; a proxy with TLS stands in "
                "front of it.",
     .chinese = "程序接听的地址和端口；对外由带 TLS 的反向代理转发。",
     .shape = Shape::listen,
     .min = 1, .max = 255, .preset = "\"127.0.0.1:8080\"",
     .put = at<&Settings::listen>},
    {.key = "public_url",
     .english = "Address at which citizens reach the pages of this program from their phones, as "
                "it stands in the links to notices.",
     .chinese = "信访人用手机打开本程序网页（文书）的网址，写在发给他们的链接里。",
     .shape = Shape::base_url,
     .min = 1, .max = 500, .preset = "\"http://127.0.0.1:8080\"",
     .put = at<&Settings::public_url>},
    {.key = "data_dir",
     .english = "Folder of all that must not be lost; a relative one starts at the folder of "
                "this file.",
     .chinese = "数据文件夹；相对路径从本文件所在的文件夹算起。",
     .shape = Shape::path,
     .min = 1, .max = 4096, .preset = "\"data\"",
     .put = at<&Settings::data_dir>},
    {.key = "database",
     .english = "The database: a file (a relative one lies in data_dir), or a PostgreSQL server "
                "as postgresql://user:password@host:port/database. With a password it may stand "
                "in a file of its own, like a secret.",
     .chinese = "数据库：文件（相对路径从 data_dir 算起），或 PostgreSQL 服务器 "
                "postgresql://用户:密码@主机:端口/数据库。带密码时可像密钥一样放在单独的文件里。",
     .shape = Shape::database,
     .min = 1, .max = 4096, .preset = "\"sqlite:huiyin.db\"",
     .put = at<&Settings::database>},
    {.key = "key_file",
     .english = "Key of the personal data; made at the first start, readable by its owner alone"
                "; a relative path starts at data_dir. Back it up apart from the database: "
                "without it names and phones cannot be read.",
     .chinese = "个人信息的加密密钥文件，首次启动时生成；相对路径从 data_dir 算起。请与数据库分"
                "开备份，丢失后姓名、电话无法恢复。",
     .shape = Shape::path,
     .min = 1, .max = 4096, .preset = "\"huiyin.key\"",
     .put = at<&Settings::key_file>},
    {.key = "office",
     .english = "The office's own file (name, address, reception days, staff); a relative path "
                "starts at the folder of this file. Without it a sample office is served, with "
                "a warning.",
     .chinese = "本单位的资料文件（名称、地址、接访日、人员）；相对路径从本文件所在的文件夹算起"
                "。不填则使用示例单位并给出警告。",
     .shape = Shape::path,
     .min = 1, .max = 4096, .example = "\"office.json\"",
     .put = at<&Settings::office>},
    {.key = "offices",
     .english = "A folder with a file for each office below this one (counties, units), of the "
                "same shape; a file's name is its office's code. A relative path starts at the "
                "folder of this file.",
     .chinese = "下级单位（区县局、直属单位）的资料文件所在的文件夹，每个单位一个文件，文件名就是"
                "单位代码（yunxi.json）；相对路径从本文件所在的文件夹算起。没有就不填。",
     .shape = Shape::path,
     .min = 1, .max = 4096, .example = "\"offices\"",
     .put = at<&Settings::offices>},
    {.key = "calendar",
     .english = "A file of the office's own with years of days off, over those built in; a "
                "relative path starts at the folder of this file.",
     .chinese = "本单位自己的放假安排文件，其中的年份代替内置的；相对路径从本文件所在的文件夹算起"
                "。",
     .shape = Shape::path,
     .min = 1, .max = 4096, .example = "\"calendar.json\"",
     .put = at<&Settings::calendar>},
    {.key = "reminders",
     .english = "A file of the office's own that says who is reminded of which clock, and when; it "
                "stands in for the whole of the built-in one. A relative path starts at the folder "
                "of this file.",
     .chinese = "本单位自己的提醒催办规定文件（什么期限、提前几天、提醒谁），整份代替内置的；相对"
                "路径从本文件所在的文件夹算起。",
     .shape = Shape::path,
     .min = 1, .max = 4096, .example = "\"reminders.json\"",
     .put = at<&Settings::reminders>},
    {.key = "http.workers",
     .english = "Threads that answer requests; more than cores lowers the rate.",
     .chinese = "处理请求的线程数；多于处理器核数反而变慢。",
     .kind = Kind::integer,
     .min = 1, .max = 64, .unit = "个", .preset = "2",
     .put = at<&Settings::http, &HttpSettings::workers>},
    {.key = "http.head_bytes_max",
     .english = "Largest head of a request.",
     .chinese = "请求头的最大长度。",
     .kind = Kind::integer,
     .min = 1024, .max = 1048576, .unit = "字节", .preset = "16384",
     .put = at<&Settings::http, &HttpSettings::head_bytes_max>},
    {.key = "http.body_bytes_max",
     .english = "Largest body of a request, also of one sent in pieces without a length.",
     .chinese = "请求正文的最大长度，分块发送的也算。",
     .kind = Kind::integer,
     .min = 4096, .max = 104857600, .unit = "字节", .preset = "1048576",
     .put = at<&Settings::http, &HttpSettings::body_bytes_max>},
    {.key = "http.connections_max",
     .english = "Connections open at a time; the next one is turned away with 503.",
     .chinese = "同时保持的连接数上限，超过的回答 503。",
     .kind = Kind::integer,
     .min = 16, .max = 1000000, .unit = "个", .preset = "10000",
     .put = at<&Settings::http, &HttpSettings::connections_max>},
    {.key = "http.head_timeout_seconds",
     .english = "From the first byte of a request to the end of its head.",
     .chinese = "从请求的第一个字节到请求头收完的时限。",
     .kind = Kind::integer,
     .min = 1, .max = 300, .unit = "秒", .preset = "10",
     .put = at<&Settings::http, &HttpSettings::head_timeout>},
    {.key = "http.body_timeout_seconds",
     .english = "From the end of the head to the end of the body.",
     .chinese = "从请求头收完到正文收完的时限。",
     .kind = Kind::integer,
     .min = 1, .max = 600, .unit = "秒", .preset = "30",
     .put = at<&Settings::http, &HttpSettings::body_timeout>},
    {.key = "http.idle_timeout_seconds",
     .english = "How long a connection without a request is kept.",
     .chinese = "没有请求的连接保持多久。",
     .kind = Kind::integer,
     .min = 1, .max = 3600, .unit = "秒", .preset = "75",
     .put = at<&Settings::http, &HttpSettings::idle_timeout>},
    {.key = "http.write_timeout_seconds",
     .english = "How long an answer may take to be sent.",
     .chinese = "发送回答的时限。",
     .kind = Kind::integer,
     .min = 1, .max = 300, .unit = "秒", .preset = "10",
     .put = at<&Settings::http, &HttpSettings::write_timeout>},
    {.key = "store.readers",
     .english = "Connections that read the database at a time.",
     .chinese = "同时读数据库的连接数。",
     .kind = Kind::integer,
     .min = 1, .max = 64, .unit = "个", .preset = "2",
     .put = at<&Settings::store, &StoreSettings::readers>},
    {.key = "store.writers",
     .english = "Transactions that write to PostgreSQL at a time; SQLite has one writer.",
     .chinese = "同时写 PostgreSQL 的连接数；SQLite 只有一个写入者。",
     .kind = Kind::integer,
     .min = 1, .max = 64, .unit = "个", .preset = "4",
     .put = at<&Settings::store, &StoreSettings::writers>},
    {.key = "store.queue_max",
     .english = "Writes that may wait for the database; beyond it callbacks are answered 503, "
                "and the platform repeats them.",
     .chinese = "等待写入数据库的任务上限；超过时回调答 503，由平台重发。",
     .kind = Kind::integer,
     .min = 100, .max = 1000000, .unit = "个", .preset = "100000",
     .put = at<&Settings::store, &StoreSettings::queue_max>},
    {.key = "wecom.base_url",
     .english = "The WeCom platform: scheme, host and port.",
     .chinese = "企业微信平台的地址（协议、主机、端口）。",
     .shape = Shape::base_url,
     .min = 1, .max = 255, .preset = "\"https://qyapi.weixin.qq.com\"",
     .put = at<&Settings::wecom, &WecomSettings::base_url>},
    {.key = "wecom.corp_id",
     .english = "CorpID of the organisation.",
     .chinese = "企业 ID（CorpID）。",
     .shape = Shape::word,
     .min = 1, .max = 64, .example = "\"ww0123456789abcdef\"",
     .put = at<&Settings::wecom, &WecomSettings::corp_id>},
    {.key = "wecom.app.agent_id",
     .english = "AgentId of the self-built app through which staff are told.",
     .chinese = "自建应用的 AgentId，工作人员由它收到通知。",
     .kind = Kind::integer,
     .min = 1, .max = 9007199254740992, .example = "1000002",
     .put = at<&Settings::wecom, &WecomSettings::app, &WecomAppSettings::agent_id>},
    {.key = "wecom.app.secret",
     .english = "The app's Secret.",
     .chinese = "自建应用的 Secret。",
     .shape = Shape::word,
     .min = 1, .max = 256, .secret = true,
     .put = at<&Settings::wecom, &WecomSettings::app, &WecomAppSettings::secret>},
    {.key = "wecom.app.token",
     .english = "Token of the app's callback (receive messages).",
     .chinese = "自建应用“接收消息”的 Token。",
     .shape = Shape::word,
     .min = 1, .max = 128, .secret = true,
     .put = at<&Settings::wecom, &WecomSettings::app, &WecomAppSettings::token>},
    {.key = "wecom.app.aes_key",
     .english = "EncodingAESKey of the app's callback: 43 letters and digits.",
     .chinese = "自建应用“接收消息”的 EncodingAESKey，43 位字母和数字。",
     .shape = Shape::aes_key,
     .min = 1, .max = 43, .secret = true,
     .put = at<&Settings::wecom, &WecomSettings::app, &WecomAppSettings::aes_key>},
    {.key = "wecom.kf.open_kfid",
     .english = "Id of the customer service account to which citizens write.",
     .chinese = "微信客服账号的 ID（open_kfid），群众由它来信。",
     .shape = Shape::word,
     .min = 1, .max = 64, .example = "\"wkAAAAAAAAAAAA\"",
     .put = at<&Settings::wecom, &WecomSettings::kf, &WecomKfSettings::open_kfid>},
    {.key = "wecom.kf.secret",
     .english = "The Secret of customer service.",
     .chinese = "微信客服的 Secret。",
     .shape = Shape::word,
     .min = 1, .max = 256, .secret = true,
     .put = at<&Settings::wecom, &WecomSettings::kf, &WecomKfSettings::secret>},
    {.key = "wecom.kf.token",
     .english = "Token of customer service's callback.",
     .chinese = "微信客服回调的 Token。",
     .shape = Shape::word,
     .min = 1, .max = 128, .secret = true,
     .put = at<&Settings::wecom, &WecomSettings::kf, &WecomKfSettings::token>},
    {.key = "wecom.kf.aes_key",
     .english = "EncodingAESKey of customer service's callback: 43 letters and digits.",
     .chinese = "微信客服回调的 EncodingAESKey，43 位字母和数字。",
     .shape = Shape::aes_key,
     .min = 1, .max = 43, .secret = true,
     .put = at<&Settings::wecom, &WecomSettings::kf, &WecomKfSettings::aes_key>},
    {.key = "wecom.callback_window_seconds",
     .english = "A callback whose time differs from ours by more is refused; wider than "
                "retries and clock skew.",
     .chinese = "回调的时间与本机相差超过此数即拒收；应大于平台重试和时钟误差。",
     .kind = Kind::integer,
     .min = 60, .max = 86400, .unit = "秒", .preset = "600",
     .put = at<&Settings::wecom, &WecomSettings::callback_window>},
    {.key = "wecom.pull_seconds",
     .english = "How often messages are fetched even without a callback.",
     .chinese = "即使没有回调，也每隔多久取一次消息。",
     .kind = Kind::integer,
     .min = 5, .max = 3600, .unit = "秒", .preset = "60",
     .put = at<&Settings::wecom, &WecomSettings::pull>},
    {.key = "wecom.connect_timeout_ms",
     .english = "Limit of connecting to the platform.",
     .chinese = "连接平台的时限。",
     .kind = Kind::integer,
     .min = 100, .max = 60000, .unit = "毫秒", .preset = "3000",
     .put = at<&Settings::wecom, &WecomSettings::connect_timeout>},
    {.key = "wecom.total_timeout_ms",
     .english = "Limit of a whole call to the platform.",
     .chinese = "一次平台调用的总时限。",
     .kind = Kind::integer,
     .min = 200, .max = 120000, .unit = "毫秒", .preset = "10000",
     .put = at<&Settings::wecom, &WecomSettings::total_timeout>},
    {.key = "wecom.first_pull_answer_minutes",
     .english = "At the very first fetch only messages younger than this are answered; older "
                "ones are kept.",
     .chinese = "第一次取消息时，只回复这段时间内的来信，更早的只保存。",
     .kind = Kind::integer,
     .min = 0, .max = 4320, .unit = "分钟", .preset = "60",
     .put = at<&Settings::wecom, &WecomSettings::first_pull_answer>},
    {.key = "sms.<name>.provider",
     .english = "The provider of this account. An account has a name of your own (small "
                "letters, digits and _); there may be several, and the first in the file is "
                "tried first.",
     .chinese = "短信服务商：aliyun 阿里云，tencent 腾讯云，mas 移动云MAS。账号的名称自定（小写字母、"
                "数字和 _），可以有几个，写在前面的先用。",
     .shape = Shape::choice,
     .min = 1, .max = 16, .choices = kSmsProviders, .example = "\"aliyun\"",
     .needed_by = kSmsProviders,
     .put = of_account<&SmsAccountSettings::provider>},
    {.key = "sms.<name>.base_url",
     .english = "The provider's platform: scheme, host and port. Without it "
                "https://dysmsapi.aliyuncs.com or https://sms.tencentcloudapi.com; 云MAS gives "
                "each customer its own.",
     .chinese = "服务商平台的地址（协议、主机、端口）。不填则用阿里云 https://dysmsapi.aliyuncs.com、腾讯云 "
                "https://sms.tencentcloudapi.com；云MAS 的由移动公司给出。",
     .shape = Shape::base_url,
     .min = 1, .max = 255, .example = "\"https://dysmsapi.aliyuncs.com\"",
     .needed_by = "mas",
     .put = of_account<&SmsAccountSettings::base_url>},
    {.key = "sms.<name>.id",
     .english = "Whose the secret is: AccessKeyId, SecretId, or apId of the interface's user.",
     .chinese = "密钥的编号：阿里云 AccessKeyId，腾讯云 SecretId，云MAS 接口账号 apId。",
     .shape = Shape::word,
     .min = 1, .max = 128, .example = "\"access-key-id\"",
     .needed_by = kSmsProviders,
     .put = of_account<&SmsAccountSettings::id>},
    {.key = "sms.<name>.secret",
     .english = "The secret: AccessKeySecret, SecretKey, or secretKey of the interface's user.",
     .chinese = "密钥：阿里云 AccessKeySecret，腾讯云 SecretKey，云MAS 接口账号的 secretKey。",
     .shape = Shape::word,
     .min = 1, .max = 256,
     .needed_by = kSmsProviders, .secret = true,
     .put = of_account<&SmsAccountSettings::secret>},
    {.key = "sms.<name>.security_token",
     .english = "The token that belongs to temporary keys.",
     .chinese = "临时密钥附带的令牌；长期密钥不用填。",
     .shape = Shape::word,
     .min = 1, .max = 4096,
     .only_of = "aliyun|tencent", .secret = true,
     .put = of_account<&SmsAccountSettings::security_token>},
    {.key = "sms.<name>.signature",
     .english = "The approved signature without 【】; of 云MAS its code.",
     .chinese = "审核通过的短信签名，不带【】；云MAS 填签名编码。",
     .min = 1, .max = 128, .example = "\"云岭市信访局\"",
     .needed_by = kSmsProviders,
     .put = of_account<&SmsAccountSettings::signature>},
    {.key = "sms.<name>.app_id",
     .english = "SmsSdkAppId of the application.",
     .chinese = "短信应用的 SmsSdkAppId。",
     .shape = Shape::word,
     .min = 1, .max = 32, .example = "\"1400000000\"",
     .needed_by = "tencent", .only_of = "tencent",
     .put = of_account<&SmsAccountSettings::app_id>},
    {.key = "sms.<name>.region",
     .english = "Region of the platform.",
     .chinese = "平台的地域。",
     .shape = Shape::word,
     .min = 1, .max = 64, .preset = "\"ap-guangzhou\"",
     .only_of = "tencent",
     .put = of_account<&SmsAccountSettings::region>},
    {.key = "sms.<name>.customer",
     .english = "Name of the customer, ecName.",
     .chinese = "集团客户名称 ecName。",
     .min = 1, .max = 200, .example = "\"云岭市信访局\"",
     .needed_by = "mas", .only_of = "mas",
     .put = of_account<&SmsAccountSettings::customer>},
    {.key = "sms.<name>.template_code",
     .english = "An approved template with one variable, which takes our whole text. 云MAS takes "
                "free words without it.",
     .chinese = "审核通过的短信模板，只含一个变量，短信全文放在变量里；云MAS 可以不用模板。",
     .shape = Shape::word,
     .min = 1, .max = 64, .example = "\"SMS_123456789\"",
     .needed_by = "aliyun|tencent",
     .put = of_account<&SmsAccountSettings::template_code>},
    {.key = "sms.<name>.template_param",
     .english = "Name of the template's variable.",
     .chinese = "模板里变量的名称。",
     .shape = Shape::word,
     .min = 1, .max = 64, .preset = "\"content\"",
     .put = of_account<&SmsAccountSettings::template_param>},
    {.key = "sms.<name>.push_key",
     .english = "The part of the addresses for receipts and replies that nobody can guess; each "
                "account has its own. Without it these addresses are shut.",
     .chinese = "服务商推送回执、回复的地址里别人猜不到的一段，至少 16 位字母、数字、- 或 _，每个账号"
                "各用一串（可用 openssl rand -hex 16 生成）。不填则这些地址关闭。",
     .shape = Shape::url_safe,
     .min = 16, .max = 128,
     .secret = true,
     .put = of_account<&SmsAccountSettings::push_key>},
    {.key = "sms.<name>.push_addresses",
     .english = "IP addresses that may push receipts and replies; without it any that knows the "
                "address. In the environment with commas between.",
     .chinese = "可以推送回执、回复的 IP 地址；不填则不限。",
     .kind = Kind::list, .shape = Shape::address,
     .min = 1, .max = 64, .example = "[\"203.0.113.7\", \"2001:db8::7\"]",
     .put = of_account<&SmsAccountSettings::push_addresses>},
    {.key = "sms.<name>.per_minute_max",
     .english = "Messages to one phone in a minute.",
     .chinese = "同一手机号每分钟最多几条。",
     .kind = Kind::integer,
     .min = 1, .max = 60, .unit = "条", .preset = "1",
     .put = of_account<&SmsAccountSettings::per_minute_max>},
    {.key = "sms.<name>.per_hour_max",
     .english = "Messages to one phone in an hour.",
     .chinese = "同一手机号每小时最多几条。",
     .kind = Kind::integer,
     .min = 1, .max = 1000, .unit = "条", .preset = "5",
     .put = of_account<&SmsAccountSettings::per_hour_max>},
    {.key = "sms.<name>.per_day_max",
     .english = "Messages to one phone in a day.",
     .chinese = "同一手机号每天最多几条。",
     .kind = Kind::integer,
     .min = 1, .max = 1000, .unit = "条", .preset = "10",
     .put = of_account<&SmsAccountSettings::per_day_max>},
    {.key = "sms.<name>.parts_per_second",
     .english = "Messages sent in a second, as they are billed: a long text is several.",
     .chinese = "每秒最多发送几条，按计费条数算，长短信算几条。",
     .kind = Kind::integer,
     .min = 1, .max = 1000, .unit = "条", .preset = "10",
     .put = of_account<&SmsAccountSettings::parts_per_second>},
    {.key = "workers.conversations",
     .english = "Conversations worked on at a time; one person's messages are always in order.",
     .chinese = "同时处理的会话数；同一个人的来信总是按顺序处理。",
     .kind = Kind::integer,
     .min = 1, .max = 64, .unit = "个", .preset = "2",
     .put = at<&Settings::workers, &WorkerSettings::conversations>},
    {.key = "workers.senders",
     .english = "Messages sent at a time.",
     .chinese = "同时发送的消息数。",
     .kind = Kind::integer,
     .min = 1, .max = 64, .unit = "个", .preset = "4",
     .put = at<&Settings::workers, &WorkerSettings::senders>},
    {.key = "delivery.retry_first_ms",
     .english = "Pause before the second attempt; it doubles with each further one.",
     .chinese = "第一次重发前的等待，以后每次加倍。",
     .kind = Kind::integer,
     .min = 50, .max = 60000, .unit = "毫秒", .preset = "200",
     .put = at<&Settings::delivery, &DeliverySettings::retry_first>},
    {.key = "delivery.retry_max_seconds",
     .english = "Longest pause between two attempts.",
     .chinese = "两次重发之间的最长等待。",
     .kind = Kind::integer,
     .min = 1, .max = 86400, .unit = "秒", .preset = "300",
     .put = at<&Settings::delivery, &DeliverySettings::retry_max>},
    {.key = "delivery.attempts_max",
     .english = "Attempts in all; then the message is parked for a person to see. An outage of "
                "the platform does not count.",
     .chinese = "最多发送几次；之后停下，由人查看。平台整个不通时不计次数。",
     .kind = Kind::integer,
     .min = 1, .max = 100, .unit = "次", .preset = "40",
     .put = at<&Settings::delivery, &DeliverySettings::attempts_max>},
    {.key = "lookup.tries_max",
     .english = "Wrong look-ups of a case or visit before look-up is shut.",
     .chinese = "查询号码连续输错几次后暂停查询。",
     .kind = Kind::integer,
     .min = 1, .max = 100, .unit = "次", .preset = "5",
     .put = at<&Settings::lookup, &LookupSettings::tries_max>},
    {.key = "lookup.shut_minutes",
     .english = "How long look-up is then shut.",
     .chinese = "暂停查询多久。",
     .kind = Kind::integer,
     .min = 1, .max = 1440, .unit = "分钟", .preset = "30",
     .put = at<&Settings::lookup, &LookupSettings::shut>},
    {.key = "bot.wrong_tries_max",
     .english = "Answers not understood in a row before other words and a person are offered.",
     .chinese = "同一个问题连续几次没有听懂后，换个说法并请人帮忙。",
     .kind = Kind::integer,
     .min = 1, .max = 10, .unit = "次", .preset = "3",
     .put = at<&Settings::bot, &BotSettings::wrong_tries_max>},
    {.key = "bot.session_days",
     .english = "How long an unfinished conversation is remembered.",
     .chinese = "没有说完的对话记住多久。",
     .kind = Kind::integer,
     .min = 1, .max = 90, .unit = "天", .preset = "7",
     .put = at<&Settings::bot, &BotSettings::session>},
    {.key = "waiting.offer_hours",
     .english = "How long a seat that became free is held for the next on the waiting list.",
     .chinese = "空出的名额为候补的人保留多久。",
     .kind = Kind::integer,
     .min = 1, .max = 168, .unit = "小时", .preset = "12",
     .put = at<&Settings::waiting, &WaitingSettings::offer>},
    {.key = "reminder.visit_hour",
     .english = "Hour of the day before a visit at which its reminder is sent.",
     .chinese = "来访前一天几点发送提醒。",
     .kind = Kind::integer,
     .min = 8, .max = 20, .unit = "点", .preset = "16",
     .put = at<&Settings::reminder, &ReminderSettings::visit_hour>},
    {.key = "notice.link_days",
     .english = "How long the link to a notice opens it.",
     .chinese = "文书的链接多少天内打得开。",
     .kind = Kind::integer,
     .min = 7, .max = 365, .unit = "天", .preset = "90",
     .put = at<&Settings::notice, &NoticeSettings::link>},
    {.key = "notice.unopened_days",
     .english = "How long a notice may stay unopened before it is brought by the next way: SMS, a "
                "call, the post.",
     .chinese = "文书多少天没有打开，就改用短信、电话、邮寄送达。",
     .kind = Kind::integer,
     .min = 1, .max = 30, .unit = "天", .preset = "3",
     .put = at<&Settings::notice, &NoticeSettings::unopened>},
    {.key = "api.calls_per_minute",
     .english = "How often one key may call the API; a minute's worth may come at once.",
     .chinese = "每个密钥每分钟最多调用接口几次；可以一次用完一分钟的量。",
     .kind = Kind::integer,
     .min = 1, .max = 100000, .unit = "次", .preset = "600",
     .put = at<&Settings::api, &ApiSettings::calls_per_minute>},
    {.key = "webhooks.private_addresses",
     .english = "Webhooks may lead into the own network, and go by plain http.",
     .chinese = "允许把变动推送到内部网络的地址，也可以不加密。",
     .kind = Kind::flag,
     .preset = "false",
     .put = at<&Settings::webhooks, &WebhookSettings::private_addresses>},
    {.key = "webhooks.attempts_max",
     .english = "Attempts at a delivery, ever less often; then it is parked until it is replayed.",
     .chinese = "一次推送最多试几次，间隔越来越长；之后停下，等人重发。",
     .kind = Kind::integer,
     .min = 1, .max = 50, .unit = "次", .preset = "15",
     .put = at<&Settings::webhooks, &WebhookSettings::attempts_max>},
    {.key = "log.level",
     .english = "How much is written to the log; never what people wrote.",
     .chinese = "日志的详细程度；任何级别都不记录来信内容。",
     .shape = Shape::choice,
     .min = 1, .max = 16, .choices = "debug|info|warn|error", .preset = "\"info\"",
     .put = at<&Settings::log, &LogSettings::level>},
    {.key = "clock.demo",
     .english = "The clock can be moved on from outside, to watch reminders come. For "
                "demonstrations only.",
     .chinese = "允许把时钟往前拨，用于演示提醒。只能用于演示。",
     .kind = Kind::flag,
     .preset = "false",
     .put = at<&Settings::clock, &ClockSettings::demo>},
    // clang-format on
};

// HUIYIN_CONFIG is the default of --config; the ports are read by ./dev run, the vectors by the
// tests.
constexpr std::string_view kOtherNames[] = {"HUIYIN_CONFIG", "HUIYIN_VECTORS", "HUIYIN_DEMO_PORT",
                                            "HUIYIN_SIM_PORT", "HUIYIN_TEST_POSTGRESQL"};

}  // namespace

std::span<const Declared> declared_settings() { return kSettings; }
std::span<const std::string_view> other_environment_names() { return kOtherNames; }

bool is_among(std::string_view choices, std::string_view word) {
  while (true) {
    const auto bar = choices.find('|');
    if (choices.substr(0, bar) == word) return true;
    if (bar == std::string_view::npos) return false;
    choices.remove_prefix(bar + 1);
  }
}

std::string joined(std::string_view choices, std::string_view between) {
  std::string text;
  for (const char letter : choices) letter == '|' ? text += between : text += letter;
  return text;
}

std::string environment_name(std::string_view key) {
  std::string name = "HUIYIN_";
  for (const char letter : key)
    name +=
        letter == '.' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return name;
}

}  // namespace huiyin::config

#include "config/settings.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "config/declared.h"
#include "tests/support/property.h"

namespace settings_test {

using namespace huiyin;
using namespace huiyin::config;
using namespace huiyin::testing;

namespace {

const std::string kKey = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU";

std::string whole_file(const std::string& aes_key = kKey) {
  return R"({
    // comments may stand here
    "listen": "127.0.0.1:8080", "data_dir": "/srv/huiyin", "office": "office.json",
    "wecom": { "corp_id": "ww5a1c0ffee0000001",
      "app": { "agent_id": 1000002, "secret": "app-secret", "token": "AppToken01", "aes_key": ")" +
         aes_key + R"(" },
      "kf": { "open_kfid": "wkDesk0001", "secret": "kf-secret", "token": "KfToken02",
              "aes_key": ")" +
         kKey + R"(" } } })";
}

LoadedSettings read(const std::string& text, const Environment& environment = {}) {
  return read_settings(text, "huiyin.json", "/etc/huiyin", environment);
}

const Problem* find(const std::vector<Problem>& problems, const std::string& code,
                    const std::string& key) {
  for (const Problem& problem : problems)
    if (problem.code == code && problem.where.ends_with(key)) return &problem;
  return nullptr;
}

std::string all_words(const LoadedSettings& loaded) {
  std::string words;
  for (const auto* list : {&loaded.problems, &loaded.warnings})
    for (const Problem& problem : *list)
      words += problem.code + problem.where + problem.what + problem.remedy;
  return words;
}

// A file of its own for one test, gone with it.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "huiyin-settings-XXXXXX").string();
    close(mkstemp(pattern.data()));
    path_ = pattern;
    std::ofstream(path_) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("a whole file is read, and what it does not say has its default") {
  const LoadedSettings loaded = read(whole_file());
  CHECK(all_words(loaded) == "");
  const Settings& settings = loaded.settings;
  CHECK(settings.listen.address == "127.0.0.1");
  CHECK(settings.listen.port == 8080);
  CHECK(settings.wecom.app.agent_id == 1000002);
  CHECK(settings.wecom.app.secret.reveal() == "app-secret");
  CHECK(settings.wecom.kf.open_kfid == "wkDesk0001");
  CHECK(settings.wecom.kf.aes_key.reveal() == kKey);
  CHECK(settings.wecom.base_url == "https://qyapi.weixin.qq.com");
  CHECK(settings.wecom.callback_window == std::chrono::minutes(10));
  CHECK(settings.delivery.retry_first == std::chrono::milliseconds(200));
  CHECK(settings.lookup.shut == std::chrono::minutes(30));
  CHECK(settings.bot.session == std::chrono::days(7));
  CHECK_FALSE(settings.clock.demo);
}

TEST_CASE("relative paths start at the settings file's folder, the database's at the data folder") {
  Settings settings = read(whole_file()).settings;
  CHECK(settings.data_dir == "/srv/huiyin");
  CHECK(settings.database == "/srv/huiyin/huiyin.db");
  CHECK(settings.key_file == "/srv/huiyin/huiyin.key");
  CHECK(settings.office == "/etc/huiyin/office.json");
  settings = read(R"({"data_dir": "data", "database": "sqlite:/var/x.db"})").settings;
  CHECK(settings.data_dir == "/etc/huiyin/data");
  CHECK(settings.database == "/var/x.db");
}

TEST_CASE("an unknown setting is a fault that names the one most likely meant") {
  struct Row {
    const char *text, *unknown, *meant;
  };
  const auto row = GENERATE(values<Row>({
      {R"({"lisen": "127.0.0.1:80"})", "lisen", "listen"},
      {R"({"wecom": {"app": {"aeskey": "x"}}})", "wecom.app.aeskey", "wecom.app.aes_key"},
      {R"({"wecom": {"corpid": "x"}})", "wecom.corpid", "wecom.corp_id"},
      {R"({"corp_id": "x"})", "corp_id", "wecom.corp_id"},
      {R"({"htpp": {"workers": 2}})", "htpp", "http"},
      {R"({"datadir": "x"})", "datadir", "data_dir"},
      {R"({"delivery": {"attempt_max": 2}})", "delivery.attempt_max", "delivery.attempts_max"},
  }));
  CAPTURE(row.text);
  const LoadedSettings loaded = read(row.text);
  const Problem* problem = find(loaded.problems, "settings.unknown", row.unknown);
  REQUIRE(problem != nullptr);
  CHECK(problem->remedy.find(row.meant) != std::string::npos);
}

TEST_CASE("all faults of a file come back together") {
  const LoadedSettings loaded = read(R"({
    "listen": "nowhere", "http": {"workers": 0, "body_bytes_max": "many"}, "wecom": {
      "app": {"agent_id": 7}, "pull_seconds": 1.5}, "log": {"level": "loud"}, "colour": "red" })");
  CHECK(find(loaded.problems, "settings.shape", "listen"));
  CHECK(find(loaded.problems, "settings.bounds", "http.workers"));
  CHECK(find(loaded.problems, "settings.type", "http.body_bytes_max"));
  CHECK(find(loaded.problems, "settings.type", "wecom.pull_seconds"));
  CHECK(find(loaded.problems, "settings.shape", "log.level"));
  CHECK(find(loaded.problems, "settings.unknown", "colour"));
  CHECK(find(loaded.problems, "settings.missing", "wecom.app.secret"));
  CHECK(find(loaded.problems, "settings.missing", "wecom.app.token"));
  CHECK(find(loaded.problems, "settings.missing", "wecom.app.aes_key"));
  CHECK(find(loaded.problems, "settings.missing", "wecom.corp_id"));
  for (const Problem& problem : loaded.problems) {
    CAPTURE(problem.where);
    CHECK_FALSE(problem.what.empty());
    CHECK_FALSE(problem.remedy.empty());
  }
}

TEST_CASE("an EncodingAESKey that is not 43 letters and digits is refused at start") {
  struct Row {
    const char* because;
    std::string key;
  };
  const auto row = GENERATE(values<Row>({
      {"one short", kKey.substr(1)},
      {"one more", kKey + "a"},
      {"empty", ""},
      {"padded as base64 would be", kKey.substr(1) + "="},
      {"a sign of no alphabet", kKey.substr(1) + "$"},
      {"base64's own signs are not in the platform's keys", kKey.substr(2) + "+/"},
      {"a blank within", kKey.substr(0, 20) + " " + kKey.substr(21)},
      {"a line end after it", kKey + "\\n"},
      {"a letter beyond ASCII", kKey.substr(3) + "é"},
  }));
  CAPTURE(row.because);
  const LoadedSettings loaded = read(whole_file(row.key));
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].where == "huiyin.json: wecom.app.aes_key");
  CHECK((row.key.empty() || all_words(loaded).find(row.key.substr(0, 10)) == std::string::npos));
}

TEST_CASE("a syntax error says line and column, and quotes nothing of the file") {
  struct Row {
    const char *because, *text, *where;
  };
  const auto row = GENERATE(values<Row>({
      {"a comma too many", "{\n  \"listen\": \"127.0.0.1:8080\",\n}", "huiyin.json:3:1"},
      {"a comma too few", "{\n  \"data_dir\": \"x\"\n  \"listen\": \"y\"}", "huiyin.json:3:3"},
      {"columns are characters", "{\"office\": \"云岭\" x}", "huiyin.json:1:17"},
      {"nothing at all", "", "huiyin.json:1:1"},
      {"never closed", "{\"listen\": \"secret-word", "huiyin.json:1:24"},
  }));
  CAPTURE(row.because);
  const LoadedSettings loaded = read(row.text);
  REQUIRE(loaded.problems.size() >= 1);
  CHECK(loaded.problems[0].code == "json.syntax");
  CHECK(loaded.problems[0].where == row.where);
  CHECK(all_words(loaded).find("secret-word") == std::string::npos);
}

TEST_CASE("a key given twice is a fault") {
  const LoadedSettings loaded =
      read(R"({"wecom": {"corp_id": "a", "corp_id": "b"}, "listen": "a:1", "listen": "a:1"})");
  CHECK(find(loaded.problems, "json.duplicate", "wecom.corp_id"));
  CHECK(find(loaded.problems, "json.duplicate", "listen"));
}

TEST_CASE("the environment wins over the file, also for numbers and flags") {
  const LoadedSettings loaded = read(R"({"listen": "127.0.0.1:1", "http": {"workers": 3}})",
                                     {{"HUIYIN_LISTEN", "0.0.0.0:9"},
                                      {"HUIYIN_HTTP_WORKERS", "4"},
                                      {"HUIYIN_WECOM_BASE_URL", "http://127.0.0.1:18700/"},
                                      {"HUIYIN_CLOCK_DEMO", "true"},
                                      {"HUIYIN_CONFIG", "/etc/huiyin/huiyin.json"}});
  CHECK(loaded.problems.empty());
  CHECK(loaded.settings.listen.port == 9);
  CHECK(loaded.settings.http.workers == 4);
  CHECK(loaded.settings.wecom.base_url == "http://127.0.0.1:18700");
  CHECK(loaded.settings.clock.demo);
}

TEST_CASE("a wrong or unknown variable is a fault that names it") {
  const LoadedSettings loaded = read("{}", {{"HUIYIN_WECOM_CORPID", "x"},
                                            {"HUIYIN_HTTP_WORKERS", "many"},
                                            {"HUIYIN_CLOCK_DEMO", "maybe"},
                                            {"HUIYIN_LISTEN", ""}});
  const Problem* unknown = find(loaded.problems, "settings.unknown", "HUIYIN_WECOM_CORPID");
  REQUIRE(unknown);
  CHECK(unknown->remedy.find("HUIYIN_WECOM_CORP_ID") != std::string::npos);
  CHECK(find(loaded.problems, "settings.bounds", "HUIYIN_HTTP_WORKERS"));
  CHECK(find(loaded.problems, "settings.type", "HUIYIN_CLOCK_DEMO"));
  CHECK(find(loaded.problems, "settings.shape", "HUIYIN_LISTEN"));
}

TEST_CASE("a secret may stand in a file of its own, named in the file or in the environment") {
  const TemporaryFile secret("from-a-file\n"), other("from-another\r\n");
  const LoadedSettings loaded =
      read(R"({"wecom": {"app": {"secret": {"file": ")" + secret.path() + R"("}}}})",
           {{"HUIYIN_WECOM_KF_SECRET_FILE", other.path()}});
  CHECK(loaded.settings.wecom.app.secret.reveal() == "from-a-file");
  CHECK(loaded.settings.wecom.kf.secret.reveal() == "from-another");
}

TEST_CASE("a secret's file that cannot be read is a fault; so is a secret given in two ways") {
  LoadedSettings loaded = read(R"({"wecom": {"app": {"secret": {"file": "/nowhere/secret"}}}})");
  CHECK(find(loaded.problems, "file.missing", "wecom.app.secret"));
  loaded = read(R"({"wecom": {"app": {"secret": {"path": "x"}}}})");
  CHECK(find(loaded.problems, "settings.type", "wecom.app.secret"));
  loaded = read("{}", {{"HUIYIN_WECOM_APP_TOKEN", "x"}, {"HUIYIN_WECOM_APP_TOKEN_FILE", "/x"}});
  CHECK(find(loaded.problems, "settings.twice", "HUIYIN_WECOM_APP_TOKEN"));
}

TEST_CASE("no fault ever shows a secret") {
  CHECK(holds("whatever is wrong with it", [] {
    const auto secret = any_text(8, '!', '~');
    std::string escaped;
    for (const char c : secret)
      escaped += (c == '"' || c == '\\') ? std::string("\\") + c : std::string(1, c);
    const auto key = any_of({"secret", "token", "aes_key"});
    const auto door = any_of({"app", "kf"});
    const LoadedSettings loaded =
        read(R"({"wecom": {")" + door + R"(": {")" + key + R"(": ")" + escaped + R"( x"}}})");
    PROPERTY_ASSERT(!loaded.ok());
    PROPERTY_ASSERT(all_words(loaded).find(secret) == std::string::npos);
  }));
}

TEST_CASE("no fault shows the password that somebody wrote into an address") {
  for (const char* text : {R"({"wecom": {"base_url": "https://user:open-sesame@host"}})",
                           R"({"wecom": {"base_url": "https://open-sesame@host/x"}})",
                           R"({"database": "postgres:user:open-sesame@host/db"})",
                           R"({"database": "mysql://user:open-sesame@host/db"})",
                           R"({"listen": "http://user:open-sesame@host"})"}) {
    CAPTURE(text);
    const LoadedSettings loaded = read(text);
    CHECK_FALSE(loaded.ok());
    CHECK(all_words(loaded).find("open-sesame") == std::string::npos);
  }
}

TEST_CASE("a PostgreSQL server is taken as it is written, also from a file of its own") {
  constexpr const char* kServer = "postgresql://user:open-sesame@host:5432/db?sslmode=require";
  CHECK(read(std::string(R"({"database": ")") + kServer + R"("})").settings.database == kServer);
  const TemporaryFile secret(std::string(kServer) + "\n");
  CHECK(read("{}", {{"HUIYIN_DATABASE_FILE", secret.path()}}).settings.database == kServer);
  CHECK(read(R"({"database": {"file": ")" + secret.path() + R"("}})").settings.database == kServer);
}

TEST_CASE("of a file that cannot be read nothing is said to be missing") {
  for (const char* text : {"{", "[]", ""}) {
    const LoadedSettings loaded = read(text, {{"HUIYIN_WECOM_APP_SECRET", "x"}});
    CHECK(loaded.problems.size() == 1);
    CHECK(loaded.warnings.empty());
  }
}

TEST_CASE("settings that are right each by itself may contradict one another") {
  CHECK(find(read(R"({"wecom": {"connect_timeout_ms": 9000, "total_timeout_ms": 5000}})").problems,
             "settings.relation", "wecom.connect_timeout_ms"));
  CHECK(find(read(R"({"delivery": {"retry_first_ms": 6000, "retry_max_seconds": 5}})").problems,
             "settings.relation", "delivery.retry_first_ms"));
  std::string demo = whole_file();
  demo.insert(1, R"("clock": {"demo": true},)");
  CHECK(find(read(demo).problems, "settings.relation", "clock.demo"));
  CHECK(read(demo, {{"HUIYIN_WECOM_BASE_URL", "http://127.0.0.1:9700"}}).ok());
}

TEST_CASE("a clock that can be moved sends no real SMS") {
  const std::string account = R"("clock": {"demo": true}, "sms": {"ali": {"provider": "aliyun",
      "id": "AK", "secret": "SK", "signature": "测试信访", "template_code": "SMS_1"}})";
  CHECK(find(read("{" + account + "}").problems, "settings.relation", "clock.demo"));
  CHECK_FALSE(find(
      read("{" + account + "}", {{"HUIYIN_SMS_ALI_BASE_URL", "http://127.0.0.1:9700"}}).problems,
      "settings.relation", "clock.demo"));
}

TEST_CASE("a value that is wrong is not judged against others as well") {
  const LoadedSettings loaded =
      read(R"({"wecom": {"connect_timeout_ms": 20000, "total_timeout_ms": "x"}})");
  REQUIRE(loaded.problems.size() == 1);
  CHECK(loaded.problems[0].where == "huiyin.json: wecom.total_timeout_ms");
}

TEST_CASE("without doors and without an office's file there are warnings, and it can serve") {
  const LoadedSettings loaded = read("{}");
  CHECK(loaded.ok());
  CHECK(find(loaded.warnings, "settings.no_citizens_door", "wecom.kf"));
  CHECK(find(loaded.warnings, "settings.no_staff_door", "wecom.app"));
  CHECK(find(loaded.warnings, "settings.sample_office", "office"));
}

TEST_CASE("what a value may be is told where it is wrong") {
  struct Row {
    const char *text, *key;
  };
  const auto row = GENERATE(values<Row>({
      {R"({"listen": "127.0.0.1"})", "listen"},
      {R"({"listen": "127.0.0.1:70000"})", "listen"},
      {R"({"listen": ":8080"})", "listen"},
      {R"({"listen": "a b:80"})", "listen"},
      {R"({"listen": 8080})", "listen"},
      {R"({"listen": null})", "listen"},
      {R"({"listen": {"port": 1}})", "listen"},
      {R"({"database": "mysql://x"})", "database"},
      {R"({"database": "sqlite:"})", "database"},
      {R"({"database": "postgresql:db/huiyin"})", "database"},
      {R"({"database": "postgresql://"})", "database"},
      {R"({"wecom": {"base_url": "qyapi.weixin.qq.com"}})", "wecom.base_url"},
      {R"({"wecom": {"base_url": "ftp://x"}})", "wecom.base_url"},
      {R"({"wecom": {"base_url": "http://x/path"}})", "wecom.base_url"},
      {R"({"wecom": {"base_url": "http://x:0"}})", "wecom.base_url"},
      {R"({"http": {"workers": 65}})", "http.workers"},
      {R"({"http": {"workers": 18446744073709551615}})", "http.workers"},
      {R"({"http": {"workers": -1}})", "http.workers"},
      {R"({"http": {"workers": "2"}})", "http.workers"},
      {R"({"http": 2})", "http"},
      {R"({"wecom": {"corp_id": "a b"}})", "wecom.corp_id"},
      {R"({"clock": {"demo": 1}})", "clock.demo"},
      {R"({"data_dir": ["x"]})", "data_dir"},
  }));
  CAPTURE(row.text);
  const LoadedSettings loaded = read(row.text);
  REQUIRE_FALSE(loaded.ok());
  CHECK(loaded.problems[0].where == std::string("huiyin.json: ") + row.key);
  CHECK_FALSE(loaded.problems[0].remedy.empty());
}

TEST_CASE("whatever the file holds, reading it ends with settings or with faults") {
  CHECK(holds("bytes of any kind", [] {
    const auto text = any_bytes();
    (void)read(text);
  }));
  CHECK(holds("a whole file cut off or with a byte changed", [] {
    std::string text = whole_file();
    const auto at = any_in<std::size_t>(0, text.size());
    text[at] = any_byte();
    (void)read(text);
    PROPERTY_ASSERT(!read(text.substr(0, at)).ok());
  }));
}

TEST_CASE("a settings file that is missing or a folder is a fault") {
  CHECK(load_settings("/nowhere/huiyin.json", {}).problems.at(0).code == "file.missing");
  CHECK(load_settings("/tmp", {}).problems.at(0).code == "file.unreadable");
}

TEST_CASE("the defaults alone are settings, and each is within its own bounds") {
  const Settings settings = default_settings("/srv/demo");
  CHECK(settings.database == "/srv/demo/huiyin.db");
  CHECK(settings.http.workers == 2);
  CHECK(settings.http.connections_max == 10000);
}

TEST_CASE("no two settings share a name, in the file or in the environment") {
  std::set<std::string> names;
  for (const Declared& declared : declared_settings()) {
    CAPTURE(declared.key);
    CHECK(names.insert(environment_name(declared.key)).second);
    if (declared.secret) CHECK(names.insert(environment_name(declared.key) + "_FILE").second);
    CHECK_FALSE(declared.chinese.empty());
    CHECK_FALSE(declared.english.empty());
    CHECK((!declared.secret || declared.preset.empty()));
    CHECK((!declared.preset.empty() || declared.secret || !declared.example.empty()));
  }
  for (const std::string_view other : other_environment_names())
    CHECK(names.insert(std::string(other)).second);
}

}  // namespace settings_test

#include "app/commands/doctor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/service.h"
#include "tests/support/stand_ins.h"

namespace doctor_command_test {

using namespace huiyin;
using namespace huiyin::app;
using gateway::doctor::Finding;
using gateway::doctor::State;
using nlohmann::json;
using Findings = std::vector<Finding>;

namespace {

// An office whose platforms are the stand-ins, and its settings file.
class Office {
 public:
  Office() {
    folder_ = std::filesystem::temp_directory_path() / ("huiyin-doctor-" + random.hex(6));
    std::filesystem::create_directories(folder_);
    const gateway::WalkSettings fits = platforms.settings();
    const auto& aliyun = std::get<gateway::HttpAccount>(fits.sms_lines.at(0)).account;
    settings = {{"data_dir", "data"},
                {"listen", "127.0.0.1:0"},
                {"wecom",
                 {{"base_url", platforms.base_url()},
                  {"corp_id", fits.api.corp_id},
                  {"app",
                   {{"agent_id", fits.api.agent_id},
                    {"secret", fits.api.app_secret},
                    {"token", fits.app_token},
                    {"aes_key", fits.app_aes_key}}},
                  {"kf",
                   {{"open_kfid", fits.open_kfid},
                    {"secret", fits.api.kf_secret},
                    {"token", fits.kf_token},
                    {"aes_key", fits.kf_aes_key}}}}},
                {"sms",
                 {{"main",
                   {{"provider", "aliyun"},
                    {"base_url", platforms.base_url()},
                    {"id", aliyun.id},
                    {"secret", aliyun.secret},
                    {"signature", aliyun.signature},
                    {"template_code", "SMS_100000001"},
                    {"template_param", "content"}}}}}};
  }
  ~Office() { std::filesystem::remove_all(folder_); }

  DoctorOptions options() const {
    std::ofstream(folder_ / "huiyin.json") << settings.dump();
    return {(folder_ / "huiyin.json").string(), false};
  }
  Findings examined() {
    const SystemClock clock;
    return examine(options(), {}, clock, random);
  }

  testing::StandIns platforms;
  SystemRandom random;
  json settings;

 private:
  std::filesystem::path folder_;
};

bool names(const Findings& findings, State state, const std::string& key) {
  return std::ranges::any_of(findings, [&](const Finding& one) {
    return one.state == state && one.key.find(key) != std::string::npos;
  });
}

std::string last_line(const std::string& page) {
  const auto end = page.rfind('\n', page.size() - 2);
  return page.substr(end + 1);
}

bool has_secret(const std::string& text) {
  for (const char* secret : {"demo-app-secret", "demo-kf-secret", "demo-aliyun-secret",
                             "DemoAppToken", "DemoKfToken", "QUJDREVG", "YWJjZGVm"})
    if (text.find(secret) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("an office that is rightly set up is told so, and ends with 0") {
  Office office;
  const Findings findings = office.examined();
  CHECK_FALSE(std::ranges::count(findings, State::wrong, &Finding::state));
  CHECK(doctor_status(findings) == 0);
  const std::string page = doctor_page(findings);
  CAPTURE(page);
  CHECK(page.find("✓ 微信客服（群众）") != std::string::npos);
  CHECK(page.find("✓ 企业微信应用（工作人员）") != std::string::npos);
  CHECK(page.find("✓ 短信 main（aliyun）") != std::string::npos);
  CHECK(last_line(page).find("没有发现故障") != std::string::npos);
  CHECK_FALSE(has_secret(page + doctor_json(findings)));
  CHECK(office.platforms.violations() == 0);
}

TEST_CASE("each fault is told with setting, reason and remedy, and ends with 2") {
  Office office;
  office.settings["wecom"]["app"]["secret"] = "wrong-app-secret";
  office.settings["sms"]["main"]["secret"] = "wrong-sms-secret";
  const Findings findings = office.examined();
  CHECK(names(findings, State::wrong, "wecom.app.secret"));
  CHECK(names(findings, State::wrong, "sms.main.secret"));
  CHECK_FALSE(names(findings, State::wrong, "wecom.kf"));
  const std::string page = doctor_page(findings);
  for (const char* words : {"✗ 企业微信应用", "设置：wecom.app.secret", "原因：", "办法："})
    CHECK(page.find(words) != std::string::npos);
  CHECK(last_line(page).find("2 项有故障") != std::string::npos);
  CHECK_FALSE(has_secret(page));
  CHECK(page.find("wrong-") == std::string::npos);
  CHECK(doctor_status(findings) == 2);
  CHECK(doctor_command(office.options()) == 2);
}

TEST_CASE("settings that cannot be right are told before any door is tried") {
  Office office;
  office.settings["wecom"]["app"]["aes_key"] = "too-short";
  office.settings["wecom"]["corp_di"] = "x";
  const Findings findings = office.examined();
  CHECK(names(findings, State::wrong, "wecom.app.aes_key"));
  CHECK(names(findings, State::wrong, "wecom.corp_di"));
  CHECK(doctor_status(findings) == 2);
  CHECK(office.platforms.counted_by_wecom("api gettoken") == 0);
}

TEST_CASE("programs read the same as JSON") {
  Office office;
  office.settings["wecom"]["corp_id"] = "wwwrong000000001";
  const Findings findings = office.examined();
  const json told = json::parse(doctor_json(findings));
  CHECK(told["ok"] == false);
  CHECK(told["wrong"] == 2);  // of both doors
  CHECK(told["findings"].size() == findings.size());
  const auto& list = told["findings"];
  const auto fault =
      std::ranges::find_if(list, [](const json& one) { return one["state"] == "wrong"; });
  REQUIRE(fault != list.end());
  CHECK((*fault)["key"] == "wecom.corp_id");
  CHECK_FALSE((*fault)["reason"].get<std::string>().empty());
  CHECK_FALSE((*fault)["remedy"].get<std::string>().empty());
}

TEST_CASE("the running program is asked at its public address, as WeCom would ask it") {
  Office office;
  const auto loaded = config::load_settings(office.options().config, {});
  REQUIRE(loaded.ok());
  const SystemClock clock;
  std::vector<Problem> faults;
  auto ground = lay_foundation(loaded.settings, {config::load_office("").office},
                               store::WriterMode::thread, clock, office.random, faults);
  REQUIRE(ground);
  const auto service = Service::make(std::move(ground), clock, office.random, {}, faults);
  REQUIRE(service);
  office.settings["public_url"] = "http://127.0.0.1:" + std::to_string(service->start());
  const Findings well = office.examined();
  CHECK(doctor_status(well) == 0);
  CHECK(std::ranges::count(well, "回调地址的验证", &Finding::what) == 2);
  // Changed in the file, while the program still runs with the old one.
  office.settings["wecom"]["kf"]["aes_key"] = office.settings["wecom"]["app"]["aes_key"];
  const Findings changed = office.examined();
  service->stop();
  CHECK(names(changed, State::wrong, "wecom.kf.aes_key"));
  CHECK_FALSE(names(changed, State::wrong, "wecom.app.aes_key"));
}

}  // namespace doctor_command_test

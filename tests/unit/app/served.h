// The whole service, as `huiyin serve` runs it, on a port of its own, with one visit booked.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>

#include "app/import/importing.h"
#include "app/service.h"
#include "gateway/http/http_client.h"
#include "petition/reception.h"

namespace huiyin::testing {

class Served {
 public:
  // `more`: further settings, each with a comma behind it.
  explicit Served(bool is_demo, const std::string& more = "") {
    folder_ = std::filesystem::temp_directory_path() / ("huiyin-service-" + random_.hex(6));
    const std::string settings =
        "{" + more + R"("listen":"127.0.0.1:0","data_dir":")" + folder_.string() +
        R"(","wecom":{"base_url":"http://127.0.0.1:1","corp_id":"wwtest0000000001",
      "app":{"agent_id":1,"secret":"s","token":"AppToken",
        "aes_key":"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU"},
      "kf":{"open_kfid":"wktest","secret":"k","token":"KfToken",
        "aes_key":"YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU"}}})";
    const auto loaded = config::read_settings(settings, "test", "/", {});
    REQUIRE(loaded.ok());
    std::vector<Problem> faults;
    auto ground = app::lay_foundation(loaded.settings, {config::load_office("").office},
                                      store::WriterMode::thread, clock_, random_, faults);
    REQUIRE(ground);
    database_ = ground->database.get();
    take_in_a_visit(*ground);
    std::function<void(milliseconds)> advance;
    if (is_demo) advance = [this](milliseconds by) { clock_.advance(by); };
    service_ = app::Service::make(std::move(ground), clock_, random_, advance, faults);
    REQUIRE(service_);
    port_ = service_->start();
  }
  ~Served() {
    service_->stop();
    service_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::int64_t reminders() {
    return database_->read([](store::Transaction& tx) {
      return std::get<0>(*tx.row<std::int64_t>("SELECT COUNT(*) FROM reminder"));
    });
  }

  gateway::HttpAnswer call(const std::string& method, const std::string& target) {
    return http_.call({.method = method,
                       .base_url = "http://127.0.0.1:" + std::to_string(port_),
                       .target = target});
  }

 private:
  // Of a citizen who wrote, on the next reception day.
  void take_in_a_visit(app::Foundation& ground) {
    const auto name = *petition::PersonName::parse("叶小舟");
    const auto phone = *petition::Phone::parse("13900009001");
    const LocalDate date = petition::first_open_day(clock_.now(), ground.offices.main().reception,
                                                    ground.offices.main().calendar)
                               .day.date;
    app::OfficeData data;
    data.identities.push_back({name, phone, "wecom", "wm1"});
    data.given.push_back({"booking",
                          {{"no", "A0311"},
                           {"name", name.text()},
                           {"phone", phone.text()},
                           {"date", date.iso()},
                           {"time", ground.offices.main().reception.slots[0].iso()}},
                          "test"});
    app::take_in_office(ground, clock_, random_, data);
  }

  SystemClock clock_;
  SystemRandom random_;
  std::filesystem::path folder_;
  gateway::SocketHttpClient http_;
  std::unique_ptr<app::Service> service_;
  store::Database* database_ = nullptr;
  int port_ = 0;
};

}  // namespace huiyin::testing

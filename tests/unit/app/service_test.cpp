#include "app/service.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "app/import/importing.h"
#include "gateway/http/http_client.h"
#include "petition/reception.h"

namespace service_test {

using namespace huiyin;
using namespace huiyin::app;

namespace {

class Served {
 public:
  explicit Served(bool is_demo) {
    folder_ = std::filesystem::temp_directory_path() / ("huiyin-service-" + random_.hex(6));
    const std::string settings =
        R"({"listen":"127.0.0.1:0","data_dir":")" + folder_.string() +
        R"(","wecom":{"base_url":"http://127.0.0.1:1","corp_id":"wwtest0000000001",
      "app":{"agent_id":1,"secret":"s","token":"AppToken",
        "aes_key":"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU"},
      "kf":{"open_kfid":"wktest","secret":"k","token":"KfToken",
        "aes_key":"YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU"}}})";
    const auto loaded = config::read_settings(settings, "test", "/", {});
    REQUIRE(loaded.ok());
    std::vector<Problem> faults;
    auto ground = lay_foundation(loaded.settings, {config::load_office("").office},
                                 store::WriterMode::thread, clock_, random_, faults);
    REQUIRE(ground);
    database_ = ground->database.get();
    take_in_a_visit(*ground);
    std::function<void(milliseconds)> advance;
    if (is_demo) advance = [this](milliseconds by) { clock_.advance(by); };
    service_ = Service::make(std::move(ground), clock_, random_, advance, faults);
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
  void take_in_a_visit(Foundation& ground) {
    const auto name = *petition::PersonName::parse("叶小舟");
    const auto phone = *petition::Phone::parse("13900009001");
    const LocalDate date = petition::first_open_day(clock_.now(), ground.offices.main().reception,
                                                    ground.offices.main().calendar)
                               .day.date;
    OfficeData data;
    data.identities.push_back({name, phone, "wecom", "wm1"});
    data.given.push_back({"booking",
                          {{"no", "A0311"},
                           {"name", name.text()},
                           {"phone", phone.text()},
                           {"date", date.iso()},
                           {"time", ground.offices.main().reception.slots[0].iso()}},
                          "test"});
    take_in_office(ground, clock_, random_, data);
  }

  SystemClock clock_;
  SystemRandom random_;
  std::filesystem::path folder_;
  gateway::SocketHttpClient http_;
  std::unique_ptr<Service> service_;
  store::Database* database_ = nullptr;
  int port_ = 0;
};

}  // namespace

TEST_CASE("the doors open, say that they are ready, and refuse what is not signed") {
  Served served(false);
  CHECK(served.call("GET", "/readyz").status == 200);
  CHECK(served.call("GET", "/healthz").status == 200);
  CHECK(served.call("POST", "/webhooks/wecom/kf?msg_signature=x&timestamp=1&nonce=2").status ==
        400);
  CHECK(served.call("GET", "/webhooks/wecom/app").status == 400);
  CHECK(served.call("GET", "/nothing").status == 404);
  const auto metrics = served.call("GET", "/metrics");
  CHECK(metrics.body.find("huiyin_callbacks_total{door=\"kf\",outcome=\"refused\"} 1") !=
        std::string::npos);
}

TEST_CASE("only a demo's clock can be moved, and only forward by days") {
  CHECK(Served(false).call("POST", "/demo/clock?days=1").status == 404);
  Served demo(true);
  CHECK(demo.call("POST", "/demo/clock?days=0").status == 400);
  CHECK(demo.call("POST", "/demo/clock?days=x").status == 400);
  CHECK(demo.call("POST", "/demo/clock?days=15").status == 200);
}

TEST_CASE("a demo's clock passes through the hours: a reminder that falls between is not missed") {
  Served demo(true);
  CHECK(demo.reminders() == 0);
  CHECK(demo.call("POST", "/demo/clock?days=70").status == 200);
  CHECK(demo.reminders() == 1);
}

}  // namespace service_test

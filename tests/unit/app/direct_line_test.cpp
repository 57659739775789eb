#include "app/direct_line.h"

#include <catch2/catch.hpp>

#include "base/random.h"

namespace direct_line_test {

using namespace huiyin;
namespace smpp = gateway::smpp;
using Catch::Contains;

namespace {

config::SmsAccountSettings account(const std::string& base_url = "smpp://smsc.example.cn:2775",
                                   const std::string& more = "") {
  const auto loaded = config::read_settings(
      R"({"sms": {"line": {"provider": "smpp", "base_url": ")" + base_url +
          R"(", "system_id": "xinfang", "password": "secret08")" + more + "}}}",
      "huiyin.json", "/etc", {});
  CHECK(loaded.problems.empty());
  return loaded.settings.sms.at(0);
}

}  // namespace

TEST_CASE("a direct line is as the settings have it") {
  const auto line = app::direct_line(account());
  CHECK((line.to.host == "smsc.example.cn" && line.to.port == "2775" && !line.to.is_tls));
  CHECK((line.bind.system_id == "xinfang" && line.bind.password == "secret08"));
  CHECK(line.mode == smpp::BindMode::transceiver);
  CHECK((line.window == 10 && line.parts_per_second == 10));
  CHECK((line.enquire_every == seconds{30} && line.response_limit == seconds{10}));
  CHECK(line.number_form == smpp::NumberForm::international);
}

TEST_CASE("whatever an SMSC wants otherwise is a setting") {
  const auto line = app::direct_line(
      account("smpps://[::1]:3550",
              R"(, "bind": "transmitter_receiver", "source": "10690001", "source_ton": 5,)"
              R"("destination_npi": 0, "number_form": "plus", "response_id_form": "hex",)"
              R"("receipt_id_form": "dec", "window": 3, "signature": "信访", "system_type": "CP",)"
              R"("vendor_codes": ["0x401=retry", "0x4FF=block", "0x402=unanswered"])"));
  CHECK((line.to.host == "::1" && line.to.port == "3550" && line.to.is_tls));
  CHECK(line.mode == smpp::BindMode::transmitter_receiver);
  CHECK(line.source == smpp::Address{5, 0, "10690001"});
  CHECK((line.destination_ton == 1 && line.destination_npi == 0));
  CHECK(line.number_form == smpp::NumberForm::plus);
  CHECK((line.ids.response == smpp::IdForm::hex && line.ids.receipt == smpp::IdForm::dec));
  CHECK((line.signature == "信访" && line.bind.system_type == "CP" && line.window == 3));
  CHECK(line.vendor.at(0x401).advice == gateway::Advice::retry);
  CHECK(line.vendor.at(0x4FF).advice == gateway::Advice::block);
  CHECK(line.vendor.at(0x402).advice == gateway::Advice::unanswered);
}

}  // namespace direct_line_test

#include "gateway/api/bulk_order.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/unit/gateway/api/api_room.h"

namespace api_bulk_order_test {

using namespace huiyin;
using namespace huiyin::gateway::api;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct Desk : ApiRoom {
  std::set<std::string> codes(const json& body) { return codes_of_text(body.dump()); }
  std::set<std::string> codes_of_text(const std::string& body) {
    std::set<std::string> all;
    for (const Problem& fault : judged(body)) all.insert(fault.code);
    return all;
  }
  petition::Faults judged(const std::string& body) {
    gateway::HttpRequest request;
    request.body = body;
    petition::Faults faults;
    database.read([&](store::Transaction& tx) {
      ApiParts parts = api_parts;
      parts.bulk = terms;
      wanted = wanted_bulk({parts, tx, request, caller, clock.now()}, faults);
    });
    CHECK(wanted.has_value() == faults.empty());
    return faults;
  }
  Caller caller{.key_id = "k1",
                .office = "main",
                .office_name = "",
                .offices = {"main"},
                .scopes = {Scope::bulk_send},
                .roles = {},
                .key_name = "督查室"};
  BulkTerms terms{.per_minute_max = 100, .recipients_max = 5, .sms = SmsWords::in_template};
  std::optional<WantedBulk> wanted;
};

json order(const std::string& text) {
  return {{"text", text}, {"recipients", {{"phones", {"13900001001"}}}}};
}

std::string repeated(const std::string& sign, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += sign;
  return text;
}

}  // namespace

TEST_CASE("an order is taken as it is given") {
  Desk desk;
  json body = order("  国庆节10月1日至7日放假，8日起照常接待。\n急事请打12345。 ");
  body["sms"] = "10月1日至7日放假。";
  body["per_minute"] = 50;
  body["until"] = "2026-11-24";
  CHECK(desk.codes(body).empty());
  REQUIRE(desk.wanted);
  CHECK(desk.wanted->order.words == "国庆节10月1日至7日放假，8日起照常接待。\n急事请打12345。");
  CHECK(desk.wanted->order.sms == "10月1日至7日放假。");
  CHECK(desk.wanted->order.by == "督查室");
  CHECK(desk.wanted->order.per_minute == 50);
  CHECK(office_iso(*desk.wanted->order.good_until) == "2026-11-25T00:00:00");
  CHECK(desk.codes(order("放假")).empty());
  CHECK(desk.wanted->order.per_minute == 100);
}

TEST_CASE("what cannot be said is refused with its reason") {
  Desk desk;
  struct Row {
    const char* because;
    std::string text;
    const char* code;  // "": it can be said
  };
  const auto row = GENERATE(values<Row>({
      {"nothing", " \n ", "json.missing"},
      {"as long as an SMS may be", repeated("字", 300), ""},
      {"too long for an SMS", repeated("字", 301), "bulk.sms_long"},
      {"a signature of its own", "【信访局】放假", "bulk.sms_signature"},
      {"an emoji", "放假😀", "bulk.sms_signs"},
      {"a sign of dingbats", "放假☀", "bulk.sms_signs"},
      {"a character beyond the first plane", "𠮷祥", "bulk.sms_signs"},
      {"an address", "请看 https://xf.example.cn", "bulk.sms_address"},
      {"an address without a scheme", "请看xf.example.cn。", "bulk.sms_address"},
      {"a short link", "请看t.cn/x", "bulk.sms_address"},
      {"a number with a point is none", "每份3.5元，2026.12.15起", ""},
      {"a control character", std::string("放\x07假"), "bulk.signs"},
      {"a tabulator", "放\t假", "bulk.signs"},
  }));
  CAPTURE(row.because);
  const auto codes = desk.codes(order(row.text));
  CHECK(codes == (*row.code == 0 ? std::set<std::string>{} : std::set<std::string>{row.code}));
}

TEST_CASE("what SMS cannot say may be said over WeCom, with other words by SMS") {
  Desk desk;
  json body = order("请看 https://xf.example.cn 😀" + repeated("字", 500));
  CHECK(desk.codes(body) ==
        std::set<std::string>{"bulk.sms_long", "bulk.sms_signs", "bulk.sms_address"});
  body["sms"] = "放假，请看公众号。";
  CHECK(desk.codes(body).empty());
  body["text"] = repeated("字", 601);
  CHECK(desk.codes(body) == std::set<std::string>{"bulk.long"});
}

TEST_CASE("a line of free words says addresses and emoji, and none says nothing") {
  Desk desk;
  desk.terms.sms = SmsWords::free;
  CHECK(desk.codes(order("请看 https://xf.example.cn 😀")).empty());
  CHECK(desk.codes(order("【信访局】放假")) == std::set<std::string>{"bulk.sms_signature"});
  desk.terms.sms = SmsWords::none;
  CHECK(desk.codes(order("放假")) == std::set<std::string>{"bulk.no_sms"});
}

TEST_CASE("recipients are judged one by one, each with its place") {
  Desk desk;
  json body = order("放假");
  body["recipients"] = {{"phones", {"13900001001", "12", "0999-5550123"}},
                        {"cases", {"XF2026-000001"}},
                        {"bookings", {"A0001"}}};
  std::set<std::string> places;
  for (const Problem& fault : desk.judged(body.dump())) {
    places.insert(fault.where);
    CHECK(fault.what.find("0999") == std::string::npos);
  }
  CHECK(places == std::set<std::string>{"body: recipients.phones[1]", "body: recipients.phones[2]",
                                        "body: recipients.cases[0]",
                                        "body: recipients.bookings[0]"});
  body["recipients"] = {{"people", {17, "x", -1, 1.5}}};
  CHECK(desk.judged(body.dump()).size() == 4);
  body["recipients"] = {{"people", 17}};
  CHECK(desk.codes(body) == std::set<std::string>{"json.kind"});
  body["recipients"] = {{"phones", {"1", "2", "3", "4", "5", "6"}}};
  CHECK(desk.codes(body) == std::set<std::string>{"bulk.too_many"});
  body["recipients"] = json::object();
  CHECK(desk.codes(body) == std::set<std::string>{"bulk.nobody"});
  body["recipients"] = {{"phone", {"13900001001"}}};
  CHECK(desk.codes(body).contains("json.unknown_key"));
}

TEST_CASE("everything that is wrong with an order is told at once") {
  Desk desk;
  const json body{{"per_minute", 101},
                  {"until", "2026-11-23"},
                  {"recipients", {{"phones", {"12"}}}},
                  {"title", "x"}};
  CHECK(desk.codes(body) == std::set<std::string>{"json.range", "bulk.until", "json.missing",
                                                  "phone.shape", "json.unknown_key"});
}

TEST_CASE("a body of any other shape is refused") {
  Desk desk;
  for (const char* strange :
       {"", "x", "[]", "null", "3", "\"x\"", "{}", R"({"recipients":[]})",
        R"({"text":7,"recipients":{"phones":7}})", R"({"text":"a","recipients":{"phones":[null]}})",
        R"({"text":"a","recipients":{"people":{}}})"}) {
    CAPTURE(strange);
    CHECK_FALSE(desk.codes_of_text(strange).empty());
  }
}

}  // namespace api_bulk_order_test

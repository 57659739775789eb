#include <array>
#include <catch2/catch.hpp>

#include "tests/unit/gateway/api/api_room.h"

namespace api_petitioners_test {

using namespace huiyin;
using namespace huiyin::testing;
using nlohmann::json;

namespace {

struct JointRoom : ApiRoom {
  std::string by = key({"cases:read", "cases:write", "people:read"}, "main", {"citizen"});

  static constexpr std::array kNames{"陈一帆", "吴二河", "孙三山", "周四海", "郑五洲"};
  json matter(std::size_t others) const {
    json all = json::array();
    for (std::size_t i = 0; i < others; ++i)
      all.push_back({{"name", kNames.at(i)}, {"phone", "1390000200" + std::to_string(i)}});
    return {{"arrival", "online"},
            {"as", "citizen"},
            {"matter", "小区电梯停运三个月"},
            {"petitioner", {{"name", "沈小满"}, {"phone", "13900001001"}}},
            {"representatives", all}};
  }
  Told registers(const json& body) { return post("/cases", by, body); }
  json intake(const std::string& number) {
    return get("/cases/" + number + "/events", by).body["items"][0];
  }
};

}  // namespace

TEST_CASE("a matter of several is registered with those who speak for them") {
  JointRoom room;
  const Told told = room.registers(room.matter(4));
  REQUIRE(told.status == 201);
  const std::string number = told.body["number"];
  REQUIRE(told.body["representative_ids"].size() == 4);
  CHECK(room.intake(number)["signatories"] == 5);
  CHECK(room.rows("person") == 5);
  const std::string other = std::to_string(told.body["representative_ids"][0].get<int>());
  const Told person = room.get("/people/" + other, room.by);
  CHECK(person.body["phone"] == "13900002000");
  CHECK(person.body["cases"] == json{number});
  CHECK(room.intake(number).dump().find("1390000") == std::string::npos);  // on no ledger
}

TEST_CASE("how many they are in all is said beside those who are named") {
  JointRoom room;
  json body = room.matter(1);
  body["signatories"] = 34;
  const Told told = room.registers(body);
  REQUIRE(told.status == 201);
  CHECK(room.intake(told.body["number"])["signatories"] == 34);
  body["signatories"] = 1;
  CHECK(room.registers(body).code() == "register.people");
}

TEST_CASE("more than the law lets speak, and who cannot be told apart, are refused") {
  JointRoom room;
  const Told many = room.registers(room.matter(5));
  CHECK(many.code() == "register.too_many");
  CHECK_THAT(many.body["detail"].get<std::string>(), Catch::Contains("第二十条"));

  json body = room.matter(2);
  body["representatives"][1]["phone"] = "139 0000 2000";
  CHECK(room.registers(body).code() == "register.twice");
  body["representatives"][1]["phone"] = "12";
  const Told bad = room.registers(body);
  CHECK(bad.code() == "phone.shape");
  CHECK_THAT(bad.body["where"].get<std::string>(), Catch::Contains("representatives[1].phone"));
  body = room.matter(1);
  body["representatives"][0].erase("name");
  CHECK(room.registers(body).status == 422);
  body = room.matter(1);
  body["petitioner"].erase("phone");
  CHECK(room.registers(body).code() == "register.first");
  body["representatives"] = "两个人";
  CHECK(room.registers(body).code() == "json.kind");
  CHECK(room.rows("case_index") == 0);
  CHECK(room.rows("case_representative") == 0);
}

}  // namespace api_petitioners_test

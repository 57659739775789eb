#include "gateway/api/json_in.h"

#include <catch2/catch.hpp>

namespace json_in_test {

using namespace huiyin;
using namespace huiyin::gateway::api;
using petition::JsonReader;
using petition::Need;

namespace {

struct Posted {
  std::string name;
  int people = 0;
};

Posted posted(JsonReader& in) {
  return {in.text("name", Need::required), in.whole("people", 1, 9, Need::optional, 1)};
}

// "code where" of each.
std::vector<std::string> told(const petition::Faults& faults) {
  std::vector<std::string> all;
  for (const Problem& fault : faults) all.push_back(fault.code + " " + fault.where);
  return all;
}

}  // namespace

TEST_CASE("what is posted becomes what it is read as") {
  petition::Faults faults;
  const auto made = body_of({.body = R"({"name":"李秀兰","people":3})"}, faults, posted);
  REQUIRE(made);
  CHECK(made->name == "李秀兰");
  CHECK(made->people == 3);
  CHECK(faults.empty());
}

TEST_CASE("everything that is wrong with what is posted is told at once, unknown keys at the end") {
  struct Row {
    const char* body;
    std::vector<std::string> faults;
  };
  const auto row = GENERATE(values<Row>({
      {R"({"nam":"李秀兰","people":10})",
       {"json.missing body: name", "json.range body: people", "json.unknown_key body: nam"}},
      {R"({"name":"李秀兰","x":1})", {"json.unknown_key body: x"}},
      {R"(["李秀兰"])", {"json.shape body"}},
      {R"({"name":)", {"json.shape body"}},
      {"", {"json.shape body"}},
  }));
  CAPTURE(row.body);
  petition::Faults faults;
  CHECK_FALSE(body_of({.body = row.body}, faults, posted));
  CHECK(told(faults) == row.faults);
}

TEST_CASE("a body with faults can still be judged further, and one that is no JSON cannot") {
  petition::Faults faults;
  std::string name;
  const auto read = [&](JsonReader& in) { name = in.text("name", Need::required); };
  CHECK(read_body({.body = R"({"name":"李秀兰","x":1})"}, faults, read));
  CHECK(name == "李秀兰");
  CHECK(faults.size() == 1);
  name.clear();
  CHECK_FALSE(read_body({.body = "name"}, faults, read));
  CHECK(name.empty());
}

}  // namespace json_in_test

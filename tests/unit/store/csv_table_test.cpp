#include "store/csv_table.h"

#include <catch2/catch.hpp>

#include "tests/support/property.h"

namespace csv_table_test {

using namespace huiyin;
using namespace huiyin::store;
using namespace huiyin::testing;

namespace {

struct Read {
  std::optional<CsvTable> table;
  std::vector<Problem> faults;
};

Read read(std::string_view bytes, const std::vector<std::string>& needed = {"姓名"},
          const std::vector<std::string>& known = {"姓名", "单位"}) {
  Read out;
  out.table = read_csv(bytes, "a.csv", needed, known, out.faults);
  return out;
}

std::string quoted(const std::string& cell) {
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

TEST_CASE("a table is read as Excel saves it, in UTF-8 or GB18030") {
  for (const std::string& bytes :
       {std::string("姓名,单位\r\n江禾,食品科\r\n"),
        std::string("\xEF\xBB\xBF姓名,单位\n江禾,食品科"),
        // the same in GB18030
        std::string("\xD0\xD5\xC3\xFB,\xB5\xA5\xCE\xBB\r\n\xBD\xAD\xBA\xCC,"
                    "\xCA\xB3\xC6\xB7\xBF\xC6\r\n")}) {
    const auto [table, faults] = read(bytes);
    REQUIRE(table);
    REQUIRE(table->rows.size() == 1);
    CHECK(table->cell(table->rows[0], "姓名") == "江禾");
    CHECK(table->cell(table->rows[0], "单位") == "食品科");
    CHECK(table->rows[0].line == 2);
  }
}

TEST_CASE("a quoted cell holds commas, quotes and line breaks; lines are those of the file") {
  const auto [table, faults] =
      read("单位,姓名\n\"甲,\"\"乙\"\"\n丙\" ,一\n,,x\n\n二,\n' =x,三\n'=1,四");
  REQUIRE(faults.size() == 1);  // ",,x" has more cells than titles
  CHECK(faults[0].where == "a.csv:4");
  const auto [good, none] = read("单位,姓名\n\"甲,\"\"乙\"\"\n丙\" ,一\n,\n\n二,\n'=1,四");
  REQUIRE(good);
  REQUIRE(good->rows.size() == 3);
  CHECK(good->cell(good->rows[0], "单位") == "甲,\"乙\"\n丙");
  CHECK(good->rows[1].line == 6);
  CHECK(good->cell(good->rows[1], "姓名").empty());
  CHECK(good->cell(good->rows[2], "单位") == "=1");
  CHECK(good->cell(good->rows[2], "没有的列").empty());
}

TEST_CASE("what is wrong with the form of a table is told with its line, all of it") {
  struct Row {
    const char* because;
    std::string bytes;
    std::vector<std::string> codes;
  };
  const auto row = GENERATE(values<Row>({
      {"nothing in it", "", {"csv.empty"}},
      {"blank rows only", "\r\n,,\r\n", {"csv.empty"}},
      {"no encoding that we know", "姓名\n\xFF\xFF", {"csv.encoding"}},
      {"a quote left open", "姓名\n\"江禾", {"csv.quote"}},
      {"text behind a quote", "姓名\n\"江\"禾", {"csv.quote"}},
      {"a column that must be there is not", "单位\n食品科", {"csv.title"}},
      {"a column twice, and one that is none",
       "姓名,姓名,性别\n江禾,,男",
       {"csv.title", "csv.title", "csv.title"}},
  }));
  CAPTURE(row.because);
  const auto [table, faults] = read(row.bytes);
  CHECK_FALSE(table);
  std::vector<std::string> codes;
  for (const Problem& fault : faults) codes.push_back(fault.code);
  CHECK(codes == row.codes);
}

TEST_CASE("whatever cells hold, they come back as they were written; whatever bytes, it answers") {
  CHECK(holds("quoted cells come back", [] {
    const std::string one = any_text("a,\"\nb"), other = any_text("a,\"\nb");
    const auto [table, faults] =
        read("姓名,单位\n" + quoted("x" + one + "x") + "," + quoted("x" + other + "x"));
    PROPERTY_ASSERT(table);
    PROPERTY_ASSERT(table->cell(table->rows.at(0), "姓名") == "x" + one + "x");
    PROPERTY_ASSERT(table->cell(table->rows.at(0), "单位") == "x" + other + "x");
  }));
  CHECK(holds("any bytes are a table or have a fault", [] {
    const auto [table, faults] = read(any_bytes());
    PROPERTY_ASSERT(table.has_value() == faults.empty());
  }));
}

}  // namespace csv_table_test

#include "petition/case_csv.h"

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "tests/support/property.h"
#include "tests/unit/petition/ledger_of_tests.h"

namespace case_csv_test {

using namespace huiyin;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// A plain reader of RFC 4180, kept apart from the writer: nothing where the text is none.
std::optional<Rows> read(std::string_view csv) {
  if (!csv.starts_with("\xEF\xBB\xBF")) return std::nullopt;
  csv.remove_prefix(3);
  Rows rows;
  std::vector<std::string> row;
  while (!csv.empty()) {
    if (csv.front() != '"') return std::nullopt;
    csv.remove_prefix(1);
    std::string cell;
    for (;;) {
      const auto quote = csv.find('"');
      if (quote == std::string_view::npos) return std::nullopt;
      cell += csv.substr(0, quote);
      csv.remove_prefix(quote + 1);
      if (!csv.starts_with('"')) break;
      cell += '"';
      csv.remove_prefix(1);
    }
    row.push_back(std::move(cell));
    if (csv.starts_with(',')) {
      csv.remove_prefix(1);
      if (csv.empty()) return std::nullopt;
    } else if (csv.starts_with("\r\n")) {
      csv.remove_prefix(2);
      rows.push_back(std::move(row));
      row.clear();
    } else {
      return std::nullopt;
    }
  }
  return row.empty() ? std::optional(rows) : std::nullopt;
}

std::vector<std::string> row_of(const CaseFile& file, std::string petitioner) {
  const std::vector<ExportedCase> one{{file, std::move(petitioner)}};
  const auto rows = read(cases_csv(one));
  REQUIRE(rows);
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[0] == csv_titles());
  return (*rows)[1];
}

std::string under(const std::vector<std::string>& row, std::string_view title) {
  for (std::size_t i = 0; i < csv_titles().size(); ++i)
    if (csv_titles()[i] == title) return row.at(i);
  return "no such column";
}

}  // namespace

TEST_CASE("a settled matter stands in all five columns, with number, person, time and leader") {
  Ledger file = worked_on("2026-08-25");
  file.add("2026-09-01", event::Sponsored{"苏敏", "药品科", "周启明"}, "丁国安", Role::office_head)
      .add("2026-10-23", opinion_of_tests(), "周启明", Role::handler);
  const auto row = row_of(file.file(), "李秀兰");
  CHECK(under(row, "登记号") == "XF2026-000101");
  CHECK(under(row, "信访人") == "李秀兰");
  CHECK(under(row, "登记日期") == "2026-08-25");
  CHECK(under(row, "信访形式") == "网上");
  CHECK(under(row, "包案领导") == "苏敏");
  CHECK(under(row, "问题发生地") == "东街");
  CHECK(under(row, "责任单位") == "药品科");
  CHECK(under(row, "产生原因") == "政策不明");
  CHECK(under(row, "接待处理意见") == "予以解释");
  CHECK(under(row, "办理结案") == "已说明");
  CHECK(under(row, "首办责任人") == "方蕾");
  CHECK(under(row, "办理环节") == "已作出意见");
}

TEST_CASE("of an accusation neither person nor matter is exported") {
  event::Registered body{.number = kNumber, .matter = "举报李某", .place = "东街"};
  body.intake.accused_persons = {"李某"};
  const auto row = row_of(
      ledger().add("2026-10-09", body).add("2026-10-10", event::Routed{"检举", "纪委"}).file(),
      "王举报");
  for (const char* title : {"信访人", "问题发生地", "产生原因", "接待处理意见", "办理结案"})
    CHECK(under(row, title) == "检举控告,不列");
  CHECK(under(row, "登记号") == "XF2026-000101");
}

TEST_CASE("a cell that begins as a formula does not begin so in the table") {
  CHECK(csv_cell("=1+1") == "\"'=1+1\"");
  CHECK(csv_cell("+8613900001001") == "\"'+8613900001001\"");
  CHECK(csv_cell("-5") == "\"'-5\"");
  CHECK(csv_cell("@SUM(A1)") == "\"'@SUM(A1)\"");
  CHECK(csv_cell("\t=1") == "\"'\t=1\"");
  CHECK(csv_cell("\r=1") == "\"'\r=1\"");
  CHECK(csv_cell("＝1+1") == "\"'＝1+1\"");
  CHECK(csv_cell("1=1") == "\"1=1\"");
  CHECK(csv_cell("") == "\"\"");
}

TEST_CASE("quotes, commas and line breaks stay in their cell") {
  CHECK(csv_cell("他说\"好\",就走\r\n了") == "\"他说\"\"好\"\",就走\r\n了\"");
}

TEST_CASE("a story longer than a cell is cut off, and says so") {
  const std::string cell = csv_cell(std::string(40000, 'a'));
  CHECK(count_points(cell) < 16010);
  CHECK(cell.ends_with("…\""));
}

TEST_CASE("no cases give the titles alone") {
  const auto rows = read(cases_csv({}));
  REQUIRE(rows);
  CHECK(*rows == Rows{csv_titles()});
}

TEST_CASE("what was written into the table is read back, whatever the words") {
  CHECK(holds([] {
    const std::string place = any_bytes();
    const std::string petitioner = any_bytes();
    CaseFile file;
    file.columns.place = place;
    const std::vector<ExportedCase> one{{file, petitioner}};
    const auto rows = read(cases_csv(one));
    PROPERTY_ASSERT(rows.has_value());
    PROPERTY_ASSERT(rows->size() == 2u);
    PROPERTY_ASSERT((*rows)[1].size() == csv_titles().size());
    for (const auto& [written, title] : {std::pair(place, "问题发生地"), {petitioner, "信访人"}}) {
      std::u32string points = code_points(written);
      std::erase(points, U'\0');
      const std::string plain = utf8(points), cell = under((*rows)[1], title);
      PROPERTY_ASSERT(cell == plain || cell == "'" + plain);
      PROPERTY_ASSERT(cell.empty() ||
                      std::string_view("=+-@\t\r\n").find(cell.front()) == std::string_view::npos);
    }
  }));
}

}  // namespace case_csv_test

#include "store/csv_import.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "petition/reception.h"
#include "store/moved_days.h"
#include "store/staff_list.h"
#include "store/staff_table.h"

namespace huiyin::store {
namespace {

const std::array<CsvColumns, 3> kColumnsOf{
    {{{"登记号", "登记日期", "信访形式", "事由"},
      {"登记号", "登记日期", "信访形式", "信访人", "手机号", "事由", "问题发生地", "首办责任人",
       "受理日期", "责任单位", "承办人"}},
     {{"姓名", "角色", "账号"}, {"姓名", "角色", "账号", "职务", "单位", "手机"}},
     {{"日期"}, {"日期", "时间", "说明"}}}};

struct CsvFaults {
  const std::string& file;
  std::vector<Problem>& all;
  void add(const CsvRow& row, std::string_view title, const char* code, std::string what,
           std::string remedy) {
    all.push_back({code, csv_place(file, row.line, title), std::move(what), std::move(remedy)});
  }
};

struct ClosedTime {
  LocalDate date;
  LocalTime time;
  std::string reason;
};

// The times that a row closes: one, or the whole day where it names none.
void read_closed(const OfficeContext& desk, const CsvTable& table, const CsvRow& row,
                 CsvFaults& faults, std::vector<ClosedTime>& closed) {
  const auto& reception = desk.office.reception;
  const auto date = LocalDate::parse(table.cell(row, "日期"));
  if (!date) return faults.add(row, "日期", "import.date", "日期要写成 2026-12-15 这样", "请改正");
  const auto days = reception_days(desk);
  if (std::ranges::none_of(days, [&](const auto& day) { return day.day.date == *date; }))
    return faults.add(row, "日期", "import.no_reception", "这一天不是近几个月的领导接待日",
                      "请核对日期");
  const std::string typed = table.cell(row, "时间");
  const auto time = LocalTime::parse(typed);
  if (!typed.empty() && (!time || !std::ranges::count(reception.slots, *time)))
    return faults.add(row, "时间", "import.no_time", "这个时间本来就不接待",
                      "请写接待时间，如 09:00；整天不接待就空着");
  for (const LocalTime slot : reception.slots) {
    if (time && slot != *time) continue;
    const auto booked = desk.tx.rows<std::int64_t>(
        "SELECT seat FROM booking WHERE office = $1 AND date = $2 AND time = $3 AND state = "
        "'booked'",
        {desk.office.code, date->iso(), slot.iso()});
    if (!booked.empty())
      faults.add(row, "时间", "import.booked",
                 slot.iso() + " 已有 " + std::to_string(booked.size()) + " 人预约",
                 "请先给他们改约，再关闭这个时间");
    closed.push_back({*date, slot, table.cell(row, "说明")});
  }
}

}  // namespace

const std::vector<std::string>& csv_kind_names() {
  static const std::vector<std::string> names{"cases", "staff", "reception"};
  return names;
}

std::optional<CsvKind> csv_kind_named(std::string_view name) {
  const auto found = std::ranges::find(csv_kind_names(), name);
  if (found == csv_kind_names().end()) return std::nullopt;
  return CsvKind(found - csv_kind_names().begin());
}

const CsvColumns& csv_columns(CsvKind kind) { return kColumnsOf.at(std::size_t(kind)); }

void import_reception(const OfficeContext& desk, const CsvTable& table, const CsvImport& import,
                      std::vector<Problem>& faults) {
  const std::size_t before = faults.size();
  CsvFaults told{import.file, faults};
  std::vector<ClosedTime> closed;
  for (const CsvRow& row : table.rows) read_closed(desk, table, row, told, closed);
  if (faults.size() > before) return;
  for (const ClosedTime& one : closed)
    desk.tx.execute(
        "INSERT INTO seat_block(office, date, time, reason) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (office, date, time) DO UPDATE SET reason = excluded.reason",
        {desk.office.code, one.date.iso(), one.time.iso(), one.reason});
}

void import_staff(const OfficeContext& desk, const CsvTable& table, const CsvImport& import,
                  std::vector<Problem>& faults) {
  const std::size_t before = faults.size();
  const std::vector<StaffMember> staff = read_staff_table(desk, table, import, faults);
  if (faults.size() > before) return;
  put_staff(desk.tx, desk.keys, desk.office.code, staff);
}

std::size_t import_csv(const OfficeContext& desk, const CsvImport& import,
                       std::vector<Problem>& faults) {
  const CsvColumns& columns = csv_columns(import.kind);
  const auto table = read_csv(import.bytes, import.file, columns.needed, columns.known, faults);
  if (!table) return 0;
  const std::size_t before = faults.size();
  constexpr std::array kImports{import_cases, import_staff, import_reception};
  kImports.at(std::size_t(import.kind))(desk, *table, import, faults);
  return faults.size() > before ? 0 : table->rows.size();
}

}  // namespace huiyin::store

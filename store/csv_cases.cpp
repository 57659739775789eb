#include <algorithm>
#include <set>

#include "petition/case_file.h"
#include "petition/query_code.h"
#include "store/cases.h"
#include "store/csv_import.h"
#include "store/matter_signals.h"
#include "store/offices.h"
#include "store/people.h"

namespace huiyin::store {
namespace {

using petition::CaseEvent;

// A row as the events that it stands for, each judged by the law as it would have been then: an
// import cannot make a file that could not have been.
class CaseRow {
 public:
  CaseRow(const OfficeContext& desk, const CsvTable& table, const CsvRow& row,
          const std::string& file, std::vector<Problem>& faults)
      : desk_(desk), table_(table), row_(row), file_(file), faults_(faults) {
    const std::size_t before = faults.size();
    read();
    if (faults.size() == before) judge();
    is_sound_ = faults.size() == before;
  }

  bool is_sound() const { return is_sound_; }
  const std::string& number() const { return number_->text(); }

  void write(const std::string& office) const {
    note_office_of_case(desk_.tx, number(), office);
    if (desk_.reach == Reach::staff) keep_to_staff(desk_.tx, case_subject(number()));
    for (const CaseEvent& event : events_) append_event(desk_.tx, desk_.keys, number(), event);
    if (phone_) open_to_petitioner();
    raise_of_matter(desk_, number());
  }

 private:
  void open_to_petitioner() const {
    const auto person =
        name_ ? std::optional(person_of(desk_.tx, desk_.keys, *name_, *phone_, desk_.now))
              : std::nullopt;
    const auto code = petition::QueryCode::of(std::uint32_t(desk_.random.below(1'000'000)));
    index_case(desk_.tx, desk_.keys, number(), code.text(), *phone_, person);
  }

  std::string text(std::string_view title) const { return table_.cell(row_, title); }

  void refuse(std::string_view title, const char* code, std::string what, std::string remedy) {
    faults_.push_back(
        {code, csv_place(file_, row_.line, title), std::move(what), std::move(remedy)});
  }

  template <class T>
  std::optional<T> value(std::string_view title, Result<T> parsed) {
    if (parsed) return std::move(*parsed);
    refuse(title, parsed.error().code.c_str(), parsed.error().what, parsed.error().remedy);
    return std::nullopt;
  }

  std::optional<LocalDate> date(std::string_view title) {
    const auto parsed = LocalDate::parse(text(title));
    if (!parsed) refuse(title, "import.date", "日期要写成 2026-11-24 这样", "请改正");
    return parsed;
  }

  void read() {
    number_ = value("登记号", petition::CaseNumber::parse(text("登记号"), desk_.today()));
    const auto registered = date("登记日期");
    const auto arrival = arrival_named(text("信访形式"));
    if (!arrival)
      refuse("信访形式", "import.arrival", "没有这种信访形式", "可用：来信、来访、网上、来电");
    if (!text("信访人").empty())
      name_ = value("信访人", petition::PersonName::parse(text("信访人")));
    if (!text("手机号").empty()) phone_ = value("手机号", petition::Phone::parse(text("手机号")));
    const auto accepted = text("受理日期").empty() ? std::nullopt : date("受理日期");
    if (number_ && registered && arrival) compose(*registered, *arrival, accepted);
  }

  static std::optional<petition::Arrival> arrival_named(const std::string& title) {
    static const std::vector<std::string> titles{"来信", "来访", "网上", "来电"};
    const auto found = std::ranges::find(titles, title);
    if (found == titles.end()) return std::nullopt;
    return petition::Arrival(found - titles.begin());
  }

  void compose(LocalDate registered, petition::Arrival arrival, std::optional<LocalDate> accepted) {
    petition::event::Registered first{*number_, arrival};
    first.matter = text("事由");
    first.place = text("问题发生地");
    first.contact_known = phone_.has_value() || name_.has_value();
    first.intake.first_receiver = text("首办责任人");
    add(registered, std::move(first));
    const std::string unit = text("责任单位"), handler = text("承办人");
    if (accepted) add(*accepted, petition::event::Accepted{unit});
    if (accepted && !handler.empty()) add(*accepted, petition::event::Assigned{unit, handler, {}});
    if (!accepted && !handler.empty())
      refuse("承办人", "import.not_accepted", "写了承办人，没有写受理日期", "请补上受理日期");
  }

  void add(LocalDate day, petition::EventBody body) {
    events_.push_back({day, desk_.now, "", std::move(body), petition::Role::import});
  }

  void judge() {
    if (office_of_case(desk_.tx, number()))
      return refuse("登记号", "import.case_there", "已有登记号 " + number(), "同一件不能导入两次");
    const petition::Law law{desk_.office.rules, desk_.office.calendar};
    petition::CaseFile file;
    for (const CaseEvent& event : events_) {
      auto next = petition::apply(file, event, law);
      if (!next)
        return refuse(petition::title(event), next.error().code.c_str(), next.error().what,
                      next.error().remedy);
      file = std::move(*next);
    }
  }

  const OfficeContext& desk_;
  const CsvTable& table_;
  const CsvRow& row_;
  const std::string& file_;
  std::vector<Problem>& faults_;
  std::optional<petition::CaseNumber> number_;
  std::optional<petition::PersonName> name_;
  std::optional<petition::Phone> phone_;
  std::vector<CaseEvent> events_;
  bool is_sound_ = false;
};

}  // namespace

void import_cases(const OfficeContext& desk, const CsvTable& table, const CsvImport& import,
                  std::vector<Problem>& faults) {
  const std::size_t before = faults.size();
  std::vector<CaseRow> rows;
  std::set<std::string> numbers;
  for (const CsvRow& row : table.rows) {
    CaseRow one(desk, table, row, import.file, faults);
    if (one.is_sound() && !numbers.insert(one.number()).second)
      faults.push_back({"import.twice", csv_place(import.file, row.line, "登记号"),
                        "这个登记号在表里出现了不止一次", "同一件只写一行"});
    rows.push_back(std::move(one));
  }
  if (faults.size() > before) return;
  for (const CaseRow& row : rows) row.write(import.office);
}

}  // namespace huiyin::store

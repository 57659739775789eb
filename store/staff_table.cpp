#include "store/staff_table.h"

#include <algorithm>
#include <array>
#include <set>

#include "petition/person_name.h"
#include "petition/phone.h"
#include "store/staff_list.h"

namespace huiyin::store {
namespace {

constexpr std::size_t kStaffCellMax = 120;  // bytes: forty Chinese signs
constexpr std::string_view kPhone = "手机";
constexpr std::size_t kUseridMax = 64;  // as the platform's own, 90195

// As in the office's own file (config/office.h), and as people say them.
constexpr std::array<std::array<std::string_view, 2>, 5> kRoleWords{
    {{"leader", "领导"},
     {"office_head", "信访办负责人"},
     {"duty", "值班"},
     {"section_head", "科室负责人"},
     {"handler", "承办人"}}};

std::string role_of_word(const std::string& word) {
  for (const auto& [name, chinese] : kRoleWords)
    if (word == name || word == chinese) return std::string(name);
  return {};
}

std::string in_small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = char(c | 0x20);
  return text;
}

bool is_account(const std::string& text) {
  return text.size() <= kUseridMax && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
                  c == '.' || c == '@';
         });
}

// What a spreadsheet would reckon, or a terminal obey.
bool is_harmless(const std::string& text) {
  if (text.size() > kStaffCellMax) return false;
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos)
    return false;
  return std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

// Whom the platform writes to by that account must belong to one office: the one whose file names
// him. Who came by a table moves to another by a table of somebody who sees both.
bool works_elsewhere(const OfficeContext& desk, const CsvImport& import,
                     const std::string& userid) {
  const auto of_table = office_of_staff(desk.tx, userid);
  const Office& known = desk.offices.of_staff(userid);
  if (known.member_with_account(userid) != nullptr && known.code != desk.office.code &&
      known.code != of_table)
    return true;
  return of_table && *of_table != desk.office.code &&
         std::ranges::find(import.seen, *of_table) == import.seen.end();
}

class StaffReading {
 public:
  StaffReading(const OfficeContext& desk, const CsvTable& table, const CsvImport& import,
               std::vector<Problem>& faults)
      : desk_(desk), table_(table), import_(import), faults_(faults) {}

  std::vector<StaffMember> all() {
    std::vector<StaffMember> staff;
    for (const CsvRow& row : table_.rows) staff.push_back(member(row));
    if (std::ranges::find(table_.titles, kPhone) == table_.titles.end()) keep_phones(staff);
    return staff;
  }

 private:
  void fault(const CsvRow& row, std::string_view title, const char* code, std::string what,
             std::string remedy) {
    faults_.push_back(
        {code, csv_place(import_.file, row.line, title), std::move(what), std::move(remedy)});
  }

  std::string text(const CsvRow& row, std::string_view title) {
    std::string cell = table_.cell(row, title);
    if (!is_harmless(cell))
      fault(row, title, "import.cell", "这一格太长，或者以 = + - @ 开头，或者里面有控制字符",
            "请只写文字，最多 40 个字");
    return cell;
  }

  void judge_name(const CsvRow& row, StaffMember& one) {
    if (one.name.empty()) return fault(row, "姓名", "import.name", "没有写姓名", "请填写");
    const auto name = petition::PersonName::parse(one.name);
    if (!name) return fault(row, "姓名", "import.name", name.error().what, name.error().remedy);
    one.name = name->text();
    if (!names_.insert(one.name).second)
      fault(row, "姓名", "import.twice", "这个姓名在表里出现了不止一次", "同名的人请加以区别");
  }

  void judge_account(const CsvRow& row, const StaffMember& one) {
    if (one.userid.empty())
      return fault(row, "账号", "import.userid", "没有写企业微信账号", "请照管理后台的账号填写");
    if (!is_account(one.userid))
      return fault(row, "账号", "import.userid", "企业微信账号只有字母、数字和 _ - . @",
                   "请照管理后台的账号填写");
    if (!userids_.insert(one.userid).second)
      return fault(row, "账号", "import.twice", "这个账号在表里出现了不止一次", "请核对");
    if (works_elsewhere(desk_, import_, one.userid))
      fault(row, "账号", "import.other_office", "这个账号已是另一个单位的人员",
            "请核对账号；一个账号只属于一个单位");
  }

  // Empty where the cell is. No refusal repeats the digits.
  std::string mobile(const CsvRow& row) {
    const std::string typed = table_.cell(row, kPhone);
    if (typed.empty()) return {};
    const auto phone = petition::Phone::parse(typed);
    if (phone && phone->is_mobile()) return phone->text();
    fault(row, kPhone, "import.phone", "这不是 11 位的手机号",
          "请核对；Excel 里先把这一列设成“文本”再填，没有手机就空着");
    return {};
  }

  void keep_phones(std::vector<StaffMember>& staff) {
    for (const StaffMember& was : staff_list(desk_.tx, desk_.keys, desk_.office.code)) {
      const auto he = std::ranges::find(staff, was.userid, &StaffMember::userid);
      if (he != staff.end()) he->phone = was.phone;
    }
  }

  StaffMember member(const CsvRow& row) {
    StaffMember one{in_small_letters(table_.cell(row, "账号")), table_.cell(row, "姓名"),
                    text(row, "职务"), role_of_word(table_.cell(row, "角色")), text(row, "单位")};
    one.phone = mobile(row);
    judge_name(row, one);
    if (one.role.empty())
      fault(row, "角色", "import.role", "没有这个角色",
            "可用：领导、信访办负责人、值班、科室负责人、承办人");
    judge_account(row, one);
    return one;
  }

  const OfficeContext& desk_;
  const CsvTable& table_;
  const CsvImport& import_;
  std::vector<Problem>& faults_;
  std::set<std::string> names_, userids_;
};

bool is_same(const StaffMember& a, const StaffMember& b) {
  return a.name == b.name && a.post == b.post && a.role == b.role && a.unit == b.unit &&
         a.phone == b.phone;
}

}  // namespace

std::vector<StaffMember> read_staff_table(const OfficeContext& desk, const CsvTable& table,
                                          const CsvImport& import, std::vector<Problem>& faults) {
  if (table.rows.size() > kStaffRowsMax) {
    faults.push_back({"import.too_many", csv_place(import.file, table.rows[kStaffRowsMax].line),
                      "人太多，一次最多 " + std::to_string(kStaffRowsMax) + " 人", "请分几次导入"});
    return {};
  }
  return StaffReading(desk, table, import, faults).all();
}

StaffDifference staff_difference(const OfficeContext& desk, const std::vector<StaffMember>& table) {
  StaffDifference found;
  const std::vector<StaffMember> before = staff_list(desk.tx, desk.keys, desk.office.code);
  const auto in = [](const std::vector<StaffMember>& list, const StaffMember& one) {
    return std::ranges::find(list, one.userid, &StaffMember::userid);
  };
  for (const StaffMember& one : table) {
    const auto was = in(before, one);
    const auto known = std::ranges::find_if(desk.office.staff, [&](const StaffMember& other) {
      return other.userid == one.userid || other.name == one.name;
    });
    if (was == before.end() && known != desk.office.staff.end())
      found.of_file.push_back(one);
    else if (was == before.end())
      found.added.push_back(one);
    else if (is_same(*was, one))
      ++found.same;
    else
      found.changed.push_back({*was, one});
  }
  for (const StaffMember& one : before)
    if (in(table, one) == table.end()) found.gone.push_back(one);
  return found;
}

}  // namespace huiyin::store

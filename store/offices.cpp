#include "store/offices.h"

#include <algorithm>

#include "base/utf8.h"

namespace huiyin::store {
namespace {

constexpr std::size_t kOfficeCodeMax = 40;
constexpr std::size_t kOfficeNameMax = 200;
constexpr std::string_view kBehindAllNumbers = "\x7f";

bool is_office_code(std::string_view code) {
  return !code.empty() && code.size() <= kOfficeCodeMax && std::ranges::all_of(code, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<Problem> refusal(Transaction& tx, const OfficeRow& office) {
  if (!is_office_code(office.code))
    return Problem{"office.code", "code", "单位代码只能用小写字母、数字和“-”，最多 40 个",
                   "请写成 yunxi 这样"};
  if (is_blank(office.name) || office.name.size() > kOfficeNameMax)
    return Problem{"office.name", "name", "单位名称没有写，或者太长", "请写单位的全称"};
  if (office.parent && offices_below(tx, *office.parent).empty())
    return Problem{"office.parent", "parent", "没有这个上级单位", "请先加上级单位，或者改代码"};
  return std::nullopt;
}

// False: it is there already.
bool insert_office(Transaction& tx, const OfficeRow& office, Instant now) {
  return tx.execute(
             "INSERT INTO office(code, name, parent, created_at) VALUES ($1, $2, $3, $4) "
             "ON CONFLICT (code) DO NOTHING",
             {office.code, office.name, office.parent ? Value{*office.parent} : Value{nullptr},
              unix_ms(now)}) > 0;
}

}  // namespace

Result<void> add_office(Transaction& tx, const OfficeRow& office, Instant now) {
  if (auto no = refusal(tx, office)) return Refused(*std::move(no));
  if (!insert_office(tx, office, now))
    return Refused({"office.twice", "code", "已有这个单位代码", "请换一个代码"});
  return {};
}

Result<void> put_office(Transaction& tx, const OfficeRow& office, Instant now) {
  if (auto no = refusal(tx, office)) return Refused(*std::move(no));
  const auto below = offices_below(tx, office.code);
  if (office.parent && std::ranges::find(below, *office.parent) != below.end())
    return Refused(
        {"office.circle", "parent", "上级单位是它自己，或者是它下面的单位", "请写它上面的单位"});
  if (!insert_office(tx, office, now))
    tx.execute("UPDATE office SET name = $1, parent = $2 WHERE code = $3",
               {office.name, office.parent ? Value{*office.parent} : Value{nullptr}, office.code});
  return {};
}

std::vector<OfficeRow> offices(Transaction& tx) {
  std::vector<OfficeRow> all;
  for (auto& [code, name, parent] : tx.rows<std::string, std::string, std::optional<std::string>>(
           "SELECT code, name, parent FROM office ORDER BY code"))
    all.push_back({std::move(code), std::move(name), std::move(parent)});
  return all;
}

// An office is put below one that is there already and not below it: there are no circles.
std::vector<std::string> offices_below(Transaction& tx, const std::string& code) {
  const auto all = offices(tx);
  if (std::ranges::find(all, code, &OfficeRow::code) == all.end()) return {};
  std::vector<std::string> found{code};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const OfficeRow& one : all)
      if (one.parent && *one.parent == found[i]) found.push_back(one.code);
  return found;
}

std::vector<std::string> offices_above(Transaction& tx, const std::string& code) {
  const auto all = offices(tx);
  std::vector<std::string> found;
  for (auto at = std::ranges::find(all, code, &OfficeRow::code); at != all.end();
       at = std::ranges::find(all, *at->parent, &OfficeRow::code)) {
    found.push_back(at->code);
    if (!at->parent) break;
  }
  return found;
}

void note_office_of_case(Transaction& tx, const std::string& case_no, std::string_view office) {
  tx.execute(
      "INSERT INTO case_head(case_no, office) VALUES ($1, $2) ON CONFLICT (case_no) DO NOTHING",
      {case_no, std::string(office)});
}

std::optional<std::string> office_of_case(Transaction& tx, const std::string& case_no) {
  const auto row =
      tx.row<std::string>("SELECT office FROM case_head WHERE case_no = $1", {case_no});
  if (!row) return std::nullopt;
  return std::get<0>(*row);
}

// One look by index for each office: offices are tens, and each look ends after a page.
std::vector<DueCase> cases_due(Transaction& tx, const std::vector<std::string>& offices,
                               LocalDate until, const DueCase& after, std::int64_t count) {
  std::vector<DueCase> all;
  for (const std::string& office : offices)
    for (auto& [day, case_no] : tx.rows<std::string, std::string>(
             "SELECT due_on, case_no FROM case_look WHERE office = $1 AND due_on IS NOT NULL AND "
             "due_on <= $2 AND (due_on, case_no) > ($3, $4) ORDER BY due_on, case_no LIMIT $5",
             {office, until.iso(), after.day, after.case_no, count}))
      all.push_back({std::move(day), std::move(case_no)});
  std::ranges::sort(all);
  if (std::ssize(all) > count) all.resize(std::size_t(count));
  return all;
}

std::vector<std::string> case_numbers(Transaction& tx, const std::vector<std::string>& offices,
                                      const std::string& after, std::int64_t count) {
  const std::string below = after.empty() ? std::string(kBehindAllNumbers) : after;
  std::vector<std::string> numbers;
  for (const std::string& office : offices)
    for (auto& [case_no] :
         tx.rows<std::string>("SELECT case_no FROM case_head WHERE office = $1 AND case_no < $2 "
                              "ORDER BY case_no DESC LIMIT $3",
                              {office, below, count}))
      numbers.push_back(std::move(case_no));
  std::ranges::sort(numbers, std::ranges::greater());
  if (std::ssize(numbers) > count) numbers.resize(std::size_t(count));
  return numbers;
}

}  // namespace huiyin::store

#include "store/notice_numbers.h"

#include "base/ensure.h"

namespace huiyin::store {
namespace {

std::string series_of(const std::string& issuer, int year) {
  return "document/" + issuer + "/" + std::to_string(year);
}

std::int64_t last_serial(Transaction& tx, const std::string& issuer, int year) {
  const auto row =
      tx.row<std::int64_t>("SELECT value FROM counter WHERE name = $1", {series_of(issuer, year)});
  return row ? std::get<0>(*row) : 0;
}

constexpr std::int64_t kSkippedMax = 1000;  // 习惯: what skips more is a slip of the pen

void set_last_serial(Transaction& tx, const petition::DocumentNumber& number) {
  tx.execute(
      "INSERT INTO counter(name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = "
      "excluded.value",
      {series_of(number.issuer(), number.year()), std::int64_t{number.serial()}});
}

void record_gap(Transaction& tx, const petition::DocumentNumber& first, std::int64_t last,
                const std::string& reason, const std::string& by, Instant now) {
  tx.execute(
      "INSERT INTO notice_number_gap(issuer, year, first_serial, last_serial, reason, by_whom, at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {first.issuer(), std::int64_t{first.year()}, std::int64_t{first.serial()}, last, reason, by,
       unix_ms(now)});
}

bool is_borne(Transaction& tx, const petition::DocumentNumber& number) {
  return tx.row<std::int64_t>("SELECT id FROM notice WHERE number = $1", {number.text()})
      .has_value();
}

bool is_void(Transaction& tx, const petition::DocumentNumber& number) {
  const std::int64_t serial = number.serial();
  return tx
      .row<std::int64_t>(
          "SELECT first_serial FROM notice_number_gap WHERE issuer = $1 AND year = $2 AND "
          "first_serial <= $3 AND last_serial >= $4",
          {number.issuer(), std::int64_t{number.year()}, serial, serial})
      .has_value();
}

}  // namespace

petition::DocumentNumber next_document_number(Transaction& tx, const std::string& issuer,
                                              int year) {
  const auto row = tx.row<std::int64_t>(
      "INSERT INTO counter(name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = "
      "counter.value + 1 RETURNING value",
      {series_of(issuer, year)});
  ensure(row.has_value(), "a series of numbers answers its value");
  return petition::DocumentNumber::of(issuer, year, int(std::get<0>(*row)));
}

petition::DocumentNumber upcoming_document_number(Transaction& tx, const std::string& issuer,
                                                  int year) {
  return petition::DocumentNumber::of(issuer, year, int(last_serial(tx, issuer, year)) + 1);
}

std::optional<Problem> document_number_refusal(Transaction& tx,
                                               const petition::DocumentNumber& number,
                                               const std::string& case_no) {
  const std::int64_t last = last_serial(tx, number.issuer(), number.year());
  const auto by =
      tx.row<std::string>("SELECT case_no FROM document_number WHERE number = $1", {number.text()});
  const bool is_of_other = by && std::get<0>(*by) != case_no;
  if (is_of_other || (number.serial() <= last && (is_borne(tx, number) || is_void(tx, number))))
    return Problem{"document_no.taken", "document_no", "文号" + number.text() + "已经用过或者作废",
                   "请换一个文号"};
  // A series that nobody has counted here may begin anywhere.
  if (last > 0 && number.serial() > last + kSkippedMax)
    return Problem{"document_no.far", "document_no",
                   "文号" + number.text() + "比上一个（" + std::to_string(last) + "号）多得太多",
                   "请核对文号，看是不是多写了数字"};
  return std::nullopt;
}

void note_document_number(Transaction& tx, const std::string& number, const std::string& case_no) {
  const auto parsed = petition::DocumentNumber::parse(number);
  if (!parsed) return;
  tx.execute(
      "INSERT INTO document_number(number, case_no) VALUES ($1, $2) ON CONFLICT (number) DO "
      "NOTHING",
      {parsed->text(), case_no});
  if (parsed->serial() > last_serial(tx, parsed->issuer(), parsed->year()))
    set_last_serial(tx, *parsed);
}

Result<void> take_document_number(Transaction& tx, const petition::DocumentNumber& number,
                                  const NumberTaken& how) {
  if (auto no = document_number_refusal(tx, number, how.case_no)) return Refused(*std::move(no));
  const std::int64_t last = last_serial(tx, number.issuer(), number.year());
  if (number.serial() <= last) return {};  // taken before, for this very document
  set_last_serial(tx, number);
  if (number.serial() > last + 1)
    record_gap(tx, petition::DocumentNumber::of(number.issuer(), number.year(), int(last) + 1),
               number.serial() - 1, how.reason, how.by, how.now);
  return {};
}

Result<void> void_document_number(Transaction& tx, const petition::DocumentNumber& number,
                                  const std::string& reason, const std::string& by, Instant now) {
  if (number.serial() > last_serial(tx, number.issuer(), number.year()))
    return Refused({"document_no.unknown", "document_no", "文号" + number.text() + "还没有用到",
                    "请核对文号"});
  if (is_borne(tx, number) || is_void(tx, number))
    return Refused({"document_no.used", "document_no",
                    "文号" + number.text() + "已经签发了文书，或者已经作废", "请核对文号"});
  record_gap(tx, number, number.serial(), reason, by, now);
  return {};
}

std::vector<NumberGap> number_gaps(Transaction& tx, const std::string& issuer, int year) {
  std::vector<NumberGap> gaps;
  for (auto& [first, last, reason, by] :
       tx.rows<std::int64_t, std::int64_t, std::string, std::string>(
           "SELECT first_serial, last_serial, reason, by_whom FROM notice_number_gap WHERE issuer "
           "= $1 AND year = $2 ORDER BY first_serial",
           {issuer, std::int64_t{year}}))
    gaps.push_back({int(first), int(last), std::move(reason), std::move(by)});
  return gaps;
}

}  // namespace huiyin::store

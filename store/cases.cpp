#include "store/cases.h"

#include <algorithm>

#include "base/ensure.h"
#include "petition/case_event_json.h"
#include "store/case_parties.h"
#include "store/notice_numbers.h"
#include "store/offices.h"
#include "store/reminder_books.h"
#include "store/webhooks.h"

namespace huiyin::store {
namespace {

std::string row_of(const std::string& case_no, std::int64_t seq) {
  return "case_event/" + case_no + "/" + std::to_string(seq);
}

std::string last4_hash(const Keyring& keys, const std::string& case_no, const std::string& last4) {
  return keys.lookup_hash("case_last4", case_no + "/" + last4);
}

std::int64_t wrong_lately(const OfficeContext& desk, const std::string& subject) {
  const auto wrong = desk.tx.row<std::int64_t>(
      "SELECT COUNT(*) FROM lookup_failure WHERE subject_hash = $1 AND at > $2",
      {desk.keys.lookup_hash("look_up", subject), unix_ms(desk.now - desk.office.look_up_shut)});
  return wrong ? std::get<0>(*wrong) : 0;
}

}  // namespace

void append_event(Transaction& tx, const Keyring& keys, const std::string& case_no,
                  const petition::CaseEvent& event) {
  const auto last = tx.row<std::int64_t>(
      "SELECT COALESCE(MAX(seq), 0) FROM case_event WHERE case_no = $1", {case_no});
  ensure(last.has_value(), "a count is a row");
  const std::int64_t seq = std::get<0>(*last) + 1;
  tx.execute(
      "INSERT INTO case_event(case_no, seq, event, date, recorded_at, by_whom, detail) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {case_no, seq, std::string(petition::name(event)), event.date.iso(), unix_ms(event.recorded),
       event.by, keys.seal(petition::event_json(event), row_of(case_no, seq))});
  if (const auto* opinion = std::get_if<petition::event::Concluded>(&event.body))
    note_document_number(tx, opinion->number, case_no);
  look_at_once(tx, case_no, seq);
  if (seq == 1) note_office_of_case(tx, case_no, kMainOffice);
  note_parties(tx, keys, case_no);
  tell_webhooks(tx, case_no, seq, petition::name(event), event.recorded);
}

std::optional<petition::CaseFile> case_file(Transaction& tx, const Keyring& keys,
                                            const std::string& case_no) {
  std::vector<petition::CaseEvent> ledger;
  for (const auto& [seq, detail] : tx.rows<std::int64_t, std::string>(
           "SELECT seq, detail FROM case_event WHERE case_no = $1 ORDER BY seq", {case_no})) {
    auto event =
        petition::read_event_json(keys.open_or_throw(detail, row_of(case_no, seq), "a ledger"));
    if (!event)
      throw DatabaseError("a ledger holds an event that cannot be read: " + event.error().code);
    ledger.push_back(std::move(*event));
  }
  if (ledger.empty()) return std::nullopt;
  return petition::fold(ledger);
}

void index_case(Transaction& tx, const Keyring& keys, const std::string& case_no,
                const std::string& code, const petition::Phone& phone,
                std::optional<std::int64_t> person) {
  tx.execute(
      "INSERT INTO case_index(case_no, code_hash, phone_hash, last4_hash, person_id) VALUES ($1, "
      "$2, $3, $4, $5)",
      {case_no, keys.lookup_hash("query_code", code), keys.lookup_hash("phone", phone.text()),
       last4_hash(keys, case_no, phone.last4()), person ? Value{*person} : Value{nullptr}});
}

void open_case_with(Transaction& tx, const Keyring& keys, const std::string& case_no,
                    const petition::Phone& phone) {
  tx.execute(
      "UPDATE case_index SET phone_hash = $1, last4_hash = $2 WHERE case_no = $3",
      {keys.lookup_hash("phone", phone.text()), last4_hash(keys, case_no, phone.last4()), case_no});
}

void leave_phone_of_cases(Transaction& tx, const std::string& phone_hash) {
  tx.execute("UPDATE case_index SET phone_hash = '' WHERE phone_hash = $1", {phone_hash});
}

std::optional<std::string> case_of(Transaction& tx, const Keyring& keys, const std::string& number,
                                   const std::string& code, const std::string& last4) {
  // Two cases may bear one code; number and digits decide.
  for (const auto& [case_no, hash] : tx.rows<std::string, std::string>(
           "SELECT case_no, last4_hash FROM case_index WHERE code_hash = $1 ORDER BY case_no",
           {keys.lookup_hash("query_code", code)}))
    if ((number.empty() || number == case_no) && hash == last4_hash(keys, case_no, last4))
      return case_no;
  return std::nullopt;
}

std::optional<std::int64_t> petitioner(Transaction& tx, const std::string& case_no) {
  const auto known = tx.row<std::optional<std::int64_t>>(
      "SELECT person_id FROM case_index WHERE case_no = $1", {case_no});
  return known ? std::get<0>(*known) : std::nullopt;
}

std::optional<std::int64_t> petitioner(Transaction& tx, const Keyring& keys,
                                       const std::string& case_no, const std::string& last4) {
  const auto known = tx.row<std::optional<std::int64_t>>(
      "SELECT person_id FROM case_index WHERE case_no = $1 AND last4_hash = $2 ORDER BY person_id "
      "LIMIT 1",
      {case_no, last4_hash(keys, case_no, last4)});
  return known ? std::get<0>(*known) : std::nullopt;
}

std::vector<std::string> cases_of_person(Transaction& tx, std::int64_t person) {
  std::vector<std::string> numbers;
  for (auto& [case_no] : tx.rows<std::string>(
           "SELECT case_no FROM case_index WHERE person_id = $1 ORDER BY case_no DESC", {person}))
    numbers.push_back(std::move(case_no));
  return numbers;
}

bool look_up_is_shut(const OfficeContext& desk, const std::vector<std::string>& subjects) {
  return std::ranges::any_of(subjects, [&](const std::string& subject) {
    return wrong_lately(desk, subject) >= desk.office.look_up_tries_max;
  });
}

std::optional<Instant> look_up_opens(const OfficeContext& desk, const std::string& subject) {
  const auto tries = desk.tx.rows<std::int64_t>(
      "SELECT at FROM lookup_failure WHERE subject_hash = $1 AND at > $2 ORDER BY at DESC LIMIT $3",
      {desk.keys.lookup_hash("look_up", subject), unix_ms(desk.now - desk.office.look_up_shut),
       desk.office.look_up_tries_max});
  if (std::ssize(tries) < desk.office.look_up_tries_max) return std::nullopt;
  // With the oldest of them forgotten there are too few again.
  return Instant(milliseconds{std::get<0>(tries.back())}) + desk.office.look_up_shut;
}

bool was_tried_lately(const OfficeContext& desk, const std::string& subject) {
  return wrong_lately(desk, subject) > 0;
}

void count_wrong_look_up(const OfficeContext& desk, const std::vector<std::string>& subjects) {
  for (const std::string& subject : subjects)
    desk.tx.execute("INSERT INTO lookup_failure(subject_hash, at) VALUES ($1, $2)",
                    {desk.keys.lookup_hash("look_up", subject), unix_ms(desk.now)});
}

void forget_wrong_look_ups(Transaction& tx, Instant before) {
  tx.execute("DELETE FROM lookup_failure WHERE at < $1", {unix_ms(before)});
}

}  // namespace huiyin::store

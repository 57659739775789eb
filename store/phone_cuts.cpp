#include "store/phone_cuts.h"

#include <map>

#include "base/log.h"
#include "store/bookings.h"
#include "store/cases.h"
#include "store/citizen_mail.h"
#include "store/notice_steps.h"
#include "store/offices.h"
#include "store/people.h"
#include "store/phone_codes.h"
#include "store/staff_mail.h"
#include "store/waiting_list.h"

namespace huiyin::store {
namespace {

struct CutOff {
  std::int64_t withdrawn = 0;      // messages
  std::int64_t visits = 0;         // booked with it
  std::vector<std::string> cases;  // registered with it
  bool had_person = false;
  bool is_of_anybody() const { return had_person || withdrawn + visits > 0 || !cases.empty(); }
};

std::int64_t withdraw_all_to(const OfficeContext& office, ConversationId line) {
  std::int64_t count = 0;
  for (const std::string_view waiting :
       {"SELECT id FROM outbox WHERE conversation_id = $1 AND state = 0",
        "SELECT id FROM outbox WHERE conversation_id = $1 AND state = 2"})
    for (const auto& [id] : office.tx.rows<std::int64_t>(waiting, {line.value})) {
      withdraw(office.tx, OutboxId{id}, office.now, Withdrawal::phone_cut);
      ++count;
    }
  office.tx.execute("UPDATE outbox SET sms_to = NULL, sms_body = NULL WHERE sms_to = $1",
                    {line.value});
  return count;
}

// A turn that read the talk as it was must not go on with it: it begins anew.
void forget_talk(Transaction& tx, ConversationId talk) {
  tx.execute("UPDATE conversation SET session = '', turn = turn + 1 WHERE id = $1", {talk.value});
}

void leave_waiting_lists(const DeskContext& desk, ConversationId line) {
  std::vector<std::pair<const Office*, LocalDate>> freed;
  for (const auto& [date, code] : desk.tx.rows<std::string, std::string>(
           "SELECT date, office FROM waiting WHERE conversation_id = $1 AND state = 'offered'",
           {line.value})) {
    const auto day = LocalDate::parse(date);
    const Office* office = desk.offices.find(code);
    if (day && office != nullptr) freed.emplace_back(office, *day);
  }
  desk.tx.execute(
      "UPDATE waiting SET state = 'declined' WHERE conversation_id = $1 AND state IN ('waiting', "
      "'offered')",
      {line.value});
  for (const auto& [office, day] : freed) offer_free_seats(DeskContext{desk.at(*office), {}}, day);
}

// Of each who was known by it; of nobody, when nobody was.
void note_cut(const DeskContext& desk, const std::string& hash,
              const std::vector<std::int64_t>& people, const std::string& by) {
  const auto note = [&](const Value& person) {
    desk.tx.execute(
        "INSERT INTO phone_cut(phone_hash, person_id, at, by_whom) VALUES ($1, $2, $3, $4)",
        {hash, person, unix_ms(desk.now), by});
  };
  if (people.empty()) note(Value{nullptr});
  for (const std::int64_t person : people) note(Value{person});
}

// What the talk from that phone could see and was to be told.
void empty_line(const DeskContext& desk, ConversationId line, CutOff& cut) {
  cut.withdrawn += withdraw_all_to(desk, line);
  leave_identity(desk.tx, line);
  desk.tx.execute(
      "UPDATE booking SET conversation_id = NULL WHERE conversation_id = $1 AND state = 'booked'",
      {line.value});
  desk.tx.execute("DELETE FROM booking_access WHERE conversation_id = $1", {line.value});
  leave_waiting_lists(desk, line);
  if (line != desk.who.id) forget_talk(desk.tx, line);  // his own turn is writing it
}

// They were joined by that phone; it may have been who has it now. He hears it where he writes.
void part_from_talks(const DeskContext& desk, std::int64_t person) {
  const bot::OfficeFacts& facts = desk.office.facts;
  for (const ConversationId talk : conversations_of_person(desk.tx, person)) {
    tell_conversation(
        desk, talk, "phone_cut",
        desk.words.told("phone_cut.elsewhere", {{"地点", facts.address}, {"电话", facts.phone}}));
    leave_identity(desk.tx, talk);
    forget_talk(desk.tx, talk);
  }
}

std::vector<std::string> cases_with_phone(Transaction& tx, const std::string& hash) {
  std::vector<std::string> numbers;
  for (auto& [number] : tx.rows<std::string>(
           "SELECT case_no FROM case_index WHERE phone_hash = $1 ORDER BY case_no", {hash}))
    numbers.push_back(std::move(number));
  return numbers;
}

// A link that went there is opened with the digits of that very phone.
void shut_links_by_sms(const OfficeContext& office, const std::string& case_no) {
  for (const NoticeRow& row : notices_of_case(office.tx, case_no)) {
    office.tx.execute(
        "UPDATE notice_link SET expires_at = $1 WHERE notice_id = $2 AND via = 'sms' AND "
        "expires_at > $1",
        {unix_ms(office.now), row.id.value});
    if (row.step == "sms" || row.step == "call") bring_the_next_way(office, row.id);
  }
}

// An accusation is named to nobody who need not know of it; a ledger that does not open is logged,
// and keeps nothing from being cut.
bool may_be_named(const OfficeContext& office, const std::string& case_no) {
  try {
    const auto file = case_file(office.tx, office.keys, case_no);
    return file && !petition::is_accusation(*file);
  } catch (const Unreadable& error) {
    log::error("a matter of a phone that was cut off cannot be read case={} error={}", case_no,
               error.what());
    return true;
  }
}

// Each office hears of its own matters; the one at hand of the rest.
void tell_of_cut(const OfficeContext& office, const petition::Phone& phone, const std::string& by,
                 const CutOff& cut) {
  std::map<std::string, std::string> named{{office.office.code, ""}};
  for (const std::string& number : cut.cases) {
    if (!may_be_named(office, number)) continue;
    std::string& list = named[office.offices.of_case(office.tx, number).code];
    list += (list.empty() ? "" : "、") + number;
  }
  for (const auto& [code, numbers] : named) {
    const Office* whose = office.offices.find(code);
    if (whose == nullptr) continue;
    tell_staff(office.at(*whose), whose->told_of("phone_cut"), "phone_cut",
               office.words.say(
                   "phone_cut.staff",
                   {{"时间", office_time(office.now).iso()},
                    {"尾号", phone.last4()},
                    {"来源", by.empty() ? office.words.say("phone_cut.by_holder")
                                        : office.words.say("phone_cut.by_staff", {{"人员", by}})},
                    {"登记号", numbers.empty() ? office.words.say("phone_cut.no_case") : numbers},
                    {"撤回", std::to_string(cut.withdrawn)},
                    {"预约", std::to_string(cut.visits)}}));
  }
}

}  // namespace

void cut_phone(const DeskContext& desk, const petition::Phone& phone, const std::string& by) {
  const std::string hash = phone_hash(desk.keys, phone);
  const auto people = people_with_phone(desk.tx, desk.keys, phone);
  CutOff cut{.cases = cases_with_phone(desk.tx, hash), .had_person = !people.empty()};
  // First of all, for what follows asks whether it is cut.
  note_cut(desk, hash, people, by);
  if (const auto line =
          find_conversation(desk.tx, desk.keys, {std::string(kSms), "", phone.text()}))
    empty_line(desk, *line, cut);
  void_phone_codes(desk, hash);
  cut.visits = cut_phone_of_visits(desk.tx, hash);
  for (const std::int64_t person : people) {
    take_phone_from(desk.tx, desk.keys, person);
    part_from_talks(desk, person);
  }
  for (const std::string& number : cut.cases) shut_links_by_sms(desk, number);
  leave_phone_of_cases(desk.tx, hash);
  if (cut.is_of_anybody()) tell_of_cut(desk, phone, by, cut);
}

bool was_cut_since(Transaction& tx, const Keyring& keys, const petition::Phone& phone,
                   Instant since) {
  return tx
      .row<std::int64_t>("SELECT 1 FROM phone_cut WHERE phone_hash = $1 AND at >= $2 LIMIT 1",
                         {phone_hash(keys, phone), unix_ms(since)})
      .has_value();
}

bool was_cut_since(Transaction& tx, std::int64_t person, Instant since) {
  return tx
      .row<std::int64_t>("SELECT 1 FROM phone_cut WHERE person_id = $1 AND at >= $2 LIMIT 1",
                         {person, unix_ms(since)})
      .has_value();
}

std::optional<Instant> phone_cut_at(Transaction& tx, std::int64_t person) {
  const auto row = tx.row<std::int64_t>(
      "SELECT c.at FROM phone_cut c JOIN person p ON p.id = c.person_id WHERE c.person_id = $1 AND "
      "p.phone IS NULL ORDER BY c.at DESC LIMIT 1",
      {person});
  if (!row) return std::nullopt;
  return Instant(milliseconds{std::get<0>(*row)});
}

Result<void> renew_phone(const OfficeContext& office, std::int64_t person,
                         const petition::Phone& phone) {
  const auto before = store::person(office.tx, office.keys, person);
  if (!give_phone_to(office.tx, office.keys, person, phone))
    return Refused({"person.phone_taken", "phone", "这个手机号已经登记在另一个人名下",
                    "请核对号码；确是号码换了人，先停用原来那一位的号码（phone-cut）"});
  if (before && before->phone) void_phone_codes(office, phone_hash(office.keys, *before->phone));
  for (const std::string& number : cases_of_person(office.tx, person))
    open_case_with(office.tx, office.keys, number, phone);
  return {};
}

}  // namespace huiyin::store

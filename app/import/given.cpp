#include "app/import/given.h"

#include <charconv>

#include "app/import/given_cases.h"
#include "store/bookings.h"
#include "store/opt_outs.h"
#include "store/people.h"

namespace huiyin::app {
namespace {

using Faults = std::vector<Problem>;

std::string field(const GivenData& fact, const std::string& key) {
  const auto found = fact.fields.find(key);
  return found == fact.fields.end() ? "" : found->second;
}

void wrong(const GivenData& fact, const std::string& key, Faults& faults) {
  faults.push_back({"given.field", fact.where + "." + key,
                    "缺少或者不对：“" + field(fact, key) + "”", "请检查这一项"});
}

void booking(const store::DeskContext& desk, const GivenData& fact, Faults& faults) {
  const auto number = petition::BookingNumber::parse(field(fact, "no"));
  const auto name = petition::PersonName::parse(field(fact, "name"));
  const auto phone = petition::Phone::parse(field(fact, "phone"));
  const auto date = LocalDate::parse(field(fact, "date"));
  const auto time = LocalTime::parse(field(fact, "time"));
  const std::string people_text = field(fact, "people");
  int people = 1;
  const auto read =
      std::from_chars(people_text.data(), people_text.data() + people_text.size(), people);
  if (!number) wrong(fact, "no", faults);
  if (!name) wrong(fact, "name", faults);
  if (!phone) wrong(fact, "phone", faults);
  if (!date) wrong(fact, "date", faults);
  if (!time) wrong(fact, "time", faults);
  const bool is_count = read.ec == std::errc() && *read.ptr == '\0' && people >= 1;
  if (!people_text.empty() && !is_count) wrong(fact, "people", faults);
  if (!number || !name || !phone || !date || !time || people < 1) return;
  const bot::BookingRequest request{*name, *phone, people, {}, field(fact, "matter"),
                                    false, *date,  *time};
  if (!store::insert_booking(desk, request, *number))
    faults.push_back({"given.full", fact.where, "那个时间没有空位", "请换一个时间"});
}

void full(const store::DeskContext& desk, const GivenData& fact, Faults& faults) {
  const auto date = LocalDate::parse(field(fact, "date"));
  if (!date) return wrong(fact, "date", faults);
  const std::string except = field(fact, "except");
  for (const auto& [slot, free] : store::openings(desk, *date)) {
    // Who has a seat already may give it up: that one is full because of him.
    if (free == 0 || except.find(slot.iso()) != std::string::npos) continue;
    desk.tx.execute(
        "INSERT INTO seat_block(office, date, time, reason) VALUES ($1, $2, $3, 'given') ON "
        "CONFLICT "
        "DO NOTHING",
        {desk.office.code, date->iso(), slot.iso()});
  }
}

// Whose phone it is; or of which of the office's citizens, by name.
void opted_out(const store::DeskContext& desk, const GivenData& fact, Faults& faults) {
  if (const auto phone = petition::Phone::parse(field(fact, "phone"))) {
    (void)store::opt_out(desk.tx, desk.keys, *phone, desk.now);
    return;
  }
  const auto row =
      desk.tx.row<std::int64_t>("SELECT id FROM person WHERE name_hash = $1 ORDER BY id LIMIT 1",
                                {desk.keys.lookup_hash("name", field(fact, "name"))});
  const auto known = row ? store::person(desk.tx, desk.keys, std::get<0>(*row)) : std::nullopt;
  if (!known || !known->phone)
    return wrong(fact, field(fact, "name").empty() ? "phone" : "name", faults);
  (void)store::opt_out(desk.tx, desk.keys, *known->phone, desk.now);
}

}  // namespace

void put_in_place(store::Transaction& tx, const Foundation& ground, Random& random,
                  const store::Office& office, const GivenData& fact, Instant now, Faults& faults) {
  const store::MailWaits nobody = [](store::ConversationId, const store::Turn&) {};
  const store::DeskContext desk{{tx,
                                 ground.keys,
                                 random,
                                 ground.offices,
                                 office,
                                 ground.words.current(),
                                 now,
                                 {},
                                 "import",
                                 nobody},
                                {}};
  if (fact.kind == "booking") return booking(desk, fact, faults);
  if (fact.kind == "full") return full(desk, fact, faults);
  if (fact.kind == "optout") return opted_out(desk, fact, faults);
  if (fact.kind == "case") return put_case(tx, ground, fact, now, faults);
  if (fact.kind == "served") return put_served(tx, ground, fact, now, faults);
  faults.push_back({"given.not_yet", fact.where, "还不能放置“" + fact.kind + "”",
                    "现在可用：booking、full、optout、case、served"});
}

}  // namespace huiyin::app

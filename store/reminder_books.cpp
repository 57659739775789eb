#include "store/reminder_books.h"

#include <algorithm>
#include <tuple>

namespace huiyin::store {
namespace {

constexpr const char* kFingerprint = "reminders.fingerprint";

std::string_view because(petition::Silence silence) {
  return silence == petition::Silence::acknowledged ? "acknowledged" : "unreachable";
}

// A row that says why `key` is not sent; one that is there stands.
void put_aside(Transaction& tx, const std::string& case_no, const std::string& key,
               std::string_view state, const std::string& why, Instant now) {
  tx.execute(
      "INSERT INTO reminder(key, at, case_no, state, because) VALUES ($1, $2, $3, $4, $5) ON "
      "CONFLICT (key) DO NOTHING",
      {key, unix_ms(now), case_no, std::string(state), why});
}

// False: it is there already.
bool put_reminder(Transaction& tx, const petition::Reminder& each, const std::string& bundle,
                  Instant now) {
  const bool is_desk = each.sending == petition::Sending::desk;
  return tx.execute(
             "INSERT INTO reminder(key, at, case_no, clock, step, push, whom, told, due, state, "
             "bundle) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (key) DO "
             "NOTHING",
             {each.key, unix_ms(now), each.case_number, each.clock, each.step,
              std::string(petition::name(each.push)), each.whom, each.to, each.due.iso(),
              std::string(is_desk ? "desk" : "sent"), bundle}) > 0;
}

// Nothing was written on it since; and nobody writes until this transaction is over, on an engine
// where others could.
bool is_as_seen(Transaction& tx, const std::string& case_no, const Seen& seen) {
  const auto found = seen.find(case_no);
  return found != seen.end() &&
         tx.execute("UPDATE case_look SET seq = seq WHERE case_no = $1 AND seq = $2",
                    {case_no, found->second}) > 0;
}

}  // namespace

void look_at_once(Transaction& tx, const std::string& case_no, std::int64_t seq) {
  tx.execute(
      "INSERT INTO case_look(case_no, seq, next_at) VALUES ($1, $2, 0) ON CONFLICT (case_no) DO "
      "UPDATE SET seq = excluded.seq, next_at = 0, is_open = 1",
      {case_no, seq});
}

void look_at_all_if_changed(Transaction& tx, const std::string& fingerprint) {
  if (counted_with(tx) == fingerprint) return;
  tx.execute(
      "INSERT INTO setting(key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = "
      "excluded.value",
      {std::string(kFingerprint), fingerprint});
  tx.execute("UPDATE case_look SET next_at = 0 WHERE is_open = 1");
}

std::string counted_with(Transaction& tx) {
  const auto known =
      tx.row<std::string>("SELECT value FROM setting WHERE key = $1", {std::string(kFingerprint)});
  return known ? std::get<0>(*known) : "";
}

std::vector<Look> looks_due(Transaction& tx, Instant now) {
  std::vector<Look> all;
  for (auto& [case_no, seq, office, known, due_on, listed_in] :
       tx.rows<std::string, std::int64_t, std::string, std::string, std::string, std::string>(
           "SELECT l.case_no, l.seq, h.office, l.known, COALESCE(l.due_on, ''), l.office FROM "
           "case_look l JOIN case_head h ON h.case_no = l.case_no WHERE l.next_at IS NOT NULL AND "
           "l.next_at <= $1",
           {unix_ms(now)}))
    all.push_back({std::move(case_no), seq, std::move(office), std::move(known), std::move(due_on),
                   std::move(listed_in)});
  std::ranges::sort(all, {}, &Look::case_no);
  return all;
}

bool is_look_due(Transaction& tx, Instant now) {
  return tx
      .row<std::int64_t>(
          "SELECT 1 FROM case_look WHERE next_at IS NOT NULL AND next_at <= $1 LIMIT 1",
          {unix_ms(now)})
      .has_value();
}

std::vector<Look> open_looks(Transaction& tx, std::int64_t count) {
  std::vector<Look> looks;
  for (auto& [case_no, seq, office, known] :
       tx.rows<std::string, std::int64_t, std::string, std::string>(
           "SELECT l.case_no, l.seq, h.office, l.known FROM case_look l JOIN case_head h ON "
           "h.case_no = l.case_no WHERE l.is_open = 1 ORDER BY l.case_no LIMIT $1",
           {count}))
    looks.push_back({.case_no = std::move(case_no),
                     .seq = seq,
                     .office = std::move(office),
                     .known = std::move(known)});
  return looks;
}

CaseRecord::CaseRecord(Transaction& tx, const std::string& case_no) {
  for (auto& [key, at] : tx.rows<std::string, std::optional<std::int64_t>>(
           "SELECT key, acknowledged_at FROM reminder WHERE case_no = $1", {case_no}))
    rows_.push_back({std::move(key), at.has_value()});
  std::ranges::sort(rows_, {}, &Row::key);
}

const CaseRecord::Row* CaseRecord::find(std::string_view key) const {
  const auto at = std::ranges::lower_bound(rows_, key, {}, &Row::key);
  return at == rows_.end() || at->key != key ? nullptr : &*at;
}

bool CaseRecord::is_said(std::string_view key) const { return find(key) != nullptr; }

bool CaseRecord::is_acknowledged(std::string_view key) const {
  const Row* row = find(key);
  return row != nullptr && row->is_acknowledged;
}

bool is_on_record(Transaction& tx, const std::string& key) {
  return tx.row<std::int64_t>("SELECT 1 FROM reminder WHERE key = $1", {key}).has_value();
}

Claimed claim(Transaction& tx, const petition::Bundle& bundle, const Seen& seen, Instant now) {
  Claimed claimed{{bundle.sending, bundle.key, bundle.to, {}}};
  const bool is_digest = bundle.sending == petition::Sending::digest;
  if (is_digest && tx.execute("INSERT INTO reminder(key, at, push, told, bundle) VALUES ($1, $2, "
                              "'digest', $3, $1) ON CONFLICT (key) DO NOTHING",
                              {bundle.key, unix_ms(now), bundle.to}) == 0) {
    claimed.is_another_s = true;
    return claimed;
  }
  for (const petition::Reminder& each : bundle.reminders) {
    if (!is_as_seen(tx, each.case_number, seen)) continue;
    if (!put_reminder(tx, each, bundle.key, now)) continue;
    for (const std::string& lower : each.supersedes)
      put_aside(tx, each.case_number, lower, "superseded", each.key, now);
    claimed.bundle.reminders.push_back(each);
  }
  if (is_digest && claimed.bundle.reminders.empty())
    tx.execute("DELETE FROM reminder WHERE key = $1", {bundle.key});
  return claimed;
}

void sent_as(Transaction& tx, const petition::Bundle& bundle, std::optional<OutboxId> message) {
  const auto note = [&](const std::string& key) {
    if (message)
      tx.execute("UPDATE reminder SET outbox_id = $1 WHERE key = $2", {message->value, key});
    else
      tx.execute("UPDATE reminder SET state = 'unreachable' WHERE key = $1", {key});
  };
  for (const petition::Reminder& each : bundle.reminders) note(each.key);
  if (bundle.sending == petition::Sending::digest) note(bundle.key);
}

void settle(Transaction& tx, const Looked& looked, Instant now) {
  const Look& look = looked.look;
  const auto changed = tx.execute(
      "UPDATE case_look SET next_at = $1, listed_from = $2, is_open = $3, known = $4 WHERE case_no "
      "= $5 AND seq = $6",
      {looked.next ? Value{unix_ms(*looked.next)} : Value{nullptr},
       looked.listed_from ? Value{looked.listed_from->iso()} : Value{nullptr},
       std::int64_t{looked.is_open}, looked.known, look.case_no, look.seq});
  if (changed == 0) return;
  // Apart, for it hardly ever changes: a pass over all would write its index anew each time.
  const std::string due_on = looked.due ? looked.due->iso() : "";
  if (due_on != look.due_on || look.office != look.listed_in)
    tx.execute("UPDATE case_look SET due_on = $1, office = $2 WHERE case_no = $3",
               {looked.due ? Value{due_on} : Value{nullptr}, look.office, look.case_no});
  note_found(tx, look.case_no, looked.found);
  for (const petition::Silenced& each : looked.silenced)
    put_aside(tx, look.case_no, each.key, because(each.because), each.by, now);
}

std::optional<std::string> acknowledge(Transaction& tx, OutboxId message, const std::string& who,
                                       Instant now) {
  const auto row = tx.row<std::string>(
      "SELECT case_no FROM reminder WHERE outbox_id = $1 AND case_no IS NOT NULL AND told = $2 "
      "LIMIT 1",
      {message.value, who});
  if (!row) return std::nullopt;
  tx.execute(
      "UPDATE reminder SET acknowledged_by = $1, acknowledged_at = $2 WHERE outbox_id = $3 AND "
      "told = $1 AND acknowledged_at IS NULL",
      {who, unix_ms(now), message.value});
  return std::get<0>(*row);
}

std::vector<std::string> listed_cases(Transaction& tx, LocalDate today) {
  std::vector<std::string> all;
  for (auto& [case_no] : tx.rows<std::string>(
           "SELECT case_no FROM case_look WHERE listed_from IS NOT NULL AND listed_from <= $1",
           {today.iso()}))
    all.push_back(std::move(case_no));
  std::ranges::sort(all);
  return all;
}

std::vector<std::string> listed_cases_after(Transaction& tx,
                                            const std::vector<std::string>& offices,
                                            LocalDate today, const std::string& after,
                                            std::int64_t count) {
  std::vector<std::string> all;
  for (const std::string& office : offices)
    for (auto& [case_no] : tx.rows<std::string>(
             "SELECT case_no FROM case_look WHERE office = $1 AND listed_from IS NOT NULL AND "
             "listed_from <= $2 AND case_no > $3 ORDER BY case_no LIMIT $4",
             {office, today.iso(), after, count}))
      all.push_back(std::move(case_no));
  std::ranges::sort(all);
  if (std::ssize(all) > count) all.resize(std::size_t(count));
  return all;
}

}  // namespace huiyin::store

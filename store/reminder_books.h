// Which cases are to be looked at, and what was said of them: each reminder once, under its key, in
// one transaction with the message that says it. So nothing is lost or doubled, whatever crashes
// and however many instances run (petition/reminders.h).
//
//   looks_due → case_record, petition::due_reminders → petition::bundles → for each bundle, in a
//   transaction of its own: claim, put the message, sent_as → settle each case that was looked at
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "petition/reminder_bundles.h"
#include "petition/reminders.h"
#include "store/case_figures.h"
#include "store/database.h"
#include "store/mail.h"

namespace huiyin::store {

struct Look {
  std::string case_no;
  std::int64_t seq = 0;  // of its newest event: what is decided of an older one is not kept
  std::string office = {};
  std::string known = {};  // petition::text_of(known dates), as the last pass left them
  std::string due_on = {}, listed_in = {};  // as the last pass left them too: day and office
};

// An event was written: the case is looked at with the next pass. Part of append_event().
void look_at_once(Transaction& tx, const std::string& case_no, std::int64_t seq);

// Policy, calendar or people are others than the last pass counted with: all open cases are looked
// at. `fingerprint` names them; nothing happens while it is the one on record.
void look_at_all_if_changed(Transaction& tx, const std::string& fingerprint);
// What the instance counts with that began last.
std::string counted_with(Transaction& tx);

// The cases whose moment has come, by number. A digest holds all of its person: a pass takes all.
std::vector<Look> looks_due(Transaction& tx, Instant now);
bool is_look_due(Transaction& tx, Instant now);

// All open cases, by number: no more than that many.
std::vector<Look> open_looks(Transaction& tx, std::int64_t count);

// What is on record of one case.
class CaseRecord {
 public:
  CaseRecord(Transaction& tx, const std::string& case_no);
  bool is_said(std::string_view key) const;
  bool is_acknowledged(std::string_view key) const;

 private:
  struct Row {
    std::string key;
    bool is_acknowledged;
  };
  const Row* find(std::string_view key) const;
  std::vector<Row> rows_;  // by key
};

bool is_on_record(Transaction& tx, const std::string& key);

using Seen = std::map<std::string, std::int64_t, std::less<>>;  // case → Look::seq

// Puts the keys of `bundle` on record and answers it with what is left to be sent: without what is
// there already, and without cases that have a newer event than was `seen`. Nothing left: nothing
// is kept, also not the digest's key.
struct Claimed {
  petition::Bundle bundle;
  bool is_another_s = false;  // a digest that is out already: its cases are looked at again
};
Claimed claim(Transaction& tx, const petition::Bundle& bundle, const Seen& seen, Instant now);

// The message that says what was claimed; none: nobody can be written to.
void sent_as(Transaction& tx, const petition::Bundle& bundle, std::optional<OutboxId> message);

// A case was looked at, and all that came of it is on record. Nothing happens when it has a newer
// event by now: it is due at once then.
struct Looked {
  Look look;
  std::optional<Instant> next = {};
  std::optional<LocalDate> listed_from = {};
  std::optional<LocalDate> due = {};  // petition::due_first()
  bool is_open = true;
  std::vector<petition::Silenced> silenced = {};
  std::string known = {};
  FoundByLook found = {};  // what figures count it by
};
void settle(Transaction& tx, const Looked& looked, Instant now);

// 已知 by `who`, of the reminders that this message told, or of one key. Once; answers the case
// that it was about, or nothing when nothing was told so, or another was told.
std::optional<std::string> acknowledge(Transaction& tx, OutboxId message, const std::string& who,
                                       Instant now);

// Cases on the supervision list of that day, by number.
std::vector<std::string> listed_cases(Transaction& tx, LocalDate today);
// Up to `count` of these offices' after `after`.
std::vector<std::string> listed_cases_after(Transaction& tx,
                                            const std::vector<std::string>& offices,
                                            LocalDate today, const std::string& after,
                                            std::int64_t count);

}  // namespace huiyin::store

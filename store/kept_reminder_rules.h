// Rules of reminding 催办规则 that people at the console put in force, over those of the program
// and of the office's file: worded by one, put in force by another. Each stays on record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "petition/reminder_policy.h"
#include "store/database.h"

namespace huiyin::store {

struct RulesWording {
  std::int64_t id = 0;
  std::optional<std::string> text = {};  // petition::document_of(); nothing: the files', again
  std::string note = {};
  std::int64_t base = 0;  // the edition that its author saw
  std::string by = {}, by_name = {};
  Instant at{};
  std::string passed_by = {}, passed_name = {};
  std::optional<Instant> passed = {};
};

// The id of the one in force; 0: as the files have it. Another one: other rules may be in force.
std::int64_t rules_edition(Transaction& tx);
std::optional<RulesWording> rules_draft(Transaction& tx);
// Those that were put in force, the newest first, at most that many.
std::vector<RulesWording> rules_versions(Transaction& tx, std::int64_t count);
// Nothing: no such one was ever in force.
std::optional<RulesWording> rules_version(Transaction& tx, std::int64_t id);

// Keeps a draft, in the place of one's own. Whether the text can be rules is for the caller to
// check. Refuses rules.drafted (another one's waits) and rules.changed (`base` is in force no
// more).
Result<void> draft_rules(Transaction& tx, const RulesWording& draft);
// The draft of that id is in force from now on. Refuses rules.no_draft, rules.own and
// rules.changed.
Result<void> pass_rules(Transaction& tx, std::int64_t id, const std::string& by,
                        const std::string& name, Instant now);
// Nobody wants it any more. Refuses rules.no_draft.
Result<void> drop_rules_draft(Transaction& tx);

// The rules in force over those that the files have. What a later program cannot read any more is
// left out, and told in the log.
petition::ReminderPolicy with_kept_rules(Transaction& tx, const petition::ReminderPolicy& of_files);
// What they say, as text: another one when they are others; empty where the files' are in force.
std::string kept_rules_text(Transaction& tx);

}  // namespace huiyin::store

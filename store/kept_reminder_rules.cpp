#include "store/kept_reminder_rules.h"

#include "base/ensure.h"
#include "base/log.h"

namespace huiyin::store {
namespace {

constexpr std::string_view kRulesTable = "reminder_rules";

std::vector<RulesWording> wordings_where(Transaction& tx, const std::string& where,
                                         std::initializer_list<Value> values) {
  std::vector<RulesWording> all;
  for (auto& [id, text, note, base, by, by_name, at, passed_by, passed_name, passed] :
       tx.rows<std::int64_t, std::optional<std::string>, std::string, std::int64_t, std::string,
               std::string, std::int64_t, std::string, std::string, std::optional<std::int64_t>>(
           "SELECT id, text, note, base, made_by, made_name, made_at, passed_by, passed_name, "
           "passed_at FROM reminder_rules " +
               where,
           values)) {
    RulesWording one{.id = id,
                     .text = std::move(text),
                     .note = std::move(note),
                     .base = base,
                     .by = std::move(by),
                     .by_name = std::move(by_name),
                     .at = Instant(milliseconds{at}),
                     .passed_by = std::move(passed_by),
                     .passed_name = std::move(passed_name)};
    if (passed) one.passed = Instant(milliseconds{*passed});
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<RulesWording> first_wording(std::vector<RulesWording> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Problem no_rules_draft() {
  return {"rules.no_draft", "", "没有等待确认的催办规则", "请刷新页面再看"};
}

Problem rules_changed() {
  return {"rules.changed", "edition", "草稿写好以后，催办规则又改过", "请照现在的规则重新改"};
}

}  // namespace

std::int64_t rules_edition(Transaction& tx) {
  const auto newest = tx.row<std::optional<std::int64_t>>(
      "SELECT MAX(id) FROM reminder_rules WHERE passed_at IS NOT NULL");
  return std::get<0>(*newest).value_or(0);
}

std::optional<RulesWording> rules_draft(Transaction& tx) {
  return first_wording(wordings_where(tx, "WHERE passed_at IS NULL ORDER BY id DESC LIMIT 1", {}));
}

std::vector<RulesWording> rules_versions(Transaction& tx, std::int64_t count) {
  return wordings_where(tx, "WHERE passed_at IS NOT NULL ORDER BY id DESC LIMIT $1", {count});
}

std::optional<RulesWording> rules_version(Transaction& tx, std::int64_t id) {
  return first_wording(wordings_where(tx, "WHERE id = $1 AND passed_at IS NOT NULL", {id}));
}

Result<void> draft_rules(Transaction& tx, const RulesWording& draft) {
  const auto waits = rules_draft(tx);
  if (waits && waits->by != draft.by)
    return Refused({"rules.drafted", "", waits->by_name + "已经写了一份草稿，在等另一个人确认",
                    "请先确认或撤回那一份"});
  if (draft.base != rules_edition(tx)) return Refused(rules_changed());
  tx.execute("DELETE FROM reminder_rules WHERE passed_at IS NULL");
  const auto id = tx.insert(
      "INSERT INTO reminder_rules(text, note, base, made_by, made_name, made_at) VALUES ($1, $2, "
      "$3, $4, $5, $6)",
      {draft.text ? Value{*draft.text} : Value{nullptr}, draft.note, draft.base, draft.by,
       draft.by_name, unix_ms(draft.at)});
  ensure(id.has_value(), "a draft of rules is kept");
  return {};
}

Result<void> pass_rules(Transaction& tx, std::int64_t id, const std::string& by,
                        const std::string& name, Instant now) {
  const auto draft = rules_draft(tx);
  if (!draft || draft->id != id) return Refused(no_rules_draft());
  if (draft->by == by)
    return Refused(
        {"rules.own", "", "自己写的规则要由另一个人确认", "请另一位管理员或领导来看、来确认"});
  if (draft->base != rules_edition(tx)) return Refused(rules_changed());
  tx.execute(
      "UPDATE reminder_rules SET passed_by = $1, passed_name = $2, passed_at = $3 WHERE id = $4",
      {by, name, unix_ms(now), id});
  return {};
}

Result<void> drop_rules_draft(Transaction& tx) {
  if (tx.execute("DELETE FROM reminder_rules WHERE passed_at IS NULL") == 0)
    return Refused(no_rules_draft());
  return {};
}

std::string kept_rules_text(Transaction& tx) {
  const auto newest = rules_versions(tx, 1);
  return newest.empty() ? "" : newest.front().text.value_or("");
}

petition::ReminderPolicy with_kept_rules(Transaction& tx,
                                         const petition::ReminderPolicy& of_files) {
  const std::string text = kept_rules_text(tx);
  if (text.empty()) return of_files;
  auto own = petition::parse_reminders(text, kRulesTable);
  if (own) {
    // A clock that came with a later program is reminded of as that program has it.
    for (const petition::ClockReminders& row : of_files.clocks)
      if (own->clock(row.clock) == nullptr) own->clocks.push_back(row);
    return *std::move(own);
  }
  log::error("rules of reminding that were put in force cannot be read fault={}",
             own.error().front().code);
  return of_files;
}

}  // namespace huiyin::store

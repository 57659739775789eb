#include "store/office_examples.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "store/offices.h"

namespace huiyin::store {
namespace {

constexpr std::array<std::string_view, 5> kExamplesStates{"draft", "submitted", "passed",
                                                          "returned", "dropped"};

ExamplesState examples_state_of(std::string_view word) {
  const auto found = std::ranges::find(kExamplesStates, word);
  if (found == kExamplesStates.end()) throw DatabaseError("example sentences of an unknown state");
  return ExamplesState(found - kExamplesStates.begin());
}

std::string text_of_examples(const std::vector<bot::Example>& examples) {
  nlohmann::json list = nlohmann::json::array();
  for (const bot::Example& one : examples)
    list.push_back(nlohmann::json::object({{"intent", one.intent}, {"text", one.text}}));
  return json_text(list);
}

std::vector<bot::Example> examples_of_text(const std::string& text) {
  const nlohmann::json list = json_of(text);
  if (!list.is_array()) throw DatabaseError("example sentences that cannot be read");
  std::vector<bot::Example> examples;
  for (const auto& one : list) examples.push_back({one.value("intent", ""), one.value("text", "")});
  return examples;
}

std::vector<ExampleSet> sets_where(Transaction& tx, const std::string& where,
                                   std::initializer_list<Value> values) {
  std::vector<ExampleSet> all;
  for (auto& [id, office, text, state, note, base, by, by_name, at, reviewer, reviewed, answer] :
       tx.rows<std::int64_t, std::string, std::string, std::string, std::string, std::int64_t,
               std::string, std::string, std::int64_t, std::string, std::optional<std::int64_t>,
               std::string>(
           "SELECT id, office, text, state, note, base, written_by, written_name, written_at, "
           "reviewed_name, reviewed_at, answer FROM example_set WHERE " +
               where,
           values)) {
    ExampleSet one{.id = id,
                   .office = std::move(office),
                   .examples = examples_of_text(text),
                   .state = examples_state_of(state),
                   .note = std::move(note),
                   .base = base,
                   .written_by = std::move(by),
                   .written_name = std::move(by_name),
                   .written_at = Instant(milliseconds{at}),
                   .reviewed_name = std::move(reviewer),
                   .answer = std::move(answer)};
    if (reviewed) one.reviewed_at = Instant(milliseconds{*reviewed});
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<ExampleSet> first_set(std::vector<ExampleSet> found) {
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Problem no_examples() {
  return {"examples.none", "", "没有这一份例句草稿，或者它已经变了", "请刷新页面再看"};
}

// What waits, when it is that set and another person's.
std::optional<Problem> not_for_review(Transaction& tx, const std::string& office, std::int64_t id,
                                      const WordingHand& by) {
  const auto open = open_examples(tx, office);
  if (!open || open->id != id || open->state != ExamplesState::submitted) return no_examples();
  if (open->written_by == by.id)
    return Problem{"examples.own", "", "自己写的例句要由另一个人确认",
                   "请另一位管理员或审核人来看"};
  return std::nullopt;
}

void judge(Transaction& tx, std::int64_t id, ExamplesState state, const std::string& answer,
           const WordingHand& by, Instant now) {
  tx.execute(
      "UPDATE example_set SET state = $1, reviewed_by = $2, reviewed_name = $3, reviewed_at = $4, "
      "answer = $5 WHERE id = $6",
      {std::string(name(state)), by.id, by.name, unix_ms(now), answer, id});
}

}  // namespace

std::string_view name(ExamplesState state) { return kExamplesStates[std::size_t(state)]; }

std::int64_t examples_edition(Transaction& tx, const std::string& office) {
  const auto newest = tx.row<std::optional<std::int64_t>>(
      "SELECT MAX(id) FROM example_set WHERE office = $1 AND state = 'passed'", {office});
  return std::get<0>(*newest).value_or(0);
}

std::int64_t examples_edition(Transaction& tx) {
  const auto newest =
      tx.row<std::optional<std::int64_t>>("SELECT MAX(id) FROM example_set WHERE state = 'passed'");
  return std::get<0>(*newest).value_or(0);
}

std::optional<ExampleSet> open_examples(Transaction& tx, const std::string& office) {
  return first_set(sets_where(tx, "office = $1 AND state IN ('draft', 'submitted')", {office}));
}

std::optional<ExampleSet> returned_examples(Transaction& tx, const std::string& office) {
  auto newest = first_set(sets_where(tx, "office = $1 ORDER BY id DESC LIMIT 1", {office}));
  return newest && newest->state == ExamplesState::returned ? std::move(newest) : std::nullopt;
}

std::vector<ExampleSet> examples_versions(Transaction& tx, const std::string& office,
                                          std::int64_t count) {
  return sets_where(tx, "office = $1 AND state = 'passed' ORDER BY id DESC LIMIT $2",
                    {office, count});
}

std::vector<bot::Example> examples_in_force(Transaction& tx, const std::string& office) {
  auto newest = examples_versions(tx, office, 1);
  return newest.empty() ? std::vector<bot::Example>() : std::move(newest.front().examples);
}

std::vector<bot::Example> examples_above(Transaction& tx, const std::string& office) {
  std::vector<bot::Example> all;
  for (const std::string& code : offices_above(tx, office))
    if (code != office) std::ranges::move(examples_in_force(tx, code), std::back_inserter(all));
  return all;
}

Result<void> save_examples(Transaction& tx, const std::string& office, const NewExamples& wanted,
                           const WordingHand& by, Instant now) {
  const auto open = open_examples(tx, office);
  if (open && open->state == ExamplesState::submitted)
    return Refused(Problem{"examples.submitted", "", "例句已经交给别人确认，确认以后才能再改",
                           "请等确认，或者先撤回"});
  if (open && open->written_by != by.id)
    return Refused(Problem{"examples.another_s", "", open->written_name + "正在改例句",
                           "请先和他商量，或者请他交出、撤回"});
  if (wanted.base != examples_edition(tx, office))
    return Refused(
        Problem{"examples.changed", "edition", "您打开以后，例句又改过", "请照现在的例句重新改"});
  const std::string text = text_of_examples(wanted.examples);
  if (open) {
    tx.execute(
        "UPDATE example_set SET text = $1, note = $2, base = $3, written_at = $4 WHERE id = $5",
        {text, wanted.note, wanted.base, unix_ms(now), open->id});
    return {};
  }
  const auto id = tx.insert(
      "INSERT INTO example_set(office, text, state, note, base, written_by, written_name, "
      "written_at) VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7)",
      {office, text, wanted.note, wanted.base, by.id, by.name, unix_ms(now)});
  ensure(id.has_value(), "a draft of examples is kept");
  return {};
}

Result<void> submit_examples(Transaction& tx, const std::string& office, std::int64_t id,
                             Instant now) {
  const auto open = open_examples(tx, office);
  if (!open || open->id != id || open->state != ExamplesState::draft) return Refused(no_examples());
  tx.execute("UPDATE example_set SET state = 'submitted', submitted_at = $1 WHERE id = $2",
             {unix_ms(now), id});
  return {};
}

Result<void> drop_examples(Transaction& tx, const std::string& office) {
  const auto open = open_examples(tx, office);
  if (!open) return Refused(no_examples());
  tx.execute("UPDATE example_set SET state = 'dropped' WHERE id = $1", {open->id});
  return {};
}

Result<void> pass_examples(Transaction& tx, const std::string& office, std::int64_t id,
                           const WordingHand& by, Instant now) {
  if (auto no = not_for_review(tx, office, id, by)) return Refused(*std::move(no));
  judge(tx, id, ExamplesState::passed, "", by, now);
  return {};
}

Result<void> return_examples(Transaction& tx, const std::string& office, std::int64_t id,
                             const std::string& answer, const WordingHand& by, Instant now) {
  if (auto no = not_for_review(tx, office, id, by)) return Refused(*std::move(no));
  judge(tx, id, ExamplesState::returned, answer, by, now);
  return {};
}

}  // namespace huiyin::store

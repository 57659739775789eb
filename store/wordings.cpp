#include "store/wordings.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "base/log.h"

namespace huiyin::store {
namespace {

constexpr std::array<std::string_view, 5> kWordingStates{"draft", "submitted", "published",
                                                         "returned", "dropped"};

WordingState state_of(std::string_view word) {
  const auto found = std::ranges::find(kWordingStates, word);
  if (found == kWordingStates.end()) throw DatabaseError("a wording of an unknown state");
  return WordingState(found - kWordingStates.begin());
}

std::optional<Instant> moment_of(const std::optional<std::int64_t>& ms) {
  if (!ms) return std::nullopt;
  return Instant(milliseconds{*ms});
}

Problem no_wording() {
  return {"wording.none", "", "这条文字没有在写的稿子，或者稿子已经变了", "请刷新后再看"};
}

Wording kept(Transaction& tx, const std::string& key, std::int64_t id) {
  auto all = wordings_of(tx, key);
  const auto found = std::ranges::find(all, id, &Wording::id);
  ensure(found != all.end(), "a wording that was just written is there");
  return std::move(*found);
}

// What waits under that key, when it is that one and another person's.
Result<Wording> for_review(Transaction& tx, const std::string& key, std::int64_t id,
                           const WordingHand& by) {
  auto open = open_wording(tx, key);
  if (!open || open->id != id || open->state != WordingState::submitted)
    return Refused(no_wording());
  if (open->written_by == by.id)
    return Refused(Problem{"wording.own", "", "自己写的文字不能自己审核", "请另一位审核人来看"});
  return *std::move(open);
}

template <class Words, class Reword>
Words words_in_force(const Words& shipped, const templates::Catalogue::Rewording& wordings,
                     const Reword& reword) {
  if (wordings.empty()) return shipped;
  if (auto all = reword(wordings)) return *std::move(all);
  templates::Catalogue::Rewording fitting;
  for (const auto& one : wordings)
    if (reword({one}))
      fitting.insert(one);
    else
      log::warn("a published text does not fit this program and is not said key={}", one.first);
  auto some = reword(fitting);
  if (some) return *std::move(some);
  log::error("published texts do not fit together and none is said count={}", fitting.size());
  return shipped;
}

}  // namespace

std::span<const std::string_view> wording_states() { return kWordingStates; }

std::string_view name(WordingState state) { return kWordingStates[std::size_t(state)]; }

bool is_open(const Wording& one) {
  return one.state == WordingState::draft || one.state == WordingState::submitted;
}

std::optional<Wording> open_wording(Transaction& tx, const std::string& key) {
  auto all = wordings_of(tx, key);
  const auto found = std::ranges::find_if(all, is_open);
  if (found == all.end()) return std::nullopt;
  return std::move(*found);
}

std::map<std::string, Wording, std::less<>> open_wordings(Transaction& tx) {
  std::map<std::string, Wording, std::less<>> all;
  for (const auto& [key] :
       tx.rows<std::string>("SELECT key FROM wording WHERE state IN ('draft', 'submitted')", {}))
    if (auto open = open_wording(tx, key)) all.emplace(key, *std::move(open));
  return all;
}

std::vector<Wording> wordings_of(Transaction& tx, const std::string& key) {
  std::vector<Wording> all;
  for (auto& [id, key, text, state, note, by, by_name, at, submitted, reviewer, reviewer_name,
              reviewed, answer, edition] :
       tx.rows<std::int64_t, std::string, std::optional<std::string>, std::string, std::string,
               std::string, std::string, std::int64_t, std::optional<std::int64_t>,
               std::optional<std::string>, std::string, std::optional<std::int64_t>, std::string,
               std::optional<std::int64_t>>(
           "SELECT id, key, text, state, note, written_by, written_name, written_at, "
           "submitted_at, reviewed_by, reviewed_name, reviewed_at, answer, edition FROM wording "
           "WHERE key = $1 ORDER BY id DESC",
           {key}))
    all.push_back({.id = id,
                   .key = std::move(key),
                   .text = std::move(text),
                   .state = state_of(state),
                   .note = std::move(note),
                   .written_by = std::move(by),
                   .written_name = std::move(by_name),
                   .written_at = Instant(milliseconds{at}),
                   .submitted_at = moment_of(submitted),
                   .reviewed_by = reviewer.value_or(""),
                   .reviewed_name = std::move(reviewer_name),
                   .reviewed_at = moment_of(reviewed),
                   .answer = std::move(answer),
                   .edition = edition});
  return all;
}

Result<Wording> save_draft(Transaction& tx, const std::string& key, const NewWording& words,
                           const WordingHand& by, Instant now) {
  const Value text = words.text ? Value{*words.text} : Value{nullptr};
  const auto open = open_wording(tx, key);
  if (open && open->state == WordingState::submitted)
    return Refused(
        Problem{"wording.submitted", "", "这条文字已经送审，审完才能再改", "请等审核，或者先撤回"});
  if (open && open->written_by == by.id) {
    tx.execute("UPDATE wording SET text = $1, note = $2, written_at = $3 WHERE id = $4",
               {text, words.note, unix_ms(now), open->id});
    return kept(tx, key, open->id);
  }
  if (open && open->id != words.replaces)
    return Refused(Problem{"wording.another_s", "",
                           open->written_name + "在改这条文字，稿子还没送审",
                           "请先和他商量；要换成您的，请说明换掉的是哪一稿"});
  if (open) tx.execute("UPDATE wording SET state = 'dropped' WHERE id = $1", {open->id});
  const auto id = tx.insert(
      "INSERT INTO wording(key, text, state, note, written_by, written_name, written_at) VALUES "
      "($1, $2, 'draft', $3, $4, $5, $6)",
      {key, text, words.note, by.id, by.name, unix_ms(now)});
  return kept(tx, key, *id);
}

Result<Wording> submit_wording(Transaction& tx, const std::string& key, Instant now) {
  const auto open = open_wording(tx, key);
  if (!open || open->state != WordingState::draft) return Refused(no_wording());
  tx.execute("UPDATE wording SET state = 'submitted', submitted_at = $1 WHERE id = $2",
             {unix_ms(now), open->id});
  return kept(tx, key, open->id);
}

Result<void> drop_wording(Transaction& tx, const std::string& key) {
  const auto open = open_wording(tx, key);
  if (!open) return Refused(no_wording());
  tx.execute("UPDATE wording SET state = 'dropped' WHERE id = $1", {open->id});
  return {};
}

Result<Wording> publish_wording(Transaction& tx, const std::string& key, std::int64_t id,
                                const WordingHand& by, Instant now) {
  const auto open = for_review(tx, key, id, by);
  if (!open) return open;
  tx.execute(
      "UPDATE wording SET state = 'published', reviewed_by = $1, reviewed_name = $2, reviewed_at = "
      "$3, edition = $4 WHERE id = $5",
      {by.id, by.name, unix_ms(now), wordings_edition(tx) + 1, id});
  return kept(tx, key, id);
}

Result<Wording> return_wording(Transaction& tx, const std::string& key, std::int64_t id,
                               const std::string& answer, const WordingHand& by, Instant now) {
  const auto open = for_review(tx, key, id, by);
  if (!open) return open;
  tx.execute(
      "UPDATE wording SET state = 'returned', reviewed_by = $1, reviewed_name = $2, reviewed_at = "
      "$3, answer = $4 WHERE id = $5",
      {by.id, by.name, unix_ms(now), answer, id});
  return kept(tx, key, id);
}

std::int64_t wordings_edition(Transaction& tx) {
  const auto newest = tx.row<std::int64_t>(
      "SELECT COALESCE(MAX(edition), 0) FROM wording WHERE edition IS NOT "
      "NULL");
  return newest ? std::get<0>(*newest) : 0;
}

templates::Catalogue::Rewording wordings_in_force(Transaction& tx) {
  templates::Catalogue::Rewording all;
  for (const auto& [key, text] : tx.rows<std::string, std::optional<std::string>>(
           "SELECT key, text FROM wording WHERE edition IS NOT NULL ORDER BY edition")) {
    if (text)
      all.insert_or_assign(key, *text);
    else
      all.erase(key);
  }
  return all;
}

templates::Catalogue in_force(const templates::Catalogue& shipped,
                              const templates::Catalogue::Rewording& wordings) {
  auto of_it = wordings;
  std::erase_if(of_it, [&](const auto& one) { return !shipped.has(one.first); });
  return words_in_force(shipped, of_it, [&](const templates::Catalogue::Rewording& some) {
    return shipped.reworded(some, nullptr);
  });
}

templates::NoticeKinds in_force(const templates::NoticeKinds& shipped,
                                const templates::Catalogue::Rewording& wordings) {
  auto of_it = wordings;
  std::erase_if(of_it, [&](const auto& one) { return !shipped.words().has(one.first); });
  return words_in_force(shipped, of_it, [&](const templates::Catalogue::Rewording& some) {
    return shipped.reworded(some);
  });
}

}  // namespace huiyin::store

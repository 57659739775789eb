// Texts of the product as people at the console word them 措辞: one drafts, another one publishes,
// and nothing that only one person saw is ever said. What was published stays on record, each
// version with who wrote it and who let it pass.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "store/database.h"
#include "templates/notice_kinds.h"

namespace huiyin::store {

enum class WordingState {
  draft,      // being written
  submitted,  // waits for another person; its words stay as they are
  published,  // said from then on, until a newer one of its key is
  returned,   // by who reviewed it, with a reason
  dropped     // by who wrote it, or another one wrote in its place
};

struct Wording {
  std::int64_t id = 0;
  std::string key;
  std::optional<std::string> text;  // nothing: the words that the program came with, again
  WordingState state = WordingState::draft;
  std::string note;
  std::string written_by, written_name;  // "user/7", his name
  Instant written_at{};
  std::optional<Instant> submitted_at = {};
  std::string reviewed_by, reviewed_name;  // empty: not yet
  std::optional<Instant> reviewed_at = {};
  std::string answer;                        // why it was returned
  std::optional<std::int64_t> edition = {};  // of what is published
};

// Somebody at the console.
struct WordingHand {
  std::string id, name;  // "user/7"
};

struct NewWording {
  std::optional<std::string> text = {};  // nothing: the words that the program came with, again
  std::string note = {};
  std::optional<std::int64_t> replaces =
      {};  // another's draft that its writer saw and does away with
};

std::string_view name(WordingState state);
std::span<const std::string_view> wording_states();

// Being written, or waiting.
bool is_open(const Wording& one);
// What is being written or waits: of one text, of all by key. All of one text, the newest first.
std::optional<Wording> open_wording(Transaction& tx, const std::string& key);
std::map<std::string, Wording, std::less<>> open_wordings(Transaction& tx);
std::vector<Wording> wordings_of(Transaction& tx, const std::string& key);

// Keeps what somebody wrote: as his draft, or in the place of another's that he names, which is
// dropped. Whether it may be said is for the caller to check. Refuses: wording.submitted,
// wording.another_s.
Result<Wording> save_draft(Transaction& tx, const std::string& key, const NewWording& words,
                           const WordingHand& by, Instant now);
// Refuses: wording.none.
Result<Wording> submit_wording(Transaction& tx, const std::string& key, Instant now);
// By whom it is written, or by an admin over his head. Refuses: wording.none.
Result<void> drop_wording(Transaction& tx, const std::string& key);

// By another person than wrote it, of exactly that wording: what he saw is what is published.
// Refuses: wording.none (it is not the one that waits), wording.own.
Result<Wording> publish_wording(Transaction& tx, const std::string& key, std::int64_t id,
                                const WordingHand& by, Instant now);
Result<Wording> return_wording(Transaction& tx, const std::string& key, std::int64_t id,
                               const std::string& answer, const WordingHand& by, Instant now);

// How many were published; another number: other words may be in force.
std::int64_t wordings_edition(Transaction& tx);
// The newest published of each key that is not as it came with the program.
templates::Catalogue::Rewording wordings_in_force(Transaction& tx);

// Those words over the ones that the program came with. What does not fit any more (a later
// program wants other variables of that text) is left out, and told in the log.
templates::Catalogue in_force(const templates::Catalogue& shipped,
                              const templates::Catalogue::Rewording& wordings);
templates::NoticeKinds in_force(const templates::NoticeKinds& shipped,
                                const templates::Catalogue::Rewording& wordings);

}  // namespace huiyin::store

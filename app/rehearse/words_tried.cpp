#include "app/rehearse/words_tried.h"

#include <algorithm>

#include "base/ensure.h"
#include "base/log.h"
#include "config/embedded.h"

namespace huiyin::app {
namespace {

constexpr std::size_t kPieceBytesMin = 6;  // two signs: less is in every dialogue

// What stands in a text between its variables and line ends: whoever says it says one of them.
std::vector<std::string> pieces_of(const std::string& text) {
  std::vector<std::string> pieces;
  std::string piece;
  const auto end = [&] {
    if (piece.size() >= kPieceBytesMin) pieces.push_back(piece);
    piece.clear();
  };
  bool is_inside = false;
  for (const char c : text) {
    if (c == '{' || c == '\n') end();
    is_inside = c == '{' || (is_inside && c != '}');
    if (!is_inside && c != '}' && c != '\n') piece += c;
  }
  end();
  return pieces;
}

// Without pieces: it may.
bool may_say(const std::string& dialogue, const std::vector<std::string>& pieces) {
  return pieces.empty() || std::ranges::any_of(pieces, [&](const std::string& piece) {
           return dialogue.find(piece) != dialogue.npos;
         });
}

}  // namespace

gateway::api::Rehearsed WordsTried::rehearse(const templates::Catalogue::Rewording& now,
                                             const templates::Catalogue::Rewording& then,
                                             const std::string& text) {
  const log::Silence silence;  // what these offices do is no event of ours
  read_scripts_once();
  if (now != now_) {
    for (Told& told : all_) told.played.reset();
    now_ = now;
  }
  gateway::api::Rehearsed done{.scripts = int(all_.size())};
  const auto pieces = pieces_of(text);
  for (Told& told : all_) {
    if (is_over_) break;
    const Played& before = played_now(told);
    if (!may_say(before.dialogue, pieces)) continue;
    const Played after = play(told.script, told.office, told.script.file, then);
    if (after.dialogue != before.dialogue)
      done.changed.push_back(
          {told.script.title, before.dialogue, after.dialogue, before.passed, after.passed});
  }
  return done;
}

void WordsTried::read_scripts_once() {
  if (!all_.empty()) return;
  for (const std::string_view path : config::embedded_below("conversations/")) {
    ScriptFile file = read_scripts(config::embedded(path), std::string(path));
    ensure(file.faults.empty(), "the scripts of the program are understood");
    for (Script& script : file.scripts) all_.push_back({std::move(script), file.office});
  }
}

const Played& WordsTried::played_now(Told& told) {
  if (!told.played) told.played = play(told.script, told.office, told.script.file, now_);
  return *told.played;
}

}  // namespace huiyin::app

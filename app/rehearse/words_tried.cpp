#include "app/rehearse/words_tried.h"

#include <algorithm>
#include <sstream>

#include "app/foundation.h"
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

// What citizens say in it: "  > 我要约个时间".
std::vector<std::string> heard_in(const std::string& dialogue) {
  constexpr std::string_view kSaid = "> ";
  std::vector<std::string> lines;
  std::istringstream in(dialogue);
  for (std::string line; std::getline(in, line);)
    if (const auto at = line.find(kSaid); at != line.npos)
      lines.push_back(line.substr(at + kSaid.size()));
  return lines;
}

}  // namespace

gateway::api::Rehearsed WordsTried::rehearse(const templates::Catalogue::Rewording& now,
                                             const templates::Catalogue::Rewording& then,
                                             const std::string& text) {
  const auto pieces = pieces_of(text);
  return compare({.words = now}, {.words = then},
                 [&](const std::string& dialogue) { return may_say(dialogue, pieces); });
}

gateway::api::Rehearsed WordsTried::rehearse_examples(const std::vector<bot::Example>& now,
                                                      const std::vector<bot::Example>& then) {
  const auto ear = understanding_of_config();
  ensure(ear.has_value(), "the program understands by its own lines");
  const bot::Taught before = ear->taught(now), after = ear->taught(then);
  return compare({.examples = now}, {.examples = then}, [&](const std::string& dialogue) {
    return std::ranges::any_of(heard_in(dialogue), [&](const std::string& line) {
      return ear->likeness(line, before) >= bot::kAlikeALittle ||
             ear->likeness(line, after) >= bot::kAlikeALittle;
    });
  });
}

gateway::api::Rehearsed WordsTried::compare(
    const Own& now, const Own& then, const std::function<bool(const std::string&)>& may_differ) {
  const log::Silence silence;  // what these offices do is no event of ours
  read_scripts_once();
  if (now != now_) {
    for (Told& told : all_) told.played.reset();
    now_ = now;
  }
  gateway::api::Rehearsed done{.scripts = int(all_.size())};
  for (Told& told : all_) {
    if (is_over_) break;
    const Played& before = played_now(told);
    if (!may_differ(before.dialogue)) continue;
    const Played after =
        play(told.script, told.office, told.script.file, then.words, then.examples);
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
  if (!told.played)
    told.played = play(told.script, told.office, told.script.file, now_.words, now_.examples);
  return *told.played;
}

}  // namespace huiyin::app

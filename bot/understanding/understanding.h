// Turns a sentence into what it means. Built once from the office's own words and lines; any thread
// may ask.
#pragma once

#include <future>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "bot/understanding/taught.h"
#include "bot/understanding/understood.h"

namespace huiyin::bot {

// Texts of config (config/defaults/understanding/…): their form is told in the files themselves.
struct UnderstandingTexts {
  // JSON: own training lines for each intent, and the background class
  std::string_view intents;
  // JSON: concept → words; risk words and their exclusions; surnames; words often mistyped
  std::string_view lexicon;
  // JSON: festivals and lunar years
  std::string_view calendar;
};

class Understanding {
 public:
  // Refuses with the file, line and reason. It learns (some 200 ms) on a thread of its own, so that
  // a program which starts again does meanwhile what needs no understanding.
  static Result<Understanding> from(const UnderstandingTexts& texts);
  Understanding(const Understanding&);  // what was learnt is shared
  Understanding(Understanding&&) noexcept;
  Understanding& operator=(Understanding&&) noexcept;
  ~Understanding();  // of the last one: waits until it has learnt

  void wait() const;  // until it has learnt; whoever asks it something waits by himself

  // `state`: what the dialogue waits for ("idle", "awaiting_rating", a slot's name such as "phone",
  // "when", "confirm"): that is tried first, so that a bare "3" or "对" is read as the answer it
  // is. Total: any bytes, any length (what is beyond 4,000 code points is not read).
  Understood understand(std::string_view text, Instant now, std::string_view state = "idle") const;

  // The same where the office has examples of its own. They decide where one is alike enough and
  // nothing of more weight speaks: not over words of danger or harm, a known short word (TD, 地址),
  // nor where the classifier hears a threat, 退订 or the wish for a person.
  Understood understand(std::string_view text, Instant now, std::string_view state,
                        const Taught& taught) const;

  // Made ready to be looked up; of intents that there are.
  Taught taught(std::span<const Example> examples) const;
  // How like the nearest of them a sentence is: 0 … 1.
  double likeness(std::string_view text, const Taught& taught) const;
  // What of a sentence is compared: its letters, plain, spelled right, values as marks of their
  // kind. Two sentences of one essence are one to the bot.
  std::u32string essence(std::string_view text) const;

  const std::vector<std::string>& intents() const;
  // What it learnt from, each with what it means.
  std::vector<Example> lines() const;

 private:
  class Model;
  using Learnt = std::shared_future<std::unique_ptr<const Model>>;
  explicit Understanding(Learnt model);
  Learnt model_;
};

}  // namespace huiyin::bot

// Turns a sentence into what it means. Built once from the office's own words and lines; then any
// thread may ask.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
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
  // Trains (some 100 ms). Refuses with the file, line and reason.
  static Result<Understanding> from(const UnderstandingTexts& texts);
  Understanding(Understanding&&) noexcept;
  Understanding& operator=(Understanding&&) noexcept;
  ~Understanding();

  // `state`: what the dialogue waits for ("idle", "awaiting_rating", a slot's name such as "phone",
  // "when", "confirm"): that is tried first, so that a bare "3" or "对" is read as the answer it
  // is. Total: any bytes, any length (what is beyond 4,000 code points is not read).
  Understood understand(std::string_view text, Instant now, std::string_view state = "idle") const;

 private:
  class Model;
  explicit Understanding(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace huiyin::bot

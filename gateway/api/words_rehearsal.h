// What other words or examples would alter in conversations: the product's own scripts 对话脚本 are
// played with those that are said now and with the others, and compared.
#pragma once

#include <string>
#include <vector>

#include "bot/understanding/taught.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "templates/catalogue.h"

namespace huiyin::gateway::api {

struct ScriptChanged {
  std::string title;
  std::string before, after;  // the whole dialogue, a line each: "  > said", "  < answered"
  bool passed = false, passes = false;  // what the script wants to hear, before and after
};

struct Rehearsed {
  int scripts = 0;                     // there are so many
  std::vector<ScriptChanged> changed;  // those that go otherwise, in their order
};

class WordsRehearsal {
 public:
  virtual ~WordsRehearsal() = default;

  // `now`: said in place of what the program came with; `then`: in place of `now`; `text`: the one
  // text that they differ in, as it is said now. Takes seconds of the processor, the first time
  // with `now` more. One thread.
  virtual Rehearsed rehearse(const templates::Catalogue::Rewording& now,
                             const templates::Catalogue::Rewording& then,
                             const std::string& text) = 0;
  // The same of example sentences 例句, with the words that the program came with.
  virtual Rehearsed rehearse_examples(const std::vector<bot::Example>& now,
                                      const std::vector<bot::Example>& then) = 0;
};

// As text_rehearsal.cpp tells it.
OrderedJson rehearsed_json(const Rehearsed& done);
Answer no_rehearsal();

}  // namespace huiyin::gateway::api

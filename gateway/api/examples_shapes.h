// The shapes of an office's own example sentences 例句: in force, worded anew, tried, and checked.
#pragma once

#include "gateway/api/shape.h"

namespace huiyin::gateway::api {

inline constexpr Shape kExamplesShapes[] = {
    {"Example", "intent text, text text"},
    {"ExampleIntent", "key text, title text, is_taught flag"},
    {"ExamplesWorkbench",
     "office text, edition whole, examples [Example], above [Example], draft ExamplesDraft?, "
     "returned ExamplesReturned?, versions [ExamplesVersion], intents [ExampleIntent], "
     "examples_max whole, letters_max whole, worse_max whole"},
    {"ExamplesDraft",
     "id whole, state text, by text, at moment, note text, is_own flag, examples [Example], added "
     "[Example], dropped [Example]"},
    {"ExamplesReturned", "by text, returned_by text, at moment?, answer text, examples [Example]"},
    {"ExamplesVersion",
     "id whole, by text, note text, confirmed_by text, at moment?, count whole, added [Example], "
     "dropped [Example]"},
    {"ExamplesOrder", "examples? [Example], version? whole, note? text, edition whole"},
    {"ExamplesWanted", "examples [Example]"},
    {"ExamplesAct", "id whole"},
    {"ExamplesReturn", "id whole, answer text"},
    {"SentenceTry", "text text, examples? [Example]"},
    {"SentenceTried", "goes_first text, now Heard, then Heard?"},
    {"Heard",
     "intent text, title text, confidence number, band text, by text, example text, likeness "
     "number, risk text?, alternatives [HeardGuess]"},
    {"HeardGuess", "intent text, title text, confidence number"},
    {"HeardChange", "text text, means [text], was Heard, is Heard"},
    {"ExamplesCheck",
     "sentences whole, right_now whole, right_then whole, better_count whole, better "
     "[HeardChange], worse_count whole, worse [HeardChange], other_count whole, other "
     "[HeardChange], worse_in_all whole, worse_max whole, may_pass flag"}};

}  // namespace huiyin::gateway::api

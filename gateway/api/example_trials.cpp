// Example sentences 例句 tried: on one sentence, on all those of which the program knows what they
// mean, and on its conversation scripts. Neither handed in nor put in force without.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "bot/cues.h"
#include "bot/opt_out.h"
#include "bot/understanding/example_rules.h"
#include "config/embedded.h"
#include "gateway/api/aside.h"
#include "gateway/api/examples_view.h"
#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "gateway/api/text_view.h"
#include "gateway/api/words_rehearsal.h"
#include "store/readings.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::size_t kTriedBytesMax = 2000;

struct TryForm {
  std::string text;
  std::optional<std::vector<bot::Example>> examples = {};
};

Answer try_sentence(const Call& call) {
  if (auto no = no_teacher(call)) return *std::move(no);
  if (call.parts.understanding == nullptr) return no_understanding();
  petition::Faults faults;
  const auto form = body_of(call.request, faults, [&faults](petition::JsonReader& in) {
    TryForm read{in.text("text", petition::Need::required)};
    if (read.text.size() > kTriedBytesMax)
      in.refuse("text", "json.range", "这句话太长", "请只试一句话");
    if (in.has("examples")) read.examples = examples_in(in, faults, petition::Need::required);
    return read;
  });
  if (!form) return problem(422, faults);
  const bot::Understanding& ear = *call.parts.understanding;
  const auto above = store::examples_above(call.tx, call.caller.office);
  const auto heard = [&](std::vector<bot::Example> own) {
    return heard_json(
        ear.understand(form->text, call.now, "idle", taught_with(ear, std::move(own), above)));
  };
  const bool is_opt_out = bot::opt_out::wish(bot::plain(form->text)) != bot::opt_out::Wish::none;
  return {.body =
              text_of({{"goes_first", is_opt_out ? "opt_out" : ""},
                       {"now", heard(store::examples_in_force(call.tx, call.caller.office))},
                       {"then", form->examples ? heard(*form->examples) : OrderedJson(nullptr)}})};
}

// What is to be compared, read in one transaction; the comparing takes a moment and is done outside
// of it.
struct Compared {
  Caller caller;
  std::vector<bot::Example> above, now, then;
  std::int64_t id = 0;  // of the set that waits; 0: of the body
};

bot::ExampleTrial trial_of(const AsideCall& call, const Compared& of) {
  const bot::Understanding& ear = *call.parts.understanding;
  const auto probes = bot::probes(ear, config::embedded("understanding/held_back.json"));
  ensure(probes.has_value(), "the sentences of the program are read");
  const auto without = taught_with(ear, {}, of.above), now = taught_with(ear, of.now, of.above),
             then = taught_with(ear, of.then, of.above);
  return bot::tried(ear, *probes, {without, now, then}, call.now);
}

Answer too_much_worse(const bot::ExampleTrial& trial) {
  std::string which;
  for (std::size_t i = 0; i < trial.worse.size() && i < 3; ++i)
    which += (i == 0 ? "，如“" : "、“") + trial.worse[i].probe.text + "”";
  return problem(409, {"examples.worse", "examples",
                       "有" + std::to_string(trial.worse_in_all) + "句大家常说的话会听错" + which +
                           "；最多只能有" + std::to_string(bot::kWorseMax) + "句",
                       "请看检查结果，改掉或删去引起误会的例句"});
}

// Who calls, and the sets; else why not.
template <class Want>
std::optional<Answer> read_compared(const AsideCall& aside, Compared& of, Want want) {
  std::optional<Answer> refusal;
  aside.parts.database.read([&](store::Transaction& tx) {
    Entrance::Known known = aside.entrance.admit(tx, aside.endpoint, aside.request, aside.now);
    if (known.refusal) {
      refusal = *std::move(known.refusal);
      return;
    }
    of.caller = *std::move(known.caller);
    const Call call{aside.parts, tx, aside.request, of.caller, aside.now};
    refusal = no_teacher(call);
    if (!refusal && aside.parts.understanding == nullptr) refusal = no_understanding();
    if (refusal) return;
    of.above = store::examples_above(tx, of.caller.office);
    of.now = store::examples_in_force(tx, of.caller.office);
    refusal = want(call);
  });
  return refusal;
}

std::optional<Answer> wanted_of_body(const Call& call, Compared& of) {
  petition::Faults faults;
  auto examples = body_of(call.request, faults, [&faults](petition::JsonReader& in) {
    return examples_in(in, faults, petition::Need::required);
  });
  if (!examples) return problem(422, faults);
  const auto wrong = bot::example_faults(*call.parts.understanding, *examples, call.now);
  if (!wrong.empty()) return problem(422, wrong);
  of.then = *std::move(examples);
  return std::nullopt;
}

std::optional<Answer> wanted_of_draft(const Call& call, Compared& of) {
  petition::Faults faults;
  const auto id = body_of(call.request, faults, [](petition::JsonReader& in) {
    return in.whole("id", 1, kExampleSetIdMax, petition::Need::required);
  });
  if (!id) return problem(422, faults);
  of.id = *id;
  const auto open = store::open_examples(call.tx, call.caller.office);
  if (open && open->id == of.id) of.then = open->examples;
  // What the program knows may have changed since they were worded.
  const auto wrong = bot::example_faults(*call.parts.understanding, of.then, call.now);
  if (!wrong.empty()) return problem(422, wrong);
  return std::nullopt;
}

Answer check_examples(const AsideCall& aside) {
  Compared of;
  if (auto no =
          read_compared(aside, of, [&](const Call& call) { return wanted_of_body(call, of); }))
    return *std::move(no);
  return {.body = text_of(check_json(trial_of(aside, of)))};
}

// The draft that waits under that id does its step once it has passed the trial, if it is still as
// it was tried.
Answer after_trial(const AsideCall& aside,
                   Result<void> (*step)(const Call& call, std::int64_t id)) {
  Compared of;
  if (auto no =
          read_compared(aside, of, [&](const Call& call) { return wanted_of_draft(call, of); }))
    return *std::move(no);
  if (const auto trial = trial_of(aside, of); !trial.may_pass()) return too_much_worse(trial);
  return aside.parts.database.write([&](store::Transaction& tx) {
    const Call call{aside.parts, tx, aside.request, of.caller, aside.now};
    const auto open = store::open_examples(tx, of.caller.office);
    const bool is_tried = open && open->id == of.id && open->examples == of.then;
    const auto done =
        is_tried ? step(call, of.id)
                 : Result<void>(Refused({"examples.none", "", "没有这一份例句草稿，或者它已经变了",
                                         "请刷新页面再看"}));
    if (!done) return problem(done.error().code == "examples.own" ? 403 : 409, done.error());
    Answer answer = examples_workbench(call);
    for (const std::string& subject : answer.subjects)
      store::note_reading(tx, {0, aside.now, of.caller.key_id, of.caller.office,
                               std::string(aside.endpoint.id), subject});
    return answer;
  });
}

Answer submit_examples(const AsideCall& aside) {
  return after_trial(aside, [](const Call& call, std::int64_t id) {
    return store::submit_examples(call.tx, call.caller.office, id, call.now);
  });
}

Answer confirm_examples(const AsideCall& aside) {
  return after_trial(aside, [](const Call& call, std::int64_t id) {
    return store::pass_examples(call.tx, call.caller.office, id, hand_of(call), call.now);
  });
}

Answer rehearse_examples(const AsideCall& aside) {
  Compared of;
  if (auto no =
          read_compared(aside, of, [&](const Call& call) { return wanted_of_body(call, of); }))
    return *std::move(no);
  if (aside.parts.rehearsal == nullptr) return no_rehearsal();
  const auto all_of = [&](std::vector<bot::Example> own) {
    std::ranges::copy(of.above, std::back_inserter(own));
    return own;
  };
  return {.body = text_of(rehearsed_json(
              aside.parts.rehearsal->rehearse_examples(all_of(of.now), all_of(of.then))))};
}

}  // namespace

std::vector<Endpoint> example_trial_endpoints() {
  using enum Scope;
  return {{.method = "POST",
           .path = "/examples/try",
           .id = "trySentence",
           .english = "What the bot makes of one sentence, with the examples in force and with "
                      "these. Keeps nothing.",
           .scope = examples_read,
           .handler = try_sentence,
           .answer = "SentenceTried",
           .request = "SentenceTry",
           .body = Body::json,
           .keeps_nothing = true},
          {.method = "POST",
           .path = "/examples/check",
           .id = "checkExamples",
           .english = "Which of the sentences that the program knows would be understood better or "
                      "worse with these examples. Keeps nothing.",
           .scope = examples_read,
           .answer = "ExamplesCheck",
           .request = "ExamplesWanted",
           .body = Body::json,
           .keeps_nothing = true,
           .aside = check_examples,
           .side = Side::checks},
          {.method = "POST",
           .path = "/examples/rehearse",
           .id = "rehearseExamples",
           .english = "Plays the conversation scripts of the program with these examples, and "
                      "tells those that go otherwise. Takes some seconds; keeps nothing.",
           .scope = examples_read,
           .answer = "TextRehearsed",
           .request = "ExamplesWanted",
           .body = Body::json,
           .keeps_nothing = true,
           .aside = rehearse_examples,
           .side = Side::rehearsals},
          {.method = "POST",
           .path = "/examples/draft/submit",
           .id = "submitExamples",
           .english = "Hands the draft with that id in for another person. Refused where too many "
                      "sentences would be understood worse.",
           .scope = examples_write,
           .answer = "ExamplesWorkbench",
           .request = "ExamplesAct",
           .body = Body::json,
           .aside = submit_examples,
           .side = Side::checks},
          {.method = "POST",
           .path = "/examples/draft/confirm",
           .id = "confirmExamples",
           .english = "Puts in force what another person worded: every instance understands by it "
                      "within seconds.",
           .scope = examples_publish,
           .answer = "ExamplesWorkbench",
           .request = "ExamplesAct",
           .body = Body::json,
           .aside = confirm_examples,
           .side = Side::checks}};
}

}  // namespace huiyin::gateway::api

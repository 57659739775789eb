// What other words would alter: the conversation scripts of the program, played with both.
#include <nlohmann/json.hpp>

#include "gateway/api/aside.h"
#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "gateway/api/text_view.h"
#include "gateway/api/words_rehearsal.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::size_t kChangedToldMax = 40;

struct Wanted {
  templates::Catalogue::Rewording now, then;
  std::string text;  // as it is said now
};

// What is asked for, or why not; in one transaction.
std::optional<Answer> read_wanted(const AsideCall& aside, store::Transaction& tx, Wanted& wanted) {
  const Entrance::Known known = aside.entrance.admit(tx, aside.endpoint, aside.request, aside.now);
  if (known.refusal) return *known.refusal;
  const Call call{aside.parts, tx, aside.request, *known.caller, aside.now};
  if (auto no = not_a_person(call)) return no;
  const auto place = asked_place(aside.parts, aside.request);
  if (!place) return not_found();
  petition::Faults faults;
  const auto form = wording_form(aside.request, faults);
  if (!form) return problem(422, faults);
  const std::string& key = aside.request.captures.at(0);
  if (form->text)
    if (const auto found = faults_of(call, key, *form->text); !found.empty())
      return problem(422, found);
  wanted.now = wanted.then = store::wordings_in_force(tx);
  wanted.text = place->now.words(key);
  if (form->text)
    wanted.then.insert_or_assign(key, *form->text);
  else
    wanted.then.erase(key);
  return std::nullopt;
}

Answer rehearse_text(const AsideCall& call) {
  Wanted wanted;
  std::optional<Answer> refusal;
  call.parts.database.read(
      [&](store::Transaction& tx) { refusal = read_wanted(call, tx, wanted); });
  if (refusal) return *std::move(refusal);
  if (call.parts.rehearsal == nullptr) return no_rehearsal();
  return {.body = text_of(rehearsed_json(
              call.parts.rehearsal->rehearse(wanted.now, wanted.then, wanted.text)))};
}

}  // namespace

OrderedJson rehearsed_json(const Rehearsed& done) {
  OrderedJson changed = OrderedJson::array();
  for (const ScriptChanged& one : done.changed) {
    if (changed.size() == kChangedToldMax) break;
    changed.push_back({{"title", one.title},
                       {"before", one.before},
                       {"after", one.after},
                       {"passed", one.passed},
                       {"passes", one.passes}});
  }
  return {{"scripts", done.scripts},
          {"changed_count", done.changed.size()},
          {"changed", std::move(changed)}};
}

Answer no_rehearsal() {
  return problem(503, {"wording.no_rehearsal", "", "这里没有对话脚本可以排练", "请照预览核对"});
}

std::vector<Endpoint> text_rehearsal_endpoints() {
  return {{.method = "POST",
           .path = "/texts/{key}/rehearse",
           .id = "rehearseText",
           .english = "Plays the conversation scripts of the program with those words, and tells "
                      "those that go otherwise than with the words that are said now. Takes some "
                      "seconds; keeps nothing.",
           .scope = Scope::templates_read,
           .answer = "TextRehearsed",
           .request = "TextWording",
           .body = Body::json,
           .aside = rehearse_text,
           .side = Side::rehearsals}};
}

}  // namespace huiyin::gateway::api

// An office's own example sentences 例句, worded at the console: by one person, and put in force by
// another. What they would change is tried in example_trials.cpp.
#include <nlohmann/json.hpp>

#include "bot/understanding/example_rules.h"
#include "gateway/api/examples_view.h"
#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "gateway/api/text_view.h"

namespace huiyin::gateway::api {
namespace {

Answer get_examples(const Call& call) {
  if (auto no = no_teacher(call)) return *std::move(no);
  return examples_workbench(call);
}

Answer examples_done(const Call& call, const Result<void>& done) {
  if (!done) return problem(done.error().code == "examples.own" ? 403 : 409, done.error());
  return examples_workbench(call);
}

// Sentences, or an earlier set again: 0 is none at all.
struct ExamplesOrder {
  std::vector<bot::Example> examples;
  std::optional<std::int64_t> version = {};
  std::string note = {};
  int edition = 0;
};

std::optional<ExamplesOrder> examples_order(const Call& call, petition::Faults& faults) {
  return body_of(call.request, faults, [&faults](petition::JsonReader& in) {
    ExamplesOrder order;
    const bool has_examples = in.has("examples"), has_version = in.has("version");
    if (has_examples == has_version)
      in.refuse("examples", "examples.which", "例句和版本应写一样，也只写一样",
                "请写 examples，或者写 version（0 是一句也没有）");
    order.examples = examples_in(in, faults, petition::Need::optional);
    if (has_version)
      order.version = in.whole("version", 0, kExampleSetIdMax, petition::Need::required);
    order.note = in.text("note", petition::Need::optional);
    keep_short(in, "note", order.note);
    order.edition = in.whole("edition", 0, kExampleSetIdMax, petition::Need::required);
    return order;
  });
}

// False: no such one was ever in force.
bool take_version(const Call& call, ExamplesOrder& order) {
  if (*order.version == 0) return true;
  for (store::ExampleSet& one :
       store::examples_versions(call.tx, call.caller.office, kExampleSetIdMax))
    if (one.id == *order.version) {
      order.examples = std::move(one.examples);
      return true;
    }
  return false;
}

Answer put_examples(const Call& call) {
  if (auto no = no_teacher(call)) return *std::move(no);
  if (call.parts.understanding == nullptr) return no_understanding();
  petition::Faults faults;
  auto order = examples_order(call, faults);
  if (!order) return problem(422, faults);
  if (order->version && !take_version(call, *order))
    return problem(422, {"examples.no_version", "version", "没有这个版本", "请刷新页面再看"});
  // Also an earlier set: what the program knows may have grown since.
  const auto wrong = bot::example_faults(*call.parts.understanding, order->examples, call.now);
  if (!wrong.empty()) return problem(422, wrong);
  const std::string& office = call.caller.office;
  if (order->examples == store::examples_in_force(call.tx, office))
    return problem(409, {"examples.same", "examples", "和现在用的例句一样", "不用再改"});
  return examples_done(
      call, store::save_examples(call.tx, office,
                                 {std::move(order->examples), order->note, order->edition},
                                 hand_of(call), call.now));
}

Answer drop_examples(const Call& call) {
  if (auto no = no_teacher(call)) return *std::move(no);
  const auto open = store::open_examples(call.tx, call.caller.office);
  if (open && open->written_by != call.caller.key_id && !call.caller.has(Scope::users_manage))
    return problem(403, {"examples.another_s", "", "这是" + open->written_name + "写的例句",
                         "请他自己撤回，或请管理员处理"});
  return examples_done(call, store::drop_examples(call.tx, call.caller.office));
}

struct ReturnForm {
  std::int64_t id = 0;
  std::string answer;
};

Answer return_examples(const Call& call) {
  if (auto no = no_teacher(call)) return *std::move(no);
  petition::Faults faults;
  const auto form = body_of(call.request, faults, [](petition::JsonReader& in) {
    ReturnForm read{in.whole("id", 1, kExampleSetIdMax, petition::Need::required),
                    in.text("answer", petition::Need::required)};
    keep_short(in, "answer", read.answer);
    return read;
  });
  if (!form) return problem(422, faults);
  return examples_done(call, store::return_examples(call.tx, call.caller.office, form->id,
                                                    form->answer, hand_of(call), call.now));
}

}  // namespace

std::vector<Endpoint> example_endpoints() {
  return {{.method = "GET",
           .path = "/examples",
           .id = "getExamples",
           .english = "By which sentences of its own the caller's office is understood, those of "
                      "the offices above it, the draft, and which were in force.",
           .scope = Scope::examples_read,
           .handler = get_examples,
           .answer = "ExamplesWorkbench"},
          {.method = "PUT",
           .path = "/examples/draft",
           .id = "putExamples",
           .english = "Words them anew, all together, or takes an earlier set (0: none); nothing "
                      "changes until somebody else confirms it.",
           .scope = Scope::examples_write,
           .handler = put_examples,
           .answer = "ExamplesWorkbench",
           .request = "ExamplesOrder",
           .body = Body::json},
          {.method = "DELETE",
           .path = "/examples/draft",
           .id = "dropExamples",
           .english = "Drops what is being worded, also when it was handed in.",
           .scope = Scope::examples_write,
           .handler = drop_examples,
           .answer = "ExamplesWorkbench"},
          {.method = "POST",
           .path = "/examples/draft/return",
           .id = "returnExamples",
           .english = "Gives the set with that id back, with the reason.",
           .scope = Scope::examples_publish,
           .handler = return_examples,
           .answer = "ExamplesWorkbench",
           .request = "ExamplesReturn",
           .body = Body::json}};
}

}  // namespace huiyin::gateway::api

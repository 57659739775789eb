// What providers of SMS approved for a text 模板报备: recorded by who words texts, let into use by
// who publishes them, since citizens then read the provider's words.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "gateway/api/provider_template_view.h"

namespace huiyin::gateway::api {
namespace {

using store::ProviderTemplate;
using store::ProviderTemplateState;

constexpr std::size_t kTemplateCodeMax = 64;
constexpr std::size_t kTemplateWordsBytesMax = 4096;
constexpr std::size_t kMappingMax = 20;

// The text and the account of an address; `refusal` where there is none.
struct Asked {
  std::optional<TextPlace> place;
  const SmsAccountTerms* account = nullptr;
  const std::string& key;
};

Asked asked(const Call& call) {
  return {asked_place(call.parts, call.request),
          account_named(call.parts, call.request.captures.at(1)), call.request.captures.at(0)};
}

void read_mapping(petition::JsonReader& in, petition::Faults& faults, ProviderTemplate& what) {
  const nlohmann::json* given = in.member("mapping", petition::Need::optional);
  if (given == nullptr) return;
  if (!given->is_array() || given->size() > kMappingMax)
    return in.refuse("mapping", "json.kind", "应是参数和内容的对应", "请刷新页面再试");
  for (std::size_t i = 0; i < given->size(); ++i) {
    petition::JsonReader pair((*given)[i], "body", petition::at_index("mapping", i), faults);
    what.mapping.push_back({pair.text("parameter", petition::Need::required),
                            pair.text("variable", petition::Need::required)});
    pair.refuse_unknown_keys();
  }
}

// Approved it is by who publishes, stopped by the provider: neither is said here.
std::optional<ProviderTemplate> template_form(const Call& call, const Asked& at,
                                              petition::Faults& faults) {
  return body_of(call.request, faults, [&](petition::JsonReader& in) {
    using enum ProviderTemplateState;
    ProviderTemplate what{.account = at.account->name, .key = at.key};
    what.state = in.choice<ProviderTemplateState>(
        "state", {{"none", none}, {"pending", pending}, {"refused", refused}},
        petition::Need::required);
    if (in.has("code")) what.code = in.text("code", petition::Need::optional);
    if (in.has("words")) what.words = in.text("words", petition::Need::optional);
    read_mapping(in, faults, what);
    what.note = note_in(in);
    if (what.code.size() > kTemplateCodeMax || !has_no_controls(what.code))
      in.refuse("code", "provider_template.code", "模板编号太长，或有看不见的字符", "请核对");
    if (what.words.size() > kTemplateWordsBytesMax)
      in.refuse("words", "provider_words.long", "报备的文字太长", "请照短信平台上的原文写");
    return what;
  });
}

Answer all_of(const Call& call, const Asked& at) {
  return {.body = text_of(provider_templates_json(call, *at.place, at.key)),
          .subjects = {"text/" + at.key}};
}

Answer list_provider_templates(const Call& call) {
  const auto place = asked_place(call.parts, call.request);
  if (!place) return not_found();
  return {.body = text_of(provider_templates_json(call, *place, call.request.captures.at(0)))};
}

Answer look_at_template(const Call& call) {
  const Asked at = asked(call);
  if (!at.place || at.account == nullptr) return not_found();
  petition::Faults faults;
  const auto form = template_form(call, at, faults);
  if (!form) return problem(422, faults);
  return {.body = text_of(template_look_json(*at.place, *at.account, *form,
                                             faults_of_template(*at.place, *at.account, *form)))};
}

// What was refused, or is not handed in yet, may be in work: its words are judged once it is handed
// in.
Answer record_template(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  const Asked at = asked(call);
  if (!at.place || at.account == nullptr) return not_found();
  petition::Faults faults;
  auto form = template_form(call, at, faults);
  if (!form) return problem(422, faults);
  if (form->state == ProviderTemplateState::pending)
    if (const auto found = faults_of_template(*at.place, *at.account, *form); !found.empty())
      return problem(422, found);
  const auto by = hand_of(call);
  form->by_id = by.id;
  form->by_name = by.name;
  form->at = call.now;
  store::record_provider_template(call.tx, *form);
  return all_of(call, at);
}

// Of exactly what he saw; judged once more, for the text may have changed since.
Answer approve_template(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  const Asked at = asked(call);
  if (!at.place || at.account == nullptr) return not_found();
  petition::Faults faults;
  const auto id = body_of(call.request, faults, [](petition::JsonReader& in) {
    return in.whole("id", 1, kWordingIdMax, petition::Need::required);
  });
  if (!id) return problem(422, faults);
  auto one = store::provider_template(call.tx, at.account->name, at.key);
  if (!one || one->id != *id)
    return problem(409, {"provider_template.changed", "", "这条报备已经变了", "请刷新后再看"});
  if (const auto found = faults_of_template(*at.place, *at.account, *one); !found.empty())
    return problem(422, found);
  const auto by = hand_of(call);
  one->state = ProviderTemplateState::approved;
  one->note.clear();
  one->by_id = by.id;
  one->by_name = by.name;
  one->at = call.now;
  store::record_provider_template(call.tx, *one);
  return all_of(call, at);
}

}  // namespace

std::vector<Endpoint> text_template_endpoints() {
  using enum Scope;
  return {
      {.method = "GET",
       .path = "/texts/{key}/provider-templates",
       .id = "listProviderTemplates",
       .english = "What the providers of SMS approved for that text: for each account its "
                  "template, whether it says what the text says now, and all that was "
                  "recorded.",
       .scope = templates_read,
       .handler = list_provider_templates,
       .answer = "ProviderTemplates"},
      {.method = "PUT",
       .path = "/texts/{key}/provider-templates/{account}",
       .id = "recordProviderTemplate",
       .english = "Records that account's template (state: none, pending, refused). One that is "
                  "handed in must say what the text says; else 422 tells where it does not.",
       .scope = texts_write,
       .handler = record_template,
       .answer = "ProviderTemplates",
       .request = "ProviderTemplateWish",
       .body = Body::json},
      {.method = "POST",
       .path = "/texts/{key}/provider-templates/{account}/approve",
       .id = "approveProviderTemplate",
       .english = "Records that the provider approved the one with that id: messages of the "
                  "text go by it from now on.",
       .scope = texts_publish,
       .handler = approve_template,
       .answer = "ProviderTemplates",
       .request = "TextPublish",
       .body = Body::json},
      {.method = "POST",
       .path = "/texts/{key}/provider-templates/{account}/look",
       .id = "lookAtProviderTemplate",
       .english = "How a citizen would read that template, and what is wrong with it. Keeps "
                  "nothing.",
       .scope = templates_read,
       .handler = look_at_template,
       .answer = "ProviderTemplateLook",
       .request = "ProviderTemplateWish",
       .body = Body::json,
       .keeps_nothing = true}};
}

}  // namespace huiyin::gateway::api

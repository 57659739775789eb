// Every text that the product says, worded by an office: drafted by one person at the console, and
// published by another. They are one for the whole installation, so they are the main office's.
#include <nlohmann/json.hpp>

#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "gateway/api/text_view.h"
#include "templates/text_groups.h"

namespace huiyin::gateway::api {
namespace {

int status_of(const Problem& refused) { return refused.code == "wording.own" ? 403 : 409; }

Answer wording_answer(const Call& call, const Result<store::Wording>& done) {
  if (!done) return problem(status_of(done.error()), done.error());
  return {.body = text_of(text_json(call, *place_of(call.parts, done->key), done->key)),
          .subjects = {"text/" + done->key}};
}

OrderedJson groups_json() {
  OrderedJson all = OrderedJson::array();
  for (const templates::TextGroup& group : templates::text_groups())
    all.push_back({{"name", group.name}, {"title", group.title}, {"to", group.to}});
  return all;
}

bool holds(const OrderedJson& line, const char* field, std::string_view looked_for) {
  return line[field].get<std::string>().find(looked_for) != std::string::npos;
}

bool is_asked(const HttpRequest& request, const OrderedJson& line, const std::string& words) {
  const auto group = request.parameter("group");
  if (group && line["group"].get<std::string>() != *group) return false;
  const auto state = request.parameter("state");
  if (state && *state == "open" && line["open_state"].is_null()) return false;
  if (state && *state == "submitted" && line["open_state"] != "submitted") return false;
  if (state && *state == "changed" && !line["is_changed"].get<bool>()) return false;
  const auto search = request.parameter("q");
  return !search || words.find(*search) != words.npos || holds(line, "title", *search) ||
         holds(line, "key", *search);
}

Answer list_texts(const Call& call) {
  const auto open = store::open_wordings(call.tx);
  OrderedJson items = OrderedJson::array();
  const auto add = [&](const std::string& key) {
    const auto place = *place_of(call.parts, key);
    if (is_layout(place, key)) return;
    const auto drafted = open.find(key);
    const std::string words = place.now.words(key);
    auto line =
        text_line_json(place, key, words, drafted == open.end() ? nullptr : &drafted->second);
    if (is_asked(call.request, line, words)) items.push_back(std::move(line));
  };
  for (const std::string& key : call.parts.words.shipped().keys()) add(key);
  for (const std::string& key : call.parts.offices.shipped_notices().words().keys()) add(key);
  return {.body = text_of({{"items", std::move(items)}, {"groups", groups_json()}})};
}

Answer get_text(const Call& call) {
  const std::string& key = call.request.captures.at(0);
  const auto place = asked_place(call.parts, call.request);
  if (!place) return not_found();
  return {.body = text_of(text_json(call, *place, key))};
}

Answer save_text(const Call& call) {
  const std::string& key = call.request.captures.at(0);
  if (auto no = not_a_person(call)) return *std::move(no);
  if (!asked_place(call.parts, call.request)) return not_found();
  petition::Faults faults;
  const auto form = wording_form(call.request, faults);
  if (!form) return problem(422, faults);
  if (form->text)
    if (const auto found = faults_of(call, key, *form->text); !found.empty())
      return problem(422, found);
  return wording_answer(call, store::save_draft(call.tx, key, *form, hand_of(call), call.now));
}

Answer drop_text(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  const std::string& key = call.request.captures.at(0);
  const auto open = store::open_wording(call.tx, key);
  if (open && open->written_by != call.caller.key_id && !call.caller.has(Scope::users_manage))
    return problem(403, {"wording.another_s", "", "这是" + open->written_name + "写的稿子",
                         "请他自己撤回，或请管理员处理"});
  if (const auto done = store::drop_wording(call.tx, key); !done) return problem(409, done.error());
  return {.status = 204};
}

Answer submit_text(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  return wording_answer(call,
                        store::submit_wording(call.tx, call.request.captures.at(0), call.now));
}

struct ReviewForm {
  std::int64_t id = 0;
  std::string answer;
};

std::optional<ReviewForm> review_form(const Call& call, petition::Need answer,
                                      petition::Faults& faults) {
  return body_of(call.request, faults, [answer](petition::JsonReader& in) {
    ReviewForm form{in.whole("id", 1, kWordingIdMax, petition::Need::required), {}};
    if (answer == petition::Need::required) form.answer = in.text("answer", answer);
    keep_short(in, "answer", form.answer);
    return form;
  });
}

// Checked once more: what the program asks of a text may have changed since it was drafted.
Answer publish_text(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  petition::Faults faults;
  const auto form = review_form(call, petition::Need::optional, faults);
  if (!form) return problem(422, faults);
  const std::string& key = call.request.captures.at(0);
  const auto open = store::open_wording(call.tx, key);
  if (open && open->text && place_of(call.parts, key))
    if (const auto found = faults_of(call, key, *open->text); !found.empty())
      return problem(422, found);
  return wording_answer(call,
                        store::publish_wording(call.tx, key, form->id, hand_of(call), call.now));
}

Answer return_text(const Call& call) {
  if (auto no = not_a_person(call)) return *std::move(no);
  petition::Faults faults;
  const auto form = review_form(call, petition::Need::required, faults);
  if (!form) return problem(422, faults);
  return wording_answer(call, store::return_wording(call.tx, call.request.captures.at(0), form->id,
                                                    form->answer, hand_of(call), call.now));
}

Answer preview_text(const Call& call) {
  const std::string& key = call.request.captures.at(0);
  const auto place = asked_place(call.parts, call.request);
  if (!place) return not_found();
  petition::Faults faults;
  const auto form = wording_form(call.request, faults);
  if (!form) return problem(422, faults);
  const std::string text = form->text.value_or(place->shipped.words(key));
  return {.body = text_of(preview_json(call, key, text, faults_of(call, key, text)))};
}

}  // namespace

std::vector<Endpoint> text_endpoints() {
  using enum Scope;
  return {{.method = "GET",
           .path = "/texts",
           .id = "listTexts",
           .english = "The texts that the product says, with their titles, by what they are for.",
           .scope = templates_read,
           .handler = list_texts,
           .answer = "TextList",
           .query = {{"group", "Those of one group."},
                     {"state",
                      "open: being worded; submitted: waiting for review; changed: not "
                      "as the program came.",
                      R"({"type":"string","enum":["open","submitted","changed"]})"},
                     {"q", "Those whose words, title or key hold this."}}},
          {.method = "GET",
           .path = "/texts/{key}",
           .id = "getText",
           .english = "One text with its variables and all its versions.",
           .scope = templates_read,
           .handler = get_text,
           .answer = "Text"},
          {.method = "PUT",
           .path = "/texts/{key}/draft",
           .id = "saveText",
           .english = "Drafts other words for it; without text: those that the program came with. "
                      "Another's draft is replaced only by who names its id in replaces.",
           .scope = texts_write,
           .handler = save_text,
           .answer = "Text",
           .request = "TextWording",
           .body = Body::json},
          {.method = "DELETE",
           .path = "/texts/{key}/draft",
           .id = "dropText",
           .english = "Drops what is being worded, also when it was handed in.",
           .scope = texts_write,
           .handler = drop_text,
           .status = 204},
          {.method = "POST",
           .path = "/texts/{key}/submit",
           .id = "submitText",
           .english = "Hands the draft in for review by another person.",
           .scope = texts_write,
           .handler = submit_text,
           .answer = "Text"},
          {.method = "POST",
           .path = "/texts/{key}/publish",
           .id = "publishText",
           .english = "Publishes the wording with that id: it is said from now on. By another "
                      "person than wrote it.",
           .scope = texts_publish,
           .handler = publish_text,
           .answer = "Text",
           .request = "TextPublish",
           .body = Body::json},
          {.method = "POST",
           .path = "/texts/{key}/return",
           .id = "returnText",
           .english = "Gives the wording with that id back, with the reason.",
           .scope = texts_publish,
           .handler = return_text,
           .answer = "Text",
           .request = "TextReturn",
           .body = Body::json},
          {.method = "POST",
           .path = "/texts/{key}/preview",
           .id = "previewText",
           .english =
               "How its readers would see those words (without text: those that the program came "
               "with), or what is wrong with them. Keeps nothing.",
           .scope = templates_read,
           .handler = preview_text,
           .answer = "TextPreview",
           .request = "TextWording",
           .body = Body::json}};
}

}  // namespace huiyin::gateway::api

// People, messages, texts, and who read what.
#include <nlohmann/json.hpp>

#include "gateway/api/case_view.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "store/cases.h"
#include "store/listings.h"
#include "store/people.h"
#include "store/readings.h"

namespace huiyin::gateway::api {
namespace {

// Somebody is seen by who sees a case of his, or the office where people register.
Answer person_answer(const Call& call, std::optional<std::int64_t> id) {
  const auto known = id ? store::person(call.tx, call.parts.keys, *id) : std::nullopt;
  if (!known) return not_found();
  OrderedJson cases = OrderedJson::array();
  for (const std::string& number : store::cases_of_person(call.tx, *id))
    if (seen_case(call, number)) cases.push_back(number);
  if (cases.empty() && !call.caller.sees_main()) return not_found();
  const OrderedJson body{{"id", *id},
                         {"name", known->name.text()},
                         {"phone", known->phone.text()},
                         {"cases", std::move(cases)}};
  return {.body = text_of(body), .subjects = {"person/" + std::to_string(*id)}};
}

Answer get_person(const Call& call) {
  return person_answer(call, id_after({.after = call.request.captures.at(0)}));
}

Answer find_person(const Call& call) {
  const auto asked = call.request.parameter("phone");
  if (!asked) return bad_parameter("phone", "没有写手机号");
  const auto phone = petition::Phone::parse(*asked);
  if (!phone) return problem(400, phone.error());
  return person_answer(call, store::person_with_phone(call.tx, call.parts.keys, *phone));
}

OrderedJson message_json(const store::MessageRow& row) {
  OrderedJson out{{"id", row.id},
                  {"channel", row.channel},
                  {"kind", row.kind},
                  {"about", row.about},
                  {"state", row.state},
                  {"created_at", moment_text(row.created)},
                  {"attempts", row.attempts},
                  {"reason", row.reason},
                  {"office", row.office},
                  {"possible_double", row.possible_double}};
  out["finished_at"] =
      row.finished ? OrderedJson(moment_text(*row.finished)) : OrderedJson(nullptr);
  return out;
}

OrderedJson reading_json(const store::ReadingRow& row) {
  return {{"id", row.id},         {"at", moment_text(row.at)}, {"key", row.key_id},
          {"office", row.office}, {"what", row.what},          {"subject", row.subject}};
}

// Rows that go by falling id: one look for the page and one row more, to know whether it goes on.
template <class Rows, class Make>
Answer page_by_id(const Call& call, Rows rows, Make make) {
  const auto [page, refusal] = page_of(call.request);
  if (refusal) return *refusal;
  const auto before = id_after(page);
  if (!before) return bad_cursor();
  auto found = rows(*before, page.limit + 1);
  const bool has_more = std::ssize(found) > page.limit;
  if (has_more) found.pop_back();
  OrderedJson items = OrderedJson::array();
  for (const auto& row : found) items.push_back(make(row));
  return {.body = text_of(
              page_json(std::move(items), has_more ? std::to_string(found.back().id) : ""))};
}

Answer list_messages(const Call& call) {
  return page_by_id(
      call,
      [&](std::int64_t before, int count) {
        return store::messages_before(call.tx, call.caller.offices, before, count);
      },
      message_json);
}

Answer list_readings(const Call& call) {
  return page_by_id(
      call,
      [&](std::int64_t before, int count) {
        return store::readings(call.tx, call.caller.offices, before, count);
      },
      reading_json);
}

Answer get_templates(const Call& call) {
  const templates::Catalogue& words = call.parts.words.current();
  return {.body = text_of({{"version", words.version()}, {"text", words.source()}})};
}

}  // namespace

std::vector<Endpoint> record_endpoints() {
  const Parameter phone{.name = "phone", .english = "His telephone.", .required = true};
  return {{.method = "GET",
           .path = "/people",
           .id = "findPerson",
           .english = "The person of a telephone.",
           .scope = Scope::people_read,
           .handler = find_person,
           .answer = "Person",
           .query = {phone}},
          {.method = "GET",
           .path = "/people/{id}",
           .id = "getPerson",
           .english = "A person by id: petitioner_id of a case.",
           .scope = Scope::people_read,
           .handler = get_person,
           .answer = "Person"},
          {.method = "GET",
           .path = "/messages",
           .id = "listMessages",
           .english = "What was sent or waits to be sent, the newest first; without the words.",
           .scope = Scope::messages_read,
           .handler = list_messages,
           .answer = "MessagePage",
           .query = {limit_parameter(), cursor_parameter()}},
          {.method = "GET",
           .path = "/templates",
           .id = "getTemplates",
           .english = "All texts that the product says, in the form of config/defaults/words.",
           .scope = Scope::templates_read,
           .handler = get_templates,
           .answer = "Templates"},
          {.method = "GET",
           .path = "/readings",
           .id = "listReadings",
           .english = "Who read what by this API, the newest first.",
           .scope = Scope::readings_read,
           .handler = list_readings,
           .answer = "ReadingPage",
           .query = {limit_parameter(), cursor_parameter()}}};
}

}  // namespace huiyin::gateway::api

// People, and the telephones by which they are known.
#include "store/people.h"

#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/case_view.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_in.h"
#include "gateway/api/paging.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "petition/json_reader.h"
#include "store/listings.h"
#include "store/phone_cuts.h"

namespace huiyin::gateway::api {
namespace {

// Nothing: there is none, or the caller does not see him.
std::optional<OrderedJson> person_json(const Call& call, std::int64_t id) {
  const auto known = store::person(call.tx, call.parts.keys, id);
  if (!known || !sees_person(call, id)) return std::nullopt;
  const auto cut = store::phone_cut_at(call.tx, id);
  return OrderedJson{
      {"id", id},
      {"name", known->name.text()},
      {"phone", known->phone ? OrderedJson(known->phone->text()) : OrderedJson(nullptr)},
      {"phone_cut_at", cut ? OrderedJson(moment_text(*cut)) : OrderedJson(nullptr)},
      {"cases", seen_cases_of(call, id)}};
}

std::string subject_of_person(std::int64_t id) { return "person/" + std::to_string(id); }

Answer person_answer(const Call& call, std::optional<std::int64_t> id) {
  const auto body = id ? person_json(call, *id) : std::nullopt;
  if (!body) return not_found();
  return {.body = text_of(*body), .subjects = {subject_of_person(*id)}};
}

Answer get_person(const Call& call) {
  return person_answer(call, id_after({.after = call.request.captures.at(0)}));
}

std::variant<petition::Phone, Answer> phone_asked(const Call& call) {
  const auto asked = call.request.parameter("phone");
  if (!asked) return bad_parameter("phone", "没有写手机号");
  const auto phone = petition::Phone::parse(*asked);
  if (!phone) return problem(400, phone.error());
  return *phone;
}

Answer find_person(const Call& call) {
  const auto asked = phone_asked(call);
  if (const auto* refusal = std::get_if<Answer>(&asked)) return *refusal;
  const auto& phone = std::get<petition::Phone>(asked);
  if (const auto named = call.request.parameter("name")) {
    const auto name = petition::PersonName::parse(*named);
    if (!name) return problem(400, name.error());
    return person_answer(call, store::known_person(call.tx, call.parts.keys, *name, phone));
  }
  for (const std::int64_t id : store::people_with_phone(call.tx, call.parts.keys, phone))
    if (Answer found = person_answer(call, id); found.status == 200) return found;
  return not_found();
}

// Who is known, before somebody is registered: that nobody is, is an answer too.
Answer known_people(const Call& call) {
  const auto asked = phone_asked(call);
  if (const auto* refusal = std::get_if<Answer>(&asked)) return *refusal;
  OrderedJson items = OrderedJson::array();
  std::vector<std::string> subjects;
  for (const std::int64_t id :
       store::people_with_phone(call.tx, call.parts.keys, std::get<petition::Phone>(asked)))
    if (auto known = person_json(call, id)) {
      items.push_back(*std::move(known));
      subjects.push_back(subject_of_person(id));
    }
  return {.body = text_of({{"items", std::move(items)}}), .subjects = std::move(subjects)};
}

// What a change of a telephone is asked with, about a person whom the caller sees.
struct PhoneChange {
  std::int64_t person = 0;
  std::string by;
  std::optional<petition::Phone> phone;
};
struct PhoneChangeRead {
  std::optional<PhoneChange> change;
  Answer refusal;
};

enum class WithPhone { no, yes };

PhoneChangeRead phone_change(const Call& call, WithPhone with_phone) {
  const auto id = id_after({.after = call.request.captures.at(0)});
  if (auto seen = person_answer(call, id); seen.status != 200) return {{}, std::move(seen)};
  petition::Faults faults;
  auto change = body_of(call.request, faults, [&](petition::JsonReader& in) {
    PhoneChange read{
        .person = *id, .by = who_does(call.caller, in, petition::Need::required), .phone = {}};
    if (with_phone == WithPhone::no) return read;
    const std::string typed = in.text("phone", petition::Need::required);
    if (const auto phone = petition::Phone::parse(typed))
      read.phone = *phone;
    else if (!typed.empty())
      faults.push_back(phone.error());
    return read;
  });
  if (!change) return {{}, problem(422, faults)};
  return {std::move(change), {}};
}

// Asked again of one who has no telephone any more, it does nothing.
Answer cut_phone_of(const Call& call) {
  auto [change, refusal] = phone_change(call, WithPhone::no);
  if (!change) return refusal;
  const auto known = store::person(call.tx, call.parts.keys, change->person);
  if (known && known->phone) store::cut_phone(desk_of(call), *known->phone, change->by);
  return person_answer(call, change->person);
}

Answer renew_phone_of(const Call& call) {
  auto [change, refusal] = phone_change(call, WithPhone::yes);
  if (!change) return refusal;
  const auto done = store::renew_phone(desk_of(call), change->person, *change->phone);
  if (!done) throw Undone(problem(409, done.error()));
  return person_answer(call, change->person);
}

}  // namespace

std::vector<Endpoint> people_endpoints() {
  const Parameter phone{.name = "phone", .english = "His telephone.", .required = true};
  const Parameter name{.name = "name", .english = "His name, where several share a telephone."};
  return {{.method = "GET",
           .path = "/people",
           .id = "findPerson",
           .english = "The person of a telephone; of several who share it the first, unless one "
                      "is named.",
           .scope = Scope::people_read,
           .handler = find_person,
           .answer = "Person",
           .query = {phone, name}},
          {.method = "GET",
           .path = "/known-people",
           .id = "knownPeople",
           .english = "All whom the caller sees that are known by a telephone, the first first; "
                      "or nobody: for whoever registers one.",
           .scope = Scope::people_read,
           .handler = known_people,
           .answer = "KnownPeople",
           .query = {phone}},
          {.method = "GET",
           .path = "/people/{id}",
           .id = "getPerson",
           .english = "A person by id: petitioner_id of a case.",
           .scope = Scope::people_read,
           .handler = get_person,
           .answer = "Person"},
          {.method = "POST",
           .path = "/people/{id}/phone-cut",
           .id = "cutPhone",
           .english = "His telephone is somebody else's now. Nothing of his goes there any more: "
                      "what waits is withdrawn, links sent there open nothing, talks that were "
                      "joined with him are nobody's, and he must prove himself anew.",
           .scope = Scope::people_write,
           .handler = cut_phone_of,
           .answer = "Person",
           .request = "PhoneCut",
           .body = Body::json},
          {.method = "POST",
           .path = "/people/{id}/phone",
           .id = "renewPhone",
           .english = "He has shown at the office that this telephone is his: his cases are "
                      "opened with its last four digits from now on. 409 when another person has "
                      "registered with it.",
           .scope = Scope::people_write,
           .handler = renew_phone_of,
           .answer = "Person",
           .request = "NewPhone",
           .body = Body::json}};
}

}  // namespace huiyin::gateway::api

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

Answer person_answer(const Call& call, std::optional<std::int64_t> id) {
  const auto known = id ? store::person(call.tx, call.parts.keys, *id) : std::nullopt;
  if (!known || !sees_person(call, *id)) return not_found();
  const auto cut = store::phone_cut_at(call.tx, *id);
  const OrderedJson body{
      {"id", *id},
      {"name", known->name.text()},
      {"phone", known->phone ? OrderedJson(known->phone->text()) : OrderedJson(nullptr)},
      {"phone_cut_at", cut ? OrderedJson(moment_text(*cut)) : OrderedJson(nullptr)},
      {"cases", seen_cases_of(call, *id)}};
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

// Whether somebody is known, before he is registered: that nobody is, is an answer too.
Answer known_person(const Call& call) {
  Answer found = find_person(call);
  if (found.status == 404) return {.body = text_of({{"person", nullptr}})};
  if (found.status != 200) return found;
  found.body = R"({"person":)" + found.body + "}";
  return found;
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
  return {{.method = "GET",
           .path = "/people",
           .id = "findPerson",
           .english = "The person of a telephone.",
           .scope = Scope::people_read,
           .handler = find_person,
           .answer = "Person",
           .query = {phone}},
          {.method = "GET",
           .path = "/known-person",
           .id = "knownPerson",
           .english = "The person of a telephone, or that nobody whom the caller sees is known by "
                      "it: for whoever registers one.",
           .scope = Scope::people_read,
           .handler = known_person,
           .answer = "KnownPerson",
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

// Keys by which the office's other systems call: listed, made, let pass and ended by people at the
// console. Who may which stands in key_rules.h.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/aside.h"
#include "gateway/api/caller.h"
#include "gateway/api/json_in.h"
#include "gateway/api/json_out.h"
#include "gateway/api/key_rules.h"
#include "gateway/api/problem.h"
#include "petition/json_reader.h"
#include "store/api_keys.h"
#include "store/readings.h"

namespace huiyin::gateway::api {
namespace {

constexpr days kKeyKeptMax{3 * 366};

std::string key_subject(const std::string& id) { return "key/" + id; }

// Keys are people's to give: one that could make another would outlive it.
std::optional<Answer> by_no_person(const Caller& caller) {
  if (caller.signed_in) return std::nullopt;
  return problem(403, {"key.person", "", "密钥由人在管理后台里管，不能用密钥来管密钥",
                       "请用自己的账号登录管理后台"});
}

std::string_view state_of(const store::ApiKey& key, Instant now) {
  if (key.revoked) return "ended";
  if (key.waits()) return "waiting";
  return key.opens(now) ? "living" : "over";
}

OrderedJson key_json(const Call& call, const store::ApiKey& key) {
  const KindRow* kind = kind_named(key.kind);
  return {{"id", key.id},
          {"name", key.name},
          {"office", key.office},
          {"office_name", office_name(call.tx, call.parts, key.office)},
          {"kind", key.kind},
          {"kind_title", kind == nullptr ? "" : kind->title},
          {"mode", store::key_modes().at(std::size_t(key.mode))},
          {"state", state_of(key, call.now)},
          {"scopes", key.scopes},
          {"roles", key.roles},
          {"beyond", key.beyond},
          {"may_let_pass", call.caller.signed_in && call.caller.has(Scope::keys_approve) &&
                               !may_not_let_pass(call.caller, key)},
          {"made_by", key.made_by_name},
          {"created_at", moment_text(key.created)},
          {"passed_by", key.passed_by_name},
          {"passed_at", moment_or_null(key.passed)},
          {"used_at", moment_or_null(key.used)},
          {"ends_at", moment_or_null(key.ends)},
          {"ended_by", key.revoked_by_name},
          {"ended_at", moment_or_null(key.revoked)}};
}

Answer list_keys(const Call& call) {
  if (auto no = by_no_person(call.caller)) return *std::move(no);
  OrderedJson items = OrderedJson::array();
  for (const store::ApiKey& key : store::api_keys(call.tx))
    if (call.caller.sees(key.office)) items.push_back(key_json(call, key));
  return {.body = text_of({{"items", std::move(items)}})};
}

std::vector<std::string> scopes_of_kind(const KindRow& kind) {
  std::vector<std::string> words;
  for (const Scope scope : kind.scopes) words.emplace_back(name(scope));
  return words;
}

// In which roles somebody's system may write: what a person at a desk is.
bool is_role_of_keys(const std::string& word) {
  using enum petition::Role;
  const auto role = petition::role_named(word);
  return role && *role != import && *role != system && *role != citizen;
}

Answer list_kinds(const Call& call) {
  if (auto no = by_no_person(call.caller)) return *std::move(no);
  OrderedJson items = OrderedJson::array(), roles = OrderedJson::array();
  for (const KindRow& kind : all_kinds())
    items.push_back({{"name", kind.name},
                     {"title", kind.title},
                     {"scopes", scopes_of_kind(kind)},
                     {"beyond", beyond(call.caller, scopes_of_kind(kind))},
                     {"writes", std::ranges::count(kind.scopes, Scope::cases_write) > 0}});
  for (const petition::Role role : petition::all_roles())
    if (is_role_of_keys(std::string(petition::name(role))))
      roles.push_back({{"name", petition::name(role)}, {"title", petition::title(role)}});
  return {.body = text_of({{"items", std::move(items)}, {"roles", std::move(roles)}})};
}

// Good until the end of that day.
std::optional<Instant> end_of(petition::JsonReader& in, Instant now) {
  const auto day = in.date("ends", petition::Need::optional);
  if (!day) return std::nullopt;
  if (*day < office_date(now) || *day > office_date(now) + kKeyKeptMax)
    in.refuse("ends", "json.range", "到期日应在今天以后三年以内", "请改日期");
  return instant_of(*day + days{1}, LocalTime(0, 0));
}

store::NewApiKey new_key(const Caller& caller, Instant now, petition::JsonReader& in) {
  store::NewApiKey wanted{.office = caller.office,
                          .name = in.text("name", petition::Need::required),
                          .made_by = caller.key_id,
                          .made_by_name = caller.key_name};
  keep_short(in, "name", wanted.name);
  wanted.kind = in.text("kind", petition::Need::required);
  const KindRow* kind = kind_named(wanted.kind);
  if (kind != nullptr)
    wanted.scopes = scopes_of_kind(*kind);
  else if (!wanted.kind.empty())
    in.refuse("kind", "key.kind", "没有这一类系统", "请从列表里选");
  wanted.mode = in.choice<store::KeyMode>("mode",
                                          {{"live", store::KeyMode::live},
                                           {"trial", store::KeyMode::trial},
                                           {"test", store::KeyMode::test}},
                                          petition::Need::required);
  if (in.has("office")) wanted.office = in.text("office", petition::Need::required);
  if (!caller.sees(wanted.office))
    in.refuse("office", "key.office", "没有这个单位，或者不归您管", "请核对");
  wanted.roles = in.texts("roles", petition::Need::optional);
  for (std::size_t i = 0; i < wanted.roles.size(); ++i)
    if (!is_role_of_keys(wanted.roles[i]))
      in.refuse(petition::at_index("roles", i), "key.role", "没有这个角色", "请从列表里选");
  const bool writes = kind != nullptr && std::ranges::count(kind->scopes, Scope::cases_write) > 0;
  if (!writes && !wanted.roles.empty())
    in.refuse("roles", "key.role", "这一类系统不写台账，不用选角色", "请去掉");
  wanted.ends = end_of(in, now);
  std::vector<std::string> words = wanted.scopes;
  words.insert(words.end(), wanted.roles.begin(), wanted.roles.end());
  wanted.beyond = beyond(caller, words);
  return wanted;
}

// Aside, so that the secret is in no answer that is kept for an Idempotency-Key.
Answer create_key(const AsideCall& call) {
  const ApiParts& parts = call.parts;
  return parts.database.write([&](store::Transaction& tx) {
    const Entrance::Known known = call.entrance.admit(tx, call.endpoint, call.request, call.now);
    if (known.refusal) return *known.refusal;
    const Caller& caller = *known.caller;
    if (auto no = by_no_person(caller)) return *std::move(no);
    petition::Faults faults;
    const auto wanted = body_of(call.request, faults, [&](petition::JsonReader& in) {
      return new_key(caller, call.now, in);
    });
    if (!wanted) return problem(422, faults);
    const auto shown = store::make_api_key(tx, parts.keys, parts.random, *wanted, call.now);
    if (!shown) return problem(422, shown.error());
    const auto made = store::api_key_shown(tx, *shown);
    store::note_reading(tx, {0, call.now, caller.key_id, caller.office,
                             std::string(call.endpoint.id), key_subject(made->id)});
    OrderedJson body = key_json({parts, tx, call.request, caller, call.now}, *made);
    body["secret"] = *shown;
    return Answer{.status = 201, .body = text_of(body)};
  });
}

std::optional<store::ApiKey> seen_key(const Call& call) {
  auto key = store::api_key(call.tx, call.request.captures.at(0));
  if (!key || !call.caller.sees(key->office)) return std::nullopt;
  return key;
}

Answer key_answer(const Call& call, const std::string& id) {
  return {.body = text_of(key_json(call, *store::api_key(call.tx, id))),
          .subjects = {key_subject(id)}};
}

Answer let_pass(const Call& call) {
  if (auto no = by_no_person(call.caller)) return *std::move(no);
  const auto key = seen_key(call);
  if (!key) return not_found();
  if (const auto why = may_not_let_pass(call.caller, *key))
    return problem(why->code == "key.not_waiting" ? 409 : 403, *why);
  store::let_api_key_pass(call.tx, key->id, call.caller.key_name, call.now);
  return key_answer(call, key->id);
}

// Whoever is asked may say no, whatever he may himself.
Answer decline_key(const Call& call) {
  if (auto no = by_no_person(call.caller)) return *std::move(no);
  const auto key = seen_key(call);
  if (!key) return not_found();
  if (!key->waits())
    return problem(409, {"key.not_waiting", "", "这个密钥不在等人同意", "请刷新页面再看"});
  store::revoke_api_key(call.tx, key->id, call.caller.key_name, call.now);
  return key_answer(call, key->id);
}

Answer end_key(const Call& call) {
  if (auto no = by_no_person(call.caller)) return *std::move(no);
  const auto key = seen_key(call);
  if (!key) return not_found();
  if (!store::revoke_api_key(call.tx, key->id, call.caller.key_name, call.now))
    return problem(409, {"key.ended", "", "这个密钥已经停用", "不用再停"});
  return key_answer(call, key->id);
}

}  // namespace

std::vector<Endpoint> key_endpoints() {
  using enum Scope;
  return {{.method = "GET",
           .path = "/keys",
           .id = "listKeys",
           .english = "Keys of the API, those that ended too; never their secrets. To people at "
                      "the console alone, as all of these.",
           .scope = keys_read,
           .handler = list_keys,
           .answer = "KeyList"},
          {.method = "GET",
           .path = "/key-kinds",
           .id = "listKeyKinds",
           .english = "Kinds of systems that a key may be for, and of each what the caller may "
                      "not himself (beyond): such a key waits until another person lets it pass.",
           .scope = keys_read,
           .handler = list_kinds,
           .answer = "KeyKindList"},
          {.method = "POST",
           .path = "/keys",
           .id = "createKey",
           .english = "Makes one. Its secret stands in this answer alone. mode: live, trial (what "
                      "is said by it goes to the office's own staff alone), test (what it writes "
                      "is checked and answered, and nothing of it is kept).",
           .scope = keys_manage,
           .answer = "KeyWithSecret",
           .status = 201,
           .request = "NewKey",
           .body = Body::json,
           .aside = create_key},
          {.method = "POST",
           .path = "/keys/{id}/pass",
           .id = "letKeyPass",
           .english = "Lets one that waits pass: by another person than its maker, who may himself "
                      "all that is beyond the maker.",
           .scope = keys_approve,
           .handler = let_pass,
           .answer = "Key"},
          {.method = "POST",
           .path = "/keys/{id}/decline",
           .id = "declineKey",
           .english = "Ends one that waits.",
           .scope = keys_approve,
           .handler = decline_key,
           .answer = "Key"},
          {.method = "POST",
           .path = "/keys/{id}/end",
           .id = "endKey",
           .english = "It opens nothing from now on, for good.",
           .scope = keys_manage,
           .handler = end_key,
           .answer = "Key"}};
}

}  // namespace huiyin::gateway::api

#include "gateway/api/door.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/log.h"
#include "gateway/api/json_out.h"
#include "gateway/api/openapi.h"
#include "gateway/api/problem.h"
#include "gateway/http/etag.h"
#include "gateway/notices/paper_desk.h"
#include "store/api_answers.h"
#include "store/digest.h"
#include "store/readings.h"

namespace huiyin::gateway::api {
namespace {

// So many may wait, some seconds' work; whoever comes then is told to come again.
constexpr std::size_t kPasswordsMax = 64, kRehearsalsMax = 4, kChecksMax = 4, kPlatformMax = 8;

constexpr hours kAnswersKept{48};
constexpr days kSessionsTold{30};  // of a session that is over, for who asks who was there
constexpr std::size_t kIdempotencyMax = 200;

HttpResponse response_of(const HttpRequest& request, Answer answer) {
  HttpResponse response{answer.status, std::move(answer.body), std::move(answer.content_type),
                        std::move(answer.headers)};
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  const bool is_read = request.method == "GET" || request.method == "HEAD";
  if (response.status == 200 && is_read) add_etag(request, response);
  return response;
}

std::string kept_text(const Answer& answer) {
  OrderedJson headers = OrderedJson::array();
  for (const auto& [name, value] : answer.headers) headers.push_back({name, value});
  return text_of({{"body", answer.body}, {"headers", std::move(headers)}});
}

Answer kept_answer(const store::ApiAnswer& kept) {
  const OrderedJson from = ordered_json_of(kept.answer);
  Answer answer{.status = kept.status, .body = from.at("body").get<std::string>()};
  for (const OrderedJson& header : from.at("headers"))
    answer.headers.emplace_back(header.at(0).get<std::string>(), header.at(1).get<std::string>());
  answer.headers.emplace_back("Idempotency-Replayed", "true");
  return answer;
}

// Once under a key, however often it is asked.
Answer done_once(const Endpoint& endpoint, const Call& call) {
  const auto header = call.request.header("idempotency-key");
  if (!header) return endpoint.handler(call);
  if (header->empty() || header->size() > kIdempotencyMax)
    return problem(400, {"api.idempotency", "Idempotency-Key", "应是 1 到 200 个字符", "请改正"});
  const std::string idempotency(*header);
  const std::string hash =
      store::sha256_hex(call.request.method + "\n" + call.request.path + "\n" + call.request.body);
  const auto kept = store::api_answer(call.tx, call.parts.keys, call.caller.key_id, idempotency);
  if (kept && kept->request_hash != hash)
    return problem(422, {"api.idempotency_reused", "Idempotency-Key", "这个键已用于另一个请求",
                         "每个新请求请用新的键"});
  if (kept) return kept_answer(*kept);
  Answer answer = endpoint.handler(call);
  // A refusal wrote nothing: asked again, it is judged anew.
  if (answer.status < 400)
    store::keep_api_answer(call.tx, call.parts.keys, call.caller.key_id, idempotency,
                           {hash, answer.status, kept_text(answer)}, call.now);
  return answer;
}

// What a test key does is done to the end and taken back: it is answered as it would have been.
Answer as_of_test(Answer answer) {
  answer.headers.emplace_back("Huiyin-Key", "test; nothing was kept");
  return answer;
}

// A handler's own refusal, or a store that could not.
Answer why_not(const std::exception_ptr& why, const Endpoint& endpoint) {
  try {
    std::rethrow_exception(why);
  } catch (const Undone& refused) {
    return refused.answer;
  } catch (const std::exception&) {  // what() may hold what somebody wrote
    log::error("api call not committed operation={}", endpoint.id);
    return not_stored();
  }
}

void note_readings(store::Transaction& tx, const Endpoint& endpoint, const Caller& caller,
                   const std::vector<std::string>& subjects, Instant now) {
  for (const std::string& subject : subjects)
    store::note_reading(tx,
                        {0, now, caller.key_id, caller.office, std::string(endpoint.id), subject});
}

}  // namespace

Door::Door(const ApiParts& parts, const ApiSettings& settings)
    : parts_(parts),
      entrance_(parts_, settings.calls_per_minute),
      passwords_(parts_, entrance_, kPasswordsMax),
      rehearsals_(parts_, entrance_, kRehearsalsMax),
      checks_(parts_, entrance_, kChecksMax),
      platform_(parts_, entrance_, kPlatformMax),
      live_(parts_, entrance_) {
  for (const Endpoint& endpoint : endpoints())
    routes_.add(std::string(endpoint.method), std::string(kApiRoot) + std::string(endpoint.path),
                [this, &endpoint](const HttpRequest& request, Responder responder) {
                  if (endpoint.is_live) return answer_live(endpoint, request, std::move(responder));
                  if (endpoint.aside != nullptr)
                    return answer_aside(endpoint, request, std::move(responder));
                  endpoint.is_a_question() ? read(endpoint, request, std::move(responder))
                                           : write(endpoint, request, std::move(responder));
                });
}

void Door::mount(HttpServer& server) {
  for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE"})
    server.route(method, std::string(kApiRoot) + "/{rest...}",
                 [this](const HttpRequest& request, Responder responder) {
                   take(request, std::move(responder));
                 });
  server.route("GET", "/api/openapi.json", [](const HttpRequest& request, Responder responder) {
    responder.answer(response_of(request, {.body = openapi_document()}));
  });
}

void Door::take(const HttpRequest& request, Responder responder) {
  const auto found = routes_.find(request.method, request.path);
  if (found.handler != nullptr) {
    HttpRequest of_row = request;
    of_row.captures = found.captures;
    return (*found.handler)(of_row, std::move(responder));
  }
  if (found.allowed.empty()) return responder.answer(response_of(request, not_found()));
  Answer answer = problem(405, {"api.method", "method", "这个地址不这样用", "请看 Allow 里的方法"});
  std::string allowed;
  for (const std::string& method : found.allowed) allowed += (allowed.empty() ? "" : ", ") + method;
  answer.headers.emplace_back("Allow", allowed);
  responder.answer(response_of(request, std::move(answer)));
}

// When somebody was last seen, or a key last used, is told to nobody who waits for it; the next
// call does it again.
void Door::note_seen(const Caller& caller, Instant now) {
  const bool is_session = caller.signed_in && !caller.signed_in->is_seen;
  if (!is_session && (!caller.key || caller.key->is_seen)) return;
  const auto not_written = [](std::exception_ptr why) {
    if (why) log::warn("when a session or a key was last used could not be written");
  };
  try {
    parts_.database.write_async(
        [is_session, id = is_session ? caller.signed_in->session : caller.key_id,
         now](store::Transaction& tx) {
          if (is_session)
            store::note_seen(tx, id, now);
          else
            store::note_key_used(tx, id, now);
        },
        not_written);
  } catch (const store::DatabaseError&) {  // too many wait already
    not_written(std::current_exception());
  }
}

AsideDesk& Door::desk(Side side) {
  switch (side) {
    case Side::passwords:
      return passwords_;
    case Side::rehearsals:
      return rehearsals_;
    case Side::checks:
      return checks_;
    case Side::platform:
      break;
  }
  return platform_;
}

void Door::answer_live(const Endpoint& endpoint, const HttpRequest& request, Responder responder) {
  if (auto refusal = live_.begin(endpoint, request, responder))
    responder.answer(response_of(request, std::move(*refusal)));
}

void Door::answer_aside(const Endpoint& endpoint, const HttpRequest& request, Responder responder) {
  auto held = std::make_shared<Responder>(std::move(responder));
  const auto answered = [held, request](Answer answer) {
    held->answer(response_of(request, std::move(answer)));
  };
  if (!desk(endpoint.side).put(endpoint, request, answered)) answered(not_stored());
}

// Gives the answer, once it is printed where it is a paper.
void Door::tell(const HttpRequest& request, Responder responder, Answer answer) const {
  if (!answer.to_print) return responder.answer(response_of(request, std::move(answer)));
  if (parts_.paper_desk == nullptr) return responder.answer(response_of(request, not_printed()));
  auto held = std::make_shared<Responder>(std::move(responder));
  const auto paper = answer.to_print;
  const bool is_taken = parts_.paper_desk->put(
      *paper, [held, request, answer = std::move(answer)](Result<std::string> pdf) mutable {
        if (!pdf) return held->answer(response_of(request, problem(503, pdf.error())));
        answer.body = *std::move(pdf);
        answer.content_type = "application/pdf";
        held->answer(response_of(request, std::move(answer)));
      });
  if (!is_taken) held->answer(response_of(request, not_printed()));
}

void Door::read(const Endpoint& endpoint, const HttpRequest& request, Responder responder) {
  const Instant now = parts_.clock.now();
  Entrance::Known known;
  Answer answer = parts_.database.read([&](store::Transaction& tx) {
    known = entrance_.admit(tx, endpoint, request, now);
    if (known.refusal) return *known.refusal;
    return endpoint.handler({parts_, tx, request, *known.caller, now});
  });
  if (!known.caller) return tell(request, std::move(responder), std::move(answer));
  note_seen(*known.caller, now);
  tell_noted(endpoint, *known.caller, request, std::move(responder), std::move(answer), now);
}

void Door::tell_noted(const Endpoint& endpoint, const Caller& caller, const HttpRequest& request,
                      Responder responder, Answer answer, Instant now) {
  if (answer.subjects.empty()) return tell(request, std::move(responder), std::move(answer));
  auto held = std::make_shared<Responder>(std::move(responder));
  auto subjects = std::move(answer.subjects);
  auto told = std::make_shared<Answer>(std::move(answer));
  const auto note = [&endpoint, caller, subjects, now](store::Transaction& tx) {
    note_readings(tx, endpoint, caller, subjects, now);
  };
  const auto noted = [this, held, told, request](std::exception_ptr why) {
    tell(request, std::move(*held), why ? not_stored() : std::move(*told));
  };
  try {
    parts_.database.write_async(note, noted);
  } catch (const store::DatabaseError&) {  // too many wait already
    held->answer(response_of(request, not_stored()));
  }
}

void Door::write(const Endpoint& endpoint, const HttpRequest& request, Responder responder) {
  const Instant now = parts_.clock.now();
  Entrance::Known known = parts_.database.read(
      [&](store::Transaction& tx) { return entrance_.admit(tx, endpoint, request, now); });
  if (known.refusal) return responder.answer(response_of(request, std::move(*known.refusal)));
  note_seen(*known.caller, now);
  auto held = std::make_shared<Responder>(std::move(responder));
  auto answer = std::make_shared<Answer>();
  const auto work = [this, &endpoint, request, caller = *known.caller, now,
                     answer](store::Transaction& tx) {
    *answer = done_once(endpoint, {parts_, tx, request, caller, now});
    if (caller.is(store::KeyMode::test)) throw Undone(as_of_test(std::move(*answer)));
    note_readings(tx, endpoint, caller, answer->subjects, now);
  };
  const auto done = [this, held, answer, request, &endpoint, caller = *known.caller,
                     now](std::exception_ptr why) {
    if (!why) return held->answer(response_of(request, std::move(*answer)));
    Answer instead = why_not(why, endpoint);
    if (!caller.is(store::KeyMode::test))
      return held->answer(response_of(request, std::move(instead)));
    // It may tell of somebody all the same.
    tell_noted(endpoint, caller, request, std::move(*held), std::move(instead), now);
  };
  try {
    parts_.database.write_async(work, done);
  } catch (const store::DatabaseError&) {  // too many wait already
    held->answer(response_of(request, not_stored()));
  }
}

void Door::forget_what_is_old() {
  const Instant before = parts_.clock.now() - kAnswersKept;
  const Instant unused = parts_.clock.now() - parts_.console.session.kept - kSessionsTold;
  parts_.database.write([&](store::Transaction& tx) {
    store::forget_api_answers(tx, before);
    store::forget_sessions(tx, unused);
  });
}

}  // namespace huiyin::gateway::api

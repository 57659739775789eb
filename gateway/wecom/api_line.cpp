#include "gateway/wecom/api_line.h"

#include "gateway/http/url_text.h"

namespace huiyin::gateway::wecom {
namespace {

// media/get answers bytes; a failure is JSON, also with status 200: only the content type tells
// them apart.
bool is_file(const ApiCall& call, const HttpAnswer& answer) {
  return call.is_media && call.method == "GET" && answer.reached == Reached::answered &&
         (answer.status == 200 || answer.status == 206) &&
         answer.content_type.find("json") == std::string::npos &&
         !answer.content_type.starts_with("text/");
}

}  // namespace

ApiLine::ApiLine(HttpClient& http, const Clock& clock, Random& random, ApiSettings settings)
    : http_(http),
      settings_(std::move(settings)),
      tokens_(http, clock, random,
              {.base_url = settings_.base_url,
               .corp_id = settings_.corp_id,
               .connect_timeout = settings_.connect_timeout,
               .total_timeout = settings_.total_timeout,
               .shelf = settings_.shelf}) {}

ApiReply ApiLine::call(const ApiCall& call) {
  const std::string& secret = call.door == Door::app ? settings_.app_secret : settings_.kf_secret;
  std::string query;
  for (const auto& [key, value] : call.query) query += '&' + key + '=' + percent_encoded(value);
  HttpCall http;
  http.method = call.method;
  http.base_url = settings_.base_url;
  http.body = call.body;
  http.content_type = call.content_type;
  http.connect_timeout = settings_.connect_timeout;
  http.total_timeout = call.is_media ? settings_.media_timeout : settings_.total_timeout;
  ApiReply reply;
  for (int attempt = 1; attempt <= 2; ++attempt) {
    const auto token = tokens_.get(secret);
    if (!token) {
      // No call went out. It is the line that has to wait, not this message that failed.
      reply.answer = token.error();
      if (reply.answer.verdict.advice == Advice::retry) reply.answer.verdict.advice = Advice::wait;
      return reply;
    }
    http.target = "/cgi-bin/" + call.path + "?access_token=" + percent_encoded(token->text) + query;
    reply.http = http_.call(http);
    reply.body.reset();
    reply.answer = is_file(call, reply.http) ? answer_of(0) : read_answer(reply.http, &reply.body);
    if (reply.answer.meaning != AnswerClass::token) {
      if (reply.answer.errcode) tokens_.worked(secret, token->generation);
      return reply;
    }
    tokens_.refused(secret, token->generation);
  }
  // Refused twice: this line has done what can be done with tokens.
  reply.answer.verdict.advice = Advice::wait;
  reply.answer.verdict.alarm = true;
  return reply;
}

}  // namespace huiyin::gateway::wecom

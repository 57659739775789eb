#include "gateway/api/problem.h"

#include <nlohmann/json.hpp>

#include "gateway/api/json_out.h"

namespace huiyin::gateway::api {
namespace {

OrderedJson problem_json(int status, const Problem& what) {
  OrderedJson out{{"type", "urn:huiyin:problem:" + what.code},
                  {"title", reason_of(status)},
                  {"status", status}};
  out.update(fault_json(what));
  return out;
}

Answer problem_answer(int status, const OrderedJson& body) {
  return {.status = status, .body = text_of(body), .content_type = "application/problem+json"};
}

}  // namespace

OrderedJson fault_json(const Problem& fault) {
  OrderedJson out{{"code", fault.code},
                  {"where", fault.where},
                  {"detail", fault.what},
                  {"remedy", fault.remedy}};
  for (const std::string& sentence : {fault.what, fault.remedy})
    if (const std::string article = article_in(sentence); !article.empty()) {
      out["article"] = article;
      break;
    }
  return out;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 409:
      return "Conflict";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 503:
      return "Service Unavailable";
    default:
      return "Error";
  }
}

std::string article_in(std::string_view sentence) {
  const auto begins = sentence.find("《");
  if (begins == sentence.npos) return {};
  const auto closes = sentence.find("》", begins);
  if (closes == sentence.npos) return {};
  constexpr std::string_view kOrdinal = "第", kArticle = "条";
  const std::string_view behind = sentence.substr(closes + 3);
  if (!behind.starts_with(kOrdinal)) return {};
  const auto ends = behind.find(kArticle);
  if (ends == behind.npos) return {};
  return std::string(sentence.substr(begins, closes + 3 - begins)) +
         std::string(behind.substr(0, ends + kArticle.size()));
}

Answer problem(int status, const Problem& what) {
  return problem_answer(status, problem_json(status, what));
}

Answer problem(int status, std::span<const Problem> faults) {
  OrderedJson body = problem_json(status, faults.front());
  body["errors"] = OrderedJson::array();
  for (const Problem& fault : faults) body["errors"].push_back(fault_json(fault));
  return problem_answer(status, body);
}

Answer not_found() {
  return problem(404, {"api.not_found", "path", "没有这一项，或者这个密钥看不到它", "请核对地址"});
}

Answer not_stored() {
  return problem(503, {"api.not_stored", "", "暂时存不下，这次什么也没有做", "请稍后再试"});
}

Answer not_printed() {
  return problem(503, {"paper.busy", "", "要打印的太多，这份还没有印", "请过几秒再试"});
}

Answer bad_cursor() { return bad_parameter("cursor", "这不是本接口给出的翻页位置"); }

Answer bad_parameter(std::string_view name, std::string what) {
  return problem(400, {"api.parameter", std::string(name), std::move(what),
                       "请照 /api/openapi.json 的说明写"});
}

}  // namespace huiyin::gateway::api

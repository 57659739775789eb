#include "base/json.h"

#include <nlohmann/json.hpp>

namespace huiyin {
namespace {

template <class Json>
std::string written(const Json& json, int indent) {
  return json.dump(indent, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

}  // namespace

nlohmann::json json_of(std::string_view text, Comments comments) {
  return nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false,
                               comments == Comments::ignored);
}
nlohmann::ordered_json ordered_json_of(std::string_view text, Comments comments) {
  return nlohmann::ordered_json::parse(text, nullptr, /*allow_exceptions=*/false,
                                       comments == Comments::ignored);
}

std::string json_text(const nlohmann::json& json) { return written(json, -1); }
std::string json_text(const nlohmann::ordered_json& json) { return written(json, -1); }
std::string json_page(const nlohmann::json& json) { return written(json, 2); }

}  // namespace huiyin

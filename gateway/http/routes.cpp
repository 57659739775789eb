#include "gateway/http/routes.h"

#include <algorithm>

#include "base/ensure.h"

namespace huiyin::gateway {
namespace {

bool is_literal(const std::string& pattern) {
  return pattern.find_first_of("\\^$.|?*+()[]{}") == pattern.npos;
}

}  // namespace

void Routes::add(std::string method, std::string pattern, HttpHandler handler) {
  ByMethod* place = nullptr;
  if (is_literal(pattern)) {
    place = &literal_[pattern];
  } else {
    const auto known = std::ranges::find_if(
        matched_, [&](const auto& one) { return one.second.pattern == pattern; });
    place =
        known != matched_.end()
            ? &known->second
            : &matched_.emplace_back(std::regex(pattern, std::regex::optimize), ByMethod{}).second;
  }
  place->pattern = std::move(pattern);
  const bool is_new = place->handlers.emplace(std::move(method), std::move(handler)).second;
  ensure(is_new, "a method and pattern have one handler");
}

bool Routes::ByMethod::choose(const std::string& method, Found& found) const {
  auto chosen = handlers.find(method);
  if (chosen == handlers.end() && method == "HEAD") chosen = handlers.find("GET");
  if (chosen != handlers.end()) {
    found.handler = &chosen->second;
    found.pattern = &pattern;
    found.allowed.clear();
    return true;
  }
  for (const auto& [name, handler] : handlers) {
    found.allowed.push_back(name);
    if (name == "GET") found.allowed.push_back("HEAD");
  }
  return false;
}

Routes::Found Routes::find(const std::string& method, const std::string& path) const {
  Found found;
  if (const auto literal = literal_.find(path); literal != literal_.end())
    if (literal->second.choose(method, found)) return found;
  std::smatch match;
  for (const auto& [pattern, place] : matched_) {
    if (!std::regex_match(path, match, pattern)) continue;
    if (!place.choose(method, found)) continue;
    for (std::size_t i = 1; i < match.size(); ++i) found.captures.push_back(match[i].str());
    return found;
  }
  std::ranges::sort(found.allowed);
  const auto repeated = std::ranges::unique(found.allowed);
  found.allowed.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace huiyin::gateway

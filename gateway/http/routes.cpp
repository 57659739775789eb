#include "gateway/http/routes.h"

#include <algorithm>

#include "base/ensure.h"

namespace huiyin::gateway {

// "/n/{token}/x" → "/n/", a segment, "/x".
std::vector<Routes::Piece> Routes::pieces_of(std::string_view pattern) {
  using Kind = Piece::Kind;
  std::vector<Piece> pieces;
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    if (open > 0) pieces.push_back({Kind::text, std::string(pattern.substr(0, open))});
    if (open == pattern.npos) break;
    const auto close = pattern.find('}', open);
    ensure(close != pattern.npos && pattern[open - 1] == '/', "a place in a route is a segment");
    const bool is_rest = pattern.substr(0, close).ends_with("...");
    pieces.push_back({is_rest ? Kind::rest : Kind::segment});
    pattern.remove_prefix(close + 1);
    ensure(pattern.empty() || (pattern[0] == '/' && !is_rest), "a place in a route is a segment");
  }
  return pieces;
}

bool Routes::matches(const std::vector<Piece>& pieces, std::string_view path,
                     std::vector<std::string>& captures) {
  captures.clear();
  for (const Piece& piece : pieces) {
    switch (piece.kind) {
      case Piece::Kind::text:
        if (!path.starts_with(piece.text)) return false;
        path.remove_prefix(piece.text.size());
        break;
      case Piece::Kind::segment: {
        const auto segment = path.substr(0, path.find('/'));
        if (segment.empty()) return false;
        captures.emplace_back(segment);
        path.remove_prefix(segment.size());
        break;
      }
      case Piece::Kind::rest:
        captures.emplace_back(path);
        path = {};
        break;
    }
  }
  return path.empty();
}

void Routes::add(std::string method, std::string pattern, HttpHandler handler) {
  ensure(pattern.starts_with('/') && pattern.find_first_of("()[]*+?^$|\\") == pattern.npos,
         "a route is a path with places, not a regular expression");
  Route* route = nullptr;
  if (pattern.find('{') == pattern.npos) {
    route = &literal_[pattern];
  } else {
    const auto known = std::ranges::find(with_places_, pattern, &Route::pattern);
    route = known != with_places_.end() ? &*known : &with_places_.emplace_back();
    route->pieces = pieces_of(pattern);
  }
  route->pattern = std::move(pattern);
  const bool is_new = route->handlers.emplace(std::move(method), std::move(handler)).second;
  ensure(is_new, "a method and pattern have one handler");
}

bool Routes::Route::choose(const std::string& method, Found& found) const {
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
  std::vector<std::string> captures;
  for (const Route& route : with_places_) {
    if (!matches(route.pieces, path, captures) || !route.choose(method, found)) continue;
    found.captures = std::move(captures);
    return found;
  }
  std::ranges::sort(found.allowed);
  const auto repeated = std::ranges::unique(found.allowed);
  found.allowed.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace huiyin::gateway

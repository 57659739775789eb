// Which handler a request belongs to. Patterns are paths with places: "/n/{token}",
// "/console/{file...}". Not std::regex: libstdc++'s recurses for each character, so that a long
// path could overflow a worker's stack.
#pragma once

#include <map>

#include "gateway/http/http_server.h"

namespace huiyin::gateway {

class Routes {
 public:
  void add(std::string method, std::string pattern, HttpHandler handler);

  struct Found {
    const HttpHandler* handler = nullptr;
    const std::string* pattern = nullptr;  // the route's name in the log: a path may hold a token
    std::vector<std::string> captures;
    std::vector<std::string> allowed;  // no handler, but the path has these methods; else empty
  };
  // Patterns without places first, then the others in the order added. Any thread, once all are
  // added.
  Found find(const std::string& method, const std::string& path) const;

 private:
  struct Piece {
    enum class Kind { text, segment, rest };
    Kind kind = Kind::text;
    std::string text = {};
  };
  struct Route {
    std::string pattern;
    std::vector<Piece> pieces;  // empty: `pattern` itself
    std::map<std::string, HttpHandler> handlers;
    bool choose(const std::string& method, Found& found) const;
  };
  static std::vector<Piece> pieces_of(std::string_view pattern);
  static bool matches(const std::vector<Piece>& pieces, std::string_view path,
                      std::vector<std::string>& captures);

  std::map<std::string, Route, std::less<>> literal_;
  std::vector<Route> with_places_;
};

}  // namespace huiyin::gateway

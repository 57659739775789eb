// Which handler a request belongs to.
#pragma once

#include <map>
#include <regex>

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
  // Literal patterns first, then the others in the order added. Any thread, once all are added.
  Found find(const std::string& method, const std::string& path) const;

 private:
  struct ByMethod {
    std::string pattern;
    std::map<std::string, HttpHandler> handlers;
    bool choose(const std::string& method, Found& found) const;
  };
  std::map<std::string, ByMethod, std::less<>> literal_;
  std::vector<std::pair<std::regex, ByMethod>> matched_;
};

}  // namespace huiyin::gateway

// One request and its answer, without the HTTP library.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace huiyin::sim {

struct UploadedFile {
  std::string field{};  // name of the form's part
  std::string filename{};
  std::string type{};
  std::string bytes{};
};

struct HttpRequest {
  std::string method{};
  std::string path{};                            // decoded, without the query
  std::map<std::string, std::string> query{};    // decoded
  std::string raw_query{};                       // as it came, without "?"
  std::map<std::string, std::string> headers{};  // names in lower case; one of each
  std::string body{};
  std::vector<UploadedFile> files{};  // of multipart/form-data
  std::string host{}, origin{};       // the headers of these names
};

enum class Ending {
  answered,
  dropped,  // the connection is reset, nothing is answered
};

struct HttpAnswer {
  int status = 200;
  std::string type = "application/json; charset=UTF-8";
  std::string body{};
  std::vector<std::pair<std::string, std::string>> headers{};
  Ending ending = Ending::answered;
};

}  // namespace huiyin::sim

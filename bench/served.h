// A server in a process of its own, for as long as this lives.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace huiyin::bench {

class Served {
 public:
  // Starts `command` and waits until it prints "port N". Throws std::runtime_error.
  Served(std::string name, const std::vector<std::string>& command);
  ~Served();
  Served(const Served&) = delete;

  const std::string& name() const { return name_; }
  int port() const { return port_; }
  std::chrono::milliseconds cpu_time() const;  // of all its threads, so far
  std::string end();                           // ends its input; answers what else it printed

 private:
  std::string read_line();

  const std::string name_;
  pid_t process_ = -1;
  int to_ = -1, from_ = -1;
  int port_ = 0;
};

}  // namespace huiyin::bench

#include "served.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <utility>

extern char** environ;

namespace huiyin::bench {

Served::Served(std::string name, const std::vector<std::string>& command) : name_(std::move(name)) {
  int in[2], out[2];
  if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0)
    throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (const std::string& one : command) arguments.push_back(const_cast<char*>(one.c_str()));
  arguments.push_back(nullptr);
  const int fault =
      ::posix_spawnp(&process_, arguments[0], &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(in[0]);
  ::close(out[1]);
  to_ = in[1];
  from_ = out[0];
  if (fault != 0) throw std::runtime_error("cannot start " + command.at(0));
  const std::string line = read_line();
  if (std::sscanf(line.c_str(), "port %d", &port_) != 1)
    throw std::runtime_error(name_ + " does not serve");
}

std::string Served::read_line() {
  std::string line;
  for (char c = 0; ::read(from_, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

std::chrono::milliseconds Served::cpu_time() const {
  std::ifstream stat("/proc/" + std::to_string(process_) + "/stat");
  std::string text;
  std::getline(stat, text);
  // After the name, which stands in brackets: the state and ten fields, then user and system time
  // in ticks.
  unsigned long user = 0, system = 0;
  std::sscanf(text.c_str() + text.rfind(')') + 1,
              " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  return std::chrono::milliseconds{(user + system) * 1000 /
                                   static_cast<unsigned long>(::sysconf(_SC_CLK_TCK))};
}

std::string Served::end() {
  if (to_ < 0) return {};
  ::close(std::exchange(to_, -1));
  std::string rest = read_line();
  int status = 0;
  ::waitpid(std::exchange(process_, -1), &status, 0);
  return rest;
}

Served::~Served() {
  end();
  ::close(from_);
}

}  // namespace huiyin::bench

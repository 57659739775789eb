// `huiyin serve` and `huiyin demo`: the running program.
#pragma once

#include <string>

namespace huiyin::app {

struct ServeOptions {
  std::string config;  // path of the settings; "" for defaults and the environment alone
};
int serve_command(const ServeOptions& options);

// The whole product on one machine, against simulated platforms.
struct DemoOptions {
  std::string listen = "127.0.0.1:8080";
  std::string platform = "http://127.0.0.1:9700";  // where huiyin-sim listens
  std::string data_dir = "huiyin-demo";
};
int demo_command(const DemoOptions& options);

}  // namespace huiyin::app

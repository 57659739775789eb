#include "app/doctor/door_checks.h"

#include <memory>

#include "app/foundation.h"
#include "gateway/http/http_client.h"

namespace huiyin::app {
namespace {

using gateway::doctor::Finding;

constexpr std::size_t kTrialAnswerBytesMax = 4 * 1024 * 1024;

// A public address that nobody set is that of the machine itself.
std::string public_url_set(const config::Settings& settings) {
  const std::string preset = config::default_settings(settings.data_dir).public_url;
  return settings.public_url == preset ? "" : settings.public_url;
}

std::vector<Finding> with_tools(
    const DoorsTried& of,
    const std::function<std::vector<Finding>(const gateway::doctor::Doors&,
                                             const gateway::doctor::Tools&)>& look) {
  gateway::SocketHttpClient http(kTrialAnswerBytesMax, std::make_unique<gateway::Addresses>(),
                                 of.settings.ca_file);
  gateway::doctor::WatchedClient watched(http, of.clock);
  gateway::Addresses addresses;
  const gateway::WalkSettings walk = walk_settings(of.settings);
  return look({walk, public_url_set(of.settings), of.below}, {.http = watched,
                                                              .addresses = addresses,
                                                              .clock = of.clock,
                                                              .random = of.random,
                                                              .ca_file = of.settings.ca_file});
}

}  // namespace

std::vector<Finding> try_doors(const DoorsTried& of) {
  return with_tools(of, gateway::doctor::examine_doors);
}

std::vector<Finding> try_door(const DoorsTried& of, const std::string& name) {
  return with_tools(of, [&name](const auto& doors, const auto& tools) {
    return gateway::doctor::examine_door(doors, tools, name);
  });
}

}  // namespace huiyin::app

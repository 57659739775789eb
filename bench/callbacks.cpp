// Callbacks a second, verified, decrypted, de-duplicated and durable before they are answered:
// Huiyin's doors against a bare cpp-httplib server that answers a constant, and against a Node
// service of the same duty. One interleaved run, one load generator, each server in a process of
// its own; ratios count, absolute figures move with the machine.
//
//   bench_callbacks [FOLDER [CONNECTIONS…]]   the folder on the disk to be measured; with numbers
//   of
//                                             connections only the comparison at these
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include "bare_server.h"
#include "base/clock.h"
#include "callback_requests.h"
#include "load.h"
#include "product_server.h"
#include "served.h"

using namespace huiyin;
using namespace huiyin::bench;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kPoint{1000};
constexpr int kRounds = 5;  // short and many: what drifts meets all alike
constexpr std::size_t kRequestsAPoint = 160'000;
constexpr const char* kBare = "bare cpp-httplib, a constant";
constexpr const char* kHuiyin = "Huiyin";
constexpr const char* kConstant = "Huiyin's server, a constant";
constexpr const char* kNodeEach = "Node, a commit each";
constexpr const char* kNodeTurn = "Node, a commit a turn";

std::string own_path() { return std::filesystem::read_symlink("/proc/self/exe").string(); }

bool peers_are_there() {
  const std::string folder = std::string(HUIYIN_SOURCE_DIR) + "/bench/peers";
  if (std::filesystem::exists(folder + "/node_modules/fastify")) return true;
  std::printf("installing the Node peer (bench/peers/install.sh)\n");
  std::fflush(stdout);
  return std::system(("sh '" + folder + "/install.sh' >&2").c_str()) == 0;
}

struct Bench {
  explicit Bench(const std::string& folder) {
    servers.push_back(
        std::make_unique<Served>(kBare, std::vector<std::string>{own_path(), "--bare"}));
    servers.push_back(std::make_unique<Served>(
        kHuiyin, std::vector<std::string>{own_path(), "--product", folder}));
    servers.push_back(
        std::make_unique<Served>(kConstant, std::vector<std::string>{own_path(), "--constant"}));
    if (!peers_are_there()) {
      std::printf("the Node peer cannot be installed: without it\n");
      return;
    }
    for (const auto& [name, manner] : {std::pair(kNodeEach, "each"), std::pair(kNodeTurn, "turn")})
      servers.push_back(std::make_unique<Served>(
          name, std::vector<std::string>{"node",
                                         std::string(HUIYIN_SOURCE_DIR) + "/bench/peers/server.mjs",
                                         manner, folder, kToken, kAesKey, kCorpId}));
  }

  Served& product() { return *servers[1]; }

  Figures closed_loop(const Served& server, What what, int connections) {
    const auto requests = callbacks(what, kRequestsAPoint, clock.now());
    const auto cpu_before = server.cpu_time();
    auto figures = run(server.port(),
                       Stream{.requests = requests,
                              .repeats = server.name() == kBare || server.name() == kConstant,
                              .connections = connections},
                       kPoint);
    const std::chrono::duration<double, std::micro> cpu = server.cpu_time() - cpu_before;
    figures.server_cpu_us = cpu.count() / double(std::max<std::uint64_t>(1, figures.answered));
    note(server, figures);
    return figures;
  }

  void note(const Served& server, const Figures& figures) {
    if (server.name() == kHuiyin) answered += figures.answered;
    if (figures.unexpected > 0)
      std::printf("! %s: %llu answers were not as expected\n", server.name().c_str(),
                  static_cast<unsigned long long>(figures.unexpected));
  }

  const SystemClock clock;
  std::vector<std::unique_ptr<Served>> servers;
  std::uint64_t answered = 0;  // by the product, with 200
};

void print(const std::string& name, const Figures& figures, double of_bare) {
  std::printf("  %-30s %9.0f/s   p50 %7.2f ms   p99 %7.2f ms   CPU %5.1f us   %5.2f of bare\n",
              name.c_str(), figures.per_second, figures.p50_ms, figures.p99_ms,
              figures.server_cpu_us, of_bare);
}

// The mean rate and the worse tail of the rounds.
Figures together(const std::vector<Figures>& rounds) {
  Figures all;
  for (const Figures& one : rounds) {
    all.per_second += one.per_second / double(rounds.size());
    all.p50_ms += one.p50_ms / double(rounds.size());
    all.server_cpu_us += one.server_cpu_us / double(rounds.size());
    all.p99_ms = std::max(all.p99_ms, one.p99_ms);
  }
  return all;
}

double compare(Bench& bench, int connections) {
  std::map<std::string, std::vector<Figures>> rounds;
  for (int round = 0; round < kRounds; ++round)
    for (const auto& server : bench.servers)
      rounds[server->name()].push_back(bench.closed_loop(*server, What::bell, connections));
  std::printf("%d connections\n", connections);
  const auto rate = [&](const char* name) { return together(rounds[name]).per_second; };
  for (const auto& server : bench.servers)
    print(server->name(), together(rounds[server->name()]),
          together(rounds[server->name()]).per_second / rate(kBare));
  if (rounds.contains(kNodeEach))
    std::printf("  Huiyin is %.1f × Node with a commit each, %.1f × Node with a commit a turn\n",
                rate(kHuiyin) / rate(kNodeEach), rate(kHuiyin) / rate(kNodeTurn));
  return rate(kHuiyin);
}

void messages_of_staff(Bench& bench) {
  std::printf("messages to the app (sealed, with their conversation), 64 connections\n");
  print(kBare, bench.closed_loop(*bench.servers[0], What::message, 64), 1);
  const auto own = bench.closed_loop(bench.product(), What::message, 64);
  print(kHuiyin, own,
        own.per_second / bench.closed_loop(*bench.servers[0], What::message, 64).per_second);
}

void half_of_capacity(Bench& bench, double capacity) {
  const auto requests = callbacks(What::bell, kRequestsAPoint, bench.clock.now());
  const auto figures =
      run(bench.product().port(),
          Stream{.requests = requests, .connections = 64, .per_second = int(capacity / 2)},
          milliseconds{3000});
  bench.note(bench.product(), figures);
  std::printf(
      "open loop at half of capacity (%d/s): %.0f/s, p50 %.2f ms, p99 %.2f ms, max %.2f ms\n",
      int(capacity / 2), figures.per_second, figures.p50_ms, figures.p99_ms, figures.max_ms);
}

void idle_connections(Bench& bench) {
  constexpr int kIdle = 2000;
  std::vector<Figures> without, with;
  double cpu_share = 0;
  for (int round = 0; round < kRounds; ++round) {
    without.push_back(bench.closed_loop(bench.product(), What::bell, 64));
    const IdleConnections idle(bench.product().port(), kIdle);
    with.push_back(bench.closed_loop(bench.product(), What::bell, 64));
    const auto before = bench.product().cpu_time();
    ::usleep(2'000'000);  // the time over which the idle ones are measured
    cpu_share = std::max(cpu_share, double((bench.product().cpu_time() - before).count()) / 2000);
  }
  std::printf(
      "%d idle connections: %.1f %% CPU of one core for them, %.0f %% of the rate (%.0f/s of "
      "%.0f/s)\n",
      kIdle, cpu_share * 100, 100 * together(with).per_second / together(without).per_second,
      together(with).per_second, together(without).per_second);
}

void forgeries(Bench& bench) {
  const auto genuine = callbacks(What::bell, 4000, bench.clock.now());
  const auto false_ones = forged(What::bell, 20000, bench.clock.now());
  const Stream streams[] = {
      {.requests = genuine, .connections = 32, .per_second = 1000},
      {.requests = false_ones, .connections = 64, .per_second = 5000, .expected_status = 403}};
  const auto figures = run(bench.product().port(), streams, milliseconds{3000});
  bench.note(bench.product(), figures[0]);
  std::printf(
      "1,000/s genuine among 5,000/s forged: %.0f/s taken, p50 %.2f ms, p99 %.2f ms; %.0f/s "
      "refused\n",
      figures[0].per_second, figures[0].p50_ms, figures[0].p99_ms, figures[1].per_second);
  if (figures[1].unexpected > 0)
    std::printf("! %llu forgeries were not refused\n",
                static_cast<unsigned long long>(figures[1].unexpected));
}

int measure(const std::string& folder, const std::vector<int>& only) {
  Bench bench(folder);
  for (const int connections : only) compare(bench, connections);
  if (!only.empty()) return 0;
  double capacity = 0;
  for (const int connections : {1, 16, 64, 256}) {
    const double rate = compare(bench, connections);
    if (connections == 64) capacity = rate;
  }
  messages_of_staff(bench);
  half_of_capacity(bench, capacity);
  idle_connections(bench);
  forgeries(bench);
  long long rows = 0;
  std::sscanf(bench.product().end().c_str(), "rows %lld", &rows);
  std::printf("answered with 200: %llu; in the database: %lld\n",
              static_cast<unsigned long long>(bench.answered), rows);
  return rows >= static_cast<long long>(bench.answered) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : ".";
  if (first == "--bare") return serve_bare();
  if (first == "--constant") return serve_constant();
  if (first == "--product") return serve_product(argv[2]);
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  const std::string folder = std::filesystem::absolute(first).string() + "/callbacks-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::vector<int> only;
  for (int i = 2; i < argc; ++i) only.push_back(std::max(1, std::atoi(argv[i])));
  int status = 1;
  try {
    status = measure(folder, only);
  } catch (const std::runtime_error& fault) {
    std::fprintf(stderr, "%s\n", fault.what());
  }
  std::filesystem::remove_all(folder);
  return status;
}

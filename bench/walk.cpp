// Messages a second through the whole walk over real sockets: the bell, the pull, the decision, the
// commit, and the reply that reaches the platform; as a ratio to the bare group commit of the rows
// that a message leaves (inbox row, conversation, outbox row), both in one interleaved run on the
// same disk.
//
//   bench_walk [MESSAGES [CITIZENS [ROUNDS]]]
#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "app/service.h"
#include "base/ensure.h"
#include "gateway/http/http_client.h"
#include "gateway/http/http_server.h"
#include "gateway/wecom/crypto.h"
#include "store/migrations.h"

namespace {

using namespace huiyin;
using nlohmann::json;
using Steady = std::chrono::steady_clock;

constexpr const char* kCorp = "wwbench0000000001";
constexpr const char* kKfid = "wkBenchDesk00001";
constexpr const char* kKey = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU";
constexpr std::size_t kPage = 1000;

// The platform's side: it has all messages at once and counts the replies.
class Platform {
 public:
  Platform(std::size_t messages, std::size_t citizens) : wanted_(messages) {
    static constexpr std::array kLines{"你好", "你们几点上班", "在哪里办公", "要带什么材料",
                                       "谢谢"};
    const auto now = std::chrono::duration_cast<seconds>(SystemClock().now().time_since_epoch());
    for (std::size_t i = 0; i < messages; ++i)
      items_.push_back({{"msgid", "m" + std::to_string(i)},
                        {"open_kfid", kKfid},
                        {"external_userid", "wmCitizen" + std::to_string(i % citizens)},
                        {"send_time", now.count()},
                        {"origin", 3},
                        {"msgtype", "text"},
                        {"text", {{"content", kLines[i / citizens % kLines.size()]}}}});
    server_.route("GET", "/cgi-bin/gettoken", [](const auto&, gateway::Responder responder) {
      responder.answer({200,
                        R"({"errcode":0,"errmsg":"ok","access_token":"T","expires_in":7200})",
                        "application/json",
                        {}});
    });
    server_.route("POST", "/cgi-bin/kf/sync_msg",
                  [this](const auto& request, gateway::Responder responder) {
                    responder.answer({200, page(request.body), "application/json", {}});
                  });
    server_.route(
        "POST", "/cgi-bin/kf/send_msg", [this](const auto&, gateway::Responder responder) {
          responder.answer(
              {200, R"({"errcode":0,"errmsg":"ok","msgid":"x"})", "application/json", {}});
          if (++replies_ == wanted_) done_.notify_all();
        });
    port_ = server_.start();
  }

  int port() const { return port_; }
  std::size_t replies() const { return replies_; }
  bool wait(seconds limit) {
    std::unique_lock lock(mutex_);
    return done_.wait_for(lock, limit, [this] { return replies_ >= wanted_; });
  }

 private:
  std::string page(const std::string& body) const {
    const std::string cursor = json::parse(body).value("cursor", "");
    const std::size_t from = cursor.empty() ? 0 : std::stoul(cursor);
    const std::size_t to = std::min(items_.size(), from + kPage);
    json list = json::array();
    for (std::size_t i = from; i < to; ++i) list.push_back(items_[i]);
    return json{{"errcode", 0},
                {"errmsg", "ok"},
                {"next_cursor", std::to_string(to)},
                {"has_more", to < items_.size() ? 1 : 0},
                {"msg_list", std::move(list)}}
        .dump();
  }

  const std::size_t wanted_;
  std::vector<json> items_;
  gateway::HttpServer server_{{.port = 0}};
  int port_ = 0;
  std::atomic<std::size_t> replies_{0};
  std::mutex mutex_;
  std::condition_variable done_;
};

std::filesystem::path fresh(const std::string& name) {
  const auto folder = std::filesystem::current_path() / ("bench-walk-" + name);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

double walk(std::size_t messages, std::size_t citizens) {
  const auto folder = fresh("service");
  Platform platform(messages, citizens);
  const json settings{
      {"listen", "127.0.0.1:0"},
      {"data_dir", folder.string()},
      {"wecom",
       {{"base_url", "http://127.0.0.1:" + std::to_string(platform.port())},
        {"corp_id", kCorp},
        {"app",
         {{"agent_id", 1}, {"secret", "bench-app"}, {"token", "BenchApp"}, {"aes_key", kKey}}},
        {"kf",
         {{"open_kfid", kKfid},
          {"secret", "bench-kf"},
          {"token", "BenchKf"},
          {"aes_key", kKey}}}}}};
  config::LoadedSettings loaded =
      config::read_settings(settings.dump(), "bench", folder.string(), {});
  std::vector<Problem> faults = loaded.problems;
  SystemClock clock;
  SystemRandom random;
  auto ground = app::lay_foundation(loaded.settings, config::load_office("").office,
                                    store::WriterMode::thread, clock, random, faults);
  if (!ground) {
    app::print_problems(faults);
    std::exit(1);
  }
  auto service = app::Service::make(std::move(ground), clock, random, {}, faults);
  ensure(service != nullptr, "the bench's service can be made");
  const auto begun = Steady::now();
  service->start();
  ensure(platform.wait(seconds{120}), "every message is replied to within two minutes");
  const double took = std::chrono::duration<double>(Steady::now() - begun).count();
  service->stop();
  std::filesystem::remove_all(folder);
  return double(messages) / took;
}

// The floor: what the store must write for a message, and nothing else.
double rows(std::size_t messages, std::size_t citizens) {
  const auto folder = fresh("rows");
  SystemClock clock;
  double rate = 0;
  {
    store::Database database({.path = (folder / "rows.db").string()});
    ensure(store::migrate(database, clock).has_value(), "the bench's database can be migrated");
    const std::string payload(580, 'x'), body(220, 'y');
    std::mutex mutex;
    std::condition_variable done;
    std::size_t left = messages, under_way = 0;
    const auto begun = Steady::now();
    for (std::size_t i = 0; i < messages; ++i) {
      {
        std::unique_lock lock(mutex);
        done.wait(lock, [&] { return under_way < 256; });
        ++under_way;
      }
      database.write_async(
          [&, i](store::Transaction& tx) {
            const auto number = std::int64_t(i);
            const auto conversation = std::get<0>(*tx.row<std::int64_t>(
                "INSERT INTO conversation (channel, address_hash, address, session, "
                "last_inbound_at) "
                "VALUES ('wecom.kf', $1, $2, $2, $3) ON CONFLICT (channel, address_hash) DO UPDATE "
                "SET last_inbound_at = excluded.last_inbound_at, session = excluded.session "
                "RETURNING id",
                {"hash" + std::to_string(i % citizens), body, number}));
            const auto inbox = std::get<0>(*tx.row<std::int64_t>(
                "INSERT INTO inbox (conversation_id, channel, message_key, kind, sent_at, "
                "received_at, payload, trace) "
                "VALUES ($1, 'wecom.kf', $2, 'text', $3, $3, $4, 't') RETURNING id",
                {conversation, "m" + std::to_string(i), number, payload}));
            tx.execute(
                "INSERT INTO outbox (conversation_id, inbox_id, channel, kind, message_key, "
                "priority, body, "
                "created_at, due_at, trace) VALUES ($1, $2, 'wecom.kf', 'saying', $3, 0, $4, $5, "
                "$5, 't')",
                {conversation, inbox, "o" + std::to_string(i), body, number});
          },
          [&](std::exception_ptr why) {
            ensure(!why, "the bench's rows are written");
            std::scoped_lock lock(mutex);
            --under_way;
            --left;
            done.notify_all();
          });
    }
    std::unique_lock lock(mutex);
    done.wait(lock, [&] { return left == 0; });
    rate = double(messages) / std::chrono::duration<double>(Steady::now() - begun).count();
  }
  std::filesystem::remove_all(folder);
  return rate;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t messages = argc > 1 ? std::stoul(argv[1]) : 10'000;
  const std::size_t citizens = argc > 2 ? std::stoul(argv[2]) : 2'500;
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 3;
  spdlog::set_level(spdlog::level::off);
  std::printf("%zu messages of %zu citizens, %d rounds, interleaved\n", messages, citizens, rounds);
  std::printf("%-8s %14s %14s %8s\n", "round", "walk msg/s", "rows msg/s", "ratio");
  std::vector<double> ratios;
  for (int round = 1; round <= rounds; ++round) {
    const double floor = rows(messages, citizens);
    const double through = walk(messages, citizens);
    ratios.push_back(through / floor);
    std::printf("%-8d %14.0f %14.0f %7.1f%%\n", round, through, floor, 100 * ratios.back());
    std::fflush(stdout);
  }
  std::ranges::sort(ratios);
  std::printf("median ratio %.1f %% (aim: 30 %%)\n", 100 * ratios[ratios.size() / 2]);
  return 0;
}

// Messages a second through the whole walk over real sockets: the bell, the pull, the decision, the
// commit, and the reply that reaches the platform; as a ratio to two floors in the same interleaved
// run on the same disk: the bare group commit of the rows that a message leaves (inbox row,
// conversation, outbox row), inserted at once; and of the same rows in the three steps in which
// they must be durable (taken in, answered, sent), which no walk can have fewer of.
//
//   bench_walk [MESSAGES [CITIZENS [ROUNDS]]]
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/service.h"
#include "base/ensure.h"
#include "base/log.h"
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

using Micros = std::chrono::duration<double, std::micro>;

// Of all threads of this program, the platform's too: what a busy machine moves less than the rate.
Micros cpu_time() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto of = [](const timeval& time) { return seconds{time.tv_sec} + Micros(time.tv_usec); };
  return of(used.ru_utime) + of(used.ru_stime);
}

struct Took {
  Steady::duration time;
  Micros cpu;
};

// The platform's side: it counts the replies. One message comes first, and all others once it has
// its reply: then the service is up and has learned its words, which no floor has to do.
class Platform {
 public:
  Platform(std::size_t messages, std::size_t citizens) : wanted_(messages) {
    static constexpr std::array kLines{"你好", "你们几点上班", "在哪里办公", "要带什么材料",
                                       "谢谢"};
    const auto now = std::chrono::duration_cast<seconds>(SystemClock().now().time_since_epoch());
    std::vector<json> items;
    for (std::size_t i = 0; i < messages; ++i)
      items.push_back({{"msgid", "m" + std::to_string(i)},
                       {"open_kfid", kKfid},
                       {"external_userid", "wmCitizen" + std::to_string(i % citizens)},
                       {"send_time", now.count()},
                       {"origin", 3},
                       {"msgtype", "text"},
                       {"text", {{"content", kLines[i / citizens % kLines.size()]}}}});
    for (std::size_t from = 0; from < messages;) {
      const std::size_t to = from == 0 ? 1 : std::min(messages, from + kPage);
      pages_.emplace(from, page(items, from, to));
      from = to;
    }
    pages_.emplace(messages, page(items, messages, messages));
    server_.route("GET", "/cgi-bin/gettoken", [](const auto&, gateway::Responder responder) {
      responder.answer({200,
                        R"({"errcode":0,"errmsg":"ok","access_token":"T","expires_in":7200})",
                        "application/json",
                        {}});
    });
    server_.route("POST", "/cgi-bin/kf/sync_msg",
                  [this](const auto& request, gateway::Responder responder) {
                    const auto from = cursor_of(request.body);
                    auto held = std::make_shared<gateway::Responder>(std::move(responder));
                    give(from, [held](std::string page) {
                      held->answer({200, std::move(page), "application/json", {}});
                    });
                  });
    server_.route(
        "POST", "/cgi-bin/kf/send_msg", [this](const auto&, gateway::Responder responder) {
          responder.answer(
              {200, R"({"errcode":0,"errmsg":"ok","msgid":"x"})", "application/json", {}});
          replied();
        });
    port_ = server_.start();
  }

  int port() const { return port_; }
  // From the first page of many to the last reply; nothing when they do not come in time.
  std::optional<Took> wait(seconds limit) {
    std::unique_lock lock(mutex_);
    if (!done_.wait_for(lock, limit, [this] { return replies_ >= wanted_; })) return std::nullopt;
    return Took{Steady::now() - begun_, cpu_time() - cpu_begun_};
  }

 private:
  static std::size_t cursor_of(const std::string& body) {
    const std::string cursor = json::parse(body).value("cursor", "");
    return cursor.empty() ? 0 : std::stoul(cursor);
  }

  void give(std::size_t from, std::function<void(std::string)> answer) {
    {
      std::scoped_lock lock(mutex_);
      if (from == 1 && replies_ == 0) {
        held_ = std::move(answer);
        return;
      }
    }
    answer(pages_.at(from));
  }

  void replied() {
    std::function<void(std::string)> held;
    {
      std::scoped_lock lock(mutex_);
      if (++replies_ == 1) {
        begun_ = Steady::now();
        cpu_begun_ = cpu_time();
        held.swap(held_);
      }
      if (replies_ >= wanted_) done_.notify_all();
    }
    if (held) held(pages_.at(1));
  }

  static std::string page(const std::vector<json>& items, std::size_t from, std::size_t to) {
    json list = json::array();
    for (std::size_t i = from; i < to; ++i) list.push_back(items[i]);
    return json{{"errcode", 0},
                {"errmsg", "ok"},
                {"next_cursor", std::to_string(to)},
                {"has_more", to < items.size() ? 1 : 0},
                {"msg_list", std::move(list)}}
        .dump();
  }

  const std::size_t wanted_;
  std::map<std::size_t, std::string> pages_;  // by where they begin; written out before the clock
  gateway::HttpServer server_{{.port = 0}};
  int port_ = 0;
  std::mutex mutex_;
  std::size_t replies_ = 0;                // guarded by mutex_
  Steady::time_point begun_;               // guarded by mutex_
  Micros cpu_begun_{};                     // guarded by mutex_
  std::function<void(std::string)> held_;  // guarded by mutex_
  std::condition_variable done_;
};

std::filesystem::path fresh(const std::string& name) {
  const auto folder = std::filesystem::current_path() / ("bench-walk-" + name);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

struct Walked {
  double per_second;
  Micros cpu;  // a message
};

Walked walk(std::size_t messages, std::size_t citizens) {
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
  auto ground = app::lay_foundation(loaded.settings, {config::load_office("").office},
                                    store::WriterMode::thread, clock, random, faults);
  if (!ground) {
    app::print_problems(faults);
    std::exit(1);
  }
  auto service = app::Service::make(std::move(ground), clock, random, {}, faults);
  ensure(service != nullptr, "the bench's service can be made");
  service->start();
  const auto took = platform.wait(seconds{120});
  ensure(took.has_value(), "every message is replied to within two minutes");
  service->stop();
  std::filesystem::remove_all(folder);
  const double count = double(messages - 1);
  return {count / std::chrono::duration<double>(took->time).count(), took->cpu / count};
}

// What is committed for one message, step by step. Each step is one write.
using Steps = std::vector<std::function<void(store::Transaction&, std::size_t)>>;

const std::string kPayload(580, 'x'), kBody(220, 'y');

void take_in(store::Transaction& tx, std::size_t i, std::size_t citizens) {
  const auto conversation = std::get<0>(*tx.row<std::int64_t>(
      "INSERT INTO conversation (channel, address_hash, address, session, last_inbound_at, "
      "work_since) VALUES ('wecom.kf', $1, $2, $2, $3, $3) ON CONFLICT (channel, address_hash) DO "
      "UPDATE SET last_inbound_at = excluded.last_inbound_at, work_since = excluded.work_since "
      "RETURNING id",
      {"hash" + std::to_string(i % citizens), kBody, std::int64_t(i)}));
  tx.execute(
      "INSERT INTO inbox (id, conversation_id, channel, message_key, kind, sent_at, received_at, "
      "payload, trace) VALUES ($1, $2, 'wecom.kf', $3, 'text', $1, $1, $4, 't')",
      {std::int64_t(i + 1), conversation, "m" + std::to_string(i), kPayload});
}

void say(store::Transaction& tx, std::size_t i) {
  tx.execute(
      "INSERT INTO outbox (id, conversation_id, inbox_id, channel, kind, message_key, priority, "
      "body, created_at, due_at, trace) SELECT $1, conversation_id, $1, 'wecom.kf', 'saying', $2, "
      "0, $3, $1, $1, 't' FROM inbox WHERE id = $1",
      {std::int64_t(i + 1), "o" + std::to_string(i), kBody});
}

Steps at_once(std::size_t citizens) {
  return {[citizens](store::Transaction& tx, std::size_t i) {
    take_in(tx, i, citizens);
    say(tx, i);
  }};
}

Steps as_the_walk(std::size_t citizens) {
  return {[citizens](store::Transaction& tx, std::size_t i) { take_in(tx, i, citizens); },
          [](store::Transaction& tx, std::size_t i) {
            tx.execute("UPDATE inbox SET state = 1 WHERE id = $1", {std::int64_t(i + 1)});
            say(tx, i);
            tx.execute(
                "UPDATE conversation SET session = $1, turn = turn + 1, work_since = NULL WHERE id "
                "= (SELECT conversation_id FROM inbox WHERE id = $2)",
                {kBody, std::int64_t(i + 1)});
          },
          [](store::Transaction& tx, std::size_t i) {
            tx.execute(
                "UPDATE outbox SET state = 1, attempts = 1, provider_id = $1, finished_at = $2 "
                "WHERE id = $2",
                {"p" + std::to_string(i), std::int64_t(i + 1)});
            tx.execute(
                "UPDATE conversation SET sent_since_inbound = sent_since_inbound + 1 WHERE id = "
                "(SELECT conversation_id FROM outbox WHERE id = $1)",
                {std::int64_t(i + 1)});
          }};
}

// The floor: 256 messages on their way at once, the next when one has its last step.
class Floor {
 public:
  Floor(std::size_t messages, Steps steps)
      : left_(messages), messages_(messages), steps_(std::move(steps)) {}

  double rate() {
    const auto folder = fresh("rows");
    SystemClock clock;
    double rate = 0;
    {
      store::Database database({.path = (folder / "rows.db").string()});
      ensure(store::migrate(database, clock).has_value(), "the bench's database can be migrated");
      const auto begun = Steady::now();
      for (int i = 0; i < 256; ++i) begin(database);
      std::unique_lock lock(mutex_);
      done_.wait(lock, [&] { return left_ == 0; });
      rate = double(messages_) / std::chrono::duration<double>(Steady::now() - begun).count();
    }
    std::filesystem::remove_all(folder);
    return rate;
  }

 private:
  void begin(store::Database& database) {
    const std::size_t i = next_++;
    if (i < messages_) step(database, i, 0);
  }

  void step(store::Database& database, std::size_t i, std::size_t at) {
    database.write_async([this, i, at](store::Transaction& tx) { steps_[at](tx, i); },
                         [this, &database, i, at](std::exception_ptr why) {
                           ensure(!why, "the bench's rows are written");
                           if (at + 1 < steps_.size()) return step(database, i, at + 1);
                           begin(database);
                           std::scoped_lock lock(mutex_);
                           if (--left_ == 0) done_.notify_all();
                         });
  }

  std::size_t left_;  // guarded by mutex_
  const std::size_t messages_;
  const Steps steps_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable done_;
};

double middle(std::vector<double> of) {
  std::ranges::sort(of);
  return of[of.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t messages = argc > 1 ? std::stoul(argv[1]) : 10'000;
  const std::size_t citizens = argc > 2 ? std::stoul(argv[2]) : 2'500;
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 3;
  huiyin::log::set_lowest("off");
  std::printf("%zu messages of %zu citizens, %d rounds, interleaved\n", messages, citizens, rounds);
  std::printf("%-8s %12s %8s %14s %8s %14s %8s\n", "round", "walk msg/s", "CPU", "rows at once",
              "ratio", "in 3 steps", "ratio");
  std::vector<double> of_rows, of_steps;
  for (int round = 1; round <= rounds; ++round) {
    const double rows = Floor(messages, at_once(citizens)).rate();
    const double steps = Floor(messages, as_the_walk(citizens)).rate();
    const Walked through = walk(messages, citizens);
    of_rows.push_back(100 * through.per_second / rows);
    of_steps.push_back(100 * through.per_second / steps);
    std::printf("%-8d %12.0f %5.0f us %14.0f %7.1f%% %14.0f %7.1f%%\n", round, through.per_second,
                through.cpu.count(), rows, of_rows.back(), steps, of_steps.back());
    std::fflush(stdout);
  }
  std::printf(
      "median: %.1f %% of the rows inserted at once, %.1f %% of the same in their three "
      "steps (aim: 30 %%)\n",
      middle(of_rows), middle(of_steps));
  return 0;
}

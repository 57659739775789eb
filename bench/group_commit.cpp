// Messages a second through the writer alone: an inbox row, the conversation's upsert and two
// outbox rows each, durable, with 1, 8, 64 and 256 writers at once. The floor that the whole walk
// is compared with. "threads" wait for their commit; "chains" queue the next message when one is
// answered, as the doors do.
//
//   bench_group_commit [FOLDER [MESSAGES [ROUNDS]]]   the folder on the disk to be measured
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/ensure.h"
#include "store/database.h"
#include "store/migrations.h"

using namespace huiyin;
using namespace huiyin::store;

namespace {

using Steady = std::chrono::steady_clock;

// What 400 bytes are when they are sealed.
const std::string kPayload(580, 'x');
const std::string kBody(220, 'y');

void message(Transaction& tx, std::int64_t number) {
  const std::string key = "wm" + std::to_string(number);
  const auto conversation = std::get<0>(*tx.row<std::int64_t>(
      "INSERT INTO conversation (channel, address_hash, address, last_inbound_at, work_since)"
      " VALUES ('wecom.kf', $1, $2, $3, $3) ON CONFLICT (channel, address_hash) DO UPDATE"
      " SET last_inbound_at = excluded.last_inbound_at, work_since = excluded.work_since"
      " RETURNING id",
      {"hash" + std::to_string(number % 5000), kBody, number}));
  const auto inbox = std::get<0>(*tx.row<std::int64_t>(
      "INSERT INTO inbox (conversation_id, channel, message_key, kind, sent_at, received_at,"
      " payload, trace) VALUES ($1, 'wecom.kf', $2, 'text', $3, $3, $4, 't') RETURNING id",
      {conversation, key, number, kPayload}));
  for (const char* part : {"/1", "/2"})
    tx.execute(
        "INSERT INTO outbox (conversation_id, inbox_id, channel, kind, message_key, priority, body,"
        " created_at, due_at, trace) VALUES ($1, $2, 'wecom.kf', 'text', $3, 0, $4, $5, $5, 't')",
        {conversation, inbox, key + part, kBody, number});
}

struct Figures {
  double per_second = 0;
  double p50_ms = 0, p99_ms = 0;
  double per_commit = 0;
};

Figures figures(std::vector<double> waits_ms, Steady::duration took, std::uint64_t commits) {
  std::ranges::sort(waits_ms);
  const auto at = [&](double share) {
    return waits_ms[std::min(waits_ms.size() - 1, std::size_t(share * double(waits_ms.size())))];
  };
  return {double(waits_ms.size()) / std::chrono::duration<double>(took).count(), at(0.5), at(0.99),
          double(waits_ms.size()) / double(std::max<std::uint64_t>(1, commits))};
}

double ms_since(Steady::time_point begin) {
  return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

class Run {
 public:
  Run(Database& database, std::int64_t first, std::size_t messages)
      : database_(database), first_(first), waits_(messages) {}

  Figures threads(int writers) {
    return timed([&] {
      std::vector<std::jthread> all;
      for (int w = 0; w < writers; ++w)
        all.emplace_back([this] {
          for (std::size_t i; (i = next_++) < waits_.size();) {
            const auto begin = Steady::now();
            database_.write([&](Transaction& tx) { message(tx, first_ + std::int64_t(i)); });
            waits_[i] = ms_since(begin);
          }
        });
    });
  }

  Figures chains(int writers) {
    return timed([&] {
      for (int w = 0; w < writers; ++w) go_on();
      std::unique_lock lock(mutex_);
      all_answered_.wait(lock, [this] { return answered_ == waits_.size(); });
    });
  }

 private:
  template <class Work>
  Figures timed(const Work& work) {
    const auto commits = database_.counts().commits;
    const auto begin = Steady::now();
    work();
    const auto took = Steady::now() - begin;
    return figures(waits_, took, database_.counts().commits - commits);
  }

  void go_on() {
    const std::size_t i = next_++;
    if (i >= waits_.size()) return;
    database_.write_async([this, i](Transaction& tx) { message(tx, first_ + std::int64_t(i)); },
                          [this, i, begin = Steady::now()](std::exception_ptr failure) {
                            ensure(!failure, "the disk takes what the bench writes");
                            waits_[i] = ms_since(begin);
                            go_on();
                            std::scoped_lock lock(mutex_);
                            if (++answered_ == waits_.size()) all_answered_.notify_one();
                          });
  }

  Database& database_;
  const std::int64_t first_;
  std::vector<double> waits_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable all_answered_;
  std::size_t answered_ = 0;  // guarded by mutex_
};

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = (argc > 1 ? std::string(argv[1]) : std::string(".")) +
                             "/group-commit-" +
                             std::to_string(Steady::now().time_since_epoch().count());
  const std::size_t messages = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 10000;
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 2;
  if (messages == 0 || rounds < 1) {
    std::fputs("usage: bench_group_commit [FOLDER [MESSAGES [ROUNDS]]]\n", stderr);
    return 2;
  }
  std::filesystem::create_directories(folder);
  {
    Database database({.path = folder + "/bench.db"});
    if (!migrate(database, SystemClock())) return 1;
    std::printf("%-8s %8s %12s %9s %9s %12s\n", "writers", "as", "messages/s", "p50 ms", "p99 ms",
                "per commit");
    std::int64_t first = 0;
    // Interleaved: a busy minute of the machine falls on all alike.
    for (int round = 0; round < rounds; ++round)
      for (const int writers : {1, 8, 64, 256})
        for (const bool threads : {true, false}) {
          const std::size_t share =
              writers == 1 ? std::max<std::size_t>(1, messages / 4) : messages;
          Run run(database, first, share);
          first += std::int64_t(share);
          const auto f = threads ? run.threads(writers) : run.chains(writers);
          std::printf("%-8d %8s %12.0f %9.2f %9.2f %12.1f\n", writers,
                      threads ? "threads" : "chains", f.per_second, f.p50_ms, f.p99_ms,
                      f.per_commit);
          std::fflush(stdout);
        }
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

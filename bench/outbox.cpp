// What a message costs in the queue, however much stands there already: put into the outbox in
// group commit, found by the reading of the queue and read as the head of its lane, recorded as
// accepted; in microseconds a message, and as a ratio to an outbox of 10,000 rows in the same
// interleaved run. Of the rows one in eleven is queued and goes to many, the others are settled; of
// customer service, the app and SMS a third each. Once to people who came last, whose rows stand
// together, and once to people from all times, each on pages of his own: what the second costs more
// is the fetching of pages. Best of the rounds: the disk and whoever else works on the machine move
// the rest.
//
//   bench_outbox [FOLDER] [--rows N] [--rounds N]   N: of the largest; 1,000,000 and 9 by
//   themselves
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <latch>
#include <memory>
#include <string>
#include <vector>

#include "arguments.h"
#include "base/ensure.h"
#include "base/log.h"
#include "gateway/walk/lanes.h"
#include "gateway/walk/queue_reading.h"
#include "mail_room.h"

namespace {

using namespace huiyin;
using namespace huiyin::bench;
using store::ConversationId;
using store::Transaction;
using Steady = std::chrono::steady_clock;
using Micros = std::chrono::duration<double, std::micro>;

constexpr std::array kChannels{store::kWecomKf, store::kWecomApp, store::kSms};
constexpr std::size_t kSmallest = 10'000;
constexpr std::size_t kOfAChannel = 400;  // measured in a round: one each to so many people
constexpr std::size_t kMeasured = kOfAChannel * kChannels.size();

Micros cpu_time() {  // of all threads
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto of = [](const timeval& time) { return seconds{time.tv_sec} + Micros(time.tv_usec); };
  return of(used.ru_utime) + of(used.ru_stime);
}

struct Cost {
  double wall_us = 1e9, cpu_us = 1e9;  // a message; the best so far
};

enum Whom { who_came_last, from_all_times };
constexpr std::array kWhom{who_came_last, from_all_times};

struct Costs {
  Cost put, find, record;
  double wall_us() const { return put.wall_us + find.wall_us + record.wall_us; }
  double cpu_us() const { return put.cpu_us + find.cpu_us + record.cpu_us; }
};

template <class Work>
void measure(Cost& best, const Work& work) {
  const auto cpu = cpu_time();
  const auto begun = Steady::now();
  work();
  best.wall_us = std::min(best.wall_us, Micros(Steady::now() - begun).count() / kMeasured);
  best.cpu_us = std::min(best.cpu_us, (cpu_time() - cpu).count() / kMeasured);
}

using People = std::array<std::vector<ConversationId>, kChannels.size()>;

class Outbox {
 public:
  Outbox(const std::string& folder, std::size_t rows)
      : rows_(rows), room_(folder + "/outbox-" + std::to_string(rows)) {
    const std::size_t each = std::max(kOfAChannel, rows / 60);
    MailRoom::FirstOfEach first{};
    for (std::size_t c = 0; c < kChannels.size(); ++c) {
      const auto all = room_.people(kChannels[c], each);
      first[c] = all.front().value;
      for (std::size_t i = 0; i < kOfAChannel; ++i)
        people_[from_all_times][c].push_back(all[i * each / kOfAChannel]);
      people_[who_came_last][c].assign(all.end() - kOfAChannel, all.end());
    }
    room_.fill_outbox(std::int64_t(rows), first, std::int64_t(each));
  }

  void round(Whom whom) {
    Costs& costs = costs_[whom];
    const auto newest =
        room_.database.read([](Transaction& tx) { return store::newest_outbox(tx); });
    measure(costs.put, [&] { put(people_[whom]); });
    std::vector<store::Queued> found;
    measure(costs.find, [&] { found = find(); });
    measure(costs.record, [&] { record(found); });
    room_.database.write(
        [&](Transaction& tx) { tx.execute("DELETE FROM outbox WHERE id > $1", {newest.value}); });
  }

  std::size_t rows() const { return rows_; }
  const Costs& costs(Whom whom) const { return costs_[whom]; }

 private:
  // Each by itself and all under way, as the doors do; the writer puts them together.
  template <class Work>
  void write_each(const Work& work) {
    std::latch left{std::ptrdiff_t(kMeasured)};
    for (std::size_t i = 0; i < kMeasured; ++i)
      room_.database.write_async([&work, i](Transaction& tx) { work(tx, i); },
                                 [&left](std::exception_ptr why) {
                                   ensure(!why, "the bench's rows are written");
                                   left.count_down();
                                 });
    left.wait();
  }

  void put(const People& people) {
    std::vector<store::Outgoing> messages;
    for (std::size_t i = 0; i < kMeasured; ++i) {
      const std::size_t c = i % kChannels.size();
      messages.push_back(saying(kChannels[c], store::Priority::reply, "main"));
      messages.back().to = people[c][i / kChannels.size()];
    }
    write_each([&](Transaction& tx, std::size_t i) {
      store::put(tx, room_.keys, room_.random, messages[i], room_.clock.now());
    });
  }

  std::vector<store::Queued> find() {
    gateway::Lanes lanes;
    gateway::QueueReading reading(room_.database, room_.clock, lanes,
                                  [](const std::string&) { return true; });
    std::vector<store::Queued> found;
    reading.look();
    while (found.size() < kMeasured) {
      reading.go_on();
      const auto lane = lanes.take(room_.clock.now());
      ensure(lane.has_value(), "what was put is in turn");
      auto head = room_.database.read(
          [&](Transaction& tx) { return store::head_of_lane(tx, room_.keys, *lane); });
      ensure(head && head->turn.priority == store::Priority::reply, "answers go before bulk");
      found.push_back(std::move(*head));
    }
    return found;
  }

  void record(const std::vector<store::Queued>& found) {
    write_each([&](Transaction& tx, std::size_t i) {
      const bool is_sms = found[i].channel == store::kSms;
      store::record(tx, found[i],
                    {.code = "0",
                     .provider_id = "q" + found[i].key,
                     .sent_by = is_sms ? "ali" : "",
                     .counts_in_window = found[i].channel == store::kWecomKf},
                    room_.clock.now());
    });
  }

  const std::size_t rows_;
  MailRoom room_;
  std::array<People, kWhom.size()> people_;
  std::array<Costs, kWhom.size()> costs_;
};

void print(std::size_t rows, const Costs& costs, const Costs& smallest) {
  std::printf("%10zu", rows);
  for (const Cost* cost : {&costs.put, &costs.find, &costs.record})
    std::printf("%8.1f (%5.1f)", cost->wall_us, cost->cpu_us);
  std::printf("%8.1f (%5.1f)   ratio %.2f (%.2f)\n", costs.wall_us(), costs.cpu_us(),
              costs.wall_us() / smallest.wall_us(), costs.cpu_us() / smallest.cpu_us());
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments told(argc, argv, {"rows", "rounds"});
  const std::size_t largest = told.number("rows", {.otherwise = 1'000'000, .min = kSmallest});
  const std::size_t rounds = told.number("rounds", {.otherwise = 9});
  log::set_lowest("off");
  std::vector<std::unique_ptr<Outbox>> sizes;
  for (std::size_t rows = kSmallest; rows <= largest; rows *= rows == kSmallest ? 100 : 10) {
    const auto begun = Steady::now();
    sizes.push_back(std::make_unique<Outbox>(told.folder(), rows));
    std::printf("%zu rows filled in %.1f s\n", rows,
                std::chrono::duration<double>(Steady::now() - begun).count());
    std::fflush(stdout);
  }
  for (std::size_t round = 0; round < rounds; ++round)
    for (const Whom whom : kWhom)
      for (const auto& one : sizes) one->round(whom);
  std::printf(
      "us a message, in brackets of the processor; best of %zu interleaved rounds of %zu "
      "messages\n",
      rounds, kMeasured);
  for (const Whom whom : kWhom) {
    std::printf("to people %s\n%10s%16s%16s%16s%16s   (aim: 1.20)\n",
                whom == who_came_last ? "who came last" : "from all times", "rows", "put", "find",
                "record", "together");
    for (const auto& one : sizes) print(one->rows(), one->costs(whom), sizes.front()->costs(whom));
  }
  return 0;
}

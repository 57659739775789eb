#include "sim/wecom/courier.h"

#include <httplib.h>

#include <cstdio>

namespace huiyin::sim::wecom {
namespace {

using Steady = std::chrono::steady_clock;

void prepare(httplib::Client& client, milliseconds patience) {
  client.set_tcp_nodelay(true);
  client.set_connection_timeout(patience);  // the library's own patience is 300 s
  client.set_read_timeout(patience);
  client.set_write_timeout(patience);
}

}  // namespace

GatewayReply ask_gateway(const std::string& base_url, const std::string& method,
                         const std::string& path_and_query, const std::string& body,
                         const std::string& type, milliseconds patience) {
  const auto begun = Steady::now();
  httplib::Client client(base_url);
  prepare(client, patience);
  const auto result =
      method == "GET" ? client.Get(path_and_query) : client.Post(path_and_query, body, type);
  GatewayReply reply;
  reply.took = std::chrono::duration_cast<milliseconds>(Steady::now() - begun);
  if (!result) return reply;
  reply.status = result->status;
  reply.body = result->body;
  return reply;
}

class Courier::Line {
 public:
  explicit Line(const std::string& base_url) : client_(base_url) { client_.set_keep_alive(true); }

  GatewayReply post(const std::string& path_and_query, const SealedRequest& request,
                    milliseconds patience) {
    prepare(client_, patience);
    const auto result = client_.Post(path_and_query, request.body, request.type);
    if (!result) return {};
    return {.status = result->status, .body = result->body, .took = {}};
  }

  void hang_up() { client_.stop(); }  // any thread: the exchange under way ends without an answer

 private:
  httplib::Client client_;
};

Courier::Courier(Platform& platform) : platform_(platform) {
  platform_.connect(
      [this](Delivery delivery) {
        const milliseconds delay = delivery.delay;
        enqueue(delay, std::move(delivery), nullptr);
      },
      [this](milliseconds delay, std::function<void()> act) {
        enqueue(delay, {}, std::move(act));
      });
  for (std::size_t i = 0; i < kThreads; ++i)
    threads_.emplace_back([this](std::stop_token stop) { work(stop); });
}

Courier::~Courier() {
  platform_.connect(nullptr, nullptr);
  for (std::jthread& thread : threads_)
    thread.request_stop();  // all at once, then each is waited for
  threads_.clear();
}

void Courier::enqueue(milliseconds delay, Delivery delivery, std::function<void()> act) {
  {
    const std::scoped_lock lock(mutex_);
    if (jobs_.size() >= kWaitingMax) {
      if (dropped_++ == 0) std::fprintf(stderr, "callbacks dropped reason=queue_full\n");
      return;
    }
    jobs_.push({Steady::now() + delay, next_order_++, std::move(delivery), std::move(act)});
  }
  changed_.notify_one();
}

void Courier::work(std::stop_token stop) {
  Line line(platform_.with([](World& world) { return world.settings.gateway; }));
  const std::stop_callback hang_up(stop, [&line] { line.hang_up(); });
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (jobs_.empty()) {
      changed_.wait(lock, stop, [this] { return !jobs_.empty(); });
      continue;
    }
    if (const auto due = jobs_.top().due; due > Steady::now()) {
      const auto order = jobs_.top().order;
      changed_.wait_until(lock, stop, due,
                          [&] { return jobs_.empty() || jobs_.top().order != order; });
      continue;
    }
    Job job = jobs_.top();
    jobs_.pop();
    ++under_way_;
    lock.unlock();
    carry(line, std::move(job));
    lock.lock();
    --under_way_;
    if (jobs_.empty() && under_way_ == 0) idle_.notify_all();
  }
}

void Courier::carry(Line& line, Job job) {
  if (job.act) return job.act();
  const Delivery& delivery = job.delivery;
  const bool is_kf = delivery.callback.door == Door::kf;
  std::string path;
  const milliseconds patience = platform_.with([&](World& world) {
    path = is_kf ? world.settings.kf_path : world.settings.app_path;
    return milliseconds(world.faults.callback_timeout_ms);
  });
  const GatewayReply reply =
      line.post(path + "?" + delivery.sealed.query, delivery.sealed, patience);
  platform_.delivered(delivery, reply.status, reply.body);
}

bool Courier::wait_idle(milliseconds patience) {
  std::unique_lock lock(mutex_);
  return idle_.wait_for(lock, patience, [this] { return jobs_.empty() && under_way_ == 0; });
}

std::size_t Courier::waiting() {
  const std::scoped_lock lock(mutex_);
  return jobs_.size() + under_way_;
}

}  // namespace huiyin::sim::wecom

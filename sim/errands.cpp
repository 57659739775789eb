#include "sim/errands.h"

#include <httplib.h>

#include <cstdio>

namespace huiyin::sim {
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

struct Line::Connection {
  explicit Connection(const std::string& base_url) : address(base_url), client(base_url) {
    client.set_keep_alive(true);
  }
  const std::string address;
  httplib::Client client;
};

Line::Line() = default;
Line::~Line() = default;

GatewayReply Line::post(const std::string& base_url, const std::string& path_and_query,
                        const std::string& body, const std::string& type, milliseconds patience) {
  std::shared_ptr<Connection> connection;
  {
    const std::scoped_lock lock(mutex_);
    if (is_over_) return {};
    if (!connection_ || connection_->address != base_url)
      connection_ = std::make_shared<Connection>(base_url);
    connection = connection_;
  }
  prepare(connection->client, patience);
  const auto result = connection->client.Post(path_and_query, body, type);
  if (!result) return {};
  return {.status = result->status, .body = result->body, .took = {}};
}

void Line::hang_up() {
  const std::scoped_lock lock(mutex_);
  is_over_ = true;
  if (connection_) connection_->client.stop();
}

Errands::Errands() {
  for (std::size_t i = 0; i < kThreads; ++i)
    threads_.emplace_back([this](std::stop_token stop) { work(stop); });
}

Errands::~Errands() {
  for (std::jthread& thread : threads_)
    thread.request_stop();  // all at once, then each is waited for
  threads_.clear();
}

void Errands::after(milliseconds delay, Act act) {
  {
    const std::scoped_lock lock(mutex_);
    if (jobs_.size() >= kWaitingMax) {
      if (dropped_++ == 0) std::fprintf(stderr, "errands dropped reason=queue_full\n");
      return;
    }
    jobs_.push({Steady::now() + delay, next_order_++, std::move(act)});
  }
  changed_.notify_one();
}

void Errands::work(std::stop_token stop) {
  Line line;
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
    const Job job = jobs_.top();
    jobs_.pop();
    ++under_way_;
    lock.unlock();
    job.act(line);
    lock.lock();
    --under_way_;
    if (jobs_.empty() && under_way_ == 0) idle_.notify_all();
  }
}

bool Errands::wait_idle(milliseconds patience) {
  std::unique_lock lock(mutex_);
  return idle_.wait_for(lock, patience, [this] { return jobs_.empty() && under_way_ == 0; });
}

std::size_t Errands::waiting() {
  const std::scoped_lock lock(mutex_);
  return jobs_.size() + under_way_;
}

}  // namespace huiyin::sim

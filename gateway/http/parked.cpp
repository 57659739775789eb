#include "gateway/http/parked.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "base/ensure.h"
#include "base/log.h"
#include "base/thrown.h"

namespace huiyin::gateway {
namespace {

// What epoll tells that is not a connection.
enum Sign : std::uint64_t { kListener, kAnswered, kTimer, kStop, kFirstPlace };

constexpr int kEventsAtOnce =
    8;  // a slow handler keeps at most so many others waiting for another worker
constexpr int kAcceptsAtOnce = 64;
constexpr int kStepsAtOnce = 64;                // then the other connections have their turn
constexpr std::size_t kRefusedAtOnceMax = 256;  // connections beyond the limit that still hear why
constexpr std::chrono::milliseconds kLingerTime{2000};
constexpr std::size_t kOwnDescriptors = 256;

SteadyTime now() { return std::chrono::steady_clock::now(); }

void watch(int epoll, int fd, std::uint32_t events, std::uint64_t sign, int act = EPOLL_CTL_ADD) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = sign;
  if (::epoll_ctl(epoll, act, fd, &event) != 0) throw std::runtime_error("epoll_ctl failed");
}

}  // namespace

HttpServer::Parked::Parked(HttpServerOptions options)
    : options_(std::move(options)),
      answered_(std::make_shared<AnsweredQueue>()),
      next_id_(kFirstPlace) {
  ensure(options_.workers > 0, "a server has workers");
}

HttpServer::Parked::~Parked() { stop(std::chrono::milliseconds{0}); }

int HttpServer::Parked::start() {
  ensure(workers_.empty() && !is_stopping_, "a server starts once");
  allow_descriptors(options_.connections_max + kRefusedAtOnceMax + kOwnDescriptors);
  listener_ = listen_at(options_.address, options_.port);
  epoll_ = Descriptor(::epoll_create1(EPOLL_CLOEXEC));
  stop_event_ = Descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  timer_ = Descriptor(::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
  if (!epoll_.is_open() || !stop_event_.is_open() || !timer_.is_open())
    throw std::runtime_error("no descriptors for the http server");

  // Late by an eighth of the shortest limit at most, and one look a second is enough.
  const auto shortest = std::min({options_.head_timeout, options_.body_timeout,
                                  options_.idle_timeout, options_.write_timeout, kLingerTime});
  const auto period = std::clamp<std::chrono::milliseconds>(
      shortest / 8, std::chrono::milliseconds{5}, std::chrono::seconds{1});
  itimerspec every{};
  every.it_interval.tv_sec = period.count() / 1000;
  every.it_interval.tv_nsec = period.count() % 1000 * 1'000'000;
  every.it_value = every.it_interval;
  ::timerfd_settime(timer_.get(), 0, &every, nullptr);

  // Edge-triggered: one worker is woken, not all.
  watch(epoll_.get(), answered_->event_fd(), EPOLLIN | EPOLLET, kAnswered);
  watch(epoll_.get(), timer_.get(), EPOLLIN | EPOLLET, kTimer);
  watch(epoll_.get(), stop_event_.get(), EPOLLIN, kStop);
  watch(epoll_.get(), listener_.get(), EPOLLIN | EPOLLONESHOT, kListener);
  for (int i = 0; i < options_.workers; ++i) workers_.emplace_back([this] { work(); });
  return port_of(listener_);
}

void HttpServer::Parked::stop(std::chrono::milliseconds grace) {
  if (is_stopping_.exchange(true) || workers_.empty()) return;
  // It stays in the epoll until the workers have ended: one of them may be about to arm it again.
  ::shutdown(listener_.get(), SHUT_RDWR);
  for (const Held& place : all_places()) {
    auto parked = Place::Owner::epoll;
    if (!place->owner.compare_exchange_strong(parked, Place::Owner::worker)) continue;
    if (place->connection.has_to_send())
      park(place, EPOLLOUT, now() + options_.write_timeout);
    else
      drop(place);
  }
  {
    std::unique_lock lock(places_mutex_);
    places_changed_.wait_for(lock, grace, [this] { return places_.empty(); });
  }
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(stop_event_.get(), &one, sizeof one);
  workers_.clear();
  listener_.reset();
  answered_->close();
  for (const Held& place : all_places()) drop(place);
}

HttpServer::Counts HttpServer::Parked::counts() const {
  std::scoped_lock lock(places_mutex_);
  return {requests_, refused_, broken_, places_.size(), taken_};
}

std::vector<std::shared_ptr<Place>> HttpServer::Parked::all_places() const {
  std::vector<Held> all;
  std::scoped_lock lock(places_mutex_);
  all.reserve(places_.size());
  for (const auto& [id, place] : places_) all.push_back(place);
  return all;
}

// ---- what a worker does

void HttpServer::Parked::work() {
  std::array<epoll_event, kEventsAtOnce> events;
  for (;;) {
    const int count = ::epoll_wait(epoll_.get(), events.data(), kEventsAtOnce, -1);
    for (int i = 0; i < count; ++i) {
      switch (const std::uint64_t sign = events[static_cast<std::size_t>(i)].data.u64) {
        case kListener:
          accept_waiting();
          break;
        case kAnswered:
          carry_on_answered();
          break;
        case kTimer:
          sweep();
          break;
        case kStop:
          return;
        default:
          on_event(sign);
      }
    }
  }
}

void HttpServer::Parked::on_event(std::uint64_t id) {
  Held place;
  {
    std::scoped_lock lock(places_mutex_);
    if (const auto found = places_.find(id); found != places_.end()) place = found->second;
  }
  // Gone, or beyond its time and just being closed by the sweep.
  auto parked = Place::Owner::epoll;
  if (place && place->owner.compare_exchange_strong(parked, Place::Owner::worker)) carry_on(place);
}

void HttpServer::Parked::arm_listener() {
  if (!is_stopping_)
    watch(epoll_.get(), listener_.get(), EPOLLIN | EPOLLONESHOT, kListener, EPOLL_CTL_MOD);
}

void HttpServer::Parked::accept_waiting() {
  Taken taken;
  for (int i = 0; i < kAcceptsAtOnce && !is_stopping_; ++i) {
    const Accepted accepted = accept_one(listener_, taken);
    if (accepted == Accepted::out_of_descriptors) {
      accept_rests_ = true;  // armed again by the next drop or sweep, else this would spin
      return;
    }
    if (accepted == Accepted::none_waits) break;
    ++taken_;
    Held place;
    bool is_one_too_many = false;
    {
      std::scoped_lock lock(places_mutex_);
      is_one_too_many = places_.size() >= options_.connections_max;
      if (places_.size() >= options_.connections_max + kRefusedAtOnceMax) {
        ++refused_;
        continue;
      }
      place = std::make_shared<Place>(next_id_++, std::move(taken), options_);
      places_.emplace(place->id, place);
    }
    place->owner = Place::Owner::worker;
    if (is_one_too_many) refuse(*place, 503);
    carry_on(place);
  }
  arm_listener();
}

void HttpServer::Parked::sweep() {
  std::uint64_t ticks = 0;
  [[maybe_unused]] const auto read = ::read(timer_.get(), &ticks, sizeof ticks);
  const auto moment = now().time_since_epoch().count();
  std::vector<Held> expired;
  {
    std::scoped_lock lock(places_mutex_);
    for (const auto& [id, place] : places_) {
      auto parked = Place::Owner::epoll;
      if (place->owner == Place::Owner::epoll && place->deadline < moment &&
          place->owner.compare_exchange_strong(parked, Place::Owner::worker))
        expired.push_back(place);
    }
  }
  for (const Held& place : expired) expire(place);
  if (accept_rests_.exchange(false)) arm_listener();
}

void HttpServer::Parked::expire(const Held& place) {
  const bool is_within_request = place->connection.phase() != Connection::Phase::idle;
  if (place->connection.has_to_send() || place->lingers || !is_within_request) return drop(place);
  refuse(*place, 408);
  carry_on(place);
}

void HttpServer::Parked::drop(const Held& place) {
  place->connection.shut();
  if (place->stream) place->stream->lose();
  bytes_gathered_ -= std::exchange(place->bytes_counted, 0);
  {
    std::scoped_lock lock(places_mutex_);
    places_.erase(place->id);
    if (places_.empty()) places_changed_.notify_all();
  }
  if (accept_rests_.exchange(false)) arm_listener();
}

// ---- what a worker does with one connection

void HttpServer::Parked::carry_on(const Held& place) {
  try {
    for (int steps = 0; steps < kStepsAtOnce; ++steps)
      if (!carry_on_once(place)) return;
    answered_->push(place);
  } catch (...) {
    // Out of memory, or a fault of ours: this connection ends, the others go on.
    ++broken_;
    log::error("http connection given up kind={}", kind_of_thrown());
    drop(place);
  }
}

bool HttpServer::Parked::carry_on_once(const Held& place) {
  Connection& connection = place->connection;
  if (place->has_response) write_response(*place);
  if (place->stream) take_from_stream(*place);
  if (connection.has_to_send() && !send(place)) return false;
  if (place->stream && !place->closes) return stay(place);
  if (place->closes) return linger(place);
  HttpRequest request;
  switch (connection.gather(request)) {
    case Connection::Gathered::ready:
      place->phase_seen = Connection::Phase::idle;
      return hand_over(place, request);
    case Connection::Gathered::refused:
      refuse(*place, connection.refused_with());
      return true;
    case Connection::Gathered::incomplete:
      return connection.has_to_send() || (has_room_for(*place) ? receive(place) : true);
  }
  return false;
}

bool HttpServer::Parked::send(const Held& place) {
  switch (place->connection.send()) {
    case Connection::Sent::all:
      return true;
    case Connection::Sent::part:
      park(place, EPOLLOUT, now() + options_.write_timeout);
      return false;
    case Connection::Sent::broken:
      break;
  }
  drop(place);
  return false;
}

bool HttpServer::Parked::linger(const Held& place) {
  if (is_stopping_) {
    drop(place);
    return false;
  }
  if (!place->lingers) {
    place->lingers = true;
    place->phase_deadline = now() + kLingerTime;
    place->connection.end_output();
    bytes_gathered_ -= std::exchange(place->bytes_counted, 0);
  }
  if (place->connection.discard())
    park(place, EPOLLIN, place->phase_deadline);
  else
    drop(place);
  return false;
}

bool HttpServer::Parked::receive(const Held& place) {
  switch (place->connection.receive()) {
    case Connection::Received::some:
      return true;
    case Connection::Received::nothing:
      place->connection.release_spare();
      park(place, EPOLLIN, reading_deadline(*place));
      return false;
    case Connection::Received::end:
      break;
  }
  drop(place);
  return false;
}

bool HttpServer::Parked::hand_over(const Held& place, HttpRequest& request) {
  auto found = routes.find(request.method, request.path);
  if (found.handler == nullptr) {
    answer_without_handler(*place, found);
    return true;
  }
  ++requests_;
  place->handing = Place::Handing::handler;
  const auto slot = std::make_shared<PlaceSlot>(place, answered_);
  try {
    request.captures = std::move(found.captures);
    (*found.handler)(request, Responder(slot));
  } catch (...) {
    log::error("http handler threw route={} kind={}", *found.pattern, kind_of_thrown());
    slot->abandon();
  }
  return place->handing.exchange(Place::Handing::left) == Place::Handing::answered;
}

void HttpServer::Parked::answer_without_handler(Place& place, const Routes::Found& found) {
  ++refused_;
  place.response = plain_answer(found.allowed.empty() ? 404 : 405);
  std::string allowed;
  for (const std::string& method : found.allowed)
    allowed.append(allowed.empty() ? "" : ", ").append(method);
  if (!allowed.empty()) place.response.headers.emplace_back("Allow", std::move(allowed));
  place.has_response = true;
}

void HttpServer::Parked::refuse(Place& place, int status) {
  ++refused_;
  place.connection.put(wire_form(plain_answer(status), {.keep_alive = false}));
  place.closes = true;
}

void HttpServer::Parked::write_response(Place& place) {
  AnswerForm form = place.connection.form();
  form.is_stream = place.stream != nullptr;
  form.keep_alive = form.keep_alive && !is_stopping_ && !form.is_stream;
  if (place.is_abandoned) ++broken_;
  try {
    place.connection.put(wire_form(place.response, form));
  } catch (const Broken&) {
    ++broken_;
    log::error("http answer cannot stand in a head status={}", place.response.status);
    place.connection.put(wire_form(plain_answer(500), form));
  }
  place.closes = !form.keep_alive && (!form.is_stream || form.without_body);
  place.response = {};
  place.has_response = place.is_abandoned = false;
}

SteadyTime HttpServer::Parked::reading_deadline(Place& place) const {
  const auto phase = place.connection.phase();
  if (phase != Connection::Phase::idle && phase == place.phase_seen) return place.phase_deadline;
  place.phase_seen = phase;
  const auto limit = phase == Connection::Phase::idle   ? options_.idle_timeout
                     : phase == Connection::Phase::head ? options_.head_timeout
                                                        : options_.body_timeout;
  return place.phase_deadline = now() + limit;
}

bool HttpServer::Parked::has_room_for(Place& place) {
  const auto held = place.connection.bytes_held();
  // One step, so that of many that grow at once no more are refused than must be: who does not fit
  // gives back its own share as it is found out.
  std::size_t all = bytes_gathered_, grown = 0;
  bool fits = true;
  do {
    grown = all - place.bytes_counted + held;
    fits = grown <= options_.gathered_bytes_max;
  } while (!bytes_gathered_.compare_exchange_weak(all, fits ? grown : all - place.bytes_counted));
  place.bytes_counted = fits ? held : 0;
  if (!fits) refuse(place, 503);
  return fits;
}

void HttpServer::Parked::park(const Held& place, std::uint32_t events, SteadyTime deadline) {
  const int act = std::exchange(place->is_registered, true) ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
  const bool waits_for_request = events == EPOLLIN;
  place->deadline = deadline.time_since_epoch().count();
  place->owner = Place::Owner::epoll;  // from here on it may belong to another worker
  watch(epoll_.get(), place->connection.fd(), events | EPOLLONESHOT, place->id, act);
  if (!is_stopping_ || !waits_for_request) return;
  // stop() may have looked before this one was parked.
  auto parked = Place::Owner::epoll;
  if (place->owner.compare_exchange_strong(parked, Place::Owner::worker)) drop(place);
}

}  // namespace huiyin::gateway

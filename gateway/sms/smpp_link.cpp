#include "gateway/sms/smpp_link.h"

#include <openssl/x509_vfy.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "base/log.h"
#include "gateway/sms/smpp_status.h"

namespace huiyin::gateway::smpp {
namespace {

using SteadyNow = std::chrono::steady_clock;

constexpr milliseconds kGoodbye{1000};    // for the last octets of a connection that is over
constexpr milliseconds kWaitMax{60'000};  // of one poll()
constexpr int kRefusedFactor = 5;         // a refused bind is no matter of seconds

Descriptor new_eventfd() {
  Descriptor made(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  if (!made.is_open()) throw std::system_error(errno, std::generic_category(), "eventfd");
  return made;
}

milliseconds delay_after(const LinkSettings& settings, int failures, bool is_refused,
                         double chance) {
  const auto first = settings.again_first * (is_refused ? kRefusedFactor : 1);
  const auto grown =
      std::min(first * (std::int64_t{1} << std::min(failures - 1, 16)), settings.again_max);
  return milliseconds(std::int64_t(double(grown.count()) * (0.5 + 0.5 * chance)));
}

}  // namespace

Link::Link(LinkSettings settings, Random& random, Told told)
    : settings_(std::move(settings)),
      random_(random),
      told_(std::move(told)),
      woken_(new_eventfd()),
      session_(settings_.session) {}

void Link::start() {
  {
    const std::scoped_lock lock(mutex_);
    is_running_ = true;
    failures_ = 0;
  }
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Link::stop() {
  if (!thread_.joinable()) return;
  thread_.request_stop();
  wake();
  thread_.join();
}

void Link::wake() {
  const std::uint64_t one = 1;
  // It can only fail where the thread is to be woken already.
  [[maybe_unused]] const auto written = ::write(woken_.get(), &one, sizeof one);
}

void Link::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    was_refused_ = was_bound_ = false;
    if (auto connection = connected()) serve(*connection, stop);
    lost(stop);
    for (;;) {
      Moment again{};
      {
        const std::scoped_lock lock(mutex_);
        again = again_at_;
      }
      if (stop.stop_requested() || SteadyNow::now() >= again) break;
      wait(-1, false, again);
    }
  }
  {
    const std::scoped_lock lock(mutex_);
    is_running_ = false;
    session_.closed(SteadyNow::now());  // what was submitted since the last connection
  }
  tell();
}

// Nothing: none within the limit.
std::unique_ptr<Outbound> Link::connected() {
  const auto until = SteadyNow::now() + settings_.connect_limit;
  const Endpoint& to = settings_.to;
  if (to.is_tls && !tls_) try {
      tls_ = tls_trust(settings_.ca_file);
    } catch (const std::runtime_error& error) {
      log::error("no TLS for a direct line account={} error={}", settings_.account, error.what());
      return nullptr;
    }
  std::optional<long> distrust;
  auto made =
      Outbound::connect(to, addresses_.of(to.host, to.port, until), tls_.get(), until, &distrust);
  if (!made && distrust.value_or(X509_V_OK) != X509_V_OK)
    log::error("direct line not trusted account={} why=\"{}\"", settings_.account,
               ::X509_verify_cert_error_string(*distrust));
  else if (!made)
    log::warn("direct line not reached account={}", settings_.account);
  return made;
}

void Link::serve(Outbound& connection, const std::stop_token& stop) {
  connection_name_ = random_.hex(12);
  over_since_.reset();
  {
    const std::scoped_lock lock(mutex_);
    session_.opened(SteadyNow::now());
  }
  while (step(connection, stop)) {
  }
  // One that takes connections and binds nobody is tried after the others.
  addresses_.tried(settings_.to.host, settings_.to.port, connection.address(),
                   was_bound_ ? Addresses::Outcome::answered : Addresses::Outcome::failed);
}

// False: the connection is done with.
bool Link::step(Outbound& connection, const std::stop_token& stop) {
  std::optional<Moment> due;
  bool is_over = false, wants_write = false;
  {
    const std::scoped_lock lock(mutex_);
    const Moment now = SteadyNow::now();
    if (stop.stop_requested()) session_.leave(now);
    session_.tick(now);
    if (!flush(connection)) return false;
    due = session_.next_due();
    is_over = session_.is_over();
    wants_write = !session_.output().empty();
    if (is_over) {
      if (!over_since_) over_since_ = now;
      if (!wants_write || now >= *over_since_ + kGoodbye) return false;
      due = *over_since_ + kGoodbye;
    }
  }
  tell();
  wait(connection.descriptor(), wants_write, due);
  return is_over || read(connection);
}

// Holds the lock. False: nothing can be written any more.
bool Link::flush(Outbound& connection) {
  while (!session_.output().empty()) {
    const auto moved = connection.write_now(session_.output());
    session_.wrote(moved.bytes);
    if (moved.io == Outbound::Io::late) return true;
    if (moved.io != Outbound::Io::done) return false;
  }
  return true;
}

bool Link::read(Outbound& connection) {
  std::string octets;
  auto io = Outbound::Io::done;
  while (io == Outbound::Io::done && octets.size() < kPduOctetsMax)
    io = connection.read_now(octets);
  if (!octets.empty()) {
    const std::scoped_lock lock(mutex_);
    session_.received(octets, SteadyNow::now());
  }
  return io == Outbound::Io::done || io == Outbound::Io::late;
}

void Link::lost(const std::stop_token& stop) {
  const double chance = random_.unit();
  {
    const std::scoped_lock lock(mutex_);
    if (session_.is_bound()) ++losses_;
    const Moment now = SteadyNow::now();
    session_.closed(now);
    ++failures_;
    if (!was_refused_) refused_ = 0;
    const auto delay = delay_after(settings_, failures_, refused_ != 0, chance);
    again_at_ = now + delay;
    if (!stop.stop_requested())
      log::warn("direct line is down account={} attempts={} again_ms={}", settings_.account,
                failures_, delay.count());
  }
  tell();  // who hears that something was not sent finds the link down
}

void Link::tell() {
  for (;;) {
    std::vector<SessionEvent> events;
    {
      const std::scoped_lock lock(mutex_);
      events = session_.take_events();
      for (const SessionEvent& event : events) note(event);
    }
    if (events.empty()) return;
    for (SessionEvent& event : events) told_(connection_name_, std::move(event));
  }
}

// Holds the lock.
void Link::note(const SessionEvent& event) {
  if (std::holds_alternative<session_event::Bound>(event)) {
    failures_ = 0;
    refused_ = 0;
    was_bound_ = true;
    ++binds_;
    log::info("direct line is bound account={}", settings_.account);
  } else if (const auto* refusal = std::get_if<session_event::BindRefused>(&event)) {
    refused_ = refusal->status;
    was_refused_ = true;
    log::error("bind refused account={} status={}", settings_.account,
               status_name(refusal->status));
  }
}

void Link::wait(int descriptor, bool wants_write, std::optional<Moment> until) {
  std::array<pollfd, 2> any{pollfd{woken_.get(), POLLIN, 0},
                            pollfd{descriptor, short(POLLIN | (wants_write ? POLLOUT : 0)), 0}};
  const auto left =
      until ? std::chrono::ceil<milliseconds>(*until - SteadyNow::now()) : milliseconds(kWaitMax);
  ::poll(any.data(), any.size(), int(std::clamp(left, milliseconds{0}, kWaitMax).count()));
  std::uint64_t woken = 0;
  [[maybe_unused]] const auto read = ::read(woken_.get(), &woken, sizeof woken);
}

std::optional<Link::Down> Link::down() const {
  const std::scoped_lock lock(mutex_);
  if (session_.is_bound() || (is_running_ && failures_ == 0)) return std::nullopt;
  const auto left =
      std::chrono::ceil<seconds>(std::max(again_at_ - SteadyNow::now(), Moment::duration::zero()));
  return Down{refused_, left};
}

bool Link::submit(SubmitId id, Message message, Moment write_by) {
  {
    const std::scoped_lock lock(mutex_);
    if (!is_running_) return false;
    session_.submit(id, std::move(message), write_by, SteadyNow::now());
  }
  wake();
  return true;
}

void Link::withdraw(SubmitId id) {
  {
    const std::scoped_lock lock(mutex_);
    session_.withdraw(id);
  }
  wake();
}

void Link::acknowledge(const ArrivalHandle& handle, std::uint32_t status,
                       Session::Confirm confirm) {
  {
    const std::scoped_lock lock(mutex_);
    session_.acknowledge(handle, status, confirm, SteadyNow::now());
  }
  wake();
}

Link::Counts Link::counts() const {
  const std::scoped_lock lock(mutex_);
  return {session_.counts(),
          session_.is_bound(),
          session_.in_flight(),
          binds_,
          losses_,
          session_.pace().parts_per_second()};
}

}  // namespace huiyin::gateway::smpp

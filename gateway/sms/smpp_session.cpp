#include "gateway/sms/smpp_session.h"

#include <algorithm>

#include "base/ensure.h"
#include "gateway/sms/smpp_framing.h"
#include "gateway/sms/smpp_status.h"

namespace huiyin::gateway::smpp {
namespace {

using namespace session_event;

constexpr std::uint32_t kSequenceMax = 0x7FFFFFFF;

Command bind_command(BindAs as) {
  switch (as) {
    case BindAs::transceiver:
      return Command::bind_transceiver;
    case BindAs::transmitter:
      return Command::bind_transmitter;
    case BindAs::receiver:
      break;
  }
  return Command::bind_receiver;
}

}  // namespace

Session::Session(SessionSettings settings)
    : settings_(std::move(settings)), pace_(settings_.parts_per_second) {}

void Session::opened(Moment now) {
  ensure(state_ == State::down, "a session is opened when it is down");
  ++connection_;
  state_ = State::binding;
  last_received_ = now;
  ask({{bind_command(settings_.as)}, settings_.bind}, Ask::bind, now);
}

void Session::closed(Moment) {
  for (auto& [sequence, one] : in_flight_)
    if (one.ask == Ask::submit)
      end(one.submit, one.ends <= written_ ? End::unanswered : End::not_sent, 0);
  for (const Waiting& one : waiting_) end(one, End::not_sent, one.status);
  in_flight_.clear();
  waiting_.clear();
  submits_in_flight_ = 0;
  late_.clear();
  late_order_.clear();
  arrivals_.clear();
  unconfirmed_.clear();
  received_.clear();
  output_.clear();
  appended_ = written_ = 0;
  state_ = State::down;
}

void Session::received(std::string_view octets, Moment now) {
  if (state_ == State::down || state_ == State::over) return;
  last_received_ = now;
  received_ += octets;
  std::size_t taken = 0;
  while (state_ != State::over) {
    const auto bind = state_ == State::binding ? BindState::open : BindState::bound;
    const Incoming incoming = next_incoming(std::string_view(received_).substr(taken), bind);
    if (incoming.action == Action::wait) break;
    taken += incoming.octets;
    if (incoming.action != Action::take) ++counts_.strange;
    if (incoming.reply) append(*incoming.reply);
    if (incoming.action == Action::close) state_ = State::over;
    if (incoming.action == Action::take) take(*incoming.pdu, now);
  }
  received_.erase(0, taken);
  pump(now);
}

void Session::take(const Pdu& pdu, Moment now) {
  if (is_response(pdu.header.command))
    take_response(pdu, now);
  else
    take_request(pdu, now);
}

void Session::take_request(const Pdu& pdu, Moment now) {
  switch (pdu.header.command) {
    case Command::enquire_link:
      return append(response_to(pdu.header, status::kOk));
    case Command::unbind:
      append(response_to(pdu.header, status::kOk));
      if (state_ == State::leaving && !is_unbind_ours_) return;
      state_ = State::leaving;
      is_unbind_ours_ = false;
      leave_by_ = now + kDrain;
      return go_on_leaving(now);
    default:  // next_incoming() lets no other pass than those that bring a message
      return arrived(pdu);
  }
}

void Session::arrived(const Pdu& pdu) {
  const ArrivalHandle handle{connection_, pdu.header};
  if (std::ranges::find(arrivals_, handle) != arrivals_.end()) return;  // answered when it is kept
  if (state_ != State::bound || arrivals_.size() >= kArrivalsMax)
    return append(response_to(pdu.header, status::kTryLater));
  arrivals_.push_back(handle);
  events_.emplace_back(Arrived{handle, pdu});
}

void Session::take_response(const Pdu& pdu, Moment now) {
  const auto found = in_flight_.find(pdu.header.sequence);
  if (found == in_flight_.end()) {
    const auto late = late_.find(pdu.header.sequence);
    if (late == late_.end() || pdu.header.command != Command::submit_sm_resp) {
      ++counts_.strange;
      return;
    }
    if (pdu.header.status == status::kOk)
      events_.emplace_back(TakenLate{late->second, message_id_of(pdu)});
    late_.erase(late);
    return;
  }
  constexpr Command kCommands[] = {Command::bind_transceiver, Command::submit_sm,
                                   Command::enquire_link, Command::unbind};
  const Ask what = found->second.ask;
  const Command asked =
      what == Ask::bind ? bind_command(settings_.as) : kCommands[std::size_t(what)];
  if (pdu.header.command != Command::generic_nack && pdu.header.command != response_of(asked)) {
    ++counts_.strange;
    return;
  }
  InFlight answered = std::move(found->second);
  in_flight_.erase(found);
  note_confirmed(answered.begins, now);
  switch (what) {
    case Ask::bind:
      return bind_answered(pdu, now);
    case Ask::submit:
      --submits_in_flight_;
      submit_answered(std::move(answered), pdu, now);
      return go_on_leaving(now);
    case Ask::enquire:
      return;
    case Ask::unbind:
      state_ = State::over;
      return;
  }
}

void Session::bind_answered(const Pdu& pdu, Moment now) {
  const bool is_nack = pdu.header.command == Command::generic_nack;
  if (!is_nack && pdu.header.status == status::kOk) {
    if (state_ != State::binding) return;
    state_ = State::bound;
    events_.emplace_back(Bound{});
    return pump(now);
  }
  events_.emplace_back(
      BindRefused{pdu.header.status != 0 ? pdu.header.status : status::kInvalidCommandId});
  state_ = State::over;
}

void Session::submit_answered(InFlight answered, const Pdu& pdu, Moment now) {
  const std::uint32_t told = pdu.header.status;
  if (is_throttling(told)) {
    ++counts_.throttled;
    pace_.throttled(answered.ticket, now);
    // The same PDU again, in its place among the others.
    answered.submit.status = told;
    if (state_ != State::bound) return end(answered.submit, End::not_sent, told);
    const auto place = std::ranges::lower_bound(waiting_, answered.submit.id, {}, &Waiting::id);
    waiting_.insert(place, std::move(answered.submit));
    return;
  }
  if (told == status::kOk && pdu.header.command == Command::generic_nack)
    return end(answered.submit, End::unanswered, 0);  // it says no, and not why
  if (told == status::kOk) pace_.taken(answered.ticket);
  end(answered.submit, End::answered, told, message_id_of(pdu));
  if (told == status::kInvalidBindStatus) leave(now);  // bound otherwise than we think: anew
}

// What an SMSC answers to a later request of ours tells that it has read what stood before it.
void Session::note_confirmed(std::uint64_t begins, Moment now) {
  while (!unconfirmed_.empty() && unconfirmed_.front().ends <= begins) {
    events_.emplace_back(Confirmed{unconfirmed_.front().handle});
    unconfirmed_.pop_front();
  }
  if (!unconfirmed_.empty() && state_ == State::bound && !is_asking(Ask::enquire)) enquire(now);
}

void Session::acknowledge(const ArrivalHandle& handle, std::uint32_t told, Confirm confirm,
                          Moment now) {
  const auto at = std::ranges::find(arrivals_, handle);
  if (at == arrivals_.end()) return;
  arrivals_.erase(at);
  append(response_to(handle.header, told));
  if (told == status::kOk && confirm == Confirm::yes) {
    unconfirmed_.push_back({handle, appended_});
    if (unconfirmed_.size() > kUnconfirmedMax) unconfirmed_.pop_front();
    if (state_ == State::bound && !is_asking(Ask::enquire)) enquire(now);
  }
  go_on_leaving(now);
}

void Session::submit(SubmitId id, Message message, Moment write_by, Moment now) {
  Waiting one{id, std::move(message), write_by};
  if (state_ == State::leaving || state_ == State::over) return end(one, End::not_sent, 0);
  ensure(waiting_.empty() || waiting_.back().id < id, "submits are numbered as they come");
  waiting_.push_back(std::move(one));
  pump(now);
}

void Session::withdraw(SubmitId id) {
  const auto at = std::ranges::find(waiting_, id, &Waiting::id);
  if (at == waiting_.end()) return;
  end(*at, End::not_sent, at->status);
  waiting_.erase(at);
}

void Session::leave(Moment now) {
  if (state_ == State::down || state_ == State::over || state_ == State::leaving) return;
  if (state_ == State::binding) {
    state_ = State::over;
    return;
  }
  state_ = State::leaving;
  is_unbind_ours_ = true;
  leave_by_ = now + kDrain;
  for (const Waiting& one : waiting_) end(one, End::not_sent, one.status);
  waiting_.clear();
  go_on_leaving(now);
}

void Session::go_on_leaving(Moment now) {
  if (state_ != State::leaving) return;
  const bool is_idle = submits_in_flight_ == 0 && arrivals_.empty();
  if (!is_idle && now < leave_by_) return;
  if (!is_unbind_ours_) {
    state_ = State::over;
    return;
  }
  if (is_asking(Ask::unbind)) {
    if (now >= leave_by_) state_ = State::over;
    return;
  }
  leave_by_ = now + kDrain;
  ask({{Command::unbind}}, Ask::unbind, now);
}

void Session::tick(Moment now) {
  if (state_ == State::over) return;
  expire(now);
  if (state_ == State::down) return;
  const bool is_silent = now >= last_received_ + settings_.enquire_every;
  if (state_ == State::bound && is_silent && !is_asking(Ask::enquire)) enquire(now);
  go_on_leaving(now);
  pump(now);
}

void Session::expire(Moment now) {
  for (auto one = in_flight_.begin(); one != in_flight_.end();) {
    if (one->second.due > now) {
      ++one;
      continue;
    }
    if (one->second.ask != Ask::submit) {  // the link is dead
      state_ = State::over;
      return;
    }
    end(one->second.submit, End::unanswered, 0);
    late_.emplace(one->first, one->second.submit.id);
    late_order_.push_back(one->first);
    one = in_flight_.erase(one);
    --submits_in_flight_;
  }
  for (; late_order_.size() > kLateMax; late_order_.pop_front()) late_.erase(late_order_.front());
  std::erase_if(waiting_, [&](const Waiting& one) {
    if (one.write_by > now) return false;
    end(one, End::not_sent, one.status);
    return true;
  });
}

std::optional<Moment> Session::next_due() const {
  if (state_ == State::over) return std::nullopt;
  std::optional<Moment> due;
  const auto at = [&due](Moment moment) { due = due ? std::min(*due, moment) : moment; };
  for (const auto& [sequence, one] : in_flight_) at(one.due);
  for (const Waiting& one : waiting_) at(one.write_by);
  if (state_ == State::bound && !is_asking(Ask::enquire))
    at(last_received_ + settings_.enquire_every);
  if (state_ == State::leaving) at(leave_by_);
  if (!waiting_.empty() && may_write()) at(pace_.next());
  return due;
}

void Session::wrote(std::size_t octets) {
  ensure(octets <= output_.size(), "no more is written than there is");
  output_.erase(0, octets);
  written_ += octets;
}

bool Session::may_write() const {
  return state_ == State::bound && submits_in_flight_ < settings_.window &&
         output_.size() < kOutputMax;
}

void Session::pump(Moment now) {
  while (!waiting_.empty() && may_write() && pace_.next() <= now) {
    Waiting one = std::move(waiting_.front());
    waiting_.pop_front();
    InFlight* written = ask({{Command::submit_sm}, one.message}, Ask::submit, now);
    if (written == nullptr) {
      end(one, End::answered, status::kInvalidMessageLength);
      continue;
    }
    written->ticket = pace_.wrote(now);
    written->submit = std::move(one);
    ++submits_in_flight_;
    ++counts_.written;
  }
}

void Session::enquire(Moment now) { ask({{Command::enquire_link}}, Ask::enquire, now); }

// Nothing: it cannot be put into octets.
Session::InFlight* Session::ask(const Pdu& request, Ask what, Moment now) {
  Pdu numbered = request;
  numbered.header.sequence = next_sequence();
  const std::uint64_t begins = appended_;
  append(numbered);
  if (appended_ == begins) return nullptr;
  InFlight& one = in_flight_[numbered.header.sequence];
  one = {what, now + settings_.response_limit, begins, appended_, 0, {}};
  return &one;
}

bool Session::is_asking(Ask what) const {
  return std::ranges::any_of(in_flight_, [&](const auto& one) { return one.second.ask == what; });
}

std::uint32_t Session::next_sequence() {
  do {
    sequence_ = sequence_ >= kSequenceMax ? 1 : sequence_ + 1;
  } while (in_flight_.contains(sequence_) || late_.contains(sequence_));
  return sequence_;
}

void Session::append(const Pdu& pdu) {
  const auto octets = encoded(pdu);
  if (!octets) {  // of a bind or a submit with a setting that is too long: it cannot go out
    ++counts_.strange;
    return;
  }
  output_ += *octets;
  appended_ += octets->size();
}

void Session::end(const Waiting& submit, End how, std::uint32_t told, std::string message_id) {
  events_.emplace_back(Ended{submit.id, how, told, std::move(message_id)});
}

}  // namespace huiyin::gateway::smpp

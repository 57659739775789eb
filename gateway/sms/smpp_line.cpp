#include "gateway/sms/smpp_line.h"

#include <fmt/core.h>

#include <algorithm>

#include "gateway/sms/extension.h"
#include "gateway/sms/phone_form.h"
#include "gateway/sms/segments.h"
#include "gateway/sms/smpp_text.h"

namespace huiyin::gateway::smpp {
namespace {

using namespace session_event;
using sms::AnswerClass;
using sms::SmsAnswer;

constexpr std::uint8_t kFinalReceipt = 1;  // registered_delivery
// Beyond it an SMSC's own limit comes first, which is a few days.
constexpr days kValidityMax{7};
constexpr seconds kOverdue{5};  // that an end may be late by, of a thread that is held up
// The parts behind the first may wait so much longer for their turn: a text that has begun is not
// left half sent where the line is slow or throttled.
constexpr seconds kPartsBehind{60};
constexpr seconds kAgainMax{30};  // until a message asks again for a line that is down

// As SMPP 3.4 §7.1.1.2 writes a time from now, YYMMDDhhmmss000R.
std::string validity_of(seconds good_for) {
  if (good_for > kValidityMax) return "";
  const std::chrono::hh_mm_ss of(std::max(good_for, seconds{1}));
  const auto hours = of.hours().count();
  return fmt::format("0000{:02}{:02}{:02}{:02}000R", hours / 24, hours % 24, of.minutes().count(),
                     of.seconds().count());
}

std::string digits_of(NumberForm form, const std::string& phone) {
  const std::string plus = sms::e164(phone);
  switch (form) {
    case NumberForm::national:
      return sms::is_mainland(phone) ? phone : plus.substr(1);
    case NumberForm::international:
      return plus.substr(1);
    case NumberForm::plus:
      break;
  }
  return plus;
}

AnswerClass class_of(Advice advice) {
  switch (advice) {
    case Advice::accepted:
      return AnswerClass::ok;
    case Advice::retry:
    case Advice::wait:
    case Advice::refresh_token:
    case Advice::next_provider:
      return AnswerClass::retry;
    case Advice::give_up:
      return AnswerClass::wording;
    case Advice::block:
      return AnswerClass::channel;
    case Advice::unanswered:
      break;
  }
  return AnswerClass::maybe;
}

LinkSettings link_settings(const LineSettings& line, BindAs as) {
  return {.account = line.name,
          .to = line.to,
          .ca_file = line.ca_file,
          .session = {.bind = line.bind,
                      .as = as,
                      .window = line.window,
                      .parts_per_second = line.parts_per_second,
                      .enquire_every = line.enquire_every,
                      .response_limit = line.response_limit},
          .again_first = line.again_first};
}

std::vector<BindAs> binds_of(BindMode mode) {
  if (mode == BindMode::transceiver) return {BindAs::transceiver};
  return {BindAs::transmitter, BindAs::receiver};
}

}  // namespace

// One letter under way.
struct Line::Sending {
  std::string phone, key;
  std::vector<SubmitId> submits;  // of its parts
  std::vector<std::optional<Ended>> ends;
  std::size_t open = 0;
};

Line::Line(LineSettings settings, Random& random)
    : settings_(std::move(settings)),
      random_(random),
      reference_(std::uint16_t(random.below(0x10000))) {
  for (const BindAs as : binds_of(settings_.mode)) {
    const std::size_t place = links_.size();
    links_.push_back(
        std::make_unique<Link>(link_settings(settings_, as), random_,
                               [this, place](const std::string& connection, SessionEvent event) {
                                 told(*links_[place], connection, std::move(event));
                               }));
  }
}

Line::~Line() { stop(); }

void Line::start(Hooks hooks) {
  hooks_ = std::move(hooks);
  for (const auto& link : links_) link->start();
}

void Line::stop() {
  for (const auto& link : links_) link->stop();
}

std::string Line::final_text(const std::string& text) const {
  return settings_.signature.empty() ? text : "【" + settings_.signature + "】" + text;
}

int Line::parts_of(const std::string& text) const {
  return int(sms::segments(final_text(text)).size());
}

Result<std::vector<Message>> Line::submits_for(const Letter& letter) {
  Message like;
  like.service_type = settings_.service_type;
  like.source = settings_.source;
  if (!like.source.digits.empty())
    like.source.digits += sms::extension_of(letter.office_code, settings_.extension_digits);
  like.destination = {settings_.destination_ton, settings_.destination_npi,
                      digits_of(settings_.number_form, letter.phone)};
  like.registered_delivery = kFinalReceipt;
  if (settings_.tells_validity && letter.good_for)
    like.validity_period = validity_of(*letter.good_for);
  std::uint16_t reference = 0;
  {
    const std::scoped_lock lock(mutex_);
    reference = ++reference_;
  }
  return submits_of(like, final_text(letter.text), reference, ReferenceSize::octet);
}

SmsAnswer Line::down_answer(const std::string& phone, const Link::Down& down) const {
  SmsAnswer answer{.phone = phone, .meaning = AnswerClass::retry};
  Verdict refused = verdict_of(down.refused, settings_.vendor);
  if (down.refused != 0 && refused.advice == Advice::block) {
    answer.meaning = AnswerClass::channel;
    answer.verdict = std::move(refused);
    return answer;
  }
  answer.verdict = {.advice = Advice::retry,
                    .code = down.refused != 0 ? refused.code : "smpp.not_bound",
                    .reason = "短信直连线路没有接通，正在重新连接",
                    .again_after = std::clamp(down.again_after, seconds{1}, kAgainMax)};
  return answer;
}

SmsAnswer Line::send(const Letter& letter) {
  if (const auto down = sender().down()) return down_answer(letter.phone, *down);
  auto submits = submits_for(letter);
  if (!submits)
    return {.phone = letter.phone,
            .meaning = AnswerClass::wording,
            .verdict = {Advice::give_up, submits.error().code, submits.error().what, true}};
  const auto sending = std::make_shared<Sending>();
  sending->phone = letter.phone;
  sending->key = letter.key;
  sending->ends.resize(submits->size());
  sending->open = submits->size();
  const auto first_by = std::chrono::steady_clock::now() + settings_.response_limit;
  const auto last_by = submits->size() > 1 ? first_by + kPartsBehind : first_by;
  std::unique_lock lock(mutex_);
  for (std::size_t i = 0; i < submits->size(); ++i) {
    const SubmitId id = ++last_submit_;
    sending->submits.push_back(id);
    open_.emplace(id, Place{sending, i});
  }
  for (std::size_t i = 0; i < submits->size(); ++i) {
    const SubmitId id = sending->submits[i];
    if (sender().submit(id, std::move((*submits)[i]), i == 0 ? first_by : last_by)) continue;
    sending->ends[i] = Ended{id, End::not_sent, 0, {}};
    --sending->open;
    open_.erase(id);
  }
  all_ended_.wait_until(lock, last_by + settings_.response_limit + kOverdue,
                        [&] { return sending->open == 0; });
  for (const SubmitId id : sending->submits) open_.erase(id);
  return answer_of(*sending);
}

// All parts together are one answer: what was taken in part must not go out again as a whole.
SmsAnswer Line::answer_of(const Sending& sending) const {
  SmsAnswer answer{.phone = sending.phone};
  std::size_t taken = 0;
  const Ended* refused = nullptr;
  bool is_unanswered = false;
  for (const auto& one : sending.ends) {
    store::SentPart part{{}, false};
    if (!one || one->end == End::unanswered) {
      is_unanswered = true;
    } else if (one->end == End::answered && one->status == status::kOk) {
      ++taken;
      const IdKeys id = id_keys(settings_.ids.response, one->message_id);
      part = {{id.text, id.number}, true};
      if (answer.provider_id.empty()) answer.provider_id = id.text;
    } else if (refused == nullptr || refused->end == End::not_sent) {
      refused = &*one;
    }
    answer.verdict.parts.push_back(std::move(part));
  }
  if (taken == sending.ends.size()) {
    answer.meaning = AnswerClass::ok;
    answer.verdict.advice = Advice::accepted;
    answer.verdict.code = status_name(status::kOk);
    return answer;
  }
  Verdict why = refused == nullptr ? Verdict{} : verdict_of(refused->status, settings_.vendor);
  if (is_unanswered || taken > 0) {
    answer.meaning = AnswerClass::maybe;
    answer.verdict.advice = Advice::unanswered;
    answer.verdict.code = is_unanswered ? std::string(kLineSilent) : "smpp.partly";
    answer.verdict.reason = is_unanswered ? "短信中心没有回答，不能确定是否已发出"
                                          : "这条长短信只发出了一部分：" + why.reason;
    answer.verdict.alarm = !is_unanswered;
    return answer;
  }
  answer.verdict.parts.clear();
  if (refused->end == End::not_sent) {
    answer.meaning = AnswerClass::retry;
    answer.verdict.advice = Advice::retry;
    answer.verdict.code = refused->status != 0 ? why.code : "smpp.not_sent";
    answer.verdict.reason = refused->status != 0 ? why.reason : "短信没有发出，稍后再发";
    answer.verdict.again_after = seconds{1};
    return answer;
  }
  answer.meaning = class_of(why.advice);
  answer.verdict = std::move(why);
  return answer;
}

void Line::told(Link& link, const std::string& connection, SessionEvent event) {
  if (auto* end = std::get_if<Ended>(&event)) return ended(std::move(*end));
  if (const auto* late = std::get_if<TakenLate>(&event)) return taken_late(*late);
  if (const auto* one = std::get_if<Confirmed>(&event))
    return hooks_.confirmed(connection, one->handle.header.sequence);
  auto* arrived = std::get_if<Arrived>(&event);
  if (arrived == nullptr) return;
  LineArrival arrival{
      connection, arrived->handle.header.sequence, {}, std::move(arrived->pdu.tlvs)};
  if (auto* message = std::get_if<Message>(&arrived->pdu.body))
    arrival.message = std::move(*message);
  hooks_.arrived(std::move(arrival), [&link, handle = arrived->handle](Hooks::Taken taken) {
    using enum Hooks::Taken;
    link.acknowledge(handle, taken == not_committed ? status::kTryLater : status::kOk,
                     taken == committed_words ? Session::Confirm::yes : Session::Confirm::no);
  });
}

void Line::ended(Ended ended) {
  std::vector<SubmitId> in_vain;  // the parts behind one that was refused
  {
    const std::scoped_lock lock(mutex_);
    const bool is_taken = ended.end == End::answered && ended.status == status::kOk;
    ++(is_taken ? taken_ : ended.end == End::unanswered ? unanswered_ : refused_);
    const auto open = open_.find(ended.submit);
    if (open == open_.end()) return;
    const auto [sending, index] = std::move(open->second);
    open_.erase(open);
    if (ended.end == End::unanswered) {
      late_.emplace(ended.submit, Late{sending->key, int(index) + 1});
      while (late_.size() > kLateMax) late_.erase(late_.begin());
    } else if (!is_taken) {
      in_vain = sending->submits;
    }
    sending->ends[index] = std::move(ended);
    if (--sending->open == 0) all_ended_.notify_all();
  }
  for (const SubmitId id : in_vain) sender().withdraw(id);
}

void Line::taken_late(const TakenLate& late) {
  LateAnswer answer;
  {
    const std::scoped_lock lock(mutex_);
    const auto known = late_.find(late.submit);
    if (known == late_.end()) return;
    ++taken_late_;
    const IdKeys id = id_keys(settings_.ids.response, late.message_id);
    answer = {known->second.key, known->second.sequence, {id.text, id.number}};
    late_.erase(known);
  }
  hooks_.taken_late(std::move(answer));
}

Line::Counts Line::counts() const {
  Counts all;
  all.is_bound = true;
  for (const auto& link : links_) {
    const Link::Counts one = link->counts();
    all.is_bound = all.is_bound && one.is_bound;
    all.in_flight += one.in_flight;
    all.written += one.session.written;
    all.throttled += one.session.throttled;
    all.strange += one.session.strange;
    all.binds += one.binds;
    all.losses += one.losses;
  }
  all.parts_per_second = links_.front()->counts().parts_per_second;
  const std::scoped_lock lock(mutex_);
  all.taken = taken_;
  all.refused = refused_;
  all.unanswered = unanswered_;
  all.taken_late = taken_late_;
  return all;
}

}  // namespace huiyin::gateway::smpp

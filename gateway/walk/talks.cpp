#include "gateway/walk/talks.h"

#include <algorithm>
#include <exception>

#include "base/ensure.h"
#include "base/log.h"
#include "base/thrown.h"
#include "bot/risks.h"
#include "bot/staff.h"
#include "gateway/walk/pressing.h"
#include "gateway/walk/reading.h"
#include "gateway/walk/signal_answers.h"
#include "store/heeding.h"
#include "store/outbox.h"
#include "store/sayings.h"
#include "store/staff_desk.h"

namespace huiyin::gateway {

using store::Claims;
using store::ConversationId;
using store::Transaction;

// One message on its way: read and understood outside the transaction, answered inside it.
struct Talks::Job {
  store::Conversation who;
  store::Waiting message;
  std::optional<Heard> heard;
  std::optional<bot::Session> session;
  bot::Understood understood;
  const store::Office* office = nullptr;  // of an SMS that answers one; null: by its account
};

Talks::Talks(Parts parts, TalkSettings settings,
             std::function<void(ConversationId, const store::Turn&)> has_mail,
             std::function<void()> awake)
    : parts_(parts),
      settings_(settings),
      has_mail_(std::move(has_mail)),
      awake_(std::move(awake)) {}

Talks::~Talks() = default;

void Talks::load() {
  for (const ConversationId id :
       parts_.database.read([](Transaction& tx) { return store::with_work(tx); }))
    lanes_.add(id);
  for (const ConversationId id :
       parts_.database.read([](Transaction& tx) { return store::unheeded(tx); }))
    lanes_.add(id);
  awake_();
}

void Talks::wake(ConversationId who) {
  lanes_.add(who);
  awake_();
}

bool Talks::step() {
  if (in_flight_ >= settings_.in_flight_max) return false;
  std::optional<ConversationId> who;
  const auto ticket = line_.enter([&] {
    who = lanes_.take(parts_.clock.now());
    return who.has_value();
  });
  if (!ticket) return false;
  const auto job = std::make_shared<Job>();
  job->who.id = *who;
  Found found = Found::nothing;
  std::exception_ptr why;
  try {
    found = prepare(*job);
  } catch (...) {  // of this message alone, or of the store: nothing was changed
    why = std::current_exception();
  }
  if (why || found != Found::message) {
    line_.leave(*ticket, [] {});
    if (why)
      failed(job, why);
    else if (found == Found::elsewhere)
      lanes_.release_until(*who, parts_.clock.now() + settings_.elsewhere);
    else
      lanes_.release(*who);
    return true;
  }
  ++in_flight_;
  // Written in the order of taking: a place on a waiting list is as good as the asking was early.
  line_.leave(*ticket, [this, job] { hand_over(job); });
  return true;
}

void Talks::hand_over(const std::shared_ptr<Job>& job) {
  auto more = std::make_shared<bool>(false);
  try {
    parts_.database.write_async([this, job, more](Transaction& tx) { *more = answer(tx, *job); },
                                [this, job, more](std::exception_ptr why) {
                                  --in_flight_;
                                  if (why) return failed(job, why);
                                  ++answered_;
                                  if (*more)
                                    lanes_.release_with_more(job->who.id);
                                  else
                                    lanes_.release(job->who.id);
                                  if (lanes_.size() > 0) awake_();
                                });
  } catch (const store::DatabaseError& error) {  // the store takes no more just now
    log::error("answer not taken by the store message={} error={}", job->message.id.value,
               error.what());
    --in_flight_;
    ++failed_;
    lanes_.release_until(job->who.id, parts_.clock.now() + settings_.retry_first);
  }
}

Talks::Found Talks::prepare(Job& job) {
  const ConversationId who = job.who.id;
  if (parts_.claims && !parts_.claims->take(Claims::Of::talk, Claims::subject(who)))
    return Found::elsewhere;
  const bool there = parts_.database.read([&](Transaction& tx) {
    auto conversation = store::conversation(tx, parts_.keys, who);
    if (!conversation) return false;
    auto message = conversation->is_taken ? store::oldest_unheeded(tx, parts_.keys, who)
                                          : store::oldest_waiting(tx, parts_.keys, who);
    if (!message) return false;
    job.who = std::move(*conversation);
    job.message = std::move(*message);
    return true;
  });
  if (!there) {  // any more
    if (parts_.claims) parts_.claims->give_up(Claims::Of::talk, Claims::subject(who));
    return Found::nothing;
  }
  const bool of_staff = job.who.address.channel == store::kWecomApp;
  const bool is_sms = job.who.address.channel == store::kSms;
  job.heard = of_staff ? read_app(job.message.raw)
              : is_sms ? read_sms(job.message.raw)
                       : read_kf(job.message.raw);
  if (job.message.kind == "recalled" || !job.heard) {
    job.heard.reset();
    return Found::message;
  }
  auto session = bot::Session::parse(job.who.session);
  // A session that cannot be read must not silence the citizen: the talk begins anew.
  if (!session)
    log::error("session refused conversation={} code={}", who.value, session.error().code);
  job.session = session ? std::move(*session) : bot::Session();
  if (is_sms) find_thread(job);
  // "明天" is the day after it was written, not after it was read.
  const Instant now = parts_.clock.now();
  const Instant said_at = std::clamp(job.message.sent_at, now - days{3}, now);
  job.heard->message.at = said_at;
  job.understood = understood(job);
  return Found::message;
}

// An office's examples are of how citizens speak: what staff say is a command to a program.
bot::Understood Talks::understood(const Job& job) const {
  const bot::Message& message = job.heard->message;
  const bot::Understanding& ear = parts_.understanding;
  if (parts_.examples == nullptr || job.who.address.channel == store::kWecomApp)
    return ear.understand(message.text, message.at, job.session->awaiting());
  const auto taught = parts_.examples->of(office_of(job).code);
  return ear.understand(message.text, message.at, job.session->awaiting(), *taught);
}

// What another office asked is not answered by this: its question stays with it.
void Talks::find_thread(Job& job) const {
  if (settings_.sms_extension_digits.empty()) return;  // one number for all: the main office's
  const bool is_awaited = job.session->awaiting() != "idle";
  const SmsThread thread = parts_.database.read([&](Transaction& tx) {
    return sms_thread(tx, parts_.offices, settings_.sms_extension_digits, job.who.id, *job.heard,
                      is_awaited, parts_.clock.now());
  });
  job.office = thread.office;
  if (thread.is_new_talk) job.session = bot::Session();
}

// Which message it is that does not open. False: the store does not say.
bool Talks::identify(Job& job) {
  try {
    return parts_.database.read([&](Transaction& tx) {
      auto head = store::oldest_unopened(tx, job.who.id);
      if (!head) return false;
      job.who.address.channel = std::move(head->channel);
      job.who.address.account = std::move(head->account);
      job.message.id = head->id;
      job.message.trace = std::move(head->trace);
      job.message.attempts = head->attempts;
      return true;
    });
  } catch (const store::DatabaseError&) {  // it is tried again, and told again
    return false;
  }
}

// Where he works or, of a citizen, that of the account that he writes to.
const store::Office& Talks::office_of(const Job& job) const {
  if (job.office != nullptr) return *job.office;
  const store::Address& from = job.who.address;
  return from.channel == store::kWecomApp ? parts_.offices.of_staff(from.user)
                                          : parts_.offices.of_account(from.account);
}

store::DeskContext Talks::desk(Transaction& tx, const Job& job, Instant now) const {
  store::DeskContext desk{parts_.at_main(tx, now, job.message.trace, has_mail_).at(office_of(job)),
                          job.who};
  desk.message = job.message.id;
  return desk;
}

bool Talks::answer(Transaction& tx, const Job& job) {
  const Instant now = parts_.clock.now();
  const ConversationId who = job.who.id;
  if (parts_.claims) parts_.claims->finish(tx, Claims::Of::talk, Claims::subject(who));
  const store::Hold hold = store::hold_of(tx, job.who);
  if (job.who.is_taken && hold == store::Hold::taken) {
    listen(tx, job, now);
    return store::settle_heeding(tx, who, job.message.id);
  }
  // Taken since it was read: its words wait for the person. Given back since: they are read anew.
  if (hold == store::Hold::taken) return store::is_unheeded(tx, who);
  if (job.who.is_taken || hold == store::Hold::changed) return store::settle_work(tx, who);
  if (!store::finish(tx, job.message.id)) return store::settle_work(tx, who);
  if (job.who.with_person) listen(tx, job, now);
  // While a person serves, the bot keeps silent; what was written is on record.
  if (job.heard && !job.who.with_person) {
    const store::DeskContext context = desk(tx, job, now);
    bot::Turn turn;
    if (job.who.address.channel == store::kWecomApp) {
      turn = staff_turn(context, job);
    } else if (auto taken = answer_to_signal(context, job.heard->message,
                                             job.session->awaiting() != "idle")) {
      turn = {*job.session, {{*std::move(taken), {}, {}}}};
    } else {
      turn = citizen_turn(context, job);
    }
    store::put_sayings(tx, parts_.keys, parts_.random,
                       {.to = who,
                        .answers = job.message.id,
                        .office = context.office.code,
                        .channel = job.who.address.channel,
                        .sayings = turn.sayings,
                        .welcome_code = job.heard->welcome_code,
                        .welcome_until = job.message.sent_at + settings_.welcome_valid,
                        .trace = job.message.trace},
                       now);
    const auto has_more = store::keep_turn(tx, parts_.keys, job.who, turn.session.text());
    if (!has_more) throw Broken("one conversation is in one hand at a time");
    const bool is_welcome = !job.heard->welcome_code.empty();
    tx.after_commit(
        [this, who,
         turn = store::Turn{is_welcome ? store::Priority::at_once : store::Priority::reply,
                            context.office.code}] { has_mail_(who, turn); });
    return *has_more;
  }
  return store::settle_work(tx, who);
}

// A person answers: what is said in danger is told to staff all the same.
void Talks::listen(Transaction& tx, const Job& job, Instant now) const {
  if (!job.heard || job.who.address.channel == store::kWecomApp) return;
  const store::DeskContext context = desk(tx, job, now);
  store::OfficeDesk office(context);
  bot::risks::listen(job.heard->message, job.understood, office);
}

bot::Turn Talks::citizen_turn(const store::DeskContext& context, const Job& job) const {
  store::OfficeDesk desk(context);
  const auto& words = parts_.words.at(job.session->words_version());
  return bot::converse(*job.session, job.heard->message, job.understood, desk, words,
                       settings_.limits);
}

bot::Turn Talks::staff_turn(const store::DeskContext& context, const Job& job) {
  bot::Message message = job.heard->message;
  if (job.heard->press) {
    auto pressed = take_press(context, *job.heard->press, message.at);
    if (!pressed) return {*job.session, {}};
    message = *std::move(pressed);
  }
  store::StaffBooks desk(context);
  return bot::converse_staff(*job.session, message, job.understood, desk, context.words);
}

void Talks::failed(const std::shared_ptr<Job>& job, std::exception_ptr why) {
  ++failed_;
  bool is_ours = job->message.id.value != 0 || identify(*job);
  try {
    std::rethrow_exception(why);
  } catch (const store::Unreadable& error) {  // a row of this message's, or of what it asks for
    log::error("answer needs what cannot be read message={} attempt={} trace={} error={}",
               job->message.id.value, job->message.attempts + 1, job->message.trace, error.what());
  } catch (const store::DatabaseError& error) {
    is_ours = false;  // a full disk is nobody's message: it is tried until it goes
    log::error("answer not committed conversation={} message={} error={}", job->who.id.value,
               job->message.id.value, error.what());
  } catch (...) {  // of this message alone
    log::error("answer failed message={} attempt={} trace={} kind={}", job->message.id.value,
               job->message.attempts + 1, job->message.trace, kind_of_thrown());
  }
  const auto delay = settings_.retry_first * (1 << std::min(job->message.attempts, 8));
  const Instant again = parts_.clock.now() + delay;
  if (!is_ours) return lanes_.release_until(job->who.id, again);
  try {
    parts_.database.write_async(
        [this, job](Transaction& tx) {
          if (parts_.claims)
            parts_.claims->keep(tx, Claims::Of::talk, Claims::subject(job->who.id));
          if (store::count_attempt(tx, job->message.id) < settings_.attempts_max) return;
          store::park(tx, job->message.id);
          apologise(tx, *job);
          store::settle_work(tx, job->who.id);
          tx.after_commit([this] { ++parked_; });
        },
        [this, job, again](std::exception_ptr) { lanes_.release_until(job->who.id, again); });
  } catch (const store::DatabaseError& error) {  // the attempt is not counted: one more is made
    log::error("attempt not taken by the store message={} error={}", job->message.id.value,
               error.what());
    lanes_.release_until(job->who.id, again);
  }
}

void Talks::apologise(Transaction& tx, const Job& job) {
  const Instant now = parts_.clock.now();
  const store::DeskContext context = desk(tx, job, now);
  store::put_sayings(
      tx, parts_.keys, parts_.random,
      {.to = job.who.id,
       .answers = job.message.id,
       .office = context.office.code,
       .channel = job.who.address.channel,
       .sayings = {{context.words.say("desk.sorry", {{"电话", context.office.facts.phone}}),
                    {},
                    {}}},
       .welcome_code = {},
       .welcome_until = now,
       .trace = job.message.trace},
      now);
  if (job.who.address.channel == store::kWecomKf)
    store::OfficeDesk(context).ask_for_human("desk.sorry");
  tx.after_commit(
      [this, who = job.who.id, turn = store::Turn{store::Priority::reply, context.office.code}] {
        has_mail_(who, turn);
      });
}

Talks::Counts Talks::counts() const { return {answered_, failed_, parked_}; }

}  // namespace huiyin::gateway

// A simulated office's day by SMS: its providers, its door for what they push, and what its people
// are told by SMS because the day of reception was moved.
#include <algorithm>

#include "base/ensure.h"
#include "gateway/channels/plain_text.h"
#include "gateway/http/http_server.h"
#include "store/conversations.h"
#include "store/moved_days.h"
#include "store/outbox.h"
#include "store/sayings.h"
#include "tests/simulation/world.h"

namespace huiyin::simulation {
namespace {

using store::OutboxState;

// How much is known of a message: it only grows.
int height_of(OutboxState state) {
  switch (state) {
    case OutboxState::queued:
    case OutboxState::held:
      return 0;
    case OutboxState::accepted:
    case OutboxState::unknown:
    case OutboxState::parked:
      return 1;
    case OutboxState::expired:
    case OutboxState::failed:
    case OutboxState::blocked:
    case OutboxState::kept_back:
      return 2;
    case OutboxState::delivered:
      break;
  }
  return 3;
}

}  // namespace

gateway::HttpAnswer Net::call(const gateway::HttpCall& call) {
  return call.base_url == kWecomUrl ? wecom_.call(call) : sms_.call(call);
}

VirtualSms::PushAnswer World::take_push(const VirtualSms::Push& push) {
  const bool is_report = push.door == sim::sms::Door::reports;
  gateway::HttpRequest request{.method = "POST", .body = push.document};
  request.captures = {std::string(sim::sms::name_of(push.provider))};
  request.query.emplace_back("key", sim::sms::Settings().account(push.provider).push_key);
  VirtualSms::PushAnswer answer;
  const auto take = [&] {
    walk_->sms_door().take(
        is_report ? gateway::SmsDoor::What::reports : gateway::SmsDoor::What::replies, request,
        gateway::Responder([&answer](gateway::HttpResponse given) {
          answer = {given.status, std::move(given.body)};
        }));
  };
  // Within a call of ours, what fell with the disk is mourned when that call ends.
  if (sms_.is_calling())
    take();
  else
    guarded(take);
  if (LyingDisk::the().is_on()) watch_states();
  return answer;
}

void World::watch_states() {
  database_->read([this](store::Transaction& tx) {
    for (const auto& [id, state] : tx.rows<std::int64_t, std::int64_t>(
             "SELECT id, state FROM outbox WHERE channel = 'sms' ORDER BY id")) {
      int& height = heights_[id];
      if (height_of(OutboxState(state)) < height)
        outcome_.violations.push_back("SMS " + std::to_string(id) + " went back to state " +
                                      std::to_string(state));
      height = height_of(OutboxState(state));
    }
  });
}

// Whatever citizens wrote by SMS has come, and was answered.
bool World::sms_are_read() {
  return sms_.replies_under_way() == 0 && database_->read([](store::Transaction& tx) {
    return !tx.row<std::int64_t>(
        "SELECT 1 FROM inbox i JOIN conversation c ON c.id = i.conversation_id WHERE i.state = 0 "
        "AND c.channel = 'sms' LIMIT 1");
  });
}

void World::move_january() {
  const store::OfficeParts parts{*database_, shared_.keys, office_clock_,
                                 chance_,    *words_,      shared_.offices};
  const auto refused = database_->write([&](store::Transaction& tx) {
    const auto moved = store::move_reception(
        parts.at_main(tx, office_clock_.now(), "move", walk_->mail_waits()),
        {.from = kJanuary, .to = kJanuary + days{3}, .by = "高朗", .reason = "另有安排"});
    return moved ? std::string() : moved.error().code;
  });
  // A commit of which the dying disk did not tell may have been one.
  ensure(refused.empty() || refused == "reception.no_such_day", "the office moves its own day");
  is_january_moved_ = true;
}

// Receipts come on their providers' own schedules, for hours.
void World::finish_sms() {
  constexpr int kPushesMax = 5000;
  for (int i = 0; sms_.next_due() && i < kPushesMax; ++i) {
    clock_.set(std::max(clock_.now(), *sms_.next_due()));
    finish_now();
  }
}

void World::read_sms() {
  database_->read([this](store::Transaction& tx) {
    for (const auto& [who, key, body, state, code, reason, by, id, twice] :
         tx.rows<std::int64_t, std::string, std::string, std::int64_t, std::optional<std::string>,
                 std::optional<std::string>, std::optional<std::string>, std::optional<std::string>,
                 std::int64_t>(
             "SELECT conversation_id, message_key, body, state, last_code, reason, sent_by, "
             "provider_id, possible_double FROM outbox WHERE channel = 'sms' ORDER BY id")) {
      SmsRow row;
      row.phone = store::conversation(tx, shared_.keys, {who})->address.user;
      row.text = gateway::sms_text(
          store::read_saying_body(
              shared_.keys.open_or_throw(body, "outbox/" + key, "a message of the simulation"))
              .saying);
      row.key = key;
      row.state = state;
      row.code = code.value_or("");
      row.reason = reason.value_or("");
      row.sent_by = by.value_or("");
      row.provider_id = id.value_or("");
      row.is_possible_double = twice != 0;
      outcome_.by_sms.push_back(std::move(row));
    }
  });
  for (const std::string& phone : sms_.phones()) outcome_.on_phones[phone] = sms_.shown(phone);
}

}  // namespace huiyin::simulation

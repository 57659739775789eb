#include "store/signals.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "store/signal_telling.h"
#include "store/takeovers.h"

namespace huiyin::store {
namespace {

constexpr std::array<std::string_view, 3> kOfLife = {"self_harm", "violence", "safety_emergency"};
constexpr std::array<std::string_view, 2> kOfStaff = {"complaint", "accusation"};

std::optional<Instant> moment(const std::optional<std::int64_t>& ms) {
  return ms ? std::optional(Instant(milliseconds{*ms})) : std::nullopt;
}

Value id_or_null(const std::optional<ConversationId>& id) {
  return id ? Value{id->value} : Value{nullptr};
}

std::string row_of_outcome(SignalId id) {
  return "signal_record/" + std::to_string(id.value) + "/outcome";
}

// One message may be heard more than once: when its turn is done anew, or by the person who has
// the talk and later by the bot.
bool is_raised_already(const OfficeContext& desk, std::optional<ConversationId> said_in,
                       const bot::Signal& signal) {
  if (!desk.message || !said_in) return false;
  return desk.tx
      .row<std::int64_t>(
          "SELECT s.id FROM signal s JOIN signal_record r ON r.id = s.record_id WHERE "
          "s.conversation_id = $1 AND s.kind = $2 AND s.inbox_id = $3 AND r.case_no = $4 LIMIT 1",
          {said_in->value, signal.kind, desk.message->value, signal.case_number})
      .has_value();
}

std::optional<SignalId> same_signal(const OfficeContext& desk,
                                    std::optional<ConversationId> said_in,
                                    const bot::Signal& signal) {
  if (!said_in) return std::nullopt;
  const auto found = desk.tx.row<std::int64_t>(
      "SELECT id FROM signal_record WHERE conversation_id = $1 AND kind = $2 AND case_no = $3 AND "
      "state <> 2 AND last_at >= $4 ORDER BY last_at DESC, id DESC LIMIT 1",
      {said_in->value, signal.kind, signal.case_number,
       unix_ms(desk.now - desk.office.signals.same_within)});
  return found ? std::optional(SignalId{std::get<0>(*found)}) : std::nullopt;
}

void keep_words(const OfficeContext& desk, std::optional<ConversationId> said_in, SignalId record,
                const bot::Signal& signal) {
  const auto id = desk.tx.insert(
      "INSERT INTO signal(conversation_id, kind, at, detail, inbox_id, record_id) VALUES ($1, $2, "
      "$3, '', $4, $5)",
      {said_in ? said_in->value : std::int64_t{0}, signal.kind, unix_ms(desk.now),
       desk.message ? Value{desk.message->value} : Value{nullptr}, record.value});
  ensure(id.has_value(), "an inserted signal has an id");
  desk.tx.execute("UPDATE signal SET detail = $1 WHERE id = $2",
                  {desk.keys.seal(signal.words, "signal/" + std::to_string(*id)), *id});
}

// By the names of the office's people in its words; who is meant by none stays unknown, so that the
// whole of it goes to supervisors alone.
void note_named(const OfficeContext& desk, SignalId record, const std::string& words) {
  for (const StaffMember& member : desk.office.staff)
    if (words.find(member.name) != std::string::npos)
      keep_signal_from(desk.tx, record, member.name);
}

Problem taken_already(const SignalRecord& record) {
  const std::string who = record.taken_by.empty() ? "微信客服的接待人员" : record.taken_by;
  return {"signal.taken", "id", who + "已经接手这条预警", "请和对方联系；需要时可以直接记下结果"};
}

Problem ended_already(const SignalRecord& record) {
  return {"signal.ended", "id", "这条预警已经由" + record.ended_by + "办完",
          "请刷新页面，看记下的结果"};
}

}  // namespace

bool is_of_life(std::string_view kind) { return std::ranges::find(kOfLife, kind) != kOfLife.end(); }

bool is_of_staff(std::string_view kind) {
  return std::ranges::find(kOfStaff, kind) != kOfStaff.end();
}

std::optional<SignalRecord> signal_record(Transaction& tx, SignalId id) {
  const auto head =
      tx.row<std::string, std::string, std::optional<std::int64_t>, std::string, std::string,
             std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
          "SELECT office, kind, conversation_id, case_no, booking_no, people, times, raised_at, "
          "last_at, told_at FROM signal_record WHERE id = $1",
          {id.value});
  const auto tail =
      tx.row<std::int64_t, std::optional<std::int64_t>, std::string, std::optional<std::int64_t>,
             std::string, std::string, std::optional<std::int64_t>, std::int64_t>(
          "SELECT state, taken_at, taken_by, ended_at, ended_by, outcome, press_at, is_guarded "
          "FROM signal_record WHERE id = $1",
          {id.value});
  if (!head || !tail) return std::nullopt;
  const auto& [office, kind, conversation, case_no, booking_no, people, times, raised, last, told] =
      *head;
  const auto& [state, taken, taken_by, ended, ended_by, outcome, press, guarded] = *tail;
  return SignalRecord{
      .id = id,
      .office = office,
      .kind = kind,
      .conversation = conversation ? std::optional(ConversationId{*conversation}) : std::nullopt,
      .case_no = case_no,
      .booking_no = booking_no,
      .people = int(people),
      .times = int(times),
      .raised = Instant(milliseconds{raised}),
      .last = Instant(milliseconds{last}),
      .told = Instant(milliseconds{told}),
      .state = SignalState(state),
      .taken = moment(taken),
      .ended = moment(ended),
      .taken_by = taken_by,
      .ended_by = ended_by,
      .outcome = outcome,
      .is_pressed = press.has_value(),
      .is_guarded = guarded != 0};
}

std::optional<std::string> signal_outcome(const Keyring& keys, const SignalRecord& record) {
  if (record.outcome.empty()) return std::string();
  const auto opened = keys.open(record.outcome, row_of_outcome(record.id));
  return opened ? std::optional(*opened) : std::nullopt;
}

SignalId new_signal_record(const OfficeContext& desk, const NewSignal& signal) {
  const auto id = desk.tx.insert(
      "INSERT INTO signal_record(office, kind, conversation_id, case_no, booking_no, people, "
      "raised_at, last_at, told_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 0)",
      {desk.office.code, signal.kind, id_or_null(signal.said_in), signal.case_no, signal.booking_no,
       std::int64_t{signal.people}, unix_ms(desk.now)});
  ensure(id.has_value(), "an inserted record of a signal has an id");
  return {*id};
}

void count_signal_again(const OfficeContext& desk, SignalId id, int people) {
  desk.tx.execute(
      "UPDATE signal_record SET times = times + 1, last_at = $1, people = CASE WHEN people < $2 "
      "THEN $2 ELSE people END WHERE id = $3",
      {unix_ms(desk.now), std::int64_t{people}, id.value});
}

void guard_signal(Transaction& tx, SignalId id) {
  tx.execute("UPDATE signal_record SET is_guarded = 1 WHERE id = $1", {id.value});
}

void keep_signal_from(Transaction& tx, SignalId id, const std::string& name) {
  tx.execute(
      "INSERT INTO signal_named(record_id, name) VALUES ($1, $2) ON CONFLICT (record_id, name) DO "
      "NOTHING",
      {id.value, name});
}

void raise_signal(const OfficeContext& desk, std::optional<ConversationId> said_in,
                  const bot::Signal& signal) {
  if (is_raised_already(desk, said_in, signal)) return;
  const OfficeContext told =
      signal.case_number.empty() ? desk : desk.at_office_of(signal.case_number);
  const auto same = same_signal(told, said_in, signal);
  const SignalId id = same ? *same
                           : new_signal_record(told, {signal.kind, said_in, signal.case_number,
                                                      signal.booking_number, signal.people});
  if (same) count_signal_again(told, id, signal.people);
  keep_words(told, said_in, id, signal);
  if (is_of_staff(signal.kind)) note_named(told, id, signal.words);
  // Whoever looks at the talk is told of it there, but for what he may not know or sees by the
  // case.
  const bool is_of_talk = signal.case_number.empty() && !is_of_staff(signal.kind);
  if (said_in && is_of_talk) note_signal(told.tx, *said_in, told.now);
  const SignalRecord record = *signal_record(told.tx, id);
  // Counted from when staff were told, not from the last time: who goes on alarming would otherwise
  // be told of once and never again.
  if (told.now - record.told >= told.office.signals.same_within)
    tell_of_signal(told, record, signal.words);
}

Result<SignalRecord> take_up_signal(const OfficeContext& office, SignalId id,
                                    const std::string& by) {
  const auto is_mine = office.tx.execute(
      "UPDATE signal_record SET state = 1, taken_at = $1, taken_by = $2, press_at = NULL WHERE id "
      "= $3 AND state = 0",
      {unix_ms(office.now), by, id.value});
  const auto record = signal_record(office.tx, id);
  ensure(record.has_value(), "a signal that is taken up is there");
  if (is_mine > 0) return *record;
  if (record->state == SignalState::ended) return Refused(ended_already(*record));
  if (record->taken_by != by) return Refused(taken_already(*record));
  return *record;
}

Result<SignalRecord> end_signal(const OfficeContext& office, SignalId id, const std::string& by,
                                const std::string& outcome) {
  const auto is_mine = office.tx.execute(
      "UPDATE signal_record SET taken_by = CASE WHEN state = 0 THEN $2 ELSE taken_by END, taken_at "
      "= COALESCE(taken_at, $1), state = 2, ended_at = $1, ended_by = $2, outcome = $3, press_at = "
      "NULL WHERE id = $4 AND state <> 2",
      {unix_ms(office.now), by, office.keys.seal(outcome, row_of_outcome(id)), id.value});
  const auto record = signal_record(office.tx, id);
  ensure(record.has_value(), "a signal that is ended is there");
  if (is_mine == 0) return Refused(ended_already(*record));
  return *record;
}

void take_up_with_talk(Transaction& tx, ConversationId conversation, const std::string& by,
                       Instant now) {
  tx.execute(
      "UPDATE signal_record SET state = 1, taken_at = $1, taken_by = $2, press_at = NULL WHERE "
      "conversation_id = $3 AND state = 0 AND case_no = '' AND kind <> 'complaint' AND kind <> "
      "'accusation'",
      {unix_ms(now), by, conversation.value});
}

std::optional<SignalToTake> signal_told_to(Transaction& tx, const std::string& name,
                                           ToldSignals which, Instant since) {
  std::vector<std::int64_t> open;
  for (const auto& [id, kind] : tx.rows<std::int64_t, std::string>(
           "SELECT r.id, r.kind FROM signal_told t JOIN signal_record r ON r.id = t.record_id "
           "WHERE t.name = $1 AND t.at >= $2 AND r.state = 0 ORDER BY t.at DESC, r.id DESC",
           {name, unix_ms(since)}))
    if ((which == ToldSignals::of_any || is_of_life(kind)) &&
        std::ranges::find(open, id) == open.end())
      open.push_back(id);
  if (open.empty()) return std::nullopt;
  return SignalToTake{{open.front()}, int(open.size()) - 1};
}

}  // namespace huiyin::store

// Signals 预警 on record: what the office must be told at once, who took it up and what was done
// (domain: Signals). Never a verdict on a person. Raised in the transaction of the turn in which it
// was said, together with the messages to staff; the same kind in the same talk within
// SignalRules::same_within is one signal, counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "bot/desk.h"
#include "store/desk_context.h"

namespace huiyin::store {

using SignalId = Id<struct SignalRow>;

enum class SignalState { open = 0, taken = 1, ended = 2 };

struct SignalRecord {
  SignalId id;
  std::string office, kind;
  std::optional<ConversationId> conversation = {};
  std::string case_no = {}, booking_no = {};
  int people = 0;  // the most that were named; 0: none were
  int times = 1;
  Instant raised{}, last{}, told{};
  SignalState state = SignalState::open;
  std::optional<Instant> taken = {}, ended = {};
  std::string taken_by = {}, ended_by = {};  // taken by "": a servicer in his WeCom client
  std::string outcome = {};                  // as it lies, sealed: signal_outcome() opens it
  bool is_pressed = false;                   // somebody is called until it is taken up
  bool is_guarded = false;  // about an accusation, whatever its kind: kept as is_of_staff() says
};
std::optional<SignalRecord> signal_record(Transaction& tx, SignalId id);
std::optional<std::string> signal_outcome(const Keyring& keys, const SignalRecord& record);

// Where somebody's life may hang on it: pressed until somebody takes it up.
bool is_of_life(std::string_view kind);
// Who is named in it must not learn of it, nor who shares his desk (domain §h.1, §h.3).
bool is_of_staff(std::string_view kind);

// `desk.message` is what was said, where anything was: raised twice by one message, it is one.
void raise_signal(const OfficeContext& desk, std::optional<ConversationId> said_in,
                  const bot::Signal& signal);

// What raise_signal() and what matters raise (matter_signals.h) are written by: one at the office
// that acts, open, of which nobody is told yet.
struct NewSignal {
  std::string kind;
  std::optional<ConversationId> said_in = {};
  std::string case_no = {}, booking_no = {};
  int people = 0;
};
SignalId new_signal_record(const OfficeContext& desk, const NewSignal& signal);
void count_signal_again(const OfficeContext& desk, SignalId id, int people);
void guard_signal(Transaction& tx, SignalId id);
void keep_signal_from(Transaction& tx, SignalId id, const std::string& name);

// Somebody sees to it. Refuses with signal.taken (`what` names him) and signal.ended; asked again
// by who has it, it changes nothing.
Result<SignalRecord> take_up_signal(const OfficeContext& office, SignalId id,
                                    const std::string& by);
// What was done, in a line; ends it, whoever has it. Refuses with signal.ended.
Result<SignalRecord> end_signal(const OfficeContext& office, SignalId id, const std::string& by,
                                const std::string& outcome);

// Somebody is in the talk himself now (`by` "": a servicer in his client): what was said in it of
// the citizen is his to see to. What is of a matter or of a member of staff stays as it is.
void take_up_with_talk(Transaction& tx, ConversationId conversation, const std::string& by,
                       Instant now);

// The newest open one of those that this member of staff was told of since then.
struct SignalToTake {
  SignalId id;
  int others = 0;  // that he was told of, and are open too
};
enum class ToldSignals { of_any, of_life };
std::optional<SignalToTake> signal_told_to(Transaction& tx, const std::string& name,
                                           ToldSignals which, Instant since);

}  // namespace huiyin::store

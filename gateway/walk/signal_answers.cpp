#include "gateway/walk/signal_answers.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "bot/cues.h"
#include "bot/staff/commands.h"
#include "store/signal_answers.h"

namespace huiyin::gateway {
namespace {

using store::SignalState;
using Told = std::vector<store::SignalBySms>;

constexpr hours kAnsweredFor{24};             // "收到" answers none of last week
constexpr std::size_t kAnswerPointsMax = 12;  // a longer one tells of something else
constexpr std::int64_t kYes = 1;              // as other questions by SMS are answered

// Nothing: it is no bare number. "17号" is one.
std::optional<std::int64_t> number_in(std::string text) {
  if (text.ends_with("号")) text.resize(text.size() - std::string_view("号").size());
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

bool takes_up(const std::string& text) {
  const auto command = bot::staff_command(text);
  return command == bot::StaffCommand::take_signal || command == bot::StaffCommand::thanks;
}

// The newest that nobody has yet; where there is none, what became of the newest.
const store::SignalBySms* newest_of(const Told& told) {
  const auto open = std::ranges::find_if(
      told, [](const auto& one) { return one.record.state == SignalState::open; });
  if (open != told.end()) return &*open;
  return told.empty() ? nullptr : &told.front();
}

// A number names its signal; 1 is yes to what waits, never to what is over.
const store::SignalBySms* meant(const Told& told, const std::string& text, bool is_awaited) {
  if (takes_up(text)) return newest_of(told);
  const auto number = number_in(text);
  if (!number || is_awaited) return nullptr;
  const auto named =
      std::ranges::find(told, *number, [](const auto& one) { return one.record.id.value; });
  if (named != told.end()) return &*named;
  const auto* newest = newest_of(told);
  const bool waits = newest != nullptr && newest->record.state == SignalState::open;
  return *number == kYes && waits ? newest : nullptr;
}

std::string others_open(const Told& told, store::SignalId but) {
  const auto count = std::ranges::count_if(told, [&](const auto& one) {
    return one.record.id.value != but.value && one.record.state == SignalState::open;
  });
  return count == 0 ? "" : std::to_string(count);
}

}  // namespace

std::optional<std::string> answer_to_signal(const store::DeskContext& desk,
                                            const bot::Message& message, bool is_awaited) {
  const std::string text = bot::plain(message.text);
  if (message.kind != bot::MessageKind::text || count_points(text) > kAnswerPointsMax)
    return std::nullopt;
  if (!takes_up(text) && !number_in(text)) return std::nullopt;
  const Told told = store::signals_told_by_sms(desk, desk.now - kAnsweredFor);
  const store::SignalBySms* which = meant(told, text, is_awaited);
  if (which == nullptr) return std::nullopt;
  const store::OfficeContext office = desk.at(desk.offices.serving(desk.tx, which->record.office));
  const std::string number = std::to_string(which->record.id.value);
  if (store::take_up_signal(office, which->record.id, which->name))
    return office.words.say("desk.signal_sms_taken",
                            {{"编号", number}, {"件数", others_open(told, which->record.id)}});
  const auto record = store::signal_record(office.tx, which->record.id);
  const bool is_over = record->state == SignalState::ended;
  return office.words.say("desk.signal_sms_has",
                          {{"编号", number}, {"人员", is_over ? "" : record->taken_by}});
}

}  // namespace huiyin::gateway

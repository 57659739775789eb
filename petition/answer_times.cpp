#include "petition/answer_times.h"

namespace huiyin::petition {
namespace {

std::optional<AnswerTime> answer_time(const ClockRun& run) {
  const bool is_counted = run.due && !run.is_exempt && !(run.is_ended && !run.met_on);
  if (!is_counted) return std::nullopt;
  return AnswerTime{run.begins, *run.due, run.met_on};
}

}  // namespace

AnswerTimes answer_times(const ClockCount& count) {
  AnswerTimes times;
  for (const ClockRun& run : count.runs) {
    if (run.clock == "inform" || run.clock == "inform_transferred") times.inform = answer_time(run);
    if (run.clock == "conclude") times.conclude = answer_time(run);
  }
  return times;
}

}  // namespace huiyin::petition

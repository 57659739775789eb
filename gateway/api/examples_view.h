// An office's own example sentences 例句 as the API takes and tells them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "bot/understanding/example_trial.h"
#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "petition/json_reader.h"
#include "store/office_examples.h"

namespace huiyin::gateway::api {

inline constexpr int kExampleSetIdMax = 1'000'000'000;

// Somebody at the console, of an office that citizens write to; else what he is told. A system has
// no second person.
std::optional<Answer> no_teacher(const Call& call);
// Nothing is understood here (a test's room).
Answer no_understanding();

// "examples" of a body.
std::vector<bot::Example> examples_in(petition::JsonReader& in, petition::Faults& faults,
                                      petition::Need need);

OrderedJson heard_json(const bot::Understood& heard);
OrderedJson check_json(const bot::ExampleTrial& trial);
// What is in force, what waits, and what was.
Answer examples_workbench(const Call& call);

// Made ready: an office's own and, behind them, those of the offices above it.
bot::Taught taught_with(const bot::Understanding& understanding, std::vector<bot::Example> own,
                        const std::vector<bot::Example>& above);

}  // namespace huiyin::gateway::api

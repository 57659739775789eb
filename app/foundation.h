// What every command that touches the office stands on: the opened and migrated database, the keys,
// the office, the words, and the understanding. Made from the settings, or refused with everything
// that is wrong.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "bot/understanding/understanding.h"
#include "config/offices.h"
#include "config/settings.h"
#include "gateway/walk/walk.h"
#include "store/database.h"
#include "store/example_book.h"
#include "store/notices.h"
#include "store/office_parts.h"

namespace huiyin::app {

struct Foundation {
  config::Settings settings;
  std::unique_ptr<store::Database> database;  // ends before the walk that its last commits wake
  store::Keyring keys;
  store::OfficeBook offices;
  store::Wordbook words;
  bot::Understanding understanding;
  std::unique_ptr<store::ExampleBook> examples;

  // As long as all of these are.
  store::OfficeParts office_parts(const Clock& clock, Random& random) const;
};

// Makes the data folder where there is none; false when it cannot be made (told in `faults`).
bool make_data_dir(const config::Settings& settings, std::vector<Problem>& faults);

// What a person is told of a database that does not open, is broken, full or not to be written.
Problem database_fault(const config::Settings& settings, const store::DatabaseError& error);

// What config teaches the bot of intents, words and days: learnt once in a program.
Result<bot::Understanding> understanding_of_config();

// Nothing when there are faults (appended).
std::unique_ptr<Foundation> lay_foundation(const config::Settings& settings,
                                           const config::Offices& offices, store::WriterMode writer,
                                           const Clock& clock, Random& random,
                                           std::vector<Problem>& faults);

// The settings of the walk, from the program's.
gateway::WalkSettings walk_settings(const config::Settings& settings);

// For a person at the terminal: what, where and what to do, one line each.
void print_problems(const std::vector<Problem>& problems);

// The same for what should be looked at and hinders nothing; says so first.
void print_warnings(const std::vector<Problem>& warnings);

}  // namespace huiyin::app

// What a reminder says: number, clock and dates, never the story nor a person of it.
#pragma once

#include <string>
#include <vector>

#include "petition/reminder_bundles.h"
#include "store/cards.h"
#include "templates/catalogue.h"

namespace huiyin::store {

// "还有3天", "今天到期", "已超期2天".
std::string time_left(int days, const templates::Catalogue& words);

// One message of at most 2000 bytes, numbered lines where there are several: what does not fit is
// counted. `bundle` is not empty.
std::string reminder_text(const petition::Bundle& bundle, const petition::ReminderPolicy& policy,
                          LocalDate today, const templates::Catalogue& words);

// The same of one reminder as a card, with a button for each of `acts` (store::kCardActs).
Card reminder_card(const petition::Reminder& reminder, const petition::ReminderPolicy& policy,
                   LocalDate today, const templates::Catalogue& words,
                   const std::vector<std::string>& acts);

// To the petitioner, of the right that runs out; or of a date that moved.
templates::Worded citizen_reminder_text(const petition::Reminder& reminder,
                                        const petition::ReminderPolicy& policy,
                                        const templates::Catalogue& words);

std::vector<templates::Catalogue::Need> needed_reminder_words();

}  // namespace huiyin::store

// The slots that tell who comes: used by every dialogue that books or changes a visit.
#pragma once

#include "bot/dialogue.h"

namespace huiyin::bot::person_slots {

Took take_name(Talk& talk, Topic& topic, bool awaited);
Took take_phone(Talk& talk, Topic& topic, bool awaited);
// How many come. More than may be received at once: he hears the rule of representatives, staff are
// told, and "_group" holds how many they are.
Took take_people(Talk& talk, Topic& topic, bool awaited);
Took take_representatives(Talk& talk, Topic& topic, bool awaited);
Took take_matter(Talk& talk, Topic& topic, bool awaited);

std::vector<std::string> representatives_of(const Topic& topic);
// He tells his matter, and is known: a name and a phone in it are those of whom he tells.
bool tells_of_others(const Talk& talk, const Topic& topic);
// One of those who were named, or whoever is put in, stands in the sentence.
bool is_of_representatives(const Talk& talk, const Topic& topic);
// A visit of five or more is told to staff, once a dialogue.
void tell_staff_of_group(Talk& talk, Topic& topic, int people);

}  // namespace huiyin::bot::person_slots

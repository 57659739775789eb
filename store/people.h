// Persons, and which conversations are joined with them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/desk.h"
#include "store/database.h"
#include "store/mail.h"
#include "store/sealing.h"

namespace huiyin::store {

// The person of that name with that phone; made when there is none. A family may share a phone, and
// a number comes to somebody else: what one of them brought is not the other's to read. Names are
// the same however they are typed (沈小滿, 沈小满); the name is kept as first given.
std::int64_t person_of(Transaction& tx, const Keyring& keys, const petition::PersonName& name,
                       const petition::Phone& phone, Instant now);
std::optional<std::int64_t> known_person(Transaction& tx, const Keyring& keys,
                                         const petition::PersonName& name,
                                         const petition::Phone& phone);
// All who are known by that phone, the first first.
std::vector<std::int64_t> people_with_phone(Transaction& tx, const Keyring& keys,
                                            const petition::Phone& phone);
// By the hash of a phone: nothing when several share it, of whom any may be meant.
std::optional<std::int64_t> only_person_with(Transaction& tx, const std::string& phone_hash);
std::optional<bot::KnownPerson> person(Transaction& tx, const Keyring& keys, std::int64_t id);

// His phone is somebody else's now: that person has none, and the next one who registers with it is
// a person of his own.
void take_phone_from(Transaction& tx, const Keyring& keys, std::int64_t id);
// He has proven himself with that phone. False: it is another person's.
bool give_phone_to(Transaction& tx, const Keyring& keys, std::int64_t id,
                   const petition::Phone& phone);
bool is_person(Transaction& tx, std::int64_t id);

// This conversation is proven to be that person's.
void join_identity(Transaction& tx, ConversationId conversation, std::int64_t person, Instant now);
void leave_identity(Transaction& tx, ConversationId conversation);

}  // namespace huiyin::store

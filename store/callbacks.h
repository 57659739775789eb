// The callbacks of the platform seen within the freshness window: a repetition, byte for byte, has
// no effect. They are known on the writer's connection, in a table of its memory that begins,
// commits and rolls back together with the file; the file holds them in the order they came. With a
// key in the file each would dirty a page of its own, for a signature is drawn from all over: a
// page of WAL a callback, instead of a page for fifty. On PostgreSQL that table is one like the
// others, for all connections of all instances (dialect.h).
#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"
#include "store/database.h"

namespace huiyin::store {

// Once a database is opened, before any other of these: reads what the file holds. Again: no harm.
void recall_callbacks(Transaction& tx);

// False: a callback with this signature was committed before, within the time that note is kept.
// The signature is over its time: the same one never comes with another.
bool note_callback(Transaction& tx, const std::string& signature, Instant signed_at);

// Forgets those that the freshness window refuses anyway; answers how many. One that came behind a
// fresher one stays in the file as long as that.
std::int64_t forget_callbacks(Transaction& tx, Instant signed_before);

}  // namespace huiyin::store

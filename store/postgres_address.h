// Where a PostgreSQL server is: "postgresql://name:password@host:port/database?option=value", as
// libpq reads it (PostgreSQL 15 manual, 34.1.1 Connection Strings). What the address leaves out
// comes from libpq's own files and variables, so that a password may stand in ~/.pgpass.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace huiyin::store {

// The address without its password, for people and logs.
std::string shown_address(std::string_view address);

// The address with our bounds where it says nothing of them: how long to wait for a connection, and
// for a server that does not answer any more. Refuses what libpq cannot read: database.address.
Result<std::string> bounded_address(const std::string& address);

// The command that copies this database to `file`; it asks for the password.
std::string dump_command(std::string_view address, std::string_view file);
// And the one that brings it back into an empty one.
std::string bring_back_command(std::string_view address, std::string_view file);

}  // namespace huiyin::store

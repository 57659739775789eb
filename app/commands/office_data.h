// `huiyin import`, `migrate`, `backup`, `restore`: commands on an office's data.
#pragma once

#include <string>

namespace huiyin::app {

// Takes the office's data of FILE in: citizens, cases, joined identities, given facts; all or
// nothing. `office`: the code of whose they are.
int import_command(const std::string& file, const std::string& config, const std::string& office);
int migrate_command(const std::string& config);
int backup_command(const std::string& config, const std::string& target, bool include_keys);
int restore_command(const std::string& config, const std::string& backup, bool replace);

}  // namespace huiyin::app

// The doctor's look at this machine: database, keys, disk, what config holds. Opens what is there
// and makes nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "config/settings.h"
#include "gateway/doctor/finding.h"

namespace huiyin::app {

// Whether it opens and is of this program's shape, and its keys open what is sealed in it.
std::vector<gateway::doctor::Finding> database_findings(const config::Settings& settings,
                                                        Random& random);

// A warning where less than so much is free for the data.
inline constexpr std::uintmax_t kFreeBytesMin = 1'000'000'000;
gateway::doctor::Finding disk_finding(const std::string& data_dir,
                                      std::uintmax_t free_bytes_min = kFreeBytesMin);

// Words and understanding load as the program takes them.
std::vector<gateway::doctor::Finding> bot_findings();

// Faces for printed notices are installed: those that were wished for, or others; a warning where
// nothing can be printed.
gateway::doctor::Finding paper_finding(const config::PaperSettings& settings);

// This year's and next year's days off, as the State Council published them.
gateway::doctor::Finding calendar_finding(const config::Settings& settings, LocalDate today);

}  // namespace huiyin::app

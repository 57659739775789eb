// The seal 印章 that an office's file names: read and looked at when the file is.
#pragma once

#include <memory>
#include <vector>

#include "config/office.h"
#include "store/office.h"

namespace huiyin::app {

// None where it names none. Appends what is wrong, with where "office.seal: PATH": file.*, seal.*.
std::shared_ptr<const store::SealImage> seal_of(const config::OfficeFacts& facts,
                                                std::vector<Problem>* faults);

}  // namespace huiyin::app

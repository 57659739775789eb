// The kinds of notices that config brings, read once for all tests.
#pragma once

#include <memory>

#include "templates/notice_kinds.h"

namespace huiyin::testing {

std::shared_ptr<const templates::NoticeKinds> notice_kinds_of_config();

}  // namespace huiyin::testing

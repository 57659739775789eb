// The kinds of notices as config has them, and fields with which each can be written.
#pragma once

#include "templates/notice_kinds.h"

namespace huiyin::test {

const petition::RuleBook& default_rules();
const templates::NoticeKinds& default_notices();

// Every field of the kind, each with words of its own: "<理由>", 2026-11-24, 30, a list of two.
templates::Values all_fields(const templates::NoticeKind& kind);

std::string file_text(const std::string& path);  // of the source tree
std::vector<templates::Catalogue::Source> notice_texts();

}  // namespace huiyin::test

// Anyone who holds a notice on paper checks it 核对 by the token in its QR code: that it was issued
// here, reads as it did, and holds still. He is told nothing of whom or what it is about.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "store/notices.h"

namespace huiyin::store {

struct CheckedNotice {
  NoticeId id;
  bool is_sound = false;  // its evidence stands; else nothing else is told
  std::string title, number, unit, date;
  std::string digest;         // as on paper
  bool is_withdrawn = false;  // 撤销
  std::string replaced_by;    // number 文号 of the one in its place; empty: none, or it has none
};

enum class CheckRefusal { unknown, shut };
using Check = std::variant<CheckedNotice, CheckRefusal>;

// `from`: where the request comes from. Who asks too often for what is unknown is shut out as at
// open_notice(). What is unknown takes as long as what is known.
Check check_notice(const OfficeContext& desk, const std::string& token, const std::string& from);

// One that was unknown counts against `from`.
void count_unknown_check(const OfficeContext& desk, const std::string& from);

// The office whose notice it is; the main office where the token is none.
const Office& office_of_check(const OfficeContext& desk, const std::string& token);

// The first sixteen digits of its SHA-256, in fours: "3f2a 9b1c 77d0 e412". Two texts with the same
// ones are not made by chance, and not on purpose without 2^64 trials.
std::string check_digest(std::string_view notice_text);

// Unguessable, and of that notice for ever: 132 bits of a keyed hash of its id, in base64url.
std::string check_token_of(const Keyring& keys, NoticeId id);
std::string check_address(const OfficeContext& desk, NoticeId id);

// Gives some of the notices that were issued before there were tokens theirs. False: all have one.
bool give_check_tokens(Transaction& tx, const Keyring& keys);

}  // namespace huiyin::store

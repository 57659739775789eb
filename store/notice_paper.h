// A notice on paper: all that its print is made of, as it stood when it was issued, so that it
// prints the same years later, whatever words, seal and office have become.
#pragma once

#include <optional>
#include <string>

#include "store/notices.h"

namespace huiyin::store {

struct NoticePaper {
  templates::WrittenNotice written;
  std::string check_address;  // of the page where it is checked, for its QR code
  std::string check_digest;   // as it stands on that page: notice_check.h
  std::optional<SealImage> seal;
  Instant issued{};
};

// Throws Unreadable. The address alone is of today, for where the office's pages were is no use.
NoticePaper notice_paper(const OfficeContext& desk, NoticeId id);

// Keeps that image, once; answers its name.
std::string keep_seal(Transaction& tx, const Keyring& keys, const SealImage& seal);

}  // namespace huiyin::store

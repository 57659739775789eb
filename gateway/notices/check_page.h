// The page on which anyone checks a notice that he holds on paper. It names its kind, number,
// office and day, and nobody.
#pragma once

#include <vector>

#include "gateway/notices/notice_page.h"
#include "store/notice_check.h"

namespace huiyin::gateway {

// The words that the pages need, for the check at start.
std::vector<templates::Catalogue::Need> needed_check_words();

// 200: genuine, withdrawn, or one whose records do not stand.
HttpResponse check_page(const PageOffice& office, const store::CheckedNotice& notice);
HttpResponse unknown_check_page(const PageOffice& office);  // 404
HttpResponse shut_check_page(const PageOffice& office);     // 429

}  // namespace huiyin::gateway

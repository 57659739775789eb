// The page of a visitor's own slip: when, where, and the code that he shows at the door.
#pragma once

#include <vector>

#include "gateway/notices/notice_page.h"
#include "store/visit_slip.h"

namespace huiyin::gateway {

// The words that the pages need, for the check at start.
std::vector<templates::Catalogue::Need> needed_slip_words();

HttpResponse slip_page(const PageOffice& office, const store::VisitSlip& slip);
HttpResponse unknown_slip_page(const PageOffice& office);  // 404

}  // namespace huiyin::gateway

// The page 服务承诺 on which anybody may read how an office keeps what it promises: figures alone,
// on a phone, without scripts. Words and markup stand in config, under "promise.".
#pragma once

#include <vector>

#include "base/time.h"
#include "gateway/http/http_server.h"
#include "gateway/notices/notice_page.h"
#include "store/promise.h"
#include "templates/catalogue.h"

namespace huiyin::gateway {

HttpResponse promise_page(const PageOffice& office, const store::Promise& promise, Instant now);
std::vector<templates::Catalogue::Need> needed_promise_words();

}  // namespace huiyin::gateway

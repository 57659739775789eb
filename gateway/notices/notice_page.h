// The pages on which a citizen opens his notice: large type, no scripts, printable; nothing of them
// is cached, indexed, framed or sent on as a referrer. Words and markup stand in config, under
// "page.".
#pragma once

#include <string>
#include <vector>

#include "gateway/http/http_server.h"
#include "store/notice_opening.h"
#include "store/notice_paper.h"
#include "templates/catalogue.h"

namespace huiyin::gateway {

struct PageOffice {
  const templates::Catalogue& words;
  std::string name, phone;  // of the office: whom to call
  std::chrono::minutes shut{30};
};

PageOffice page_office(const store::Office& office);

// The words that the pages need, for the check at start.
std::vector<templates::Catalogue::Need> needed_page_words();

enum class Asking { first, wrong, again };
// 200, or 403 when the digits, the link or the pass were wrong: one answer for all of these.
HttpResponse ask_page(const PageOffice& office, const std::string& token, Asking asking);
HttpResponse shut_page(const PageOffice& office);   // 429
HttpResponse sorry_page(const PageOffice& office);  // 500: our fault
HttpResponse notice_page(const PageOffice& office, const std::string& token,
                         const store::OpenedNotice& notice);
HttpResponse style_sheet();

// The notice as a PDF, to be shown or kept; or, with 503, that there is none now.
HttpResponse paper_answer(const PageOffice& office, const store::NoticePaper& notice,
                          const Result<std::string>& pdf);
HttpResponse no_paper_page(const PageOffice& office);

// Of any page of this make: a text of the catalogue as markup, with its values escaped; one as
// plain words; and the whole page around such markup.
std::string page_part(const PageOffice& office, std::string_view key,
                      const templates::Values& values);
std::string page_words(const PageOffice& office, std::string_view key);
HttpResponse html_page(const PageOffice& office, int status, const std::string& title,
                       const std::string& body);

}  // namespace huiyin::gateway

#include "gateway/notices/notice_door.h"

#include "base/log.h"
#include "gateway/http/peer_address.h"
#include "gateway/http/url_text.h"
#include "petition/typed.h"
#include "store/notice_links.h"
#include "store/notice_steps.h"

namespace huiyin::gateway {
namespace {

// A field of a posted form; empty where it is not there or the form cannot be read.
std::string form_field(const std::string& body, std::string_view name) {
  const auto pairs = query_pairs(body);
  if (!pairs) return "";
  for (const auto& [key, value] : *pairs)
    if (key == name) return value;
  return "";
}

// Full width digits, blanks and a whole number are as good: the last four are what counts.
std::string last4_of(const std::string& typed) {
  std::string digits;
  for (const char c : petition::plain_typed(typed))
    if (c >= '0' && c <= '9') digits += c;
  return digits.size() > 4 ? digits.substr(digits.size() - 4) : digits;
}

const std::string& token_of(const HttpRequest& request) { return request.captures.at(0); }

}  // namespace

NoticeDoor::NoticeDoor(Parts parts, store::MailWaits has_mail, PaperDesk& paper_desk)
    : parts_(std::move(parts)), has_mail_(std::move(has_mail)), paper_desk_(paper_desk) {}

void NoticeDoor::routes(HttpServer& server) {
  server.route("GET", "/n/notice.css",
               [](const HttpRequest&, Responder responder) { responder.answer(style_sheet()); });
  server.route("GET", "/n/{token}", [this](const HttpRequest& request, Responder responder) {
    ask(request, std::move(responder));
  });
  server.route("POST", "/n/{token}", [this](const HttpRequest& request, Responder responder) {
    open(request, std::move(responder));
  });
  server.route("POST", "/n/{token}/received",
               [this](const HttpRequest& request, Responder responder) {
                 confirm(request, std::move(responder));
               });
  server.route("GET", "/n/{token}/paper.pdf",
               [this](const HttpRequest& request, Responder responder) {
                 print(request, std::move(responder));
               });
}

store::OfficeContext NoticeDoor::at_main(store::Transaction& tx) const {
  return parts_.at_main(tx, parts_.clock.now(), "notice", has_mail_);
}

// Of an installation of several offices the page names the one that issued the notice: who has a
// link knows as much. A link that is none is answered as one of the main office's.
void NoticeDoor::ask(const HttpRequest& request, Responder responder) const {
  const std::string& token = token_of(request);
  const store::Office* office = &parts_.offices.main();
  try {
    if (parts_.offices.all().size() > 1)
      parts_.database.read(
          [&](store::Transaction& tx) { office = &store::office_of_link(at_main(tx), token); });
  } catch (const store::DatabaseError& error) {
    log::error("the office of a notice could not be read error={}", error.what());
    return responder.answer(sorry_page(page_office(*office)));
  }
  responder.answer(ask_page(page_office(*office), token, Asking::first));
}

void NoticeDoor::open(const HttpRequest& request, Responder responder) {
  act(std::move(responder), token_of(request), Asking::wrong,
      [token = token_of(request), last4 = last4_of(form_field(request.body, "last4")),
       from = address_of(request)](const store::OfficeContext& desk) {
        return store::open_notice(desk, token, last4, from);
      });
}

void NoticeDoor::confirm(const HttpRequest& request, Responder responder) {
  act(std::move(responder), token_of(request), Asking::again,
      [token = token_of(request), pass = form_field(request.body, "pass")](
          const store::OfficeContext& desk) { return store::confirm_notice(desk, token, pass); });
}

void NoticeDoor::print(const HttpRequest& request, Responder responder) {
  const std::string& token = token_of(request);
  const std::string pass(request.parameter("pass").value_or(""));
  const store::Office* office = &parts_.offices.main();
  std::optional<store::NoticePaper> paper;
  try {
    parts_.database.read([&](store::Transaction& tx) {
      const store::OfficeContext here = at_main(tx);
      office = &store::office_of_link(here, token);
      const auto opening = store::notice_by_pass(here, token, pass);
      if (const auto* opened = std::get_if<store::OpenedNotice>(&opening))
        paper = store::notice_paper(here, opened->id);
    });
  } catch (const store::DatabaseError& error) {
    log::error("a notice could not be read for its print error={}", error.what());
    return responder.answer(sorry_page(page_office(*office)));
  }
  if (!paper) return responder.answer(ask_page(page_office(*office), token, Asking::again));
  auto held = std::make_shared<Responder>(std::move(responder));
  const bool is_taken =
      paper_desk_.put(*paper, [held, office, paper](const Result<std::string>& pdf) {
        held->answer(paper_answer(page_office(*office), *paper, pdf));
      });
  if (!is_taken) held->answer(no_paper_page(page_office(*office)));
}

// The page is answered when what it shows is durable: an opening that is lost was never told.
void NoticeDoor::act(Responder responder, std::string token, Asking when_wrong,
                     std::function<store::Opening(const store::OfficeContext&)> what) {
  struct Done {
    store::Opening opening = store::OpenRefusal::wrong;
    const store::Office* office;
  };
  auto done = std::make_shared<Done>(Done{.office = &parts_.offices.main()});
  auto held = std::make_shared<Responder>(std::move(responder));
  parts_.database.write_async(
      [this, done, token, what = std::move(what)](store::Transaction& tx) {
        const store::OfficeContext here = at_main(tx);
        done->office = &store::office_of_link(here, token);
        done->opening = what(here);
      },
      [done, held, token, when_wrong](std::exception_ptr why) {
        const PageOffice page = page_office(*done->office);
        if (why) {
          log::error("a notice could not be opened");
          return held->answer(sorry_page(page));
        }
        if (const auto* notice = std::get_if<store::OpenedNotice>(&done->opening))
          return held->answer(notice_page(page, token, *notice));
        if (std::get<store::OpenRefusal>(done->opening) == store::OpenRefusal::shut)
          return held->answer(shut_page(page));
        held->answer(ask_page(page, token, when_wrong));
      });
}

void NoticeDoor::round() {
  parts_.database.write([this](store::Transaction& tx) { store::note_deliveries(at_main(tx)); });
  parts_.database.write(
      [this](store::Transaction& tx) { (void)store::advance_notices(at_main(tx)); });
}

}  // namespace huiyin::gateway

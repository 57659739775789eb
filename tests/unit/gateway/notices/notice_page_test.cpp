#include "gateway/notices/notice_page.h"

#include <catch2/catch.hpp>

#include "config/embedded.h"

namespace notice_page_test {

using namespace huiyin;
using namespace huiyin::gateway;
using Catch::Contains;

namespace {

const templates::Catalogue& page_words() {
  static const templates::Catalogue words =
      templates::Catalogue::parse(
          std::vector<templates::Catalogue::Source>{
              {"notices/page.txt", std::string(config::embedded("notices/page.txt"))}},
          nullptr)
          .value();
  return words;
}

store::OpenedNotice notice_with(const std::string& words) {
  store::OpenedNotice notice;
  notice.written = {
      "opinion_explained", words, words, words, {words, words}, {words}, words, words, words, true};
  notice.pass = "1.x";
  return notice;
}

}  // namespace

TEST_CASE("the words of config are those that the pages need") {
  CHECK(page_words().missing(needed_page_words()).empty());
}

TEST_CASE("whatever stands in a notice is words on its page") {
  const HttpResponse page = notice_page({page_words(), "信访办", "0999-5550166"}, "ab12",
                                        notice_with("<script>alert('x')</script>\"&"));
  CHECK_THAT(page.body, !Contains("<script") && !Contains("alert('"));
  CHECK_THAT(page.body, Contains("&lt;script&gt;"));
}

TEST_CASE("what is no token is not written back into the page") {
  const HttpResponse page =
      ask_page({page_words(), "信访办", "0999-5550166"}, "\"><img src=x>", Asking::first);
  CHECK_THAT(page.body, !Contains("img") && Contains("action=\"/n/0\""));
}

TEST_CASE("type is large, and paper gets no buttons") {
  const HttpResponse css = style_sheet();
  CHECK_THAT(css.body, Contains("font-size: 22px") && Contains("@media print"));
  CHECK_THAT(css.content_type, Contains("text/css"));
}

TEST_CASE("a confirmed notice has no button to confirm it, and can be printed all the same") {
  auto notice = notice_with("话");
  const auto body = [&] { return notice_page({page_words(), "信访办", "1"}, "ab", notice).body; };
  CHECK_THAT(body(), Contains("/n/ab/received") && Contains("action=\"/n/ab/paper.pdf\""));
  notice.is_confirmed = true;
  CHECK_THAT(body(), !Contains("/n/ab/received") && Contains("action=\"/n/ab/paper.pdf\""));
}

}  // namespace notice_page_test

#include "gateway/notices/notice_page.h"

#include "base/ensure.h"
#include "config/embedded.h"
#include "gateway/http/url_text.h"

namespace huiyin::gateway {
namespace {

using templates::Value;

// The page loads its own style sheet, posts to its own door, and nothing else.
const std::vector<std::pair<std::string, std::string>>& page_headers() {
  static const std::vector<std::pair<std::string, std::string>> headers{
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; "
       "base-uri 'none'"},
      {"Cache-Control", "no-store"},
      {"Referrer-Policy", "no-referrer"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"X-Robots-Tag", "noindex, nofollow, noarchive"}};
  return headers;
}

// Only what is a token is written back into a page: of anything else the form leads nowhere.
bool is_like_a_token(const std::string& token) {
  return token.size() <= 64 && token.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// The file's name where it is kept: its title, RFC 6266.
std::string paper_disposition(const templates::WrittenNotice& written) {
  return "inline; filename=\"notice.pdf\"; filename*=UTF-8''" +
         percent_encoded(written.title + ".pdf");
}

std::string form_address(const std::string& token) {
  return is_like_a_token(token) ? "/n/" + token : "/n/0";
}

}  // namespace

PageOffice page_office(const store::Office& office) {
  return {office.notices.kinds->words(), office.facts.name, office.facts.phone,
          office.look_up_shut};
}

std::string page_part(const PageOffice& office, std::string_view key,
                      const templates::Values& values) {
  templates::Rendered said = office.words.fill(key, values, templates::Target::html);
  ensure(said.missing.empty(), "the words of a page were checked at start");
  return std::move(said.text) + "\n";
}

HttpResponse html_page(const PageOffice& office, int status, const std::string& title,
                       const std::string& body) {
  return {status,
          page_part(office, "page.head", {{"标题", Value::name(title)}}) + body +
              page_part(office, "page.foot", {}),
          "text/html; charset=utf-8", page_headers()};
}

std::string page_words(const PageOffice& office, std::string_view key) {
  return office.words.fill(key, {}, templates::Target::plain).text;
}

std::vector<templates::Catalogue::Need> needed_page_words() {
  return {{"page.head", {"标题"}},
          {"page.foot", {}},
          {"page.ask", {"单位", "电话", "地址", "提示"}},
          {"page.ask_title", {}},
          {"page.wrong", {}},
          {"page.again", {}},
          {"page.shut", {"单位", "电话", "分钟:数字"}},
          {"page.sorry", {"单位", "电话"}},
          {"page.no_paper", {"单位", "电话"}},
          {"page.notice",
           {"标题", "文号", "收件人", "正文:列表", "救济:列表", "联系", "单位", "日期", "盖章:数字",
            "已确认:数字", "已撤销:数字", "地址", "打印地址", "凭据", "电话"}}};
}

HttpResponse ask_page(const PageOffice& office, const std::string& token, Asking asking) {
  std::string hint;
  if (asking == Asking::wrong) hint = page_words(office, "page.wrong");
  if (asking == Asking::again) hint = page_words(office, "page.again");
  return html_page(office, asking == Asking::wrong ? 403 : 200,
                   page_words(office, "page.ask_title"),
                   page_part(office, "page.ask",
                             {{"单位", Value::name(office.name)},
                              {"电话", Value::name(office.phone)},
                              {"地址", Value::name(form_address(token))},
                              {"提示", Value::text(hint)}}));
}

HttpResponse shut_page(const PageOffice& office) {
  return html_page(office, 429, page_words(office, "page.ask_title"),
                   page_part(office, "page.shut",
                             {{"单位", Value::name(office.name)},
                              {"电话", Value::name(office.phone)},
                              {"分钟", Value::number(office.shut.count())}}));
}

HttpResponse sorry_page(const PageOffice& office) {
  return html_page(
      office, 500, page_words(office, "page.ask_title"),
      page_part(office, "page.sorry",
                {{"单位", Value::name(office.name)}, {"电话", Value::name(office.phone)}}));
}

HttpResponse notice_page(const PageOffice& office, const std::string& token,
                         const store::OpenedNotice& notice) {
  const templates::WrittenNotice& written = notice.written;
  return html_page(office, 200, written.title,
                   page_part(office, "page.notice",
                             {{"标题", Value::name(written.title)},
                              {"文号", Value::name(written.number)},
                              {"收件人", Value::name(written.addressee)},
                              {"正文", Value::list(written.paragraphs)},
                              {"救济", Value::list(written.remedy)},
                              {"联系", Value::text(written.contact)},
                              {"单位", Value::name(written.unit)},
                              {"日期", Value::name(written.date)},
                              {"盖章", Value::number(written.has_seal ? 1 : 0)},
                              {"已确认", Value::number(notice.is_confirmed ? 1 : 0)},
                              {"已撤销", Value::number(notice.is_withdrawn ? 1 : 0)},
                              {"地址", Value::name(form_address(token) + "/received")},
                              {"打印地址", Value::name(form_address(token) + "/paper.pdf")},
                              {"凭据", Value::name(notice.pass)},
                              {"电话", Value::name(office.phone)}}));
}

HttpResponse no_paper_page(const PageOffice& office) {
  return html_page(
      office, 503, page_words(office, "page.ask_title"),
      page_part(office, "page.no_paper",
                {{"单位", Value::name(office.name)}, {"电话", Value::name(office.phone)}}));
}

HttpResponse paper_answer(const PageOffice& office, const store::NoticePaper& notice,
                          const Result<std::string>& pdf) {
  if (!pdf) return no_paper_page(office);
  HttpResponse answer{200, *pdf, "application/pdf", page_headers()};
  answer.headers.emplace_back("Content-Disposition", paper_disposition(notice.written));
  return answer;
}

HttpResponse style_sheet() {
  return {200,
          std::string(config::embedded("notices/notice.css")),
          "text/css; charset=utf-8",
          {{"Cache-Control", "public, max-age=3600"}, {"X-Content-Type-Options", "nosniff"}}};
}

}  // namespace huiyin::gateway

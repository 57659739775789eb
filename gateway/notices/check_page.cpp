#include "gateway/notices/check_page.h"

namespace huiyin::gateway {
namespace {

using templates::Value;

HttpResponse titled(const PageOffice& office, int status, const std::string& body) {
  return html_page(office, status, page_words(office, "page.check_title"), body);
}

templates::Values whom_to_call(const PageOffice& office) {
  return {{"单位", Value::name(office.name)}, {"电话", Value::name(office.phone)}};
}

}  // namespace

std::vector<templates::Catalogue::Need> needed_check_words() {
  return {
      {"page.check_title", {}},
      {"page.check", {"标题", "文号", "单位", "日期", "校验码", "已撤销:数字", "替换文号", "电话"}},
      {"page.check_broken", {"单位", "电话"}},
      {"page.check_unknown", {"单位", "电话"}},
      {"page.check_shut", {"单位", "电话", "分钟:数字"}}};
}

HttpResponse check_page(const PageOffice& office, const store::CheckedNotice& notice) {
  if (!notice.is_sound)
    return titled(office, 200, page_part(office, "page.check_broken", whom_to_call(office)));
  return titled(office, 200,
                page_part(office, "page.check",
                          {{"标题", Value::name(notice.title)},
                           {"文号", Value::name(notice.number)},
                           {"单位", Value::name(notice.unit)},
                           {"日期", Value::name(notice.date)},
                           {"校验码", Value::name(notice.digest)},
                           {"已撤销", Value::number(notice.is_withdrawn ? 1 : 0)},
                           {"替换文号", Value::name(notice.replaced_by)},
                           {"电话", Value::name(office.phone)}}));
}

HttpResponse unknown_check_page(const PageOffice& office) {
  return titled(office, 404, page_part(office, "page.check_unknown", whom_to_call(office)));
}

HttpResponse shut_check_page(const PageOffice& office) {
  templates::Values values = whom_to_call(office);
  values.insert_or_assign("分钟", Value::number(office.shut.count()));
  return titled(office, 429, page_part(office, "page.check_shut", values));
}

}  // namespace huiyin::gateway

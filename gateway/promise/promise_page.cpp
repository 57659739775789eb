#include "gateway/promise/promise_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace huiyin::gateway {
namespace {

using templates::Value;

// "99.87%"; of nothing there is no share.
std::string share_text(std::int64_t part, std::int64_t of) {
  const auto points = store::share_in_basis_points(part, of);
  if (!points) return "—";
  return fmt::format("{}.{:02}%", *points / 100, *points % 100);
}

std::string day_row(const PageOffice& office, const store::PromiseDay& day) {
  const store::PromiseCount& count = day.count;
  return page_part(office, "promise.day",
                   {{"日期", Value::name(day.date.iso().substr(5))},
                    {"条数", Value::number(count.said)},
                    {"两秒", Value::name(share_text(count.within_2s, count.handed_over))},
                    {"十秒", Value::name(share_text(count.within_10s, count.handed_over))},
                    {"送达", Value::name(share_text(count.delivered, count.by_sms))},
                    {"没送到", Value::number(count.failed + count.parked)},
                    {"不明", Value::number(count.unknown)},
                    {"超期", Value::number(day.overdue)}});
}

}  // namespace

std::vector<templates::Catalogue::Need> needed_promise_words() {
  return {{"promise.title", {}},
          {"promise.head",
           {"单位", "时刻", "天数:数字", "条数:数字", "两秒", "十秒", "送达", "丢失:数字",
            "没送到:数字", "不明:数字", "超期:数字"}},
          {"promise.day",
           {"日期", "条数:数字", "两秒", "十秒", "送达", "没送到:数字", "不明:数字", "超期:数字"}},
          {"promise.foot", {"电话"}}};
}

HttpResponse promise_page(const PageOffice& office, const store::Promise& promise, Instant now) {
  const store::PromiseCount& total = promise.total;
  std::string at = office_iso(now).substr(0, 16);
  std::ranges::replace(at, 'T', ' ');
  std::string body =
      page_part(office, "promise.head",
                {{"单位", Value::name(office.name)},
                 {"时刻", Value::name(at)},
                 {"天数", Value::number(std::ssize(promise.days))},
                 {"条数", Value::number(total.said)},
                 {"两秒", Value::name(share_text(total.within_2s, total.handed_over))},
                 {"十秒", Value::name(share_text(total.within_10s, total.handed_over))},
                 {"送达", Value::name(share_text(total.delivered, total.by_sms))},
                 {"丢失", Value::number(promise.lost)},
                 {"没送到", Value::number(total.failed + total.parked)},
                 {"不明", Value::number(total.unknown)},
                 {"超期", Value::number(promise.overdue)}});
  for (auto day = promise.days.rbegin(); day != promise.days.rend(); ++day)
    body += day_row(office, *day);
  body += page_part(office, "promise.foot", {{"电话", Value::name(office.phone)}});
  return html_page(office, 200, page_words(office, "promise.title"), body);
}

}  // namespace huiyin::gateway

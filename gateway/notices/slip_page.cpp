#include "gateway/notices/slip_page.h"

#include <array>

#include "paper/qr_code.h"

namespace huiyin::gateway {
namespace {

using templates::Value;

constexpr int kQuiet = 4;  // modules of white around a code, so that it is read (ISO/IEC 18004)

// As SVG in the page itself: nothing else is loaded, and a sheet of paper shows it sharp.
std::string drawn(const std::string& address, const std::string& label) {
  const paper::QrPath code = paper::qr_path(address);
  const std::string side = std::to_string(code.modules + 2 * kQuiet);
  return "<svg class=\"code\" role=\"img\" aria-label=\"" + label + "\" viewBox=\"-" +
         std::to_string(kQuiet) + " -" + std::to_string(kQuiet) + " " + side + " " + side +
         "\"><path d=\"" + code.path + "\"/></svg>";
}

std::string_view part_of(store::SlipState state) {
  switch (state) {
    case store::SlipState::booked:
      return "page.slip";
    case store::SlipState::arrived:
      return "page.slip_arrived";
    case store::SlipState::called_off:
      return "page.slip_called_off";
    case store::SlipState::over:
      return "page.slip_over";
  }
  return "page.slip_over";
}

}  // namespace

std::vector<templates::Catalogue::Need> needed_slip_words() {
  std::vector<templates::Catalogue::Need> needed{
      {"page.slip_title", {}}, {"page.slip_code", {}}, {"page.slip_unknown", {"单位", "电话"}}};
  for (const char* key :
       {"page.slip", "page.slip_arrived", "page.slip_called_off", "page.slip_over"})
    needed.push_back({key, {"单位", "预约号", "日期", "时间", "地点", "电话"}});
  return needed;
}

HttpResponse slip_page(const PageOffice& office, const store::VisitSlip& slip) {
  std::string body = page_part(office, part_of(slip.state),
                               {{"单位", Value::name(office.name)},
                                {"预约号", Value::name(slip.number.text())},
                                {"日期", Value::name(chinese_with_weekday(slip.date))},
                                {"时间", Value::name(slip.time.iso())},
                                {"地点", Value::name(slip.office->facts.address)},
                                {"电话", Value::name(office.phone)}});
  if (slip.state == store::SlipState::booked)
    body += drawn(slip.check_in, page_words(office, "page.slip_code"));
  return html_page(office, 200, page_words(office, "page.slip_title"), body);
}

HttpResponse unknown_slip_page(const PageOffice& office) {
  return html_page(
      office, 404, page_words(office, "page.slip_title"),
      page_part(office, "page.slip_unknown",
                {{"单位", Value::name(office.name)}, {"电话", Value::name(office.phone)}}));
}

}  // namespace huiyin::gateway

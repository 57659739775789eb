#include "many_cases.h"

#include <algorithm>
#include <array>
#include <memory>

#include "app/office_of.h"
#include "base/ensure.h"
#include "store/cases.h"

namespace huiyin::bench {
namespace {

constexpr int kAWrite = 1000, kPlaces = 400;
constexpr std::array kMatters{"反映一件事", "超市出售过期奶粉", "停车场乱收费", "工资没有发"};

}  // namespace

store::Office office_of_many() {
  std::vector<Problem> faults;
  auto office =
      app::office_of(config::load_office("").office, config::default_settings("/nowhere"), &faults);
  ensure(office.has_value(), "the sample office is sound");
  office->agent_id = "1000002";
  auto kinds = app::notices_of_config(office->rules, &faults);
  ensure(kinds.has_value(), "the notices of config are sound");
  office->notices.kinds = std::make_shared<const templates::NoticeKinds>(*std::move(kinds));
  office->leader_of["科"] = "秦月";
  for (int i = 0; i < kHandlers; ++i)
    office->staff.push_back(
        {"p" + std::to_string(i), "干部" + std::to_string(i), "", "handler", "科", false});
  return *std::move(office);
}

void fill_with_cases(store::Database& database, const store::Keyring& keys, int cases,
                     LocalDate today) {
  for (int from = 0; from < cases; from += kAWrite)
    database.write([&](store::Transaction& tx) {
      for (int i = from; i < std::min(cases, from + kAWrite); ++i) {
        const auto number = petition::CaseNumber::of(2026 + i / 999'999, 1 + i % 999'999);
        const LocalDate day = today - days{i % 70};
        const auto append = [&](petition::EventBody body) {
          store::append_event(tx, keys, number.text(),
                              {day, instant_of(day, LocalTime(9, 0)), "叶青", std::move(body)});
        };
        append(petition::event::Registered{.number = number,
                                           .matter = kMatters[std::size_t(i) % kMatters.size()],
                                           .place = "第" + std::to_string(i % kPlaces) + "街"});
        append(petition::event::Accepted{"科"});
        append(petition::event::Assigned{"科", "干部" + std::to_string(i % kHandlers), {}});
      }
    });
}

}  // namespace huiyin::bench

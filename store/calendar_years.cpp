#include "store/calendar_years.h"

#include "base/ensure.h"
#include "base/log.h"

namespace huiyin::store {
namespace {

// The newest of each year that is not back to what came with the program.
std::vector<std::pair<int, std::string>> texts_in_force(Transaction& tx) {
  std::vector<std::pair<int, std::string>> texts;
  for (auto& [year, text] : tx.rows<std::int64_t, std::optional<std::string>>(
           "SELECT year, text FROM calendar_year c WHERE id = (SELECT MAX(id) FROM calendar_year "
           "WHERE year = c.year) ORDER BY year"))
    if (text) texts.emplace_back(int(year), *std::move(text));
  return texts;
}

}  // namespace

std::int64_t keep_calendar_year(Transaction& tx, const KeptYear& year) {
  const auto id = tx.insert(
      "INSERT INTO calendar_year(year, text, pasted, put_by, put_name, put_at) VALUES ($1, $2, "
      "$3, $4, $5, $6)",
      {std::int64_t(year.year), year.text ? Value{*year.text} : Value{nullptr}, year.pasted,
       year.by, year.by_name, unix_ms(year.at)});
  ensure(id.has_value(), "a year of days off is kept");
  return *id;
}

std::int64_t calendar_edition(Transaction& tx) {
  const auto all = tx.row<std::int64_t>("SELECT COUNT(*) FROM calendar_year");
  return std::get<0>(*all);
}

std::vector<KeptYear> kept_years(Transaction& tx, int year, std::int64_t count) {
  std::vector<KeptYear> kept;
  for (auto& [id, text, pasted, by, by_name, at] :
       tx.rows<std::int64_t, std::optional<std::string>, std::string, std::string, std::string,
               std::int64_t>("SELECT id, text, pasted, put_by, put_name, put_at FROM calendar_year "
                             "WHERE year = $1 ORDER BY id DESC LIMIT $2",
                             {std::int64_t(year), count}))
    kept.push_back({id, year, std::move(text), std::move(pasted), std::move(by), std::move(by_name),
                    Instant(milliseconds{at})});
  return kept;
}

petition::Calendar with_kept_years(Transaction& tx, const petition::Calendar& of_files) {
  petition::Calendar calendar = of_files;
  for (const auto& [year, text] : texts_in_force(tx)) {
    const auto own = petition::Calendar::parse(text, "calendar_year");
    if (own)
      calendar = calendar.with(*own);
    else
      log::error("a year of days off that was put in force cannot be read year={}", year);
  }
  return calendar;
}

std::string kept_year_texts(Transaction& tx) {
  std::string all;
  for (const auto& [year, text] : texts_in_force(tx)) all += text;
  return all;
}

}  // namespace huiyin::store

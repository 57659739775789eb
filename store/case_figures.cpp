#include "store/case_figures.h"

#include <optional>

#include "base/ensure.h"
#include "base/utf8.h"
#include "store/figure_weeks.h"

namespace huiyin::store {
namespace {

using petition::Satisfaction;
using petition::Stage;

std::string row_of_place(const std::string& hash) { return "figure_place/" + hash; }

// One for all matters of the same place; 0: none is named.
std::int64_t place_id_of(Transaction& tx, const Keyring& keys, std::string_view place) {
  const std::string text(trimmed(place));
  if (text.empty()) return 0;
  const std::string hash = keys.lookup_hash("figure_place", text);
  const auto known =
      tx.row<std::int64_t>("SELECT id FROM figure_place WHERE place_hash = $1", {hash});
  if (known) return std::get<0>(*known);
  tx.execute(
      "INSERT INTO figure_place(place_hash, place) VALUES ($1, $2) ON CONFLICT (place_hash) DO "
      "NOTHING",
      {hash, keys.seal(text, row_of_place(hash))});
  const auto row =
      tx.row<std::int64_t>("SELECT id FROM figure_place WHERE place_hash = $1", {hash});
  ensure(row.has_value(), "a place just written is there");
  return std::get<0>(*row);
}

std::string_view word_of(const std::optional<Satisfaction>& rating) {
  if (!rating) return "";
  switch (*rating) {
    case Satisfaction::satisfied:
      return "satisfied";
    case Satisfaction::mostly:
      return "mostly";
    default:
      return "dissatisfied";
  }
}

std::string_view word_of(Stage stage) {
  switch (stage) {
    case Stage::opinion:
      return "opinion";
    case Stage::review:
      return "review";
    default:
      return "rereview";
  }
}

void forget_figures(Transaction& tx, const std::string& case_no) {
  tx.execute("DELETE FROM case_figure WHERE case_no = $1", {case_no});
  tx.execute("DELETE FROM case_rating WHERE case_no = $1", {case_no});
}

// A rating that was corrected away is none; of one stage the last one that counts.
void note_ratings(Transaction& tx, const std::string& office, const std::string& case_no,
                  const petition::CaseFile& file) {
  if (petition::last<petition::event::Corrected>(file) != nullptr ||
      file.counted.size() != file.ledger.size())
    tx.execute("DELETE FROM case_rating WHERE case_no = $1", {case_no});
  for (const petition::CaseEvent& event : file.counted)
    if (const auto* rated = std::get_if<petition::event::Rated>(&event.body))
      tx.execute(
          "INSERT INTO case_rating(case_no, stage, office, week, unit, of_office, of_unit) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (case_no, stage) DO UPDATE SET week "
          "= excluded.week, unit = excluded.unit, of_office = excluded.of_office, of_unit = "
          "excluded.of_unit",
          {case_no, std::string(word_of(rated->stage)), office, monday_of(event.date).iso(),
           file.columns.unit, std::string(word_of(rated->office)),
           std::string(word_of(rated->unit))});
}

struct AnswerColumns {
  std::string due, met_on;
  std::int64_t days = 0;
};
AnswerColumns columns_of(const std::optional<petition::AnswerTime>& time) {
  if (!time) return {};
  return {time->due.iso(), time->met_on ? time->met_on->iso() : "", time->taken().count()};
}

}  // namespace

void note_figures(Transaction& tx, const Keyring& keys, const std::string& office,
                  const petition::CaseFile& file) {
  if (!file.number || file.counted.empty()) return;
  const std::string case_no = file.number->text();
  if (file.intake.kind == petition::MatterKind::accusation || petition::is_accusation(file))
    return forget_figures(tx, case_no);
  // Most events change nothing of it, and then nothing is written.
  tx.execute(
      "INSERT INTO case_figure(case_no, office, week, place_id, unit) VALUES ($1, $2, $3, "
      "$4, $5) ON CONFLICT (case_no) DO UPDATE SET week = excluded.week, place_id = "
      "excluded.place_id, unit = excluded.unit WHERE case_figure.week <> "
      "excluded.week OR case_figure.place_id <> excluded.place_id OR case_figure.unit <> "
      "excluded.unit",
      {case_no, office, monday_of(file.counted.front().date).iso(),
       place_id_of(tx, keys, file.columns.place), file.columns.unit});
  note_ratings(tx, office, case_no, file);
}

void note_found(Transaction& tx, const std::string& case_no, const FoundByLook& found) {
  const AnswerColumns inform = columns_of(found.answers.inform);
  const AnswerColumns conclude = columns_of(found.answers.conclude);
  tx.execute(
      "UPDATE case_figure SET theme = $2, inform_due = $3, informed_on = $4, inform_days = $5, "
      "conclude_due = $6, concluded_on = $7, conclude_days = $8 WHERE case_no = $1 AND (theme <> "
      "$2 OR inform_due <> $3 OR informed_on <> $4 OR inform_days <> $5 OR conclude_due <> $6 OR "
      "concluded_on <> $7 OR conclude_days <> $8)",
      {case_no, found.theme, inform.due, inform.met_on, inform.days, conclude.due, conclude.met_on,
       conclude.days});
}

void note_theme(Transaction& tx, const std::string& case_no, const std::string& theme) {
  tx.execute("UPDATE case_figure SET theme = $2 WHERE case_no = $1 AND theme <> $2",
             {case_no, theme});
}

std::string figure_place(Transaction& tx, const Keyring& keys, std::int64_t place_id) {
  const auto row = tx.row<std::string, std::string>(
      "SELECT place_hash, place FROM figure_place WHERE id = $1", {place_id});
  ensure(row.has_value(), "a place that a matter has is there");
  const auto& [hash, sealed] = *row;
  return keys.open_or_throw(sealed, row_of_place(hash), "a place");
}

}  // namespace huiyin::store

// What the figures 图表 count a matter by, beside its ledger: when and where it came up, whose it
// is, what it is about, how soon it was answered, how its petitioner rated. Derived, as its parties
// and facets are, so that a picture opens no ledger. figures.h counts from here.
//
// An accusation 检举控告 is in no figure. From whom one is kept stands in its own ledger (2022
// §30③), and a figure that counted it for some would tell the others by the difference that it is
// there.
#pragma once

#include <string>

#include "petition/answer_times.h"
#include "petition/case_file.h"
#include "store/database.h"
#include "store/sealing.h"

namespace huiyin::store {

// What the ledger alone says, in the transaction of the event: part of note_parties().
void note_figures(Transaction& tx, const Keyring& keys, const std::string& office,
                  const petition::CaseFile& file);

// What the office's own list of themes and its calendar make of it: with the next look.
struct FoundByLook {
  std::string theme = {};
  petition::AnswerTimes answers = {};
};
// Part of settle(). Writes nothing where nothing changed.
void note_found(Transaction& tx, const std::string& case_no, const FoundByLook& found);

// Its theme at once, where a look would come too late: what was just taken in is compared.
void note_theme(Transaction& tx, const std::string& case_no, const std::string& theme);

// As its text stands on the ledger; place_id as figures.h answers it.
std::string figure_place(Transaction& tx, const Keyring& keys, std::int64_t place_id);

}  // namespace huiyin::store

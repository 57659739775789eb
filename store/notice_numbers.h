// The running numbers 文号 of documents: one series for each issuer (unit and kind) and year,
// from 1. A number that is taken is taken for good; one that no document of ours bears is a gap on
// record.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "petition/document_number.h"
#include "store/database.h"

namespace huiyin::store {

// The next one, taken within this transaction: rolled back, it is free again and leaves no gap.
petition::DocumentNumber next_document_number(Transaction& tx, const std::string& issuer, int year);

// What next_document_number() would answer; nothing is taken.
petition::DocumentNumber upcoming_document_number(Transaction& tx, const std::string& issuer,
                                                  int year);

// Why that very number cannot be taken for a document of that case; nothing where it can. Codes:
// document_no.taken; document_no.far (so much further than the last one that it is a slip).
std::optional<Problem> document_number_refusal(Transaction& tx,
                                               const petition::DocumentNumber& number,
                                               const std::string& case_no);

// An opinion on that case's ledger bears it: no other case's will, and the series goes on behind
// it. What is no number of such a form is left alone.
void note_document_number(Transaction& tx, const std::string& number, const std::string& case_no);

// Takes that very number (it was written on paper, or given by another system). What lies between
// the last one and it becomes a gap, with the reason. Refuses as document_number_refusal() does.
struct NumberTaken {
  std::string case_no;  // empty: of no matter
  std::string reason, by;
  Instant now{};
};
Result<void> take_document_number(Transaction& tx, const petition::DocumentNumber& number,
                                  const NumberTaken& how);

// No document will bear this number: 作废. It must have been taken, and no notice may bear it;
// refuses document_no.used and document_no.unknown.
Result<void> void_document_number(Transaction& tx, const petition::DocumentNumber& number,
                                  const std::string& reason, const std::string& by, Instant now);

struct NumberGap {
  int first = 0, last = 0;
  std::string reason;
  std::string by;
};
std::vector<NumberGap> number_gaps(Transaction& tx, const std::string& issuer, int year);

}  // namespace huiyin::store

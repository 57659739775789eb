// The documents 文书 of a file: which were made, which wait to be served, and their numbers 文号 as
// the ledger has them. Worked out from the ledger each time, as duties are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "petition/case_file.h"

namespace huiyin::petition {

std::span<const Document> all_documents();
std::string_view name(Document document);   // "opinion", as in ledger and API
std::string_view title(Document document);  // "处理意见书", as people read it

// What makes it: the last event of the file's round that asks for this document, or nullptr.
const CaseEvent* made(const CaseFile& file, Document document);

// Made, and not served since: in the order of a file's life. Reports to a superior are not looked
// for: nothing on the ledger says that one was written.
std::vector<Document> unserved_documents(const CaseFile& file);

// The number under which the ledger knows it; empty: it names none.
std::string document_number(const CaseFile& file, Document document);

}  // namespace huiyin::petition

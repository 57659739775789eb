// Whatever is posted as an entry of a ledger, it is read or refused with words; what was read is
// the same after it was written and read again, can be judged on any file, and folded.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "petition/case_event_json.h"
#include "petition/case_file.h"
#include "petition/deadlines.h"
#include "petition/documents.h"

using namespace huiyin;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto event = petition::read_event_json(text);
  if (!event) {
    const Problem& why = event.error();
    if (why.code.empty() || why.what.empty() || why.remedy.empty()) std::abort();
    return 0;
  }
  const std::string written = petition::event_json(*event);
  const auto again = petition::read_event_json(written);
  if (!again || petition::event_json(*again) != written) std::abort();
  const petition::CaseFile file = petition::fold(petition::fold({}, *event), *again);
  for (const petition::Document document : petition::unserved_documents(file))
    (void)petition::document_number(file, document);
  (void)petition::clock_settings(file);
  return 0;
}

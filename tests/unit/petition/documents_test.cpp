#include "petition/documents.h"

#include <catch2/catch.hpp>

#include "tests/unit/petition/ledger_of_tests.h"

namespace huiyin::petition::documents_test {

using Documents = std::vector<Document>;

TEST_CASE("what was decided and not handed over since is waiting to be served") {
  Ledger life = ledger();
  life.add("2026-10-09", event::Registered{CaseNumber::of(2026, 103)});
  CHECK(unserved_documents(life.file()).empty());
  life.add("2026-10-10", event::Accepted{"药品科"});
  CHECK(unserved_documents(life.file()) == Documents{Document::acceptance});
  life.add("2026-10-11", service_of_tests(Document::acceptance, ""))
      .add("2026-10-12", event::Assigned{"药品科", "周启明", {}})
      .add("2026-11-02", event::Extended{10, "苏敏", "副局长", "检验"});
  CHECK(unserved_documents(life.file()) == Documents{Document::extension});
  life.add("2026-11-03", service_of_tests(Document::extension, ""))
      .add("2026-11-04", event::Extended{5, "苏敏", "副局长", "检验"});
  CHECK(unserved_documents(life.file()) == Documents{Document::extension});  // the second one
}

TEST_CASE("an opinion goes by the number that its event bears") {
  Ledger life = ledger();
  life.write("2026-10-09", event::Registered{CaseNumber::of(2026, 103)});
  CHECK(document_number(life.file(), Document::opinion).empty());
  event::Concluded opinion;
  opinion.number = "云药信处意〔2026〕31号";
  life.write("2026-11-20", opinion).write("2026-11-20", event::ReviewDecided{"6号"});
  CHECK(document_number(life.file(), Document::opinion) == "云药信处意〔2026〕31号");
  CHECK(document_number(life.file(), Document::review_opinion) == "6号");
  CHECK(document_number(life.file(), Document::acceptance).empty());
}

TEST_CASE("every document has a title of its own") {
  std::vector<std::string_view> titles;
  for (const Document document : all_documents()) {
    CHECK(std::ranges::find(titles, title(document)) == titles.end());
    titles.push_back(title(document));
  }
  CHECK(titles.size() == 10);
}

}  // namespace huiyin::petition::documents_test

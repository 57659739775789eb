#include "petition/person_name.h"

#include <catch2/catch.hpp>
#include <ostream>

#include "tests/support/property.h"

namespace person_name_test {

using namespace huiyin;
using namespace huiyin::petition;
using namespace huiyin::testing;

namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};
static_assert(!Printable<PersonName>, "a name must not reach a log by accident");

std::string read(std::string_view typed) {
  const auto name = PersonName::parse(typed);
  return name ? name->text() : name.error().code;
}

}  // namespace

TEST_CASE("names are read as people write them") {
  CHECK(read("李秀兰") == "李秀兰");
  CHECK(read("　 欧阳建华 ") == "欧阳建华");
  CHECK(read("王 芳") == "王芳");
  CHECK(read("王　芳") == "王芳");
  CHECK(read("买买提•阿不都") == "买买提·阿不都");
  CHECK(read("阿依古丽・买买提") == "阿依古丽·买买提");
  CHECK(read("买买提 · 阿不都") == "买买提·阿不都");
  CHECK(read("John  Smith") == "John Smith");
  CHECK(read("O’Brien") == "O'Brien");
  CHECK(read("Jean-Paul") == "Jean-Paul");
  CHECK(read("Ｌｉ Na") == "Li Na");
  CHECK(read("𠮷田") == "𠮷田");
  CHECK(read("བསོད་ནམས") == "བསོད་ནམས");
  CHECK(read("甲") == "甲");
}

TEST_CASE("what is no name is refused with its reason, and never repeated") {
  CHECK(read("") == "name.empty");
  CHECK(read("  　") == "name.empty");
  CHECK(read("李秀兰2") == "name.character");
  CHECK(read("13900001001") == "name.character");
  CHECK(read("李秀兰,吴桂芳") == "name.character");
  CHECK(read("李秀兰。") == "name.character");
  CHECK(read("·李") == "name.character");
  CHECK(read("李·") == "name.character");
  CHECK(read("李··兰") == "name.character");
  CHECK(read("李-兰") == "name.character");
  CHECK(read("·") == "name.character");
  CHECK(read("😀") == "name.character");
  CHECK(read("<script>") == "name.character");
  CHECK(read("\xFF\xFE") == "name.character");
  std::string thirty, thirty_one = "甲";
  for (int i = 0; i < 30; ++i) thirty += "甲", thirty_one += "甲";
  CHECK(read(thirty) == thirty);
  CHECK(read(thirty_one) == "name.length");
  CHECK(read(std::string(100000, 'a')) == "name.length");
  CHECK(PersonName::parse("秘密1").error().what.find("秘密") == std::string::npos);
}

TEST_CASE("a masked name keeps its first sign alone") {
  CHECK(PersonName::parse("李秀兰")->masked() == "李**");
  CHECK(PersonName::parse("陈丽")->masked() == "陈*");
  CHECK(PersonName::parse("甲")->masked() == "甲");
  CHECK(PersonName::parse("买买提·阿不都")->masked() == "买**");
}

TEST_CASE("whatever is typed, reading a name answers, and its normal form reads as itself") {
  CHECK(holds([] {
    const std::string typed = any_bytes();
    if (const auto name = PersonName::parse(typed))
      PROPERTY_ASSERT(PersonName::parse(name->text())->text() == name->text());
  }));
}

}  // namespace person_name_test

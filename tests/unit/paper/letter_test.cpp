#include "paper/letter.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "tests/unit/paper/paper_room.h"
#include "tests/unit/store/fresh_folder.h"

namespace letter_test {

using namespace huiyin;
using namespace huiyin::paper;

namespace {

PrintedLetter printed(const Letter& letter) {
  auto done = print_letter(letter, faces_of_tests());
  if (!done) FAIL(done.error().what);
  return *std::move(done);
}

// As poppler reads it back: the words in the order in which they stand on the page.
std::string text_of_pdf(const std::string& pdf) {
  const store::FreshFolder folder;  // of its own: tests run beside each other
  store::put(folder.file("a.pdf"), pdf);
  FILE* reader = ::popen(("pdftotext -layout " + folder.file("a.pdf") + " -").c_str(), "r");
  REQUIRE(reader != nullptr);
  std::string text;
  for (int c = std::fgetc(reader); c != EOF; c = std::fgetc(reader)) text += char(c);
  CHECK(::pclose(reader) == 0);
  return text;
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::size_t times(const std::string& text, const std::string& word) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("the same letter is the same bytes, and one word changes them") {
  Letter letter = acceptance();
  letter.seal = round_seal();
  const std::string once = printed(letter).pdf;
  CHECK(once == printed(letter).pdf);
  letter.addressee = "许立春：";
  CHECK(once != printed(letter).pdf);
}

TEST_CASE("a letter tells all that it was given, in its order") {
  const Letter letter = acceptance();
  const std::string text = text_of_pdf(printed(letter).pdf);
  std::size_t last = 0;
  for (const std::string& word :
       {letter.unit, letter.title, letter.number, letter.addressee, std::string("受理的内容"),
        std::string("《信访工作条例》第二十三条"), std::string("联系人：叶青"), letter.date,
        std::string("3f2a 9b1c 77d0 e412")}) {
    CAPTURE(word, text);
    const auto at = text.find(word, last);
    REQUIRE(at != text.npos);
    last = at;
  }
  CHECK(times(text, letter.unit) == 3);  // over the title, in the text, under it
}

TEST_CASE("a letter of one page has no page number, and each of several has") {
  CHECK(times(without_blanks(text_of_pdf(printed(acceptance()).pdf)), "—1—") == 0);
  const PrintedLetter several = printed(long_opinion(14));
  CHECK(several.pages == 3);
  const std::string text = without_blanks(text_of_pdf(several.pdf));
  for (const char* number : {"—1—", "—2—", "—3—"}) CHECK(times(text, number) == 1);
}

TEST_CASE("wherever the text ends, the signature has text above it on its page") {
  for (int paragraphs = 1; paragraphs <= 16; ++paragraphs) {
    const Letter letter = long_opinion(paragraphs);
    const std::string text = text_of_pdf(printed(letter).pdf);
    const auto cut = text.substr(0, text.rfind('\f')).rfind('\f');
    const std::string last_page = cut == text.npos ? text : text.substr(cut + 1);
    CAPTURE(paragraphs, last_page);
    CHECK(times(last_page, letter.date) == 1);
    CHECK(last_page.rfind("封存") < last_page.find(letter.date));  // npos is not
  }
}

TEST_CASE("a sign that no face has is refused, not printed as a box") {
  Letter letter = acceptance();
  letter.addressee = "沈\U000E0FFF\U0010FFFD：";  // of no script, and of private use
  const auto refused = print_letter(letter, faces_of_tests());
  REQUIRE(!refused);
  CHECK(refused.error().code == "paper.signs");
  CHECK(refused.error().what.find("\U0010FFFD") != std::string::npos);
}

TEST_CASE("a letter without an end is refused") {
  const auto refused = print_letter(long_opinion(600), faces_of_tests());
  REQUIRE(!refused);
  CHECK(refused.error().code == "paper.pages");
}

TEST_CASE("letters are printed to be looked at", "[.look]") {
  const std::filesystem::path folder = "build/paper";
  std::filesystem::create_directories(folder);
  const auto look = [&](const std::string& name, const Letter& letter) {
    const auto began = std::chrono::steady_clock::now();
    const PrintedLetter done = printed(letter);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    std::printf("%s: %zu pages, %zu bytes, %.1f ms\n", name.c_str(), done.pages, done.pdf.size(),
                took.count());
    std::ofstream(folder / (name + ".pdf"), std::ios::binary) << done.pdf;
    CHECK(done.pages > 0);
  };
  Letter letter = acceptance();
  look("acceptance_by_hand", letter);
  letter.seal = round_seal();
  look("acceptance_sealed", letter);
  letter.is_sealed = false;
  letter.seal.reset();
  look("acceptance_unsealed", letter);
  letter.unit = "县信访局";
  look("short_unit", letter);
  Letter pages = long_opinion(9);
  pages.seal = round_seal();
  pages.addressee = "阿卜杜热合曼·阿卜杜吉力力·买买提依明、古丽巴哈尔·阿布都热西提等五位同志：";
  pages.unit = "青岚县市场监督管理局青岚经济技术开发区分局信访工作办公室";
  look("two_pages", pages);
  pages.paragraphs.resize(4);
  look("carried", pages);
}

}  // namespace letter_test

// A letter 公文 on paper, as a PDF: A4 after GB/T 9704-2012 《党政机关公文格式》 (margins, 22 lines
// of 28 signs, faces and sizes, 署名、成文日期、印章, page numbers), with a QR code by which anyone
// can check it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "paper/faces.h"
#include "paper/seal.h"

namespace huiyin::paper {

// Beside the QR code, in small type.
struct PaperCheck {
  std::string address;             // where its QR code leads
  std::vector<std::string> words;  // what it is for; the digest to compare
};

struct Letter {
  std::string title;      // 受理告知书
  std::string number;     // 文号; may be empty
  std::string addressee;  // "沈小满："; may be empty
  std::vector<std::string> paragraphs;
  std::string unit, date;
  std::optional<Seal> seal = {};  // examined; none: it is stamped by hand, there is room for it
  bool is_sealed = false;         // has a seal, by whatever hand
  std::optional<PaperCheck> check = {};
  Instant issued{};  // told as the PDF's date, so that the same letter is the same bytes
};

struct PrintedLetter {
  std::string pdf;
  std::size_t pages = 0;
};

inline constexpr std::size_t kPagesMax = 50;

// The same letter and faces, the same bytes (of the same Pango, Cairo and font files). Refuses
// paper.signs (no face has some sign: it would be a box), paper.pages. Any thread; some tens
// of milliseconds a letter.
Result<PrintedLetter> print_letter(const Letter& letter, const Faces& faces);

}  // namespace huiyin::paper

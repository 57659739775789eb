#include "paper/letter.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "base/ensure.h"
#include "paper/pages.h"
#include "paper/qr_code.h"
#include "paper/typesetter.h"

namespace huiyin::paper {
namespace {

// All in points, from what GB/T 9704-2012 gives in millimetres (5.1, 5.2, 7.2 to 7.5).
constexpr double kMm = 72 / 25.4;
constexpr double kPageWidth = 210 * kMm, kPageHeight = 297 * kMm;
constexpr double kTop = 37 * kMm, kLeft = 28 * kMm;        // 天头, 订口
constexpr double kWidth = 156 * kMm, kHeight = 225 * kMm;  // 版心
constexpr std::size_t kRows = 22, kSigns = 28;             // lines of a page, signs of a line
constexpr double kRow = kHeight / kRows, kSign = kWidth / kSigns;  // 3号, a hair smaller: 15.8 pt
constexpr double kTitleRow = 36;  // of the title's lines of 2号, 22 pt
constexpr Type kText{.size = kSign};
constexpr Type kTitle{.is_title = true, .size = 22};
constexpr Type kPageNumber{.size = 14};  // 4号
constexpr double kPageNumberBelow = 7 * kMm;
constexpr Type kSmall{.size = 9};  // 小五
constexpr double kSmallRow = 13;
constexpr double kCode = 24 * kMm;
constexpr double kCodeGap = 4 * kMm;     // the four modules of white that a reader needs, at least
constexpr double kCodeWords = 40 * kMm;  // so that most signatures have their place beside it
constexpr std::size_t kCodeRows = 3;
constexpr double kUnitWidth = 20 * kSign;
constexpr double kSealBelowText = 0.4;  // rows; the standard: within one line of the text
constexpr int kSealHandMm = 42;         // the room that a stamp by hand needs

// The signature's lines, and where they stand.
struct Tail {
  std::vector<SetLine> unit;
  SetLine date;
  std::size_t blank_rows = 1;
  std::size_t rows() const { return blank_rows + unit.size() + 1; }
};

class Printing {
 public:
  Printing(const Letter& letter, const Faces& faces) : letter_(letter), type_(faces) {}

  Result<PrintedLetter> print() {
    set();
    if (!type_.unknown_signs().empty()) return Refused(unknown_signs());
    const auto pages =
        pages_of(text_.size(), {.rows = kRows, .head = head_rows(), .tail = end_rows()});
    if (pages.size() > kPagesMax)
      return Refused({"paper.pages", "paper",
                      "这份文书有 " + std::to_string(pages.size()) + " 页，太长了",
                      "最多印 50 页，请把附件另外印"});
    return PrintedLetter{drawn(pages), pages.size()};
  }

 private:
  void set() {
    for (const std::string& one : {letter_.unit, letter_.title})
      for (SetLine& line : type_.balanced(one, kTitle, kWidth - 2 * kTitle.size))
        title_.push_back(std::move(line));
    if (!letter_.number.empty()) number_ = type_.line(letter_.number, kText);
    if (!letter_.addressee.empty()) add(letter_.addressee, 0);
    for (const std::string& one : letter_.paragraphs) add(one, 2 * kSign);
    tail_.unit = type_.balanced(letter_.unit, kText, kUnitWidth);
    tail_.date = type_.line(letter_.date, kText);
    if (letter_.is_sealed) tail_.blank_rows = rows_above_sealed_unit();
    if (!letter_.check) return;
    for (const std::string& one : letter_.check->words)
      for (SetLine& line : type_.balanced(one, kSmall, kCodeWords))
        code_words_.push_back(std::move(line));
  }

  void add(const std::string& paragraph, double indent) {
    for (SetLine& line : type_.lines(paragraph, kText, kWidth, indent))
      text_.push_back(std::move(line));
  }

  Problem unknown_signs() const {
    std::string signs;
    for (const std::string& sign : type_.unknown_signs()) signs += sign;
    return {"paper.signs", "paper", "这些字在本机的字体里没有，印出来会是方框：" + signs,
            "请安装收字更全的字体，例如 apt install fonts-noto-cjk fonts-hanazono，再试一次"};
  }

  std::size_t head_rows() const {
    const double title = std::ceil(double(title_.size()) * kTitleRow / kRow);
    return std::size_t(title) + (letter_.number.empty() ? 1 : 2);
  }

  // The check stands at the left foot, beside the signature where that leaves it room.
  std::size_t end_rows() const {
    if (!letter_.check) return signature_rows();
    const double words_end = kCode + kCodeGap + kCodeWords + kSign / 2;
    return signature_left() > words_end ? std::max(signature_rows(), kCodeRows)
                                        : signature_rows() + kCodeRows;
  }
  std::size_t signature_rows() const {
    const std::size_t rows = tail_.rows();
    if (!letter_.is_sealed) return rows;
    return std::max(rows, std::size_t(std::ceil(kSealBelowText + seal_height() / kRow)));
  }

  // As it is distant from the left edge of the text.
  double signature_left() const {
    if (!letter_.is_sealed) return unsealed_date_left() - 2 * kSign;
    const double half = std::max(unit_width(), seal_width()) / 2;
    return sealed_middle() - half;
  }

  double unit_width() const { return std::ranges::max(tail_.unit, {}, &SetLine::width).width; }
  double seal_width() const { return (letter_.seal ? letter_.seal->width_mm : kSealHandMm) * kMm; }

  // The date stands four signs from the right, and a long unit makes it move in (7.3.5.1).
  double sealed_middle() const {
    return std::min(kWidth - 4 * kSign - tail_.date.width / 2, kWidth - unit_width() / 2);
  }

  // The unit two signs from the right, the date two signs further in than the unit; a longer date
  // stands two from the right and the unit before it (7.3.5.2).
  double unsealed_date_left() const {
    const double edge = kWidth - 2 * kSign;
    return tail_.date.width > unit_width() ? edge - tail_.date.width
                                           : edge - unit_width() + 2 * kSign;
  }

  double seal_height() const {
    return (letter_.seal ? seal_height_mm(*letter_.seal) : kSealHandMm) * kMm;
  }

  // So that unit and date lie a little below the middle of the seal, whose top is just below the
  // text (7.3.5.1).
  std::size_t rows_above_sealed_unit() const {
    const double middle = kSealBelowText + seal_height() / kRow / 2;
    return std::size_t(std::max(1.0, std::round(middle - double(tail_.unit.size()) / 2)));
  }

  std::string drawn(const std::vector<PageText>& pages) {
    std::string pdf;
    cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(
        [](void* to, const unsigned char* bytes, unsigned int count) {
          static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
          return CAIRO_STATUS_SUCCESS;
        },
        &pdf, kPageWidth, kPageHeight);
    const std::string title = letter_.title + (letter_.number.empty() ? "" : " " + letter_.number);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    // Else it would be the clock's.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   (office_iso(letter_.issued) + "+08:00").c_str());
    cairo_t* on = cairo_create(surface);
    for (std::size_t page = 0; page < pages.size(); ++page) {
      draw_page(on, pages, page);
      cairo_show_page(on);
    }
    const cairo_status_t drawn = cairo_status(on);
    cairo_destroy(on);
    cairo_surface_finish(surface);
    const cairo_status_t written = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    ensure(drawn == CAIRO_STATUS_SUCCESS && written == CAIRO_STATUS_SUCCESS,
           "a letter that was set can be drawn");
    return pdf;
  }

  void draw_page(cairo_t* on, const std::vector<PageText>& pages, std::size_t page) {
    std::size_t row = page == 0 ? head_rows() : 0;
    if (page == 0) draw_head(on);
    for (std::size_t i = pages[page].first; i < pages[page].end; ++i)
      put_in_row(on, text_[i], kLeft, row++);
    if (page + 1 == pages.size()) {
      draw_tail(on, row);
      if (letter_.check) draw_check(on);
    }
    if (pages.size() > 1) draw_page_number(on, page + 1);
  }

  static double row_top(double row) { return kTop + row * kRow; }

  void put_in_row(cairo_t* on, const SetLine& line, double x, std::size_t row) {
    type_.put(on, line, kText, x, row_top(double(row)) + (kRow - kSign) / 2);
  }

  void draw_head(cairo_t* on) {
    double top = kTop;
    for (const SetLine& line : title_) {
      type_.put(on, line, kTitle, kLeft + (kWidth - line.width) / 2,
                top + (kTitleRow - kTitle.size) / 2);
      top += kTitleRow;
    }
    if (!letter_.number.empty())
      put_in_row(on, number_, kLeft + (kWidth - number_.width) / 2, head_rows() - 2);
  }

  void draw_tail(cairo_t* on, std::size_t text_ends) {
    std::size_t row = text_ends + tail_.blank_rows;
    const double date_left =
        kLeft + (letter_.is_sealed ? sealed_middle() - tail_.date.width / 2 : unsealed_date_left());
    for (const SetLine& line : tail_.unit) {
      const double left =
          letter_.is_sealed ? kLeft + sealed_middle() - line.width / 2 : date_left - 2 * kSign;
      put_in_row(on, line, left, row++);
    }
    put_in_row(on, tail_.date, date_left, row);
    if (letter_.seal)
      draw_seal(on, *letter_.seal, kLeft + sealed_middle() - seal_width() / 2,
                row_top(double(text_ends) + kSealBelowText));
  }

  // At the foot of the last page, to the left.
  void draw_check(cairo_t* on) {
    const double top = kTop + kHeight - kCode;
    draw_qr_code(on, letter_.check->address, kLeft, top, kCode);
    double line_top = top + (kCode - double(code_words_.size()) * kSmallRow) / 2;
    for (const SetLine& line : code_words_) {
      type_.put(on, line, kSmall, kLeft + kCode + kCodeGap,
                line_top + (kSmallRow - kSmall.size) / 2);
      line_top += kSmallRow;
    }
  }

  // Odd ones one sign from the right, even ones one from the left (7.5).
  void draw_page_number(cairo_t* on, std::size_t number) {
    const SetLine line = type_.line("— " + std::to_string(number) + " —", kPageNumber);
    const double x =
        number % 2 == 1 ? kLeft + kWidth - kPageNumber.size - line.width : kLeft + kPageNumber.size;
    type_.put(on, line, kPageNumber, x, kTop + kHeight + kPageNumberBelow - kPageNumber.size / 2);
  }

  const Letter& letter_;
  Typesetter type_;
  std::vector<SetLine> title_, text_, code_words_;
  SetLine number_;
  Tail tail_;
};

}  // namespace

Result<PrintedLetter> print_letter(const Letter& letter, const Faces& faces) {
  return Printing(letter, faces).print();
}

}  // namespace huiyin::paper

#include "paper/qr_code.h"

#include <cairo.h>

#include <qrcodegen/QrCode.hpp>

#include "base/ensure.h"

namespace huiyin::paper {
namespace {

qrcodegen::QrCode code_of(const std::string& text) {
  ensure(text.size() <= kQrTextBytesMax, "a QR code holds a short text");
  // M: a fold or a stain over a seventh of it does no harm.
  return qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
}

// run(x, y, width) of each row of dark modules: a run is one rectangle, without hairs between
// squares.
template <class Run>
void for_runs(const qrcodegen::QrCode& code, Run run) {
  for (int row = 0; row < code.getSize(); ++row)
    for (int from = 0; from < code.getSize();) {
      if (!code.getModule(from, row)) {
        ++from;
        continue;
      }
      int until = from;
      while (until < code.getSize() && code.getModule(until, row)) ++until;
      run(from, row, until - from);
      from = until;
    }
}

}  // namespace

void draw_qr_code(cairo_t* on, const std::string& text, double x, double y, double side) {
  const auto code = code_of(text);
  const double module = side / code.getSize();
  cairo_save(on);
  cairo_set_source_rgb(on, 0, 0, 0);
  for_runs(code, [&](int from, int row, int width) {
    cairo_rectangle(on, x + from * module, y + row * module, width * module, module);
  });
  cairo_fill(on);
  cairo_restore(on);
}

QrPath qr_path(const std::string& text) {
  const auto code = code_of(text);
  QrPath drawn{code.getSize(), {}};
  for_runs(code, [&](int from, int row, int width) {
    const std::string across = std::to_string(width);
    drawn.path += "M" + std::to_string(from) + " " + std::to_string(row) + "h" + across + "v1h-" +
                  across + "z";
  });
  return drawn;
}

}  // namespace huiyin::paper

#include "paper/qr_code.h"

#include <cairo.h>

#include <qrcodegen/QrCode.hpp>

#include "base/ensure.h"

namespace huiyin::paper {

void draw_qr_code(cairo_t* on, const std::string& text, double x, double y, double side) {
  ensure(text.size() <= kQrTextBytesMax, "a QR code holds a short text");
  // M: a fold or a stain over a seventh of it does no harm.
  const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  const double module = side / code.getSize();
  cairo_save(on);
  cairo_set_source_rgb(on, 0, 0, 0);
  for (int row = 0; row < code.getSize(); ++row)
    for (int from = 0; from < code.getSize();) {
      if (!code.getModule(from, row)) {
        ++from;
        continue;
      }
      int until = from;  // a run is one rectangle: no hairs between squares
      while (until < code.getSize() && code.getModule(until, row)) ++until;
      cairo_rectangle(on, x + from * module, y + row * module, (until - from) * module, module);
      from = until;
    }
  cairo_fill(on);
  cairo_restore(on);
}

}  // namespace huiyin::paper

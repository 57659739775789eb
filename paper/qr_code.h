// A QR code 二维码 (ISO/IEC 18004), drawn as squares.
#pragma once

#include <string>

typedef struct _cairo cairo_t;

namespace huiyin::paper {

inline constexpr std::size_t kQrTextBytesMax = 1000;  // a code of 25 mm with more is not read

// Within the square of `side` at x, y; the white around it is the caller's. `text` has at most
// kQrTextBytesMax bytes.
void draw_qr_code(cairo_t* on, const std::string& text, double x, double y, double side);

// The same for a page: the data of an SVG path over `modules` by `modules` units.
struct QrPath {
  int modules = 0;
  std::string path;
};
QrPath qr_path(const std::string& text);

}  // namespace huiyin::paper

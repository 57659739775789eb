#include "paper/qr_code.h"

#include <cairo.h>

#include <catch2/catch.hpp>
#include <memory>

namespace qr_code_test {

using huiyin::paper::draw_qr_code;

TEST_CASE("a QR code fills its square, with a finder in three of its corners") {
  const int side = 290;  // version 3 has 29 modules: ten pixels each
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, side, side);
  cairo_t* on = cairo_create(surface);
  draw_qr_code(on, "https://xf.example.gov.cn/verify/01234567", 0, 0, side);
  cairo_surface_flush(surface);
  const auto dark = [&](int column, int row) {
    return cairo_image_surface_get_data(
               surface)[(row * 10 + 5) * cairo_image_surface_get_stride(surface) + column * 10 +
                        5] > 127;
  };
  // 11.8.7: a dark frame of seven, a white one of five, a dark square of three.
  for (const auto& [column, row] : {std::pair{0, 0}, {22, 0}, {0, 22}}) {
    CAPTURE(column, row);
    CHECK(dark(column, row));
    CHECK(dark(column + 6, row + 6));
    CHECK_FALSE(dark(column + 1, row + 1));
    CHECK(dark(column + 3, row + 3));
  }
  CHECK_FALSE(dark(7, 7));
  cairo_destroy(on);
  cairo_surface_destroy(surface);
}

TEST_CASE("a code for a page is drawn in whole modules, its finders first") {
  const auto drawn = huiyin::paper::qr_path("https://xf.example.gov.cn/verify/01234567");
  CHECK(drawn.modules == 29);
  // The first row begins with a finder's frame of seven and ends with another.
  CHECK(drawn.path.starts_with("M0 0h7v1h-7z"));
  CHECK(drawn.path.find("M22 0h7v1h-7z") != std::string::npos);
  CHECK(drawn.path.find("M0 28h7v1h-7z") != std::string::npos);
}

}  // namespace qr_code_test

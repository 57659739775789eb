#include "paper/seal.h"

#include <cairo.h>

#include <catch2/catch.hpp>

#include "tests/support/property.h"
#include "tests/unit/paper/paper_room.h"

namespace seal_test {

namespace testing = huiyin::testing;
using namespace huiyin::paper;

namespace {

enum class Ground { clear, white, none };

std::string png(int width, int height, Ground ground) {
  cairo_surface_t* surface = cairo_image_surface_create(
      ground == Ground::none ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height);
  cairo_t* on = cairo_create(surface);
  if (ground != Ground::clear) {
    cairo_set_source_rgb(on, 1, 1, 1);
    cairo_paint(on);
  }
  cairo_set_source_rgb(on, 0.8, 0, 0);
  cairo_rectangle(on, width / 4.0, height / 4.0, width / 2.0, height / 2.0);
  cairo_fill(on);
  cairo_destroy(on);
  std::string bytes;
  cairo_surface_write_to_png_stream(
      surface,
      [](void* to, const unsigned char* from, unsigned int count) {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(from), count);
        return CAIRO_STATUS_SUCCESS;
      },
      &bytes);
  cairo_surface_destroy(surface);
  return bytes;
}

std::string code_of(const std::string& image) {
  const auto fits = examine_seal(image, "office.json: office.seal");
  if (fits) return "";
  CHECK(fits.error().where == "office.json: office.seal");
  return fits.error().code;
}

}  // namespace

TEST_CASE("a seal is a PNG of a usable size whose ground is clear") {
  const std::string good = png(600, 600, Ground::clear);
  struct Row {
    const char* because;
    std::string image, code;
  };
  for (const Row& row : std::vector<Row>{
           {"a square one", good, ""},
           {"an oval one", png(600, 400, Ground::clear), ""},
           {"the sample", round_seal().png, ""},
           {"nothing", "", "seal.png"},
           {"a page of the web", "<html></html>", "seal.png"},
           {"its beginning alone", good.substr(0, 60), "seal.png"},
           {"cut off", good.substr(0, good.size() / 2), "seal.png"},
           {"too small to be read", png(150, 150, Ground::clear), "seal.pixels"},
           {"a photograph's size", png(2400, 2400, Ground::clear), "seal.pixels"},
           {"a strip", png(1000, 300, Ground::clear), "seal.shape"},
           {"white ground", png(600, 600, Ground::white), "seal.opaque"},
           {"no alpha at all", png(600, 600, Ground::none), "seal.opaque"},
           {"a file that is too large", good + std::string(kSealBytesMax, '\0'), "seal.large"}}) {
    CAPTURE(row.because);
    CHECK(code_of(row.image) == row.code);
  }
}

TEST_CASE("a head that promises more than there is opens nothing") {
  std::string bomb = png(600, 600, Ground::clear);
  bomb[16] = bomb[20] = '\x7f';  // two thousand million pixels a side
  CHECK(code_of(bomb) == "seal.pixels");
  std::string changed = png(600, 600, Ground::clear);
  changed[19] = '\x59';  // 601 wide: its check sum is wrong
  CHECK(code_of(changed) == "seal.png");
}

TEST_CASE("whatever stands in the file of a seal, it is taken or refused by name") {
  const std::string good = png(300, 300, Ground::clear);
  CHECK(testing::holds("a seal cut off or with bytes changed", [&] {
    std::string image = good;
    for (std::size_t i = testing::any_below(4); i > 0; --i)
      image[testing::any_below(image.size())] = testing::any_byte();
    if (testing::any_bool()) image.resize(testing::any_below(image.size()));
    const auto fits = examine_seal(image, "seal.png");
    PROPERTY_ASSERT(fits || fits.error().code.starts_with("seal."));
    if (fits) PROPERTY_ASSERT(seal_height_mm({image}) > 0);
  }));
}

TEST_CASE("an oval seal keeps its shape") {
  CHECK(seal_height_mm({png(600, 400, Ground::clear), 45}) == Approx(30));
}

}  // namespace seal_test

#include "paper/seal.h"

#include <cairo.h>

#include <cstring>
#include <memory>

#include "base/ensure.h"

namespace huiyin::paper {
namespace {

constexpr double kPointsPerMm = 72 / 25.4;
constexpr std::string_view kPngBegins = "\x89PNG\r\n\x1a\n";
constexpr std::size_t kHeadBytes = 24;  // signature, and of the first chunk its width and height

struct EndSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, EndSurface>;

struct Pixels {
  std::uint32_t width = 0, height = 0;
};

std::uint32_t big_endian(std::string_view four) {
  std::uint32_t value = 0;
  for (const char c : four) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// As its head tells, before anything is unpacked.
Pixels pixels_of(std::string_view png) {
  if (png.size() < kHeadBytes || !png.starts_with(kPngBegins) || png.substr(12, 4) != "IHDR")
    return {};
  return {big_endian(png.substr(16, 4)), big_endian(png.substr(20, 4))};
}

cairo_status_t read_on(void* rest, unsigned char* into, unsigned int count) {
  auto& png = *static_cast<std::string_view*>(rest);
  if (png.size() < count) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(into, png.data(), count);
  png.remove_prefix(count);
  return CAIRO_STATUS_SUCCESS;
}

Surface unpacked(std::string_view png) {
  return Surface(cairo_image_surface_create_from_png_stream(read_on, &png));
}

bool is_whole(const Surface& image) {
  return cairo_surface_status(image.get()) == CAIRO_STATUS_SUCCESS;
}

bool has_clear_corners(const Surface& image) {
  if (cairo_image_surface_get_format(image.get()) != CAIRO_FORMAT_ARGB32) return false;
  const int width = cairo_image_surface_get_width(image.get());
  const int height = cairo_image_surface_get_height(image.get());
  const unsigned char* rows = cairo_image_surface_get_data(image.get());
  const int stride = cairo_image_surface_get_stride(image.get());
  const auto is_clear = [&](int x, int y) {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, rows + std::ptrdiff_t{y} * stride + std::ptrdiff_t{x} * 4, sizeof pixel);
    return pixel >> 24 == 0;
  };
  return is_clear(0, 0) && is_clear(width - 1, 0) && is_clear(0, height - 1) &&
         is_clear(width - 1, height - 1);
}

bool is_side(std::uint32_t pixels) { return pixels >= kSealPixelsMin && pixels <= kSealPixelsMax; }

}  // namespace

Result<void> examine_seal(std::string_view png, const std::string& where) {
  if (png.size() > kSealBytesMax)
    return Refused({"seal.large", where, "印章图片太大，超过 512 KB",
                    "请把图片缩小到宽高 1000 像素左右，再存成 PNG"});
  const Pixels pixels = pixels_of(png);
  if (pixels.width == 0 || pixels.height == 0)
    return Refused({"seal.png", where, "印章图片不是 PNG 文件", "请存成带透明底的 PNG"});
  if (!is_side(pixels.width) || !is_side(pixels.height))
    return Refused({"seal.pixels", where,
                    "印章图片是 " + std::to_string(pixels.width) + " × " +
                        std::to_string(pixels.height) + " 像素",
                    "宽和高都应是 200 到 2000 像素"});
  if (pixels.width > 2 * pixels.height || pixels.height > 2 * pixels.width)
    return Refused({"seal.shape", where, "印章图片太扁或太长", "请只留印章，裁掉四周的空白"});
  const Surface image = unpacked(png);
  if (!is_whole(image))
    return Refused({"seal.png", where, "印章图片读不出来，文件可能坏了", "请重新导出 PNG"});
  if (!has_clear_corners(image))
    return Refused({"seal.opaque", where, "印章图片的底不是透明的，会盖住下面的字",
                    "请把印章以外的部分做成透明，再存成 PNG"});
  return {};
}

double seal_height_mm(const Seal& seal) {
  const Pixels pixels = pixels_of(seal.png);
  ensure(pixels.width > 0, "a seal was examined before it is printed");
  return double(seal.width_mm) * pixels.height / pixels.width;
}

void draw_seal(cairo_t* on, const Seal& seal, double x, double y) {
  const Surface image = unpacked(seal.png);
  ensure(is_whole(image), "a seal was examined before it is printed");
  const double scale = seal.width_mm * kPointsPerMm / cairo_image_surface_get_width(image.get());
  cairo_save(on);
  cairo_translate(on, x, y);
  cairo_scale(on, scale, scale);
  cairo_set_source_surface(on, image.get(), 0, 0);
  cairo_paint(on);
  cairo_restore(on);
}

}  // namespace huiyin::paper

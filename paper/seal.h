// The seal 印章 of an office as an image: a PNG with a transparent ground, looked at before it is
// taken, for it comes from outside.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

typedef struct _cairo cairo_t;

namespace huiyin::paper {

inline constexpr std::size_t kSealBytesMax = 512 * 1024;
inline constexpr int kSealPixelsMin = 200, kSealPixelsMax = 2000;  // of each side

struct Seal {
  std::string png;
  int width_mm = 42;  // of a county's department, 国发〔1999〕25号; oval ones keep their shape
};

// Refuses, with `where` for its place: seal.large, seal.png (no PNG, or a broken one),
// seal.pixels, seal.shape (one side more than twice the other), seal.opaque (the text under it
// could not be read).
Result<void> examine_seal(std::string_view png, const std::string& where);

// Its height where its width is that: by the image's shape. Of an examined one.
double seal_height_mm(const Seal& seal);

// With its upper left corner at x, y, in points.
void draw_seal(cairo_t* on, const Seal& seal, double x, double y);

}  // namespace huiyin::paper

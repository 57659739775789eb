#include "paper/faces.h"

#include <fontconfig/fontconfig.h>

#include <catch2/catch.hpp>

namespace faces_test {

using huiyin::paper::find_faces;

namespace {

// Fontconfig holds it from then on.
void use_fonts_of(FcConfig* config) {
  FcConfigSetCurrent(config);
  FcConfigDestroy(config);
}

}  // namespace

TEST_CASE("the first wished face that is installed and knows Chinese is taken") {
  const auto faces = find_faces({{"Huiyin No Such Face", "Noto Serif CJK SC", "Noto Sans CJK SC"},
                                 {"Huiyin No Such Face", "Noto Sans CJK SC"}});
  REQUIRE(faces);
  CHECK(faces->title.family == "Noto Serif CJK SC");
  CHECK(faces->title.has_bold);
  CHECK(faces->text.family == "Noto Sans CJK SC");
  CHECK(faces->text.is_wished);
}

TEST_CASE("where no wished face is there, one that knows Chinese is, and says so") {
  const auto faces = find_faces({{}, {"Huiyin No Such Face"}});
  REQUIRE(faces);
  CHECK_FALSE(faces->title.is_wished);
  CHECK_FALSE(faces->text.is_wished);
  CHECK(faces->text.family == find_faces({{}, {}})->text.family);
}

TEST_CASE("a machine without a face that knows Chinese is told what to install") {
  use_fonts_of(FcConfigCreate());  // that knows of none
  const auto refused = find_faces({{"Noto Serif CJK SC"}, {"Noto Serif CJK SC"}});
  use_fonts_of(FcInitLoadConfigAndFonts());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "paper.no_face");
  CHECK(refused.error().remedy.find("fonts-noto-cjk") != std::string::npos);
}

}  // namespace faces_test

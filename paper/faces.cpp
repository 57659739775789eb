#include "paper/faces.h"

#include <fontconfig/fontconfig.h>

#include <memory>
#include <optional>

namespace huiyin::paper {
namespace {

// "受理告知书〔2026〕1号": a face without these prints no notice.
constexpr char32_t kSignsOfANotice[] = U"受理告知书〔〕—，。：《》0123456789年月日";

struct Undo {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcObjectSet* set) const { FcObjectSetDestroy(set); }
  void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
};
using Pattern = std::unique_ptr<FcPattern, Undo>;
using FontSet = std::unique_ptr<FcFontSet, Undo>;

const FcChar8* as_fc(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

bool has_the_signs(const FcPattern* font) {
  FcCharSet* signs = nullptr;
  if (FcPatternGetCharSet(font, FC_CHARSET, 0, &signs) != FcResultMatch) return false;
  for (const char32_t* sign = kSignsOfANotice; *sign != 0; ++sign)
    if (!FcCharSetHasChar(signs, *sign)) return false;
  return true;
}

std::string family_of(const FcPattern* font) {
  FcChar8* name = nullptr;
  if (FcPatternGetString(font, FC_FAMILY, 0, &name) != FcResultMatch) return "";
  return reinterpret_cast<const char*>(name);
}

// All cuts of a family, or of all families.
FontSet installed(const char* family) {
  const Pattern wanted(FcPatternCreate());
  if (family != nullptr) FcPatternAddString(wanted.get(), FC_FAMILY, as_fc(family));
  FcPatternAddBool(wanted.get(), FC_OUTLINE, FcTrue);
  const std::unique_ptr<FcObjectSet, Undo> asked(
      FcObjectSetBuild(FC_FAMILY, FC_CHARSET, FC_WEIGHT, static_cast<char*>(nullptr)));
  return FontSet(FcFontList(nullptr, wanted.get(), asked.get()));
}

bool has_bold_cut(const FcFontSet& cuts) {
  for (int i = 0; i < cuts.nfont; ++i) {
    int weight = 0;  // a variable face tells a range, and has them all
    const auto told = FcPatternGetInteger(cuts.fonts[i], FC_WEIGHT, 0, &weight);
    if (told == FcResultTypeMismatch || (told == FcResultMatch && weight >= FC_WEIGHT_DEMIBOLD))
      return true;
  }
  return false;
}

std::optional<Face> face_named(const std::string& family) {
  const FontSet cuts = installed(family.c_str());
  for (int i = 0; cuts && i < cuts->nfont; ++i)
    if (has_the_signs(cuts->fonts[i])) return Face{family, has_bold_cut(*cuts)};
  return std::nullopt;
}

// The alphabet's first, so that it is the same at each start.
std::optional<Face> any_face() {
  const FontSet cuts = installed(nullptr);
  std::string first;
  for (int i = 0; cuts && i < cuts->nfont; ++i) {
    if (!has_the_signs(cuts->fonts[i])) continue;
    std::string family = family_of(cuts->fonts[i]);
    if (!family.empty() && (first.empty() || family < first)) first = std::move(family);
  }
  if (first.empty()) return std::nullopt;
  auto face = face_named(first);
  if (face) face->is_wished = false;
  return face;
}

std::optional<Face> first_of(const std::vector<std::string>& families) {
  for (const std::string& family : families)
    if (auto face = face_named(family)) return face;
  return any_face();
}

}  // namespace

Result<Faces> find_faces(const FaceWishes& wishes) {
  FcInitBringUptoDate();  // what was installed meanwhile, looked for every half minute
  auto title = first_of(wishes.title);
  auto text = title ? first_of(wishes.text) : std::nullopt;
  if (!text)
    return Refused({"paper.no_face", "paper.text_faces", "这台机器没有装中文字体，打印不了文书",
                    "请安装字体，例如 apt install fonts-noto-cjk，过半分钟再试，不用重启"});
  return Faces{*std::move(title), *std::move(text)};
}

}  // namespace huiyin::paper

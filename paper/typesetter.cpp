#include "paper/typesetter.h"

#include <pango/pangocairo.h>

#include <algorithm>

#include "base/ensure.h"
#include "base/utf8.h"

namespace huiyin::paper {
namespace {

// Of the em box of a Chinese sign, what stands above the line on which it is put.
constexpr double kAboveBaseline = 0.88;
// A line that lacks more than this is left ragged: a long word follows that could not be broken.
constexpr double kSpreadEmsMax = 3;

struct Unref {
  template <class Object>
  void operator()(Object* object) const {
    g_object_unref(object);
  }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

int in_pango(double points) { return pango_units_from_double(points); }

}  // namespace

struct Typesetter::Pango {
  Faces faces;
  Held<PangoFontMap> map{pango_cairo_font_map_new()};
  Held<PangoContext> context{pango_font_map_create_context(map.get())};

  explicit Pango(const Faces& of) : faces(of) {
    // The same on every machine, whatever its language and screen.
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    cairo_font_options_t* plain = cairo_font_options_create();
    cairo_font_options_set_hint_style(plain, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(plain, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(plain, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context.get(), plain);
    cairo_font_options_destroy(plain);
  }

  Held<PangoLayout> layout(std::string_view text, const Type& type, double spacing = 0) const {
    const Face& face = type.is_title ? faces.title : faces.text;
    const Held<PangoFontDescription> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), face.family.c_str());
    pango_font_description_set_absolute_size(font.get(), in_pango(type.size));
    if (face.has_bold && (type.is_title || type.is_bold))
      pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    Held<PangoLayout> made(pango_layout_new(context.get()));
    pango_layout_set_font_description(made.get(), font.get());
    pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
    if (spacing != 0) {
      const Held<PangoAttrList> list(pango_attr_list_new());
      pango_attr_list_insert(list.get(), pango_attr_letter_spacing_new(in_pango(spacing)));
      pango_layout_set_attributes(made.get(), list.get());
    }
    return made;
  }
};

namespace {

double width_of(PangoLayout* layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, nullptr, &logical);
  return pango_units_to_double(logical.width);
}

// A tab, an odd blank or a mark of direction has no place on paper: one line, plain blanks.
std::string one_line(std::string_view text) {
  std::u32string points = code_points(trimmed(text));
  for (char32_t& point : points)
    if (point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x2028 && point <= 0x202E) ||
        (point >= 0x2066 && point <= 0x2069))
      point = ' ';
  return utf8(points);
}

}  // namespace

Typesetter::Typesetter(const Faces& faces) : pango_(std::make_unique<Pango>(faces)) {}
Typesetter::~Typesetter() = default;

// Asked sign by sign only where something is amiss.
void Typesetter::note_unknown(std::string_view text, const Type& type) {
  if (pango_layout_get_unknown_glyphs_count(pango_->layout(text, type).get()) == 0) return;
  for (const char32_t point : code_points(text)) {
    const std::string sign = utf8(std::u32string(1, point));
    if (pango_layout_get_unknown_glyphs_count(pango_->layout(sign, type).get()) > 0)
      unknown_.insert(sign);
  }
}

SetLine Typesetter::line(std::string_view text, const Type& type) {
  SetLine set{.text = one_line(text)};
  note_unknown(set.text, type);
  set.width = width_of(pango_->layout(set.text, type).get());
  return set;
}

std::vector<SetLine> Typesetter::lines(std::string_view paragraph, const Type& type, double width,
                                       double first_indent) {
  const std::string text = one_line(paragraph);
  note_unknown(text, type);
  const Held<PangoLayout> whole = pango_->layout(text, type);
  // A quarter of a sign over, for rounding: 28 signs are to stand in a line of 28.
  pango_layout_set_width(whole.get(), in_pango(width + type.size / 4));
  pango_layout_set_indent(whole.get(), in_pango(first_indent));
  pango_layout_set_wrap(whole.get(), PANGO_WRAP_WORD_CHAR);
  std::vector<SetLine> set;
  const int count = pango_layout_get_line_count(whole.get());
  for (int i = 0; i < count; ++i) {
    const PangoLayoutLine* one = pango_layout_get_line_readonly(whole.get(), i);
    SetLine line{.text = std::string(trimmed(std::string_view(text).substr(
                     std::size_t(one->start_index), std::size_t(one->length)))),
                 .indent = i == 0 ? first_indent : 0};
    line.width = width_of(pango_->layout(line.text, type).get());
    const double lacking = width - line.indent - line.width;
    const std::size_t signs = count_points(line.text);
    if (i + 1 < count && signs > 1 && lacking < kSpreadEmsMax * type.size) {
      line.spacing = lacking / double(signs - 1);
      line.width += lacking;
    }
    set.push_back(std::move(line));
  }
  ensure(!set.empty(), "a paragraph has a line");
  return set;
}

std::vector<SetLine> Typesetter::balanced(std::string_view text, const Type& type, double width) {
  const std::size_t count = lines(text, type, width, 0).size();
  double narrow = line(text, type).width / double(count);
  while (narrow < width && lines(text, type, narrow, 0).size() > count) narrow += type.size / 2;
  std::vector<SetLine> set;
  for (const SetLine& one : lines(text, type, std::min(narrow, width), 0))
    set.push_back(line(one.text, type));
  return set;
}

void Typesetter::put(cairo_t* on, const SetLine& line, const Type& type, double x, double top) {
  const Held<PangoLayout> layout = pango_->layout(line.text, type, line.spacing);
  cairo_move_to(on, x + line.indent, top + kAboveBaseline * type.size);
  pango_cairo_show_layout_line(on, pango_layout_get_line_readonly(layout.get(), 0));
}

}  // namespace huiyin::paper

// Sets type: breaks paragraphs into lines as Chinese print does (no mark of punctuation begins a
// line) and puts lines on a page. Over Pango and Cairo, whose headers stay in the source.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "paper/faces.h"

typedef struct _cairo cairo_t;

namespace huiyin::paper {

struct Type {
  bool is_title = false;  // the face of titles, in its bold cut where it has one
  bool is_bold = false;
  double size = 16;  // points; of a Chinese sign, its width too
};

struct SetLine {
  std::string text;
  double indent = 0;   // points, as the next two
  double width = 0;    // of the text as it is put, without the indent
  double spacing = 0;  // between signs, so that the line ends where it should
};

// Of one thread.
class Typesetter {
 public:
  explicit Typesetter(const Faces& faces);
  ~Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;

  // Without the blanks at its ends. All lines but the last fill `width`; at least one line.
  std::vector<SetLine> lines(std::string_view paragraph, const Type& type, double width,
                             double first_indent);
  SetLine line(std::string_view text, const Type& type);
  // As few as lines() would make, and about as long as each other: none is spread.
  std::vector<SetLine> balanced(std::string_view text, const Type& type, double width);

  // Its em boxes stand on `top` … `top + type.size`.
  void put(cairo_t* on, const SetLine& line, const Type& type, double x, double top);

  // Signs that no installed face has, of all that was asked so far: they would print as boxes.
  const std::set<std::string>& unknown_signs() const { return unknown_; }

 private:
  struct Pango;
  void note_unknown(std::string_view text, const Type& type);

  const std::unique_ptr<Pango> pango_;
  std::set<std::string> unknown_;
};

}  // namespace huiyin::paper

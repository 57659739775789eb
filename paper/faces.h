// The faces 字体 in which letters are printed: GB/T 9704-2012 wants 小标宋 for titles and 仿宋 for
// the text; what of them is installed is the machine's, so families are wished for in order.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace huiyin::paper {

// Families in order of preference, by any of their names: "FangSong", "仿宋".
struct FaceWishes {
  std::vector<std::string> title, text;
};

struct Face {
  std::string family;
  bool has_bold = false;  // a cut of its own: none is made by smearing
  bool is_wished = true;  // false: none that was wished for is there, this one knows Chinese
};

struct Faces {
  Face title, text;
};

// The first of each that is installed and has the signs of a notice; else any installed one that
// has them. Refuses paper.no_face: there is none, and boxes are never printed. Any thread.
Result<Faces> find_faces(const FaceWishes& wishes);

}  // namespace huiyin::paper

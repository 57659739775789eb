// The repository as the tidy tests read it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace huiyin::tidy {

struct File {
  std::string path;                // from the root: "base/time.h"
  std::vector<std::string> lines;  // as they stand
  std::vector<std::string>
      code;  // C++ alone: the same lines with comments, texts and characters blanked
};

// All text files of the checkout, by path, without build/, .git/ and installed packages.
const std::vector<File>& tree();

bool is_cpp(std::string_view path);          // .cpp or .h
std::string room_of(std::string_view path);  // "base", or empty outside the rooms
std::vector<std::string> code_of(const std::vector<std::string>& lines);

// Where `word` stands in a line as a word of its own (no letter, digit or _ beside its ends).
bool has_word(std::string_view line, std::string_view word);

// "path:line: sentence" for each line of which `is_bad` says so.
using Lines = std::function<bool(std::string_view line)>;
std::vector<std::string> bad_lines(const File& file, const std::vector<std::string>& lines,
                                   const Lines& is_bad, std::string_view sentence);

// Fails the test case with all that was found, one a line.
void fail_with(const std::vector<std::string>& found);

}  // namespace huiyin::tidy

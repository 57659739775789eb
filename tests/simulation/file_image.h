// The bytes of one file, in blocks that copies of it share until one of them is written: what a
// disk holds now, what it will hold after a crash, and what it held at the last sync are nearly the
// same.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace huiyin::simulation {

class FileImage {
 public:
  std::size_t size() const { return size_; }
  void resize(std::size_t size);  // what is new is zero

  // How many bytes there were.
  std::size_t read(void* to, std::size_t size, std::size_t at) const;
  void write(const void* from, std::size_t size, std::size_t at);  // grows as far as it reaches
  void write_zeros(std::size_t size, std::size_t at);              // the same; costs no blocks

 private:
  static constexpr std::size_t kBlockBytes = 16 * 1024;
  using Block = std::array<char, kBlockBytes>;

  Block& own_block(std::size_t index);

  std::size_t size_ = 0;
  std::vector<std::shared_ptr<Block>> blocks_;  // nullptr: zeros
};

}  // namespace huiyin::simulation

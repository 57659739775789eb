#include "tests/simulation/file_image.h"

#include <algorithm>
#include <cstring>

namespace huiyin::simulation {

void FileImage::resize(std::size_t size) {
  // What is cut off must be zero when the file grows over it again.
  if (size < size_ && size % kBlockBytes != 0 && blocks_[size / kBlockBytes]) {
    Block& last = own_block(size / kBlockBytes);
    std::fill(last.begin() + std::ptrdiff_t(size % kBlockBytes), last.end(), 0);
  }
  size_ = size;
  blocks_.resize((size + kBlockBytes - 1) / kBlockBytes);
}

std::size_t FileImage::read(void* to, std::size_t size, std::size_t at) const {
  const std::size_t there = at < size_ ? std::min(size, size_ - at) : 0;
  for (std::size_t done = 0; done < there;) {
    const std::size_t from = (at + done) % kBlockBytes;
    const std::size_t now = std::min(there - done, kBlockBytes - from);
    char* target = static_cast<char*>(to) + done;
    if (const auto& block = blocks_[(at + done) / kBlockBytes])
      std::memcpy(target, block->data() + from, now);
    else
      std::memset(target, 0, now);
    done += now;
  }
  return there;
}

void FileImage::write(const void* from, std::size_t size, std::size_t at) {
  if (at + size > size_) resize(at + size);
  for (std::size_t done = 0; done < size;) {
    const std::size_t to = (at + done) % kBlockBytes;
    const std::size_t now = std::min(size - done, kBlockBytes - to);
    std::memcpy(own_block((at + done) / kBlockBytes).data() + to,
                static_cast<const char*>(from) + done, now);
    done += now;
  }
}

void FileImage::write_zeros(std::size_t size, std::size_t at) {
  if (at + size > size_) resize(at + size);
  for (std::size_t done = 0; done < size;) {
    const std::size_t to = (at + done) % kBlockBytes;
    const std::size_t now = std::min(size - done, kBlockBytes - to);
    auto& block = blocks_[(at + done) / kBlockBytes];
    if (now == kBlockBytes)
      block = nullptr;
    else if (block)
      std::memset(own_block((at + done) / kBlockBytes).data() + to, 0, now);
    done += now;
  }
}

FileImage::Block& FileImage::own_block(std::size_t index) {
  auto& block = blocks_[index];
  if (!block)
    block = std::make_shared<Block>();
  else if (block.use_count() > 1)
    block = std::make_shared<Block>(*block);
  return *block;
}

}  // namespace huiyin::simulation

// What was seen lately, by key: when full, the oldest is forgotten.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>

namespace huiyin::sim {

template <class Value>
class Remembered {
 public:
  explicit Remembered(std::size_t rows_max) : rows_max_(rows_max) {}

  Value* find(const std::string& key) {
    const auto found = rows_.find(key);
    return found == rows_.end() ? nullptr : &found->second;
  }

  // A key put again takes the new value and keeps its age.
  Value& put(const std::string& key, Value value) {
    const auto [row, is_new] = rows_.insert_or_assign(key, std::move(value));
    Value& kept = row->second;
    if (!is_new) return kept;
    ages_.push_back(key);
    while (ages_.size() > rows_max_) {
      rows_.erase(ages_.front());
      ages_.pop_front();
    }
    return kept;
  }

  void clear() {
    rows_.clear();
    ages_.clear();
  }

  std::size_t size() const { return rows_.size(); }

 private:
  const std::size_t rows_max_;
  std::unordered_map<std::string, Value>
      rows_;                      // its references outlive other rows' coming and going
  std::deque<std::string> ages_;  // the oldest first
};

}  // namespace huiyin::sim

#include "sim/wecom/people.h"

#include <ranges>

namespace huiyin::sim::wecom {

std::string_view name_of(Speaker speaker) {
  switch (speaker) {
    case Speaker::citizen:
      return "citizen";
    case Speaker::bot:
      return "bot";
    case Speaker::servicer:
      return "servicer";
    case Speaker::staff:
      return "staff";
    case Speaker::event:
      return "event";
    case Speaker::state:
      return "state";
    case Speaker::update:
      return "update";
  }
  return "event";
}

Entry& Transcript::add(Entry entry) {
  entry.number = next_++;
  lines_.push_back(std::move(entry));
  if (lines_.size() > kLinesMax) lines_.pop_front();
  return lines_.back();
}

Entry* Transcript::find(std::uint64_t number) {
  if (lines_.empty() || number < lines_.front().number || number >= next_) return nullptr;
  return &lines_[std::size_t(number - lines_.front().number)];
}

Entry* Transcript::find_msgid(std::string_view msgid) {
  for (Entry& entry : lines_ | std::views::reverse)
    if (entry.msgid == msgid) return &entry;
  return nullptr;
}

}  // namespace huiyin::sim::wecom

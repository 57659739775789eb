// What a petitioner wants 信访事项的类别 (2022 §29–§31): the sixty days are those of a demand
// alone. A suggestion is studied and answered, an accusation goes to who may look into it, and
// neither waits for a day of the petition rules.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace huiyin::petition {

enum class MatterKind {
  demand,      // 申诉求决
  suggestion,  // 建议意见
  accusation   // 检举控告
};

inline constexpr std::array kMatterKinds{MatterKind::demand, MatterKind::suggestion,
                                         MatterKind::accusation};

std::string_view name(MatterKind kind);   // "demand"
std::string_view title(MatterKind kind);  // "申诉求决", as people read it
std::optional<MatterKind> matter_kind_named(std::string_view name);

}  // namespace huiyin::petition

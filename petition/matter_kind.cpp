#include "petition/matter_kind.h"

namespace huiyin::petition {

std::string_view name(MatterKind kind) {
  switch (kind) {
    case MatterKind::demand:
      return "demand";
    case MatterKind::suggestion:
      return "suggestion";
    case MatterKind::accusation:
      return "accusation";
  }
  return "demand";
}

std::string_view title(MatterKind kind) {
  switch (kind) {
    case MatterKind::demand:
      return "申诉求决";
    case MatterKind::suggestion:
      return "建议意见";
    case MatterKind::accusation:
      return "检举控告";
  }
  return "申诉求决";
}

std::optional<MatterKind> matter_kind_named(std::string_view wanted) {
  for (const MatterKind kind : kMatterKinds)
    if (name(kind) == wanted) return kind;
  return std::nullopt;
}

}  // namespace huiyin::petition

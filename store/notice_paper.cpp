#include "store/notice_paper.h"

#include "base/ensure.h"
#include "store/digest.h"
#include "store/notice_check.h"

namespace huiyin::store {
namespace {

std::string image_seal_name(const std::string& digest) { return "seal_image/" + digest; }

std::optional<SealImage> kept_seal(Transaction& tx, const Keyring& keys, const std::string& name) {
  if (name.empty()) return std::nullopt;
  const auto row = tx.row<std::string, std::int64_t>(
      "SELECT image, width_mm FROM seal_image WHERE digest = $1", {name});
  ensure(row.has_value(), "the seal of a notice is kept");
  return SealImage{keys.open_or_throw(std::get<0>(*row), image_seal_name(name), "a seal"),
                   static_cast<int>(std::get<1>(*row))};
}

}  // namespace

NoticePaper notice_paper(const OfficeContext& desk, NoticeId id) {
  const auto row = desk.tx.row<std::string, std::int64_t>(
      "SELECT seal, issued_at FROM notice WHERE id = $1", {id.value});
  ensure(row.has_value(), "a notice that is printed is there");
  NoticePaper paper{.written = written_notice(desk.tx, desk.keys, id),
                    .check_address = check_address(desk, id),
                    .check_digest = check_digest(notice_text(desk.tx, desk.keys, id)),
                    .seal = kept_seal(desk.tx, desk.keys, std::get<0>(*row)),
                    .issued = Instant(milliseconds{std::get<1>(*row)})};
  // Of one that was issued before there was such a line: in words that no office changes.
  if (paper.written.check.empty())
    paper.written.check = desk.offices.shipped_notices().words().say("notice.paper_check");
  return paper;
}

std::string keep_seal(Transaction& tx, const Keyring& keys, const SealImage& seal) {
  std::string name = sha256_hex(std::to_string(seal.width_mm) + "\n" + seal.png);
  tx.execute(
      "INSERT INTO seal_image(digest, width_mm, image) VALUES ($1, $2, $3) ON CONFLICT (digest) DO "
      "NOTHING",
      {name, std::int64_t{seal.width_mm}, keys.seal(seal.png, image_seal_name(name))});
  return name;
}

}  // namespace huiyin::store

#include "gateway/notices/paper_desk.h"

#include <utility>

#include "base/log.h"
#include "base/thrown.h"

namespace huiyin::gateway {

paper::Letter letter_of(const store::NoticePaper& notice) {
  const templates::WrittenNotice& written = notice.written;
  paper::Letter letter{
      .title = written.title,
      .number = written.number,
      .addressee = written.addressee,
      .paragraphs = written.paragraphs,
      .unit = written.unit,
      .date = written.date,
      .is_sealed = written.has_seal,
      .check = paper::PaperCheck{notice.check_address, {written.check, notice.check_digest}},
      .issued = notice.issued};
  letter.paragraphs.insert(letter.paragraphs.end(), written.remedy.begin(), written.remedy.end());
  if (!written.contact.empty()) letter.paragraphs.push_back(written.contact);
  if (notice.seal) letter.seal = paper::Seal{notice.seal->png, notice.seal->width_mm};
  return letter;
}

bool PaperDesk::put(const store::NoticePaper& notice,
                    std::function<void(Result<std::string>)> printed) {
  return queue_.put([this, letter = letter_of(notice), told = std::move(printed)] {
    told(this->printed(letter));
  });
}

Result<std::string> PaperDesk::printed(const paper::Letter& letter) const {
  try {
    const auto faces = paper::find_faces(wishes_);
    auto done = faces ? paper::print_letter(letter, *faces) : Refused(faces.error());
    if (done) return std::move(done->pdf);
    log::error("a notice could not be printed code={}", done.error().code);
    return Refused(done.error());
  } catch (const std::exception& broken) {  // a worker's step: the next one is printed
    log::error("a notice could not be printed kind={}", kind_of_thrown());
    return Refused({"paper.broken", "paper", "打印出了故障", "请稍后再试；还不行请找系统管理员"});
  }
}

}  // namespace huiyin::gateway

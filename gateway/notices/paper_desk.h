// The desk where notices are printed: one after the other on a thread of its own, outside of any
// transaction, for a letter takes some tens of milliseconds of the processor.
#pragma once

#include <functional>
#include <string>

#include "gateway/http/http_server.h"
#include "gateway/job_queue.h"
#include "paper/letter.h"
#include "store/notice_paper.h"

namespace huiyin::gateway {

// Its words and marks in the letter's places.
paper::Letter letter_of(const store::NoticePaper& notice);

class PaperDesk {
 public:
  // So many may wait, two seconds' work; whoever comes then is told to come again.
  static constexpr std::size_t kWaitingMax = 32;

  explicit PaperDesk(paper::FaceWishes wishes) : wishes_(std::move(wishes)) {}

  // Any thread. `printed` gets the PDF, from the desk's thread, or why there is none:
  // paper.no_face, paper.signs, paper.pages, paper.broken (our fault). False: too many wait;
  // nothing was taken.
  bool put(const store::NoticePaper& notice, std::function<void(Result<std::string>)> printed);

  JobQueue& queue() { return queue_; }

 private:
  Result<std::string> printed(const paper::Letter& letter) const;

  const paper::FaceWishes wishes_;
  JobQueue queue_{kWaitingMax};
};

}  // namespace huiyin::gateway

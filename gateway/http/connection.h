// One client's connection: its bytes, and what of the next request has come. Knows nothing of
// threads or epoll: whoever owns it at the moment calls it (see parked.h), nothing here blocks.
#pragma once

#include <optional>

#include "gateway/http/chunked_body.h"
#include "gateway/http/http_answer.h"
#include "gateway/http/http_server.h"
#include "gateway/http/listener.h"
#include "gateway/http/request_head.h"

namespace huiyin::gateway {

class Connection {
 public:
  Connection(Taken taken, const HttpServerOptions& options);

  // Takes what has come, at most 64 KB.
  enum class Received { some, nothing, end };
  Received receive();

  // The next request out of what was received. After `refused` nothing more can be read: the answer
  // (`refused_with`) is the last. A client that waits for "100 Continue" finds it in what is to be
  // sent.
  enum class Gathered { incomplete, ready, refused };
  Gathered gather(HttpRequest& request);
  int refused_with() const { return refused_with_; }
  const AnswerForm& form() const { return form_; }  // how the request given last wants its answer

  void put(std::string wire);  // to be sent
  bool has_to_send() const { return sent_ < out_.size(); }
  enum class Sent { all, part, broken };
  Sent send();

  // Says "no more from us" and then throws away what still comes, so that the last answer is not
  // lost to a reset. Answers false when the other side has ended too or sends without end.
  void end_output();  // forgets what was received
  bool discard();
  void shut();  // both ways, at once

  // Where in a request it stands: each has its own time limit.
  enum class Phase { idle, head, body };
  Phase phase() const;
  std::size_t bytes_held() const { return in_.size() - from_ + body_.size(); }
  void release_spare();  // gives back the buffers of a connection that waits
  int fd() const { return socket_.get(); }

 private:
  std::string_view pending() const { return std::string_view(in_).substr(from_); }
  Gathered refuse(int status);
  Gathered gather_head();
  Gathered gather_body();
  bool skip_empty_line();

  const Descriptor socket_;           // constant after construction
  const std::string remote_address_;  // constant after construction
  const HttpServerOptions& options_;

  std::string in_;  // received; what stands before from_ is used up
  std::size_t from_ = 0;
  std::size_t scanned_ = 0;    // of pending(): no end of a head in it
  bool line_skipped_ = false;  // the one empty line that may stand before a request
  bool has_drained_ = false;   // the socket had no more when it was read last
  std::optional<RequestHead> head_;
  std::optional<ChunkedBody> chunks_;
  std::string body_;
  int refused_with_ = 0;
  AnswerForm form_;
  std::string out_;
  std::size_t sent_ = 0;
  std::size_t discarded_ = 0;
};

}  // namespace huiyin::gateway

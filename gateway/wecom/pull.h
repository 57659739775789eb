// The dialogue of kf/sync_msg for one account, page by page: a machine of steps that knows no
// store.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "gateway/wecom/api.h"

namespace huiyin::gateway::wecom {

struct PullLimits {
  int page_items = 1000;        // at most; also the platform's own limit
  int page_items_first = 1000;  // of the first page: page_items() of the pull before
  int pages_max =
      500;  // in one pull: half a million messages, far beyond three days of one account
  int standstill_max = 2;  // answers in a row that say "more" and leave the cursor where it was
  int failures_max =
      8;  // in a row; then the caller's periodic pull goes on, and the operator is told
  int unreadable_max =
      3;  // pages of one item in a row; then it is kept aside, and the pull goes on
};

enum class PullStep : std::uint8_t {
  more,         // committed; there is another page
  drained,      // committed; the platform has no more for now
  again_later,  // nothing taken; step() again after a back-off (`why().advice` wait: a long one)
  stopped,  // nothing to hope for in this pull; `why()` says it, and the operator is told when it
            // says so
};

// One pull. Grammar of calls: step()* until it answers drained or stopped. One puller an account at
// a time. What stays between pulls is the cursor that `commit` was given.
class KfPuller {
 public:
  // Takes messages, what is kept aside, and page.next_cursor (empty: keep the old one) in one
  // transaction; a msgid that is there already is passed over. When it throws, nothing counts as
  // taken.
  using Commit = std::function<void(const PullPage& page)>;

  KfPuller(WecomApi& api, std::string open_kfid, std::string cursor, std::string bell_token,
           PullLimits limits = {});

  PullStep step(const Commit& commit);

  // A new bell came meanwhile: its token is good for longer.
  void renew_token(std::string bell_token) { token_ = std::move(bell_token); }
  bool has_token() const { return !token_.empty(); }
  // How many are asked for: fewer after each page that did not come or could not be read, as a slow
  // line carries no large one within the time there is; then gradually more again.
  int page_items() const { return page_items_; }
  // The errcode with which the platform refused our cursor. Then messages are pulled from the
  // oldest it has, once a pull; else empty.
  const std::string& starts_over_for() const { return starts_over_for_; }
  const Verdict& why() const { return why_; }
  const std::string& cursor() const { return cursor_; }

 private:
  Answered<PullPage> ask(const std::string& cursor);
  bool stays_unreadable(const Answered<PullPage>& page);
  PullStep failed(const ApiAnswer& answer);
  PullStep stop(Advice advice, std::string code, std::string reason);

  WecomApi& api_;
  const std::string open_kfid_;  // constant after construction
  const PullLimits limits_;
  std::string cursor_, token_, starts_over_for_;
  Verdict why_;
  int page_items_;
  int pages_ = 0, standstills_ = 0, failures_ = 0, unreadable_ = 0;
};

}  // namespace huiyin::gateway::wecom

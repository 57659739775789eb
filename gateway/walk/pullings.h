// What citizens write to the accounts of customer service 客服账号: an office's each, one pulling
// for each, in turn.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/walk/pulling.h"

namespace huiyin::gateway {

class Pullings {
 public:
  // `accounts`: open_kfid, no two alike; none: there is nothing to pull.
  Pullings(Pulling::Parts parts, const std::vector<std::string>& accounts, PullSettings settings,
           const Pulling::Wakes& wakes);

  // A bell of that account was committed; of one that is not ours, or "": of any.
  void ring(std::string_view account);
  // Pulls one page of the next account for which one is due. One thread at a time. False: of none.
  bool step();
  Pulling::Counts counts() const;  // of all together

 private:
  struct Account {
    std::string open_kfid;
    std::unique_ptr<Pulling> pulling;
  };
  std::vector<Account> accounts_;
  std::size_t next_ = 0;  // of the pulling thread: whose turn it is
};

}  // namespace huiyin::gateway

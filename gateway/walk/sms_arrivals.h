// What arrives by direct lines 直连: receipts of what went out, and what citizens wrote, in one
// part or in several. An SMSC is answered when it is committed, and sends again whatever it did not
// see answered: each is taken once.
#pragma once

#include <functional>
#include <string>

#include "gateway/sms/smpp_line.h"
#include "gateway/walk/sms_intake.h"
#include "store/sms_arrivals.h"

namespace huiyin::gateway {

class SmsArrivals {
 public:
  explicit SmsArrivals(SmsIntake& intake) : intake_(intake) {}

  // For the line that begins. It may outlive the line's thread, not this.
  smpp::Line::Hooks hooks_for(const smpp::Line& line);

  // Gives what has waited too long for its other parts, with marks where they lack, and forgets
  // what no SMSC sends again. To be done now and then.
  void round();

 private:
  using Taken = smpp::Line::Hooks::Taken;
  void take(const smpp::LineSettings& line, smpp::LineArrival arrival,
            const std::function<void(Taken)>& done);
  void take_words(const smpp::LineSettings& line, const smpp::LineArrival& arrival,
                  std::optional<store::ToldReceipt> perhaps, std::function<void(Taken)> done);

  SmsIntake& intake_;
};

}  // namespace huiyin::gateway

#include "app/office_seal.h"

#include "config/json_text.h"
#include "paper/seal.h"

namespace huiyin::app {

std::shared_ptr<const store::SealImage> seal_of(const config::OfficeFacts& facts,
                                                std::vector<Problem>* faults) {
  if (facts.seal.empty()) return nullptr;
  const std::string where = "office.seal: " + facts.seal;
  auto png = config::read_text_file(facts.seal, paper::kSealBytesMax);
  if (png) {
    const auto fits = paper::examine_seal(*png, where);
    if (fits)
      return std::make_shared<const store::SealImage>(
          store::SealImage{*std::move(png), facts.seal_mm});
    faults->push_back(fits.error());
    return nullptr;
  }
  Problem fault = png.error();
  fault.where = where;
  faults->push_back(std::move(fault));
  return nullptr;
}

}  // namespace huiyin::app

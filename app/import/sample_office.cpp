#include "app/import/sample_office.h"

#include "base/ensure.h"
#include "config/embedded.h"

namespace huiyin::app {

ImportCounts take_in_sample_office(Foundation& ground, const Clock& clock, Random& random) {
  const bool has_cases = ground.database->read([](store::Transaction& tx) {
    return tx.row<std::int64_t>("SELECT id FROM case_event LIMIT 1").has_value();
  });
  if (has_cases) return {};
  std::vector<Problem> faults;
  const OfficeData data = read_office_data(config::embedded("office.json"), "示例单位", clock.now(),
                                           Later::left_out, faults);
  ensure(faults.empty(), "the sample office can be read");
  return take_in_office(ground, clock, random, data);
}

}  // namespace huiyin::app

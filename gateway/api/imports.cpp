// Tables of the office taken in: everything is checked first, and all rows are taken or none.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "store/csv_import.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::size_t kFaultsToldMax = 1000;

// Staff and reception are of an office that has a file of its own; cases may be of any.
Answer import_table(const Call& call) {
  const auto asked = call.request.parameter("kind");
  const auto kind = asked ? store::csv_kind_named(*asked) : std::nullopt;
  if (!kind) return bad_parameter("kind", "应是 cases、staff 或 reception");
  const std::string office(call.request.parameter("office").value_or(call.caller.office));
  if (!call.caller.sees(office)) return not_found();
  if (*kind != store::CsvKind::cases && call.parts.offices.find(office) == nullptr)
    return bad_parameter("office", "这个单位没有自己的资料文件，没有人员和接访日");
  const store::Office& serving = call.parts.offices.serving(call.tx, office);
  std::vector<Problem> faults;
  const std::size_t rows = store::import_csv(desk_of(call).at(serving),
                                             {.kind = *kind,
                                              .bytes = call.request.body,
                                              .file = "body",
                                              .office = office,
                                              .seen = call.caller.offices},
                                             faults);
  if (faults.size() > kFaultsToldMax) faults.resize(kFaultsToldMax);
  if (!faults.empty()) return problem(422, faults);
  return {.body = text_of({{"kind", *asked}, {"rows", rows}})};
}

}  // namespace

std::vector<Endpoint> import_endpoints() {
  const Parameter kind{.name = "kind",
                       .english = "What the table holds.",
                       .schema = R"({"type":"string","enum":["cases","staff","reception"]})",
                       .required = true};
  const Parameter office{.name = "office", .english = "Whose; else the key's own office."};
  return {{.method = "POST",
           .path = "/imports",
           .id = "importTable",
           .english = "Takes in a table (CSV; UTF-8, or GB18030 as Excel saves it). Everything is "
                      "checked first: each bad row is told with line, column and reason, and then "
                      "nothing is taken.",
           .scope = Scope::imports_write,
           .handler = import_table,
           .answer = "ImportDone",
           .query = {kind, office},
           .body = Body::csv}};
}

}  // namespace huiyin::gateway::api

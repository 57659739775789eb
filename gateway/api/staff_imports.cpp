// A table of the office's staff 人员导入: seen first, with who is new, changed and gone; then taken
// in as it was seen. Who leaves works here no more, and all that he did stays on record.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "gateway/api/problem.h"
#include "gateway/api/visit_view.h"
#include "petition/phone.h"
#include "store/staff_list.h"
#include "store/staff_table.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::size_t kStaffFaultsTold = 200;

// Of a telephone what may be shown.
OrderedJson member_json(const store::StaffMember& one) {
  const auto phone = petition::Phone::parse(one.phone);
  return {{"userid", one.userid},
          {"name", one.name},
          {"post", one.post},
          {"role", one.role},
          {"unit", one.unit},
          {"phone", phone ? OrderedJson(phone->masked()) : OrderedJson(nullptr)}};
}

OrderedJson members_json(const std::vector<store::StaffMember>& all) {
  OrderedJson items = OrderedJson::array();
  for (const store::StaffMember& one : all) items.push_back(member_json(one));
  return items;
}

// The table that was posted, and for which office; or why not.
struct StaffPosted {
  std::optional<Answer> refusal = {};
  const store::Office* office = nullptr;
  std::vector<store::StaffMember> staff = {};
  store::StaffDifference difference = {};
};

StaffPosted staff_posted(const Call& call) {
  StaffPosted posted;
  const std::string code(call.request.parameter("office").value_or(call.caller.office));
  posted.office = call.caller.sees(code) ? call.parts.offices.find(code) : nullptr;
  if (posted.office == nullptr) {
    posted.refusal = call.caller.sees(code)
                         ? bad_parameter("office", "这个单位没有自己的资料文件，没有人员")
                         : not_found();
    return posted;
  }
  const store::DeskContext desk{desk_of(call).at(*posted.office), {}};
  const store::CsvImport import{.kind = store::CsvKind::staff,
                                .bytes = call.request.body,
                                .file = "表格",
                                .office = code,
                                .seen = call.caller.offices};
  const store::CsvColumns& columns = store::csv_columns(import.kind);
  std::vector<Problem> faults;
  const auto table =
      store::read_csv(import.bytes, import.file, columns.needed, columns.known, faults);
  if (table) posted.staff = store::read_staff_table(desk, *table, import, faults);
  if (faults.size() > kStaffFaultsTold) faults.resize(kStaffFaultsTold);
  if (!faults.empty()) {
    posted.refusal = problem(422, faults);
    return posted;
  }
  posted.difference = store::staff_difference(desk, posted.staff);
  return posted;
}

// Who works there now: as tables brought them, which the program takes up with its next round, and
// those of the office's own file, whom no table changes.
Answer list_staff(const Call& call) {
  const std::string code(call.request.parameter("office").value_or(call.caller.office));
  if (!call.caller.sees(code)) return not_found();
  const store::Office& office = call.parts.offices.serving(call.tx, code);
  const auto by_table = store::staff_list(call.tx, call.parts.keys, office.code);
  OrderedJson items = OrderedJson::array();
  const auto add = [&items](const store::StaffMember& one, bool of_file) {
    OrderedJson row = member_json(one);
    row["of_file"] = of_file;
    items.push_back(std::move(row));
  };
  for (const store::StaffMember& one : office.staff)
    if (!store::office_of_staff(call.tx, one.userid)) add(one, true);
  for (const store::StaffMember& one : by_table) add(one, false);
  return {.body = text_of({{"items", std::move(items)}})};
}

Answer preview_staff(const Call& call) {
  const StaffPosted posted = staff_posted(call);
  if (posted.refusal) return *posted.refusal;
  const store::StaffDifference& found = posted.difference;
  OrderedJson changed = OrderedJson::array();
  for (const auto& [was, is] : found.changed)
    changed.push_back({{"was", member_json(was)}, {"is", member_json(is)}});
  return {.body = text_of({{"edition", store::staff_version(call.tx)},
                           {"rows", posted.staff.size()},
                           {"added", members_json(found.added)},
                           {"changed", std::move(changed)},
                           {"gone", members_json(found.gone)},
                           {"of_file", members_json(found.of_file)},
                           {"same", found.same}})};
}

Answer take_staff(const Call& call) {
  const auto edition = call.request.parameter("edition");
  const auto gone = call.request.parameter("gone").value_or("stay");
  if (!edition) return bad_parameter("edition", "没有写预览时的 edition");
  if (gone != "stay" && gone != "leave") return bad_parameter("gone", "应是 stay 或 leave");
  const StaffPosted posted = staff_posted(call);
  if (posted.refusal) return *posted.refusal;
  if (*edition != std::to_string(store::staff_version(call.tx)))
    return problem(
        409, {"staff.changed", "edition", "您看预览以后，人员又有人改过", "请重新预览再确认"});
  const store::StaffDifference& found = posted.difference;
  std::vector<store::StaffMember> put = found.added;
  for (const auto& [was, is] : found.changed) put.push_back(is);
  store::put_staff(call.tx, call.parts.keys, posted.office->code, put);
  const bool leave = gone == "leave";
  if (leave) store::let_staff_go(call.tx, posted.office->code, found.gone);
  return {.body = text_of({{"added", found.added.size()},
                           {"changed", found.changed.size()},
                           {"left", leave ? found.gone.size() : 0}}),
          .subjects = {"staff/" + posted.office->code}};
}

}  // namespace

std::vector<Endpoint> staff_import_endpoints() {
  const Parameter office{.name = "office", .english = "Whose; else the caller's own office."};
  const Parameter edition{.name = "edition",
                          .english = "As the preview told it: 409 when staff changed since.",
                          .required = true};
  const Parameter gone{
      .name = "gone",
      .english = "Those of earlier tables who are not in this one: stay, or leave.",
      .schema = R"({"type":"string","enum":["stay","leave"]})"};
  return {{.method = "GET",
           .path = "/staff",
           .id = "listStaff",
           .english = "Who works there now, and whether the office's own file says so, or a table.",
           .scope = Scope::imports_write,
           .handler = list_staff,
           .answer = "StaffList",
           .query = {office}},
          {.method = "POST",
           .path = "/staff-imports/preview",
           .id = "previewStaff",
           .english = "What a table of staff (CSV) would change: who is new, changed, and gone; or "
                      "each fault with its line and column. Keeps nothing.",
           .scope = Scope::imports_write,
           .handler = preview_staff,
           .answer = "StaffPreview",
           .query = {office},
           .body = Body::csv,
           .keeps_nothing = true},
          {.method = "POST",
           .path = "/staff-imports",
           .id = "importStaff",
           .english = "Takes it in as it was seen. Who leaves works here no more; all that he did "
                      "stays on record.",
           .scope = Scope::imports_write,
           .handler = take_staff,
           .answer = "StaffImported",
           .query = {office, edition, gone},
           .body = Body::csv}};
}

}  // namespace huiyin::gateway::api

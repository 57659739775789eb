#include "store/staff_list.h"

#include <algorithm>

namespace huiyin::store {
namespace {

void note_staff_changed(Transaction& tx) {
  tx.execute(
      "INSERT INTO counter(name, value) VALUES ('staff', 1) ON CONFLICT (name) DO UPDATE SET value "
      "= counter.value + 1");
}

std::string phone_of(const std::string& userid) { return "staff/" + userid + "/phone"; }

}  // namespace

void put_staff(Transaction& tx, const Keyring& keys, const std::string& office,
               const std::vector<StaffMember>& staff) {
  for (const StaffMember& one : staff)
    tx.execute(
        "INSERT INTO staff(userid, name, post, role, unit, active, office, phone) VALUES ($1, $2, "
        "$3, $4, $5, 1, $6, $7) ON CONFLICT (userid) DO UPDATE SET name = excluded.name, post = "
        "excluded.post, role = excluded.role, unit = excluded.unit, office = excluded.office, "
        "phone = excluded.phone, active = 1",
        {one.userid, one.name, one.post, one.role, one.unit, office,
         one.phone.empty() ? Value{nullptr} : Value{keys.seal(one.phone, phone_of(one.userid))}});
  note_staff_changed(tx);
}

void let_staff_go(Transaction& tx, const std::string& office,
                  const std::vector<StaffMember>& staff) {
  for (const StaffMember& one : staff)
    tx.execute("UPDATE staff SET active = 0, phone = NULL WHERE userid = $1 AND office = $2",
               {one.userid, office});
  note_staff_changed(tx);
}

std::int64_t staff_version(Transaction& tx) {
  const auto row = tx.row<std::int64_t>("SELECT value FROM counter WHERE name = 'staff'");
  return row ? std::get<0>(*row) : 0;
}

std::optional<std::string> office_of_staff(Transaction& tx, const std::string& userid) {
  const auto row = tx.row<std::string>("SELECT office FROM staff WHERE userid = $1", {userid});
  return row ? std::optional(std::get<0>(*row)) : std::nullopt;
}

std::vector<StaffMember> staff_list(Transaction& tx, const Keyring& keys,
                                    const std::string& office) {
  std::vector<StaffMember> all;
  for (auto& [userid, name, post, role, unit, phone] :
       tx.rows<std::string, std::string, std::string, std::string, std::string,
               std::optional<std::string>>(
           "SELECT userid, name, post, role, unit, phone FROM staff WHERE office = $1 AND active = "
           "1 ORDER BY userid",
           {office})) {
    StaffMember one;
    one.userid = userid;
    one.name = name;
    one.post = post;
    one.role = role;
    one.unit = unit;
    // The whole house asks for this list: one number that is broken is one member without SMS.
    if (phone) one.phone = keys.open(*phone, phone_of(userid)).value_or("");
    all.push_back(std::move(one));
  }
  return all;
}

void add_staff(Office& office, const std::vector<StaffMember>& more) {
  for (const StaffMember& one : more)
    if (std::ranges::none_of(office.staff, [&](const StaffMember& known) {
          return known.userid == one.userid || known.name == one.name;
        }))
      office.staff.push_back(one);
}

}  // namespace huiyin::store

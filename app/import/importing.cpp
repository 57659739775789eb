#include "app/import/importing.h"

#include <algorithm>
#include <charconv>

#include "app/import/given.h"
#include "petition/case_file.h"
#include "store/bookings.h"
#include "store/cases.h"
#include "store/conversations.h"
#include "store/offices.h"
#include "store/people.h"

namespace huiyin::app {
namespace {

using store::Transaction;

// The ledger is written event by event, each judged by the law: an import cannot make a file that
// could not have been.
void take_in_case(Transaction& tx, const Foundation& ground, const CaseData& data,
                  const OfficeData& all, Instant now, std::vector<Problem>& faults) {
  const auto is_owner = [&](const CitizenData& citizen) {
    return citizen.name.text() == data.petitioner;
  };
  const auto owner = std::ranges::find_if(all.citizens, is_owner);
  if (owner == all.citizens.end()) {
    faults.push_back({"import.petitioner", data.where + ".petitioner", "citizens 里没有这个人",
                      "请先把他写进 citizens"});
    return;
  }
  // A case must not come into the hands of a namesake.
  if (std::any_of(owner, all.citizens.end(), [&](const CitizenData& citizen) {
        return is_owner(citizen) && citizen.phone != owner->phone;
      })) {
    faults.push_back({"import.namesakes", data.where + ".petitioner",
                      "citizens 里有不止一个“" + data.petitioner + "”，不知道是哪一个",
                      "请把同名的人和他的信访件放在另一个文件里，分开导入"});
    return;
  }
  if (store::case_file(tx, ground.keys, data.number)) {
    faults.push_back({"import.case_there", data.where + ".no", "已有登记号 " + data.number,
                      "同一件不能导入两次"});
    return;
  }
  const petition::Law law{ground.offices.main().rules, ground.offices.main().calendar};
  petition::CaseFile file;
  store::note_office_of_case(tx, data.number, all.office);
  for (const petition::CaseEvent& event : data.events) {
    auto next = petition::apply(file, event, law);
    if (!next) {
      faults.push_back({next.error().code, data.where, next.error().what, next.error().remedy});
      return;
    }
    file = std::move(*next);
    store::append_event(tx, ground.keys, data.number, event);
  }
  if (!data.state.empty() && data.state != petition::name(file.state))
    faults.push_back(
        {"import.state", data.where + ".state",
         "写的是 " + data.state + "，按台账应是 " + std::string(petition::name(file.state)),
         "请改正状态，或者补上缺的事项"});
  const std::int64_t person = store::person_of(tx, ground.keys, owner->name, owner->phone, now);
  store::index_case(tx, ground.keys, data.number, data.code, owner->phone, person);
}

}  // namespace

std::optional<Problem> unknown_office(Transaction& tx, const std::string& code) {
  if (!store::offices_below(tx, code).empty()) return std::nullopt;
  return Problem{"import.office", "--office", "没有这个单位：" + code,
                 "请看 huiyin user office list"};
}

ImportCounts take_in_office(Foundation& ground, const Clock& clock, Random& random,
                            const OfficeData& data) {
  ground.database->write([&](Transaction& tx) {
    const Instant now = clock.now();
    std::vector<Problem> faults;
    if (auto no = unknown_office(tx, data.office)) throw ImportRefused({*std::move(no)});
    const store::Office& office = ground.offices.serving(tx, data.office);
    const std::string& account =
        office.kf_account.empty() ? ground.settings.wecom.kf.open_kfid : office.kf_account;
    for (const CitizenData& citizen : data.citizens)
      store::person_of(tx, ground.keys, citizen.name, citizen.phone, now);
    for (const CaseData& one : data.cases) take_in_case(tx, ground, one, data, now, faults);
    for (const IdentityData& identity : data.identities) {
      if (identity.channel != "wecom" && identity.channel != "sms") {
        faults.push_back({"import.channel", identity.where + ".channel",
                          "还没有渠道 " + identity.channel, "现在只有 wecom、sms"});
        continue;
      }
      const auto person = store::person_of(tx, ground.keys, identity.person, identity.phone, now);
      // By SMS one is who one's phone is.
      const store::Address address =
          identity.channel == "sms"
              ? store::Address{std::string(store::kSms), "", identity.phone.text()}
              : store::Address{std::string(store::kWecomKf), account, identity.external_user};
      store::join_identity(tx, store::reach(tx, ground.keys, address), person, now);
    }
    for (const GivenData& fact : data.given)
      put_in_place(tx, ground, random, office, fact, now, faults);
    if (!faults.empty()) throw ImportRefused(std::move(faults));
  });
  return {data.citizens.size(), data.cases.size(), data.identities.size(), data.given.size()};
}

}  // namespace huiyin::app

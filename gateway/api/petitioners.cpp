#include "gateway/api/petitioners.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "petition/query_code.h"
#include "store/cases.h"
#include "store/people.h"
#include "store/representatives.h"

namespace huiyin::gateway::api {
namespace {

using nlohmann::json;
using petition::JsonReader;
using petition::Need;

// Nothing: it is empty, or refused.
template <class T>
std::optional<T> value_read(JsonReader& in, std::string_view key, Need need,
                            petition::Faults& faults) {
  const std::string text = in.text(key, need);
  if (text.empty()) return std::nullopt;
  auto parsed = T::parse(text);
  if (parsed) return *std::move(parsed);
  Problem why = parsed.error();
  why.where = in.path_of(key);
  faults.push_back(std::move(why));
  return std::nullopt;
}

void read_first(const json& given, Petitioners& who, petition::Faults& faults) {
  JsonReader in(given, "body", "petitioner", faults);
  who.name = value_read<petition::PersonName>(in, "name", Need::optional, faults);
  who.phone = value_read<petition::Phone>(in, "phone", Need::optional, faults);
  in.refuse_unknown_keys();
}

class OthersReader {
 public:
  OthersReader(Petitioners& who, petition::Faults& faults) : who_(who), faults_(faults) {}

  void read(const json& given, const petition::FixedNumber& most) {
    if (!given.is_array())
      return refuse("representatives", "json.kind", "应是一个列表",
                    "请写成 [{\"name\": …, \"phone\": …}] 的样子");
    if (given.empty()) return;
    if (!who_.name || !who_.phone)
      refuse("petitioner", "register.first", "有代表的，第一位信访人的姓名和手机号都要写",
             "文书和查询码给第一位，请补上");
    if (std::ssize(given) + 1 > most.value)
      return refuse("representatives", "register.too_many",
                    "代表最多 " + std::to_string(most.value) + " 人，连第一位在内写了 " +
                        std::to_string(given.size() + 1) + " 人（" + most.article + "）",
                    "请他们推选 " + std::to_string(most.value) + " 人以内的代表，其余只写总人数");
    for (std::size_t i = 0; i < given.size(); ++i)
      one(given[i], petition::at_index("representatives", i));
  }

 private:
  void refuse(std::string where, const char* code, std::string what, std::string remedy) {
    faults_.push_back({code, std::move(where), std::move(what), std::move(remedy)});
  }

  void one(const json& given, const std::string& path) {
    JsonReader in(given, "body", path, faults_);
    const auto name = value_read<petition::PersonName>(in, "name", Need::required, faults_);
    const auto phone = value_read<petition::Phone>(in, "phone", Need::required, faults_);
    in.refuse_unknown_keys();
    if (!name || !phone) return;
    const bool is_known =
        who_.phone == *phone || std::ranges::count(who_.others, *phone, &Representative::phone);
    if (is_known)
      in.refuse("phone", "register.twice", "这个手机号已经是前面一位的", "每位代表写自己的手机号");
    else
      who_.others.push_back({*name, *phone});
  }

  Petitioners& who_;
  petition::Faults& faults_;
};

void count_people(json& body, std::size_t named, petition::Faults& faults) {
  if (!body.contains("signatories")) {
    body["signatories"] = named;
    return;
  }
  const json& given = body["signatories"];
  if (given.is_number_integer() && given.get<std::int64_t>() < std::int64_t(named))
    faults.push_back({"register.people", "signatories",
                      "总人数比写了姓名的 " + std::to_string(named) + " 人还少",
                      "请写一共多少人，代表也算在内"});
}

}  // namespace

Petitioners take_petitioners(json& body, const petition::Rules& rules, petition::Faults& faults) {
  Petitioners who;
  const json first = body.value("petitioner", json()),
             others = body.value("representatives", json());
  body.erase("petitioner");
  body.erase("representatives");
  if (!first.is_null()) read_first(first, who, faults);
  if (!others.is_null())
    OthersReader(who, faults).read(others, rules.number("representatives_max"));
  if (!who.others.empty()) count_people(body, who.others.size() + 1, faults);
  return who;
}

std::optional<std::string> open_to(const Call& call, const std::string& number,
                                   const Petitioners& who) {
  if (!who.phone) return std::nullopt;
  const auto id_of = [&](const petition::PersonName& name, const petition::Phone& phone) {
    return store::person_of(call.tx, call.parts.keys, name, phone, call.now);
  };
  const auto person = who.name ? std::optional(id_of(*who.name, *who.phone)) : std::nullopt;
  std::vector<std::int64_t> others;
  for (const Representative& one : who.others) others.push_back(id_of(one.name, one.phone));
  store::note_representatives(call.tx, number, others);
  const auto code = petition::QueryCode::of(std::uint32_t(call.parts.random.below(1'000'000)));
  store::index_case(call.tx, call.parts.keys, number, code.text(), *who.phone, person);
  return code.text();
}

}  // namespace huiyin::gateway::api

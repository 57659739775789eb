#include "store/notices.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ensure.h"
#include "base/json.h"
#include "store/cases.h"
#include "store/digest.h"
#include "store/notice_check.h"
#include "store/notice_links.h"
#include "store/notice_numbers.h"
#include "store/notice_paper.h"
#include "store/notice_steps.h"
#include "store/opt_outs.h"
#include "store/people.h"

namespace huiyin::store {
namespace {

using NoticeFaults = std::vector<Problem>;

// The one kind that its reader may refuse 退订; what else he gets is the law's.
constexpr std::string_view kMayBeRefused = "rating_invitation";

// What the office knows of itself is not typed again.
void fill_in(const OfficeContext& desk, const NoticeOrder& order, templates::Values& fields) {
  using templates::Value;
  const bot::OfficeFacts& facts = desk.office.facts;
  const auto given = [&](const char* name, Value value) {
    if (value.holds_something()) fields.try_emplace(name, std::move(value));
  };
  given("单位", Value::name(facts.name));
  given("日期", Value::date(desk.today()));
  given("联系人", Value::name(facts.duty_person));
  given("联系电话", Value::name(facts.phone));
  given("办公时间", Value::text(facts.hours));
  given("登记号", Value::name(order.case_no));
  given("复查机关", Value::name(desk.office.reviewers.reviewer));
  given("复核机关", Value::name(desk.office.reviewers.review_of_reviewer));
}

const petition::Rules& rules_for(const OfficeContext& desk, const petition::CaseFile* file) {
  const petition::Rules* pinned =
      file && !file->pinned_rules.empty() ? desk.office.rules.find(file->pinned_rules) : nullptr;
  return pinned ? *pinned : desk.office.rules.in_force_on(desk.today());
}

class Issuing {
 public:
  Issuing(const OfficeContext& desk, const NoticeOrder& order)
      : desk_(desk),
        order_(order),
        kinds_(*desk.office.notices.kinds),
        kind_(kinds_.find(order.kind)) {}

  tl::expected<IssuedNotice, NoticeFaults> issue() {
    if (kind_ == nullptr)
      return tl::unexpected(
          NoticeFaults{{"notice.unknown", "kind", "没有这种文书", "请从文书种类里选"}});
    look_at_case();
    look_at_signature();
    look_at_phone();
    fill_in(desk_, order_, fields_ = order_.fields);
    const auto& rules = rules_for(desk_, file_ ? &*file_ : nullptr);
    // Written without a number first: what is refused takes none.
    auto draft = templates::write_notice(kinds_, order_.kind, fields_, rules, "");
    if (!draft) faults_.insert(faults_.end(), draft.error().begin(), draft.error().end());
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    const std::string number = take_number();
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    auto written = templates::write_notice(kinds_, order_.kind, fields_, rules, number);
    ensure(written.has_value(), "what is written without a number is written with one");
    const NoticeId id = keep(*written, rules.key);
    return IssuedNotice{id, std::move(*written)};
  }

 private:
  void look_at_case() {
    if (!kind_->has_matter && order_.case_no.empty()) return;
    file_ = case_file(desk_.tx, desk_.keys, order_.case_no);
    if (!file_)
      faults_.push_back({"notice.unknown_case", "case_no", "没有登记号" + order_.case_no + "这一件",
                         "请核对登记号"});
  }

  void look_at_signature() {
    if (std::ranges::count(kind_->signs, order_.as)) return;
    std::string who;
    for (const petition::Role role : kind_->signs)
      who += (who.empty() ? "" : "、") + std::string(petition::title(role));
    faults_.push_back({"notice.signature", "as",
                       std::string(petition::title(order_.as)) + "不能签发" + kind_->title,
                       "应由" + who + "签发"});
  }

  void look_at_phone() {
    if (kind_->to != templates::Reader::citizen) return;
    phone_ = order_.phone;
    if (!phone_ && order_.person)
      if (auto known = person(desk_.tx, desk_.keys, *order_.person)) phone_ = known->phone;
    if (order_.person && !phone_)
      faults_.push_back({"notice.phone", "phone", "不知道收件人的手机号，他打不开文书",
                         "请补上手机号，或当面、邮寄送达"});
    if (kind_->key == kMayBeRefused && phone_ && has_opted_out(desk_.tx, desk_.keys, *phone_))
      faults_.push_back({"notice.opted_out", "phone", "收件人退订了评价邀请，不再请他评价",
                         "不用再发；他回复“恢复”以后可以再请他评价"});
  }

  std::string take_number() {
    if (kind_->word.empty()) return "";
    const std::string issuer =
        petition::DocumentNumber::issuer_of(desk_.office.facts.short_name, kind_->word);
    if (!order_.number) return next_document_number(desk_.tx, issuer, desk_.today().year()).text();
    const auto number = petition::DocumentNumber::parse(*order_.number);
    if (!number) {
      faults_.push_back(number.error());
      return "";
    }
    if (number->issuer() != issuer) {
      faults_.push_back({"document_no.issuer", "document_no",
                         "“" + number->issuer() + "”不是" + kind_->title + "的文号",
                         "本单位这种文书的文号以“" + issuer + "”开头"});
      return "";
    }
    const auto taken = take_document_number(
        desk_.tx, *number,
        {order_.case_no, desk_.words.say("desk.notice_number_skipped"), order_.by, desk_.now});
    if (!taken) faults_.push_back(taken.error());
    return number->text();
  }

  NoticeId keep(const templates::WrittenNotice& written, const std::string& rules) {
    const std::string text = templates::notice_json(written);
    const bool has_reader = phone_ && kind_->to == templates::Reader::citizen;
    const bool is_brought = kind_->to == templates::Reader::citizen && !order_.is_handed;
    const auto id = desk_.tx.insert(
        "INSERT INTO notice(case_no, kind, number, document, words_version, rules, person_id, "
        "phone, last4_hash, issued_by, issued_at, step, step_at) VALUES ($1, $2, $3, '', $4, $5, "
        "$6, '', '', $7, $8, $9, $10)",
        {order_.case_no, kind_->key,
         written.number.empty() ? store::Value{nullptr} : store::Value{written.number},
         kinds_.words().version(), rules,
         order_.person ? store::Value{*order_.person} : store::Value{nullptr}, order_.by,
         unix_ms(desk_.now), std::string(is_brought ? "link" : "done"), unix_ms(desk_.now)});
    ensure(id.has_value(), "an issued notice has an id");
    const NoticeId notice{*id};
    desk_.tx.execute(
        "UPDATE notice SET document = $1, phone = $2, last4_hash = $3, check_token = $4, seal = $5 "
        "WHERE id = $6",
        {desk_.keys.seal(text, seal_name(notice)),
         has_reader ? desk_.keys.seal(phone_->text(), seal_name(notice) + "/phone") : "",
         has_reader ? notice_last4_hash(desk_.keys, notice, phone_->last4()) : "",
         check_token_of(desk_.keys, notice), kept_seal(written), *id});
    record_fact(desk_.tx, notice, Fact::issued, desk_.now,
                json_text(nlohmann::json{{"case", order_.case_no},
                                         {"kind", kind_->key},
                                         {"number", written.number},
                                         {"sha256", sha256_hex(text)}}));
    // Who writes to us nowhere is reached the next way, at once.
    if (is_brought && !(phone_ && order_.person &&
                        send_link(desk_, notice, written, *order_.person, order_.said_before)))
      bring_the_next_way(desk_, notice);
    return notice;
  }

  std::string kept_seal(const templates::WrittenNotice& written) {
    if (!written.has_seal || !desk_.office.seal) return "";
    return keep_seal(desk_.tx, desk_.keys, *desk_.office.seal);
  }

  const OfficeContext& desk_;
  const NoticeOrder& order_;
  const templates::NoticeKinds& kinds_;
  const templates::NoticeKind* kind_;
  std::optional<petition::CaseFile> file_;
  std::optional<petition::Phone> phone_;
  templates::Values fields_;
  NoticeFaults faults_;
};

NoticeRow notice_row(std::int64_t id, std::string case_no, std::string kind,
                     std::optional<std::string> number, std::optional<std::int64_t> person,
                     std::string by, std::int64_t issued, std::optional<std::int64_t> opened,
                     std::string step, std::int64_t is_withdrawn) {
  const auto moment = [](std::int64_t at) { return Instant(milliseconds{at}); };
  return {NoticeId{id},
          std::move(case_no),
          std::move(kind),
          std::move(number).value_or(""),
          std::move(by),
          std::move(step),
          person,
          moment(issued),
          opened ? std::optional(moment(*opened)) : std::nullopt,
          is_withdrawn != 0};
}

}  // namespace

std::string seal_name(NoticeId id) { return "notice/" + std::to_string(id.value); }

tl::expected<IssuedNotice, std::vector<Problem>> issue_notice(const OfficeContext& desk,
                                                              const NoticeOrder& order) {
  return Issuing(desk, order).issue();
}

std::optional<NoticeRow> notice(Transaction& tx, NoticeId id) {
  auto row = tx.row<std::int64_t, std::string, std::string, std::optional<std::string>,
                    std::optional<std::int64_t>, std::string, std::int64_t,
                    std::optional<std::int64_t>, std::string, std::int64_t>(
      "SELECT id, case_no, kind, number, person_id, issued_by, issued_at, opened_at, step, "
      "CASE WHEN withdrawal = '' THEN 0 ELSE 1 END FROM notice WHERE id = $1",
      {id.value});
  if (!row) return std::nullopt;
  return std::apply(notice_row, std::move(*row));
}

std::vector<NoticeRow> notices_of_case(Transaction& tx, const std::string& case_no) {
  std::vector<NoticeRow> all;
  for (auto& row : tx.rows<std::int64_t, std::string, std::string, std::optional<std::string>,
                           std::optional<std::int64_t>, std::string, std::int64_t,
                           std::optional<std::int64_t>, std::string, std::int64_t>(
           "SELECT id, case_no, kind, number, person_id, issued_by, issued_at, opened_at, step, "
           "CASE WHEN withdrawal = '' THEN 0 ELSE 1 END FROM notice WHERE case_no = $1 ORDER BY "
           "id",
           {case_no}))
    all.push_back(std::apply(notice_row, std::move(row)));
  return all;
}

void mark_served(const OfficeContext& desk, NoticeId id) {
  take_back_link(desk, id);
  desk.tx.execute("UPDATE notice SET opened_at = $1, step = 'done', step_at = $2 WHERE id = $3",
                  {unix_ms(desk.now), unix_ms(desk.now), id.value});
}

std::string notice_text(Transaction& tx, const Keyring& keys, NoticeId id) {
  const auto row = tx.row<std::string>("SELECT document FROM notice WHERE id = $1", {id.value});
  ensure(row.has_value(), "a notice that is read is there");
  return keys.open_or_throw(std::get<0>(*row), seal_name(id), "a notice");
}

templates::WrittenNotice written_notice(Transaction& tx, const Keyring& keys, NoticeId id) {
  auto written = templates::read_notice_json(notice_text(tx, keys, id));
  if (!written) throw Unreadable("a notice cannot be read: " + written.error().code);
  return std::move(*written);
}

}  // namespace huiyin::store

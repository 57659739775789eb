// The rules of reminding 催办规则 changed at the console: worded by one person, who sees what that
// would change, and put in force by another one. They are one for the whole installation, so they
// are the main office's.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/api/caller.h"
#include "gateway/api/json_in.h"
#include "gateway/api/problem.h"
#include "gateway/api/reminder_rules_view.h"
#include "petition/needed_reminders.h"
#include "petition/reminder_document.h"
#include "store/kept_reminder_rules.h"

namespace huiyin::gateway::api {
namespace {

constexpr std::string_view kWorded = "催办规则";
constexpr std::int64_t kRulesShown = 50;
constexpr int kRulesEditionMax = 1'000'000'000;
constexpr std::size_t kDocumentBytesMax = 200'000;

std::optional<Answer> rules_not_his(const Call& call) {
  if (call.caller.signed_in && call.caller.sees_main()) return std::nullopt;
  return problem(403, {"rules.person", "", "催办规则由上级单位的人员在管理后台里改",
                       "请用自己的账号登录管理后台"});
}

// What somebody wants: a document, or an earlier version, or the files' again.
struct RulesOrder {
  std::optional<std::string> document = {};
  std::optional<std::int64_t> version = {};  // 0: the files'
  std::string note = {};
  int edition = 0;
};

RulesOrder read_order(petition::JsonReader& in, petition::Need edition) {
  RulesOrder order;
  if (const auto* document = in.member("document", petition::Need::optional))
    order.document = document->dump();
  if (in.has("version"))
    order.version = in.whole("version", 0, kRulesEditionMax, petition::Need::required);
  if (order.document.has_value() == order.version.has_value())
    in.refuse("document", "rules.which", "规则和版本应写一样，也只写一样",
              "请写 document，或者写 version（0 是本单位资料文件里的）");
  if (order.document && order.document->size() > kDocumentBytesMax)
    in.refuse("document", "json.range", "内容太长", "请只写催办规则");
  order.note = in.text("note", petition::Need::optional);
  keep_short(in, "note", order.note);
  order.edition = in.whole("edition", 0, kRulesEditionMax, edition);
  return order;
}

struct WantedRules {
  petition::ReminderPolicy policy;
  bool is_of_files = false;
};

petition::ReminderPolicy policy_of(const Call& call, const store::RulesWording& wording) {
  const petition::ReminderPolicy& files = call.parts.offices.reminders_of_files();
  if (!wording.text) return files;
  const auto policy = petition::parse_reminders(*wording.text, kWorded);
  return policy ? *policy : files;
}

// Nothing: all that is wrong with it stands in `faults`.
std::optional<WantedRules> wanted_rules(const Call& call, const RulesOrder& order,
                                        petition::Faults& faults) {
  if (order.version && *order.version == 0)
    return WantedRules{call.parts.offices.reminders_of_files(), true};
  std::optional<WantedRules> wanted;
  if (order.version) {
    const auto version = store::rules_version(call.tx, *order.version);
    if (!version)
      faults.push_back({"rules.no_version", "version", "没有这个版本", "请刷新页面再看"});
    else
      wanted = WantedRules{policy_of(call, *version), !version->text};
  } else if (auto policy = petition::parse_reminders(*order.document, kWorded)) {
    wanted = WantedRules{*std::move(policy), false};
  } else {
    faults = policy.error();
  }
  if (!wanted || wanted->is_of_files) return wanted;
  const petition::RuleBook& law = call.parts.offices.main().rules;
  faults = petition::faults(wanted->policy, law, kWorded);
  for (Problem& fault : petition::needed_faults(wanted->policy, law, kWorded))
    faults.push_back(std::move(fault));
  return faults.empty() ? std::move(wanted) : std::nullopt;
}

OrderedJson draft_json(const Call& call, const petition::ReminderPolicy& now) {
  const auto draft = store::rules_draft(call.tx);
  if (!draft) return nullptr;
  const petition::ReminderPolicy policy = policy_of(call, *draft);
  return {{"id", draft->id},
          {"by", draft->by_name},
          {"at", moment_text(draft->at)},
          {"note", draft->note},
          {"is_own", draft->by == call.caller.key_id},
          {"is_back", !draft->text.has_value()},
          {"is_stale", draft->base != store::rules_edition(call.tx)},
          {"document", rules_document_json(policy)},
          {"changes", rule_changes_json(now, policy)}};
}

// Each beside the one before it.
OrderedJson versions_json_of(const Call& call) {
  OrderedJson all = OrderedJson::array();
  const auto versions = store::rules_versions(call.tx, kRulesShown + 1);
  for (std::size_t i = 0; i < versions.size() && i < std::size_t(kRulesShown); ++i) {
    const store::RulesWording& one = versions[i];
    const petition::ReminderPolicy before = i + 1 < versions.size()
                                                ? policy_of(call, versions[i + 1])
                                                : call.parts.offices.reminders_of_files();
    all.push_back({{"id", one.id},
                   {"by", one.by_name},
                   {"note", one.note},
                   {"confirmed_by", one.passed_name},
                   {"at", moment_or_null(one.passed)},
                   {"is_back", !one.text.has_value()},
                   {"changes", rule_changes_json(before, policy_of(call, one))}});
  }
  return all;
}

Answer workbench(const Call& call) {
  const petition::ReminderPolicy now = rules_now(call);
  return {.body = text_of({{"edition", store::rules_edition(call.tx)},
                           {"document", rules_document_json(now)},
                           {"draft", draft_json(call, now)},
                           {"versions", versions_json_of(call)}}),
          .subjects = {"reminder-rules"}};
}

Answer get_workbench(const Call& call) {
  if (auto no = rules_not_his(call)) return *std::move(no);
  return workbench(call);
}

Answer preview_rules(const Call& call) {
  if (auto no = rules_not_his(call)) return *std::move(no);
  petition::Faults faults;
  const auto order = body_of(call.request, faults, [](petition::JsonReader& in) {
    return read_order(in, petition::Need::optional);
  });
  const auto wanted = order ? wanted_rules(call, *order, faults) : std::nullopt;
  if (!wanted) return problem(422, faults);
  const OrderedJson preview = rules_preview_json(call, wanted->policy);
  Answer answer{.body = text_of(preview)};
  for (const OrderedJson& push : preview["pushes"])
    if (auto number = push["case"].get<std::string>();
        std::ranges::count(answer.subjects, number) == 0)
      answer.subjects.push_back(std::move(number));
  return answer;
}

Answer rules_done(const Call& call, const Result<void>& done) {
  if (!done) return problem(done.error().code == "rules.own" ? 403 : 409, done.error());
  return workbench(call);
}

Answer put_draft(const Call& call) {
  if (auto no = rules_not_his(call)) return *std::move(no);
  petition::Faults faults;
  const auto order = body_of(call.request, faults, [](petition::JsonReader& in) {
    return read_order(in, petition::Need::required);
  });
  const auto wanted = order ? wanted_rules(call, *order, faults) : std::nullopt;
  if (!wanted) return problem(422, faults);
  if (wanted->policy == rules_now(call))
    return problem(409, {"rules.same", "document", "和现在用的催办规则一样", "不用再改"});
  std::optional<std::string> text;
  if (!wanted->is_of_files) text = petition::document_of(wanted->policy);
  return rules_done(call, store::draft_rules(call.tx, {.text = std::move(text),
                                                       .note = order->note,
                                                       .base = order->edition,
                                                       .by = call.caller.key_id,
                                                       .by_name = call.caller.key_name,
                                                       .at = call.now}));
}

Answer drop_draft(const Call& call) {
  if (auto no = rules_not_his(call)) return *std::move(no);
  return rules_done(call, store::drop_rules_draft(call.tx));
}

Answer confirm_draft(const Call& call) {
  if (auto no = rules_not_his(call)) return *std::move(no);
  petition::Faults faults;
  const auto id = body_of(call.request, faults, [](petition::JsonReader& in) {
    return in.whole("id", 1, kRulesEditionMax, petition::Need::required);
  });
  if (!id) return problem(422, faults);
  return rules_done(
      call, store::pass_rules(call.tx, *id, call.caller.key_id, call.caller.key_name, call.now));
}

}  // namespace

std::vector<Endpoint> reminder_draft_endpoints() {
  constexpr Scope kScope = Scope::rules_write;
  return {{.method = "GET",
           .path = "/reminder-rules/draft",
           .id = "getReminderDraft",
           .english = "The rules of reminding as a document, the draft that waits for a second "
                      "person, and which versions were in force.",
           .scope = kScope,
           .handler = get_workbench,
           .answer = "RulesWorkbench"},
          {.method = "POST",
           .path = "/reminder-rules/preview",
           .id = "previewReminderRules",
           .english = "In what these rules differ from those in force, and who would be pushed "
                      "otherwise in the next two weeks. Keeps nothing.",
           .scope = kScope,
           .handler = preview_rules,
           .answer = "RulesPreview",
           .request = "RulesOrder",
           .body = Body::json,
           .keeps_nothing = true},
          {.method = "PUT",
           .path = "/reminder-rules/draft",
           .id = "putReminderDraft",
           .english = "Words them anew, or takes an earlier version (0: those of the files); "
                      "nothing changes until somebody else confirms it.",
           .scope = kScope,
           .handler = put_draft,
           .answer = "RulesWorkbench",
           .request = "RulesOrder",
           .body = Body::json},
          {.method = "DELETE",
           .path = "/reminder-rules/draft",
           .id = "dropReminderDraft",
           .english = "Nobody wants the draft any more.",
           .scope = kScope,
           .handler = drop_draft,
           .answer = "RulesWorkbench"},
          {.method = "POST",
           .path = "/reminder-rules/draft/confirm",
           .id = "confirmReminderDraft",
           .english = "Puts in force what another person worded: every instance reminds by it "
                      "within seconds.",
           .scope = kScope,
           .handler = confirm_draft,
           .answer = "RulesWorkbench",
           .request = "RulesConfirm",
           .body = Body::json}};
}

}  // namespace huiyin::gateway::api

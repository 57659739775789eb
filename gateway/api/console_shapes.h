// The shapes of what people do at the console alone: signing in, accounts, days, words.
#pragma once

#include "gateway/api/shape.h"

namespace huiyin::gateway::api {

inline constexpr Shape kConsoleShapes[] = {
    {"SignIn", "login text, password text, code? text"},
    {"SignInWays", "wecom flag"},
    {"WecomSignInBegin", "to? text"},
    {"WecomSignInPage", "page text"},
    {"WecomSignIn", "code text, state text"},
    {"Session",
     "user SessionUser, roles [text], scopes [text], ledger_roles [text], csrf text, "
     "must_change_password flag, has_code flag, today date, is_demo flag, is_on_trial flag"},
    {"SessionUser", "id whole, login text, name text, userid text, office text, office_name text"},
    {"PasswordChange", "old text, new text"},
    {"NewCode", "secret text, address text, modules whole, path text"},
    {"CodeSetUp", "secret text, code text"},
    {"CodeEnd", "code text"},
    {"SessionList", "items [OneSession]"},
    {"OneSession",
     "id text, created_at moment, seen_at moment, address text, agent text, way text, "
     "is_this flag"},
    {"User",
     "id whole, login text, name text, userid text, office text, roles [text], "
     "must_change_password flag, has_code flag, created_at moment, shut_at moment?, waits "
     "WaitingRoles?, password_waits WaitingPassword?"},
    {"WaitingPassword", "by text, at moment, beyond [text], may_pass flag"},
    {"WaitingRoles",
     "roles [text], userid text?, by text, at moment, beyond [text], may_pass flag"},
    {"UserWithPassword", "...User, password text?"},
    {"UserList", "items [User]"},
    {"NewUser", "login text, name text, userid? text, office? text, roles [text]"},
    {"UserChange", "name? text, userid? text, roles? [text], is_shut? flag"},
    {"StepList", "items [Step]"},
    {"Step", "event text, title text, as text, as_title text, document text?, waits_for text?"},
    {"ImportDone", "kind text, rows whole"},
    {"Templates", "version text, text text, notices text"},
    {"TextImport", "text text, note? text"},
    {"TextImported", "drafted [text], same whole"},
    {"TextList", "items [TextLine], groups [TextGroup]"},
    {"TextLine",
     "key text, title text, group text, begins text, is_changed flag, open_state WordingState?, "
     "open_by text?"},
    {"TextGroup", "name text, title text, to text"},
    {"Text",
     "key text, title text, group text, to text, text text, shipped text, variables "
     "[TextVariable], open "
     "Wording?, is_own flag, versions [Wording]"},
    {"TextVariable", "name text, kind text, is_needed flag"},
    {"Wording",
     "id whole, state WordingState, text text?, note text, written_by text, written_at moment, "
     "submitted_at moment?, reviewed_by text, reviewed_at moment?, answer text"},
    {"TextWording", "text? text?, note? text, replaces? whole?"},
    {"TextPublish", "id whole"},
    {"TextReturn", "id whole, answer text"},
    {"TextPreview", "faults [Fault], samples [TextSample], paper TextPaper?"},
    {"TextSample", "title text, message text, sms text, sms_signs whole, sms_parts whole"},
    {"TextPaper",
     "title text, number text, addressee text, paragraphs [text], remedy [text], contact text, "
     "unit "
     "text, date text"},
    {"TextTrial", "text? text?, way? text"},
    {"TextTried", "message whole, to text"},
    {"TrialState", "message whole, channel text, state MessageState, reason text"},
    {"ProviderTemplates", "items [ProviderTemplateOfAccount], history [ProviderTemplate]"},
    {"ProviderTemplateOfAccount",
     "account text, provider text, is_named flag, takes_any_words flag, is_outdated flag, record "
     "ProviderTemplate?, look ProviderTemplateLook?"},
    {"ProviderTemplate",
     "id whole, account text, code text, state ProviderTemplateState, words text, mapping "
     "[ProviderParameter], note text, by text, at moment"},
    {"ProviderParameter", "parameter text, variable text"},
    {"ProviderTemplateLook",
     "faults [Fault], parameters [text], sms text, sms_signs whole, sms_parts whole, ours text, "
     "theirs text"},
    {"ProviderTemplateWish",
     "state text, code? text, words? text, mapping? [ProviderParameter], note? text"},
    {"QuickReplies", "items [QuickReply]"},
    {"QuickReply", "key text, text text"},
    {"TextRehearsed", "scripts whole, changed_count whole, changed [ScriptChange]"},
    {"ScriptChange", "title text, before text, after text, passed flag, passes flag"},
};

}  // namespace huiyin::gateway::api

// The shapes of how an office is set up at the console: keys, trial, channels, staff.
#pragma once

#include "gateway/api/shape.h"

namespace huiyin::gateway::api {

inline constexpr Shape kOfficeShapes[] = {
    {"Key",
     "id text, name text, office text, office_name text, kind text, kind_title text, mode KeyMode, "
     "state text, scopes [text], roles [text], beyond [text], may_let_pass flag, made_by text, "
     "created_at moment, passed_by text, passed_at moment?, used_at moment?, ends_at moment?, "
     "ended_by text, ended_at moment?"},
    {"KeyWithSecret", "...Key, secret text"},
    {"KeyList", "items [Key]"},
    {"KeyKind", "name text, title text, scopes [text], beyond [text], writes flag"},
    {"KeyRole", "name text, title text"},
    {"KeyKindList", "items [KeyKind], roles [KeyRole]"},
    {"NewKey", "name text, kind text, mode KeyMode, ends? date, roles? [text], office? text"},
    {"OfficeTrial", "is_on flag, since moment?, by text, confirmed_by text, wish WishedTrial?"},
    {"WishedTrial", "is_on flag, by text, at moment, is_own flag"},
    {"TrialWish", "to text"},
    {"ChannelSetting",
     "key text, title text, value text, is_secret flag, is_given flag, from text"},
    {"Channel",
     "name text, title text, is_set_up flag, settings [ChannelSetting], waiting whole, "
     "paused_until moment?, accepted_at moment?, refused_at moment?, code text, reason text"},
    {"ChannelList", "items [Channel], settings_file text"},
    {"Finding", "door text, what text, state text, key text, reason text, remedy text"},
    {"ChannelChecked", "items [Finding], at moment"},
    {"StaffRow", "userid text, name text, post text, role text, unit text, phone text?"},
    {"StaffListed", "...StaffRow, of_file flag"},
    {"StaffList", "items [StaffListed]"},
    {"StaffRowChange", "was StaffRow, is StaffRow"},
    {"StaffPreview",
     "edition whole, rows whole, added [StaffRow], changed [StaffRowChange], gone [StaffRow], "
     "of_file [StaffRow], same whole"},
    {"StaffImported", "added whole, changed whole, left whole"}};

}  // namespace huiyin::gateway::api

// Error codes 全局错误码 (document 90313) that this stand-in answers.
#pragma once

#include <cstdint>

namespace huiyin::sim::wecom::errcode {

inline constexpr std::int64_t kOk = 0;
inline constexpr std::int64_t kBusy = -1;
inline constexpr std::int64_t kSecret = 40001;
inline constexpr std::int64_t kMediaType = 40004;
inline constexpr std::int64_t kMediaSize = 40006;
inline constexpr std::int64_t kMediaId = 40007;
inline constexpr std::int64_t kMessageType = 40008;
inline constexpr std::int64_t kCorpId = 40013;
inline constexpr std::int64_t kToken = 40014;
inline constexpr std::int64_t kOauthCode = 40029;
inline constexpr std::int64_t kParameter = 40035;
inline constexpr std::int64_t kAgent = 40056;
inline constexpr std::int64_t kField = 40058;
inline constexpr std::int64_t kUrl = 40066;
inline constexpr std::int64_t kExternalUser = 40096;
inline constexpr std::int64_t kTokenMissing = 41001;
inline constexpr std::int64_t kCorpIdMissing = 41002;
inline constexpr std::int64_t kSecretMissing = 41004;
inline constexpr std::int64_t kWelcomeCode = 41050;
inline constexpr std::int64_t kTokenExpired = 42001;
inline constexpr std::int64_t kOauthExpired = 42003;
inline constexpr std::int64_t kTaskId = 42014;
inline constexpr std::int64_t kButtonKey = 42018;
inline constexpr std::int64_t kButtonKeyMissing = 42019;
inline constexpr std::int64_t kOauthUsed = 42022;
inline constexpr std::int64_t kCardAction = 42045;
inline constexpr std::int64_t kSubmitKey = 42046;
inline constexpr std::int64_t kMethod = 43002;
inline constexpr std::int64_t kEmptyMedia = 44001;
inline constexpr std::int64_t kEmptyContent = 44004;
inline constexpr std::int64_t kContentSize = 45002;
inline constexpr std::int64_t kFrequency = 45009;
inline constexpr std::int64_t kNotJson = 47001;
inline constexpr std::int64_t kForbiddenApi = 48002;
inline constexpr std::int64_t kMember = 60111;
inline constexpr std::int64_t kNoReceiver = 81013;
inline constexpr std::int64_t kKfIdForm = 95000;
inline constexpr std::int64_t kKfOverCount = 95001;
inline constexpr std::int64_t kKfOverTime = 95002;
inline constexpr std::int64_t kKfIdUnknown = 95004;
inline constexpr std::int64_t kKfBellToken = 95007;
inline constexpr std::int64_t kKfMenu = 95008;
inline constexpr std::int64_t kKfMenuItem = 95009;
inline constexpr std::int64_t kKfEnded = 95013;
inline constexpr std::int64_t kKfServicer = 95014;
inline constexpr std::int64_t kKfTransition = 95016;
inline constexpr std::int64_t kKfState = 95018;

}  // namespace huiyin::sim::wecom::errcode

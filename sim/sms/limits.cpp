#include "sim/sms/limits.h"

#include <algorithm>

namespace huiyin::sim::sms {
namespace {

constexpr std::int64_t kCodesAMinute = 1, kCodesAnHour = 5, kCodesADay = 10, kAllADay = 40;
constexpr std::int64_t kNoticesADay = 50;  // of one template
constexpr std::int64_t kSameInHalfAMinute = 1, kTencentADay = 10;

template <class Fits>
std::int64_t taken_where(const Phone& phone, Provider provider, Fits fits) {
  return std::ranges::count_if(
      phone.taken, [&](const Taken& one) { return one.provider == provider && fits(one); });
}

// Windows aligned with the clock: the office's zone is whole hours from UTC, so they are the same.
std::optional<Limit> aliyun_limit(const Phone& phone, const Taken& next) {
  const auto within_a_day = [&](const Taken& one) { return next.at - one.at < hours(24); };
  const auto taken = [&](auto fits) { return taken_where(phone, Provider::aliyun, fits); };
  if (next.kind == Kind::notice) {
    const auto like_it = taken([&](const Taken& one) {
      return within_a_day(one) && one.template_code == next.template_code;
    });
    return like_it >= kNoticesADay ? std::optional(Limit::day) : std::nullopt;
  }
  const auto codes = [&](auto fits) {
    return taken([&](const Taken& one) { return one.kind == Kind::code && fits(one); });
  };
  const auto same_minute = [&](const Taken& one) {
    return std::chrono::floor<minutes>(one.at) == std::chrono::floor<minutes>(next.at);
  };
  const auto same_hour = [&](const Taken& one) {
    return std::chrono::floor<hours>(one.at) == std::chrono::floor<hours>(next.at);
  };
  if (codes(same_minute) >= kCodesAMinute) return Limit::minute;
  if (codes(same_hour) >= kCodesAnHour) return Limit::hour;
  if (codes(within_a_day) >= kCodesADay) return Limit::day;
  if (taken(within_a_day) >= kAllADay) return Limit::all_day;
  return std::nullopt;
}

std::optional<Limit> tencent_limit(const Phone& phone, const Taken& next) {
  const auto same = taken_where(phone, Provider::tencent, [&](const Taken& one) {
    return one.text == next.text && next.at - one.at < seconds(30);
  });
  if (same >= kSameInHalfAMinute) return Limit::half_minute;
  const auto today = taken_where(phone, Provider::tencent, [&](const Taken& one) {
    return office_date(one.at) == office_date(next.at);
  });
  return today >= kTencentADay ? std::optional(Limit::calendar_day) : std::nullopt;
}

}  // namespace

std::optional<Limit> broken_limit(const World& world, const Phone& phone, const Taken& next) {
  if (!world.settings.keeps_limits) return std::nullopt;
  if (next.provider == Provider::aliyun) return aliyun_limit(phone, next);
  if (next.provider == Provider::tencent) return tencent_limit(phone, next);
  return std::nullopt;
}

void note_taken(Phone& phone, Taken taken) {
  phone.taken.push_back(std::move(taken));
  if (phone.taken.size() > Phone::kTakenMax) phone.taken.pop_front();
}

}  // namespace huiyin::sim::sms

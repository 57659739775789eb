#include "gateway/walk/delivery_figures.h"

#include <catch2/catch.hpp>

namespace delivery_figures_test {

using namespace huiyin;
using namespace huiyin::gateway;
using store::OutboxState;
using store::Outcome;

TEST_CASE("the time of handing over is counted in each bound that it keeps") {
  DeliveryFigures figures;
  for (const milliseconds took : {milliseconds{40}, milliseconds{1'500}, milliseconds{7'000'000}})
    figures.note("sms", {.state = OutboxState::accepted}, took);
  figures.note("sms", {.state = OutboxState::accepted}, milliseconds{-5});
  figures.note("sms", {.state = OutboxState::failed, .code = "x"}, milliseconds{40});
  const HandingOver times = figures.handing_over().at("sms");
  CHECK(times.count == 4);
  CHECK(times.within.front() == 2);
  CHECK(times.within[3] == 3);      // two seconds
  CHECK(times.within.back() == 3);  // an hour
  CHECK(times.seconds == Approx(7001.54));
}

TEST_CASE("what ended is counted by channel, end and code, and made-up codes as one") {
  DeliveryFigures figures;
  figures.note("wecom.kf", {.state = OutboxState::accepted, .code = "0"}, {});
  figures.note("sms", {.state = OutboxState::unknown, .code = "http.timeout"}, {});
  figures.note("sms", {.state = OutboxState::queued, .code = "sms.pace"}, {});
  figures.note_unanswered();
  CHECK(figures.ends().at({"wecom.kf", OutboxState::accepted, ""}) == 1);
  CHECK(figures.ends().at({"sms", OutboxState::unknown, "http.timeout"}) == 1);
  CHECK(figures.counts().accepted == 1);
  CHECK(figures.counts().parked == 1);
  CHECK(figures.counts().retried == 1);
  CHECK(figures.counts().unanswered == 1);
  for (int i = 0; i < 1000; ++i)
    figures.note("sms", {.state = OutboxState::failed, .code = std::to_string(i)}, {});
  CHECK(figures.ends().size() <= 301);
  CHECK(figures.ends().at({"sms", OutboxState::failed, "other"}) > 600);
}

TEST_CASE("an attempt made again is counted by whether the platform knows it for one") {
  DeliveryFigures figures;
  figures.note_repeated(true);
  figures.note_repeated(false);
  figures.note_repeated(true);
  CHECK(figures.repeated().possibly_double == 2);
  CHECK(figures.repeated().sure == 1);
}

}  // namespace delivery_figures_test

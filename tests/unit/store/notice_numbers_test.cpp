#include "store/notice_numbers.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "tests/unit/store/notice_room.h"

namespace notice_numbers_test {

using namespace huiyin;
using namespace huiyin::store;

namespace {

struct Room : NoticeRoom {
  std::string next(const std::string& issuer = "青市监信受告", int year = 2026) {
    return write([&](Transaction& tx) { return next_document_number(tx, issuer, year).text(); });
  }
  Result<void> take(const char* number) {
    return write([&](Transaction& tx) {
      return take_document_number(tx, petition::DocumentNumber::parse(number).value(),
                                  {"", "手写文书", "叶青", clock.now()});
    });
  }
  Result<void> annul(const char* number) {
    return write([&](Transaction& tx) {
      return void_document_number(tx, petition::DocumentNumber::parse(number).value(), "写错作废",
                                  "叶青", clock.now());
    });
  }
  std::vector<NumberGap> gaps() {
    return database.read([](Transaction& tx) { return number_gaps(tx, "青市监信受告", 2026); });
  }
};

}  // namespace

TEST_CASE("numbers run from 1 for each unit, kind and year") {
  Room room;
  CHECK(room.next() == "青市监信受告〔2026〕1号");
  CHECK(room.next() == "青市监信受告〔2026〕2号");
  CHECK(room.next("青市监信延告") == "青市监信延告〔2026〕1号");
  CHECK(room.next("青市监信受告", 2027) == "青市监信受告〔2027〕1号");
  CHECK(room.next() == "青市监信受告〔2026〕3号");
}

TEST_CASE("a number of a transaction that was rolled back is given again, and leaves no gap") {
  Room room;
  CHECK_THROWS(room.write([](Transaction& tx) {
    (void)next_document_number(tx, "青市监信受告", 2026);
    throw std::runtime_error("the disk is full");
  }));
  CHECK(room.next() == "青市监信受告〔2026〕1号");
  CHECK(room.gaps().empty());
}

TEST_CASE("a number given by hand moves the series on, and what it skips is on record") {
  Room room;
  room.next();
  REQUIRE(room.take("青市监信受告〔2026〕5号"));
  CHECK(room.next() == "青市监信受告〔2026〕6号");
  const auto gaps = room.gaps();
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].first == 2);
  CHECK(gaps[0].last == 4);
  CHECK(gaps[0].reason == "手写文书");
  CHECK(room.take("青市监信受告〔2026〕3号").error().code == "document_no.taken");
  CHECK(room.take("青市监信受告〔2026〕5号"));  // for the document it was taken for
}

TEST_CASE("a number that is annulled is on record and never used") {
  Room room;
  room.next();
  REQUIRE(room.annul("青市监信受告〔2026〕1号"));
  CHECK(room.annul("青市监信受告〔2026〕1号").error().code == "document_no.used");
  CHECK(room.annul("青市监信受告〔2026〕2号").error().code == "document_no.unknown");
  CHECK(room.take("青市监信受告〔2026〕1号").error().code == "document_no.taken");
  CHECK(room.next() == "青市监信受告〔2026〕2号");
}

TEST_CASE("the number of an issued notice is neither annulled nor given again") {
  Room room;
  REQUIRE(room.issued().value > 0);
  CHECK(room.annul(NoticeRoom::kNumber).error().code == "document_no.used");
  const auto twice = room.issue(room.opinion());
  REQUIRE_FALSE(twice);
  CHECK(twice.error().at(0).code == "document_no.taken");
}

TEST_CASE("a number on a ledger is no other case's, and the series goes on behind it") {
  Room room;
  const auto note = [&](const char* number, const char* case_no) {
    room.write([&](Transaction& tx) { note_document_number(tx, number, case_no); });
  };
  note("青市监信受告[2026]7号", "XF2026-000300");
  note("手写第七号", "XF2026-000300");  // no number of such a form
  CHECK(room.take("青市监信受告〔2026〕7号").error().code == "document_no.taken");
  CHECK(room.write([&](Transaction& tx) {
    return take_document_number(tx,
                                petition::DocumentNumber::parse("青市监信受告〔2026〕7号").value(),
                                {"XF2026-000300", "", "叶青", room.clock.now()});
  }));
  CHECK(room.next() == "青市监信受告〔2026〕8号");
  note("青市监信受告〔2026〕7号", "XF2026-000301");  // the first one has it
  CHECK(room.take("青市监信受告〔2026〕7号").error().code == "document_no.taken");
}

TEST_CASE(
    "a number that is far from the last one is a slip of the pen, but a series may begin late") {
  Room room;
  REQUIRE(room.take("青市监信受告〔2026〕3100号"));
  CHECK(room.take("青市监信受告〔2026〕31010号").error().code == "document_no.far");
  CHECK(room.next() == "青市监信受告〔2026〕3101号");
}

}  // namespace notice_numbers_test

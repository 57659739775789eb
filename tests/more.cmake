# The simulator: the real walk, one thread, virtual time, a disk that lies.
file(GLOB simulation_sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/simulation/*.cpp")
add_library(simulation OBJECT ${simulation_sources})
target_include_directories(simulation PRIVATE "${HUIYIN_DOORS}/tests")
target_link_libraries(simulation PUBLIC app sim PkgConfig::SQLITE nlohmann_json::nlohmann_json
  PRIVATE huiyin_flags)
function(huiyin_simulation_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE simulation huiyin_flags)
endfunction()
huiyin_simulation_program(huiyin_simulation)

# The same with one "commit together" taken apart, to show that it would be found. Made from the product's own source: each
# text in it is replaced by the one after it. Linked before the room's library, the file stands in for the true one, which
# is an object of its own for that.
function(huiyin_simulation_apart name source) # TRUE APART …
  file(READ "${CMAKE_SOURCE_DIR}/${source}" text)
  math(EXPR last "${ARGC} - 1")
  foreach(at RANGE 2 ${last} 2)
    math(EXPR next "${at} + 1")
    string(FIND "${text}" "${ARGV${at}}" found)
    if(found EQUAL -1)
      message(FATAL_ERROR "${source} changed: tests/more.cmake can no longer take its commit apart")
    endif()
    string(REPLACE "${ARGV${at}}" "${ARGV${next}}" text "${text}")
  endforeach()
  set(apart "${CMAKE_BINARY_DIR}/generated/simulation/${name}.cpp")
  file(CONFIGURE OUTPUT "${apart}" CONTENT "${text}" @ONLY)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${source}")
  huiyin_simulation_program(${name} "${apart}")
endfunction()

# The cursor is committed before the messages it brought: a crash between the two loses them.
set(move_cursor "store::move_cursor(tx, open_kfid_, {page.next_cursor, asked_at, page.has_more});")
set(begin_write "  parts_.database.write([&](Transaction& tx) {\n    to_answer.clear();")
huiyin_simulation_apart(huiyin_simulation_apart gateway/walk/pulling.cpp
  "    ${move_cursor}\n" ""
  "${begin_write}" "  parts_.database.write([&](Transaction& tx) {\n    ${move_cursor}\n  });\n${begin_write}")

# A message is done with after its answer was committed: a crash between the two answers it twice.
huiyin_simulation_apart(huiyin_simulation_apart_done gateway/walk/talks.cpp
  "if (!store::finish(tx, job.message.id)) return store::settle_work(tx, who);" ""
  "if (why) return failed(job, why);"
  "if (why) return failed(job, why);
                                  parts_.database.write([&](Transaction& tx) {
                                    store::finish(tx, job->message.id);
                                    *more = store::settle_work(tx, job->who.id);
                                  });")

# A reminder is on record before its message is put: a crash between the two leaves it unsaid.
huiyin_simulation_apart(huiyin_simulation_apart_reminded gateway/walk/reminding.cpp
  "          if (!claimed.bundle.reminders.empty() && is_message(bundle))"
  "        },
        look_again);
    attempt(
        pass,
        [&](Transaction& tx) {
          if (!claimed.bundle.reminders.empty() && is_message(bundle))")

# An SMS is sent without being marked as begun: a death within the call sends it twice.
huiyin_simulation_apart(huiyin_simulation_apart_begun store/outbox.cpp
  "SET possible_double = 1, tried_at = $3 WHERE id" "SET possible_double = 0, tried_at = $3 WHERE id")

# Receipts that came before the answer to their message are not looked up.
huiyin_simulation_apart(huiyin_simulation_apart_early store/outbox.cpp
  "    receipts = match_kept_receipts(tx, message.id);" "    (void)&match_kept_receipts;")

# A late word of failure takes a delivery back.
huiyin_simulation_apart(huiyin_simulation_apart_back store/sms_receipts.cpp
  " || is == OutboxState::delivered)\n" ")\n"
  "is == OutboxState::accepted || is == OutboxState::unknown;"
  "is == OutboxState::accepted || is == OutboxState::unknown || is == OutboxState::delivered;")

# A year of an office with its reminders; and small offices on the disk that lies.
file(GLOB year_sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/year/*.cpp")
add_executable(huiyin_year ${year_sources} simulation/lying_disk.cpp simulation/file_image.cpp)
target_include_directories(huiyin_year PRIVATE "${HUIYIN_DOORS}/tests")
target_link_libraries(huiyin_year PRIVATE app PkgConfig::SQLITE huiyin_flags)

if(HUIYIN_TESTS)
  add_test(NAME "year: reminders of 25 small offices on a disk that lies" COMMAND huiyin_year --seeds 25)
  set_tests_properties("year: reminders of 25 small offices on a disk that lies" PROPERTIES TIMEOUT 300)
  add_test(NAME "simulation: 40 seeds of an office's day" COMMAND huiyin_simulation --seeds 40)
  set_tests_properties("simulation: 40 seeds of an office's day" PROPERTIES TIMEOUT 300)
  foreach(apart huiyin_simulation_apart huiyin_simulation_apart_done huiyin_simulation_apart_reminded
      huiyin_simulation_apart_begun huiyin_simulation_apart_early huiyin_simulation_apart_back)
    add_test(NAME "simulation: a commit taken apart is found (${apart})" COMMAND ${apart} --seeds 60 --stop 1)
    set_tests_properties("simulation: a commit taken apart is found (${apart})" PROPERTIES
      TIMEOUT 300 WILL_FAIL TRUE)
  endforeach()
endif()

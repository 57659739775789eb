# The simulator: the real walk, one thread, virtual time, a disk that lies. And the same with one "commit together" taken
# apart, to show that it would be found.
file(GLOB simulation_sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/simulation/*.cpp")
add_library(simulation OBJECT ${simulation_sources})
target_include_directories(simulation PRIVATE "${HUIYIN_DOORS}/tests")
target_link_libraries(simulation PUBLIC app PkgConfig::SQLITE nlohmann_json::nlohmann_json spdlog::spdlog
  PRIVATE huiyin_flags)
huiyin_parse_once(simulation)
function(huiyin_simulation_program name)
  add_executable(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE simulation huiyin_flags)
endfunction()
huiyin_simulation_program(huiyin_simulation)

# Made from the product's own source: the cursor is committed before the messages it brought. Linked before the room's
# library, this file stands in for the true one.
file(READ "${CMAKE_SOURCE_DIR}/gateway/walk/pulling.cpp" pulling)
set(together "    if (!page.next_cursor.empty()) store::move_cursor(tx, open_kfid_, page.next_cursor, now);\n")
set(before "  parts_.database.write([&](Transaction& tx) {\n    to_answer.clear();")
string(REPLACE "${together}" "" apart "${pulling}")
string(REPLACE "${before}"
  "  parts_.database.write([&](Transaction& tx) {\n    if (!page.next_cursor.empty()) store::move_cursor(tx, open_kfid_, page.next_cursor, now);\n  });\n${before}"
  apart "${apart}")
string(LENGTH "${pulling}" true_length)
string(LENGTH "${apart}" apart_length)
if(apart_length LESS_EQUAL true_length)
  message(FATAL_ERROR "gateway/walk/pulling.cpp changed: tests/more.cmake can no longer take its commit apart")
endif()
set(apart_source "${CMAKE_BINARY_DIR}/generated/simulation/pulling_apart.cpp")
file(CONFIGURE OUTPUT "${apart_source}" CONTENT "${apart}" @ONLY)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/gateway/walk/pulling.cpp")
huiyin_simulation_program(huiyin_simulation_apart "${apart_source}")

if(HUIYIN_TESTS)
  add_test(NAME "simulation: 40 seeds of an office's day" COMMAND huiyin_simulation --seeds 40)
  set_tests_properties("simulation: 40 seeds of an office's day" PROPERTIES TIMEOUT 300)
  add_test(NAME "simulation: a commit taken apart is found" COMMAND huiyin_simulation_apart --seeds 60)
  set_tests_properties("simulation: a commit taken apart is found" PROPERTIES TIMEOUT 300 WILL_FAIL TRUE)
endif()

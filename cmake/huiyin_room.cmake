# A room is a library whose headers are reached only through a door of its own: the folder build/doors/ROOM holds one
# link ROOM → source folder, and that folder is the library's include path. Who does not name a room in SEES cannot
# include its headers: an arrow the wrong way does not compile.

add_library(huiyin_flags INTERFACE)
target_compile_features(huiyin_flags INTERFACE cxx_std_20)
target_compile_options(huiyin_flags INTERFACE -Wall -Wextra -Wpedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC is the product's compiler; clang, which builds what is sanitized and fuzzed, has other opinions.
  target_compile_options(huiyin_flags INTERFACE -Werror)
endif()
find_program(MOLD mold)
if(MOLD)
  target_link_options(huiyin_flags INTERFACE -fuse-ld=mold)
endif()
if(HUIYIN_SANITIZE)
  target_compile_options(huiyin_flags INTERFACE -fsanitize=${HUIYIN_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(huiyin_flags INTERFACE -fsanitize=${HUIYIN_SANITIZE})
  if(HUIYIN_SANITIZE MATCHES "undefined")
    target_compile_options(huiyin_flags INTERFACE -fno-sanitize-recover=undefined)
  endif()
endif()

set(HUIYIN_DOORS "${CMAKE_SOURCE_DIR}/build/doors")

function(huiyin_door room)
  file(MAKE_DIRECTORY "${HUIYIN_DOORS}/${room}")
  if(NOT EXISTS "${HUIYIN_DOORS}/${room}/${room}")
    file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${room}" "${HUIYIN_DOORS}/${room}/${room}" SYMBOLIC)
  endif()
endfunction()

# What nearly every source includes is parsed once a target instead of once a file: the standard library costs 1 s of the
# compiler a file, catch.hpp and json.hpp as much again. Sources include what they use all the same: the dev preset builds
# without this, and would say so.
option(HUIYIN_PARSE_ONCE "precompile the headers that nearly every source includes" ON)
set(standard_headers <algorithm> <array> <charconv> <chrono> <condition_variable> <cstdint> <functional> <map>
  <memory> <mutex> <optional> <ranges> <set> <span> <string> <string_view> <tl/expected.hpp> <thread> <tuple> <utility>
  <variant> <vector>)

function(huiyin_parse_once target) # HEADER…: besides the standard ones
  if(HUIYIN_PARSE_ONCE)
    target_precompile_headers(${target} PRIVATE ${standard_headers} ${ARGN})
    # ccache asks for the first. The others: of what is precompiled GCC 12 forgets that it stands in a system header, and
    # tells of overruns in std::string that are none (its bug 105651).
    target_compile_options(${target} PRIVATE "$<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess;-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread>")
  endif()
endfunction()

function(huiyin_room room)
  cmake_parse_arguments(ARG "" "" "SEES" ${ARGN})
  huiyin_door(${room})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${room}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(${room} STATIC ${sources})
    set(kind PUBLIC)
    target_link_libraries(${room} PRIVATE huiyin_flags)
    huiyin_parse_once(${room})
  else()
    add_library(${room} INTERFACE)
    set(kind INTERFACE)
  endif()
  target_include_directories(${room} ${kind} "${HUIYIN_DOORS}/${room}")
  if(ARG_SEES)
    target_link_libraries(${room} ${kind} ${ARG_SEES})
  endif()
endfunction()

# A program NAME of ROOM with its main file.
function(huiyin_program name room main)
  if(NOT EXISTS "${CMAKE_SOURCE_DIR}/${main}")
    return()
  endif()
  add_executable(${name} "${main}")
  target_link_libraries(${name} PRIVATE ${room} huiyin_flags)
endfunction()

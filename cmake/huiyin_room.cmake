# A room is a library whose headers are reached only through a door of its own: the folder build/doors/ROOM holds one
# link ROOM → source folder, and that folder is the library's include path. Who does not name a room in SEES cannot
# include its headers: an arrow the wrong way does not compile.

add_library(huiyin_flags INTERFACE)
target_compile_features(huiyin_flags INTERFACE cxx_std_20)
target_compile_options(huiyin_flags INTERFACE -Wall -Wextra -Wpedantic -Werror)
# Not mold: Debian 12's begins RELRO on a page that is not loaded, where thread-local zeroes end a page, and what it
# linked then does not start.
find_program(LLD ld.lld-16)
if(LLD AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_link_options(huiyin_flags INTERFACE "--ld-path=${LLD}")
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

# Nothing of these rooms is done often in a running office (they start it, or stand in for a platform): their code is compiled
# for the compiler's time.
set(huiyin_starting_rooms config app sim bot templates)

function(huiyin_room room)
  cmake_parse_arguments(ARG "" "" "SEES" ${ARGN})
  huiyin_door(${room})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${room}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(sources)
    add_library(${room} STATIC ${sources})
    set(kind PUBLIC)
    target_link_libraries(${room} PRIVATE huiyin_flags)
    if(room IN_LIST huiyin_starting_rooms AND CMAKE_BUILD_TYPE STREQUAL "Release")
      target_compile_options(${room} PRIVATE -O1)
    endif()
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

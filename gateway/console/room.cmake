# The console's pages in the binary, each file plain, gzipped and by brotli, as `npm run build` in console/ leaves them
# in console/dist: the assembler takes them as they are (.incbin).
set(dist "${CMAKE_SOURCE_DIR}/console/dist")
if(NOT EXISTS "${dist}/index.html.br")
  message(FATAL_ERROR "The console's pages are not built (console/dist). ./dev build does it, or by hand:
    cd console && npm ci && npm run build")
endif()
file(GLOB_RECURSE console_files CONFIGURE_DEPENDS RELATIVE "${dist}" "${dist}/*.br")
list(SORT console_files)
set(generated "${CMAKE_BINARY_DIR}/generated/console_files.cpp")
set(symbols "")
set(rows "")
set(console_paths "")
set(number 0)
foreach(packed ${console_files})
  string(REGEX REPLACE "\\.br$" "" path "${packed}")
  set(row "")
  foreach(ending "" ".gz" ".br")
    set(name "huiyin_console_${number}")
    string(APPEND symbols "__asm__(\".section .rodata\\n\"
        \"${name}: .incbin \\\"${dist}/${path}${ending}\\\"\\n\"
        \"${name}_end: .byte 0\\n.previous\\n\");
extern \"C\" const char ${name}[], ${name}_end[];\n")
    string(APPEND row ", bytes(${name}, ${name}_end)")
    list(APPEND console_paths "${dist}/${path}${ending}")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND rows "      {\"${path}\"${row}},\n")
endforeach()
file(CONFIGURE OUTPUT "${generated}" @ONLY CONTENT "// Written by gateway/console/room.cmake.
#include \"gateway/console/console_files.h\"

@symbols@
namespace huiyin::gateway {

static std::string_view bytes(const char* begin, const char* end) {
  return {begin, static_cast<std::string_view::size_type>(end - begin)};
}

std::span<const ConsoleFile> console_files() {
  static const ConsoleFile rows[] = {
@rows@  };
  return rows;
}

}  // namespace huiyin::gateway
")
# Compiled alone: only an object of its own is made anew when a page changes.
set_source_files_properties("${generated}" PROPERTIES OBJECT_DEPENDS "${console_paths}" SKIP_UNITY_BUILD_INCLUSION ON)
target_sources(gateway PRIVATE "${generated}")

# What this room links, and config/defaults put into the binary: the assembler takes each file as it is (.incbin),
# which costs no compile time however long the files grow.
target_link_libraries(config PRIVATE nlohmann_json::nlohmann_json fmt::fmt)

set(defaults "${CMAKE_SOURCE_DIR}/config/defaults")
file(GLOB_RECURSE default_files CONFIGURE_DEPENDS RELATIVE "${defaults}" "${defaults}/*")
list(SORT default_files)
set(generated "${CMAKE_BINARY_DIR}/generated/embedded_table.cpp")
set(symbols "")
set(rows "")
set(number 0)
foreach(path ${default_files})
  string(APPEND symbols "__asm__(\".section .rodata\\n\"
        \"huiyin_default_${number}: .incbin \\\"${defaults}/${path}\\\"\\n\"
        \"huiyin_default_${number}_end: .byte 0\\n.previous\\n\");
extern \"C\" const char huiyin_default_${number}[], huiyin_default_${number}_end[];\n")
  string(APPEND rows "      {\"${path}\", text(huiyin_default_${number}, huiyin_default_${number}_end)},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(CONFIGURE OUTPUT "${generated}" @ONLY CONTENT "// Written by config/room.cmake.
#include \"config/embedded_table.h\"

@symbols@
namespace huiyin::config {

static std::string_view text(const char* begin, const char* end) {
  return {begin, static_cast<std::string_view::size_type>(end - begin)};
}

std::span<const EmbeddedFile> embedded_table() {
  static const EmbeddedFile rows[] = {
@rows@  };
  return rows;
}

}  // namespace huiyin::config
")
list(TRANSFORM default_files PREPEND "${defaults}/" OUTPUT_VARIABLE default_paths)
# Compiled alone: only an object of its own is made anew when one of the files changes.
set_source_files_properties("${generated}" PROPERTIES OBJECT_DEPENDS "${default_paths}" SKIP_UNITY_BUILD_INCLUSION ON)
target_sources(config PRIVATE "${generated}")

# The pages are files of their own in the source and part of the binary when built.
set(sim_pages index.html phone.html staff.html sms.html together.html together.css
  together.js clock.js page.css phone.css staff.css sms.css
  icons.svg page.js index.js phone.js samples.js staff.js card.js sms.js)
list(TRANSFORM sim_pages PREPEND "${CMAKE_SOURCE_DIR}/sim/pages/" OUTPUT_VARIABLE sim_page_files)
set(sim_embedded "${CMAKE_BINARY_DIR}/sim/embedded_pages.cpp")
add_custom_command(OUTPUT "${sim_embedded}"
  COMMAND "${CMAKE_COMMAND}" "-DOUT=${sim_embedded}" "-DFOLDER=${CMAKE_SOURCE_DIR}/sim/pages"
          "-DNAMES=${sim_pages}" -P "${CMAKE_SOURCE_DIR}/sim/pages/embed.cmake"
  DEPENDS ${sim_page_files} "${CMAKE_SOURCE_DIR}/sim/pages/embed.cmake" VERBATIM)
target_sources(sim PRIVATE "${sim_embedded}")
target_link_libraries(sim
  PUBLIC nlohmann_json::nlohmann_json
  PRIVATE OpenSSL::SSL OpenSSL::Crypto PkgConfig::HTTPLIB PkgConfig::PUGIXML fmt::fmt Threads::Threads)

# Templates of CLI11 without end, run once at start: a third of the compiler's time without optimisation.
set_source_files_properties(sim/options.cpp PROPERTIES COMPILE_OPTIONS -O0)

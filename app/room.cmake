# The commands read their words with CLI11.
find_package(CLI11 REQUIRED)
target_link_libraries(app PRIVATE nlohmann_json::nlohmann_json)
target_link_libraries(app PUBLIC CLI11::CLI11)

# Templates of CLI11 without end, run once at start: a third of the compiler's time without optimisation.
set_source_files_properties(app/command_line.cpp PROPERTIES COMPILE_OPTIONS -O0)

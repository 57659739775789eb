# liblinear brings neither a CMake package nor a .pc file.
find_library(LIBLINEAR_LIBRARY linear REQUIRED)
find_path(LIBLINEAR_INCLUDE_DIR linear.h REQUIRED)
get_target_property(bot_kind bot TYPE)
if(NOT bot_kind STREQUAL "INTERFACE_LIBRARY")
  target_link_libraries(bot PRIVATE nlohmann_json::nlohmann_json "${LIBLINEAR_LIBRARY}")
  target_include_directories(bot SYSTEM PRIVATE "${LIBLINEAR_INCLUDE_DIR}")
endif()

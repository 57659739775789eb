# JSON texts are read in the sources alone; no header shows it.
target_link_libraries(templates PRIVATE nlohmann_json::nlohmann_json)

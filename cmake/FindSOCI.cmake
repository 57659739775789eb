# Debian's SOCI brings no CMake package: core and the backends as SOCI::core, SOCI::sqlite3 and
# SOCI::postgresql.
include(FindPackageHandleStandardArgs)
find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY soci_core)
find_library(SOCI_SQLITE3_LIBRARY soci_sqlite3)
find_library(SOCI_POSTGRESQL_LIBRARY soci_postgresql)
find_package_handle_standard_args(SOCI REQUIRED_VARS
  SOCI_INCLUDE_DIR SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY SOCI_POSTGRESQL_LIBRARY)
foreach(part core sqlite3 postgresql)
  string(TOUPPER ${part} upper)
  if(SOCI_FOUND AND NOT TARGET SOCI::${part})
    add_library(SOCI::${part} UNKNOWN IMPORTED)
    # soci/soci.h includes "soci/…", its backends "soci-….h" beside it in some versions: both folders.
    set_target_properties(SOCI::${part} PROPERTIES IMPORTED_LOCATION "${SOCI_${upper}_LIBRARY}"
      INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR};${SOCI_INCLUDE_DIR}/soci")
  endif()
endforeach()

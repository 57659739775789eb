// Comes before SOCI's own headers, by store/room.cmake. Debian's SOCI says that it was built with
// Boost and then wants Boost's headers for types that we do not use: taken back before its first
// real header, they are neither needed nor compiled.
#pragma once

#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME

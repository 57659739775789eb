// Huiyin's own callback doors: the server, the intake and the store of the product, in a process of
// their own.
#pragma once

#include <string>

namespace huiyin::bench {

// Prints "port N", serves until the input ends, then prints "rows N": the callbacks that the
// database holds.
int serve_product(const std::string& folder);

}  // namespace huiyin::bench

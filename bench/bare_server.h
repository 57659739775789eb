// cpp-httplib as it is, tuned as far as it goes, answering a constant: what a callback door on the
// library could reach.
#pragma once

namespace huiyin::bench {

// Prints "port N" and serves until the input ends.
int serve_bare();

// The same constant from Huiyin's own server: what its doors cost without their duty.
int serve_constant();

}  // namespace huiyin::bench

#!/bin/sh
# Kannel (Debian's), unpacked into build/kannel and not installed:
# its package would start a gateway here.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p build/kannel
cd build/kannel
[ -x usr/sbin/bearerbox ] && exit 0
apt-get -q download kannel libct4
for package in kannel_*.deb libct4_*.deb; do dpkg -x "$package" .; done

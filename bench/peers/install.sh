#!/bin/sh
# Installs the peer's packages as the lock file has them. better-sqlite3 is compiled here, against the headers that came
# with this node (Debian: libnode-dev), so that no binary is fetched.
set -eu
cd "$(dirname "$0")"
prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
export npm_config_nodedir="$prefix" npm_config_build_from_source=true
exec npm ci --no-audit --no-fund

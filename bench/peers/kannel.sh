#!/bin/sh
# Kannel's bearerbox and its smsbox, as a client of the SMSC at PORT: "port N", where N takes messages
# over HTTP, until the input ends. Installed, or unpacked by fetch_kannel.sh.
#
#   kannel.sh FOLDER SMSC_PORT WINDOW ADMIN_PORT SMSBOX_PORT SENDSMS_PORT
set -eu
folder=$1 smsc_port=$2 window=$3 admin_port=$4 smsbox_port=$5 sendsms_port=$6
unpacked=$(cd "$(dirname "$0")/../.." && pwd)/build/kannel/usr
bin=/usr/sbin
if [ ! -x $bin/bearerbox ]; then
  bin=$unpacked/sbin
  export LD_LIBRARY_PATH="$unpacked/lib/$(uname -m)-linux-gnu"
fi
[ -x "$bin/bearerbox" ] || { echo "kannel is not at hand"; exit 77; }
mkdir -p "$folder"
cat >"$folder/kannel.conf" <<CONF
group = core
admin-port = $admin_port
admin-interface = 127.0.0.1
smsbox-port = $smsbox_port
admin-password = bench
log-file = $folder/bearerbox.log
log-level = 1
sms-outgoing-queue-limit = 10000000

group = smsc
smsc = smpp
smsc-id = stub
host = 127.0.0.1
port = $smsc_port
transceiver-mode = true
smsc-username = office
smsc-password = bench
system-type = ""
max-pending-submits = $window
reconnect-delay = 1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = $sendsms_port
log-file = $folder/smsbox.log
log-level = 1
immediate-sendsms-reply = false

group = sendsms-user
username = bench
password = bench
max-messages = 10

group = sms-service
keyword = default
text = x
CONF
"$bin/bearerbox" "$folder/kannel.conf" >/dev/null 2>&1 &
bearerbox=$!
smsbox=
trap 'kill $smsbox $bearerbox 2>/dev/null; wait; rm -rf "$folder"' EXIT
# It is up when it listens for its box; sleeping between two looks is all that sh offers.
listens() { grep -q "$(printf ':%04X 00000000:0000 0A' "$1")" /proc/net/tcp; }
until_listens() {
  for _ in $(seq 100); do listens "$1" && return 0; sleep 0.1; done
  return 1
}
until_listens "$smsbox_port"
"$bin/smsbox" "$folder/kannel.conf" >/dev/null 2>&1 &
smsbox=$!
until_listens "$sendsms_port"
echo "port $sendsms_port"
cat >/dev/null

#!/usr/bin/env bash
# Sees to it that there is a Chromium and an Arabic font to test with.
set -euo pipefail
light=chromium-headless-shell
has() { command -v "$1" >/dev/null; }
{ has "$light" || has chromium; } && fc-list 2>/dev/null | grep -qi naskh && exit 0
packages="$light fonts-noto-core fontconfig"
if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else
  echo "Chromium is missing. Run: sudo apt-get install -y $packages" >&2
  exit 1
fi
$as_root apt-get update -qq
apt-cache show "$light" >/dev/null 2>&1 || packages="${packages/$light/chromium}"
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $packages >/dev/null

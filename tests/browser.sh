#!/usr/bin/env bash
# Sees to it that there is a Chromium and an Arabic font to test with.
set -euo pipefail
command -v chromium >/dev/null && fc-list 2>/dev/null | grep -qi naskh && exit 0
packages="chromium fonts-noto-core fontconfig"
if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else
  echo "Chromium is missing. Run: sudo apt-get install -y $packages" >&2
  exit 1
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $packages >/dev/null

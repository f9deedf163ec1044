# Sourced by ./play and ./test: brings what a machine with only a shell lacks. It asks for nothing that is there.

say() { printf '%s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo "$@"; else return 1; fi
}

# packages NAME...: Debian packages; elsewhere it says what is missing.
packages() {
    if command -v apt-get >/dev/null 2>&1; then
        say "Installing $* …"
        as_root apt-get update -q >/dev/null 2>&1 || true
        if as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@" >/dev/null; then return 0; fi
    fi
    say "Missing on this machine: $*."
    say "Install it with your system's package manager (you may need an administrator), then run this again."
    exit 1
}

need_compiler() {
    command -v cc >/dev/null 2>&1 || packages gcc libc6-dev
}

need_rust() {
    if ! command -v cargo >/dev/null 2>&1 && [ -f "$HOME/.cargo/env" ]; then . "$HOME/.cargo/env"; fi
    if ! command -v cargo >/dev/null 2>&1; then
        command -v curl >/dev/null 2>&1 || packages curl ca-certificates
        say "Installing Rust with rustup …"
        if ! curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal >/dev/null; then
            say "Rust could not be installed. Install Rust $RUST_LEAST or newer from https://rustup.rs, then run this again."
            exit 1
        fi
        . "$HOME/.cargo/env"
    fi
    have=$(cargo --version | sed 's/^cargo \([0-9]*\.[0-9]*\).*/\1/')
    if [ "$(printf '%s\n%s\n' "$RUST_LEAST" "$have" | sort -V | head -n 1)" != "$RUST_LEAST" ]; then
        if command -v rustup >/dev/null 2>&1 && rustup update stable >/dev/null 2>&1; then return 0; fi
        say "Rust $have is here and Rust $RUST_LEAST or newer is needed. Run: rustup update stable"
        exit 1
    fi
}

need_sound() {
    # Elsewhere than on Linux the system brings what sound is built against.
    [ "$(uname -s)" = Linux ] || return 0
    if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists alsa; then return 0; fi
    packages pkg-config libasound2-dev
}

# What a window reaches for when it is opened: on a desktop all of it is there.
need_window() {
    [ "$(uname -s)" = Linux ] || return 0
    lacking=""
    for pair in libX11.so.6:libx11-6 libX11-xcb.so.1:libx11-xcb1 libXcursor.so.1:libxcursor1 libXi.so.6:libxi6 \
        libXrandr.so.2:libxrandr2 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libvulkan.so.1:libvulkan1; do
        /sbin/ldconfig -p 2>/dev/null | grep -q "${pair%%:*}" || lacking="$lacking ${pair##*:}"
    done
    # A driver that draws without a graphics card, where there is no other.
    if [ -z "$(ls /usr/share/vulkan/icd.d/*.json /etc/vulkan/icd.d/*.json 2>/dev/null)" ]; then
        lacking="$lacking mesa-vulkan-drivers"
    fi
    if [ -n "$lacking" ]; then packages $lacking; fi
}

# need_command NAME PACKAGE: a program and the Debian package that brings it.
need_command() {
    command -v "$1" >/dev/null 2>&1 || packages "$2"
}

# A database server's programs; Debian keeps them out of the way of commands.
need_postgres() {
    for there in /usr/lib/postgresql/*/bin/initdb; do
        if [ -x "$there" ]; then return 0; fi
    done
    command -v initdb >/dev/null 2>&1 || packages postgresql
}

need_component() {
    if ! cargo "$1" --version >/dev/null 2>&1; then
        if ! command -v rustup >/dev/null 2>&1 || ! rustup component add "$2" >/dev/null 2>&1; then
            say "Missing: cargo $1. Add it with: rustup component add $2"
            exit 1
        fi
    fi
}

RUST_LEAST=1.95
need_compiler
need_rust
need_sound

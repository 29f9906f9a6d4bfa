# Shared by ./run and ./test: packages and the release build.

# install_packages KIND…: those of packages.txt that are missing. A command of the package's name, however it came to the
# machine, is as good: node's own packages bring npm along.
install_packages() {
    missing=
    for kind in "$@"; do
        for package in $(sed -n "s/^$kind //p" packages.txt); do
            command -v "$package" >/dev/null && continue
            dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
        done
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        echo "Cần cài (là root) / install as root: apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends $missing
}

# build_release TARGET…
build_release() {
    [ -f build/release/build.ninja ] || cmake --preset release
    cmake --build build/release --target "$@"
}

# shellcheck shell=bash
# Sourced by the scripts: finds the tools they need, or installs them where this person may, or says what is missing.

if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
    echo "lamarck: bash $BASH_VERSION is too old. Run the scripts with bash 4.4 or newer." >&2
    exit 3
fi

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck disable=SC2034  # for the scripts that source this file
build=$root/build

say() { printf 'lamarck: %s\n' "$*" >&2; }

# The exit code of what the environment lacks, as in the Java program.
die() {
    say "$*"
    exit 3
}

# setup TOOL...: makes sure of java, maven, g++ and python3, as named.
setup() {
    local tool missing=()
    for tool in "$@"; do "find_$tool" || missing+=("$tool"); done
    ((${#missing[@]} == 0)) && return
    may_install || refuse "${missing[@]}"
    install_packages "${missing[@]}"
    for tool in "${missing[@]}"; do "find_$tool" || refuse "$tool"; done
}

# A compiler is needed, so a runtime alone does not count.
find_java() {
    local home
    for home in "${JAVA_HOME:-}" "$(home_on_path)" /usr/lib/jvm/*17* /usr/lib/jvm/*; do
        if [[ -x $home/bin/javac ]] && (($(java_major "$home") >= 17)); then
            export JAVA_HOME=$home
            return 0
        fi
    done
    return 1
}

home_on_path() {
    local javac
    javac=$(command -v javac) || return 0
    dirname "$(dirname "$(readlink -f "$javac")")"
}

# From the file that every JDK carries: starting it only to ask would cost each command a JVM.
java_major() {
    local version=0
    [[ -r $1/release ]] && version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    echo "${version:-0}"
}

find_maven() {
    local version major minor
    command -v mvn >/dev/null || return 1
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
    IFS=. read -r major minor _ <<<"${version:-0.0}"
    ((major * 100 + minor >= 308))
}

find_g++() { command -v "${CXX:-g++}" >/dev/null; }

find_python3() { command -v python3 >/dev/null; }

may_install() {
    command -v apt-get >/dev/null || return 1
    ((EUID == 0)) || sudo -n true 2>/dev/null
}

install_packages() {
    local tool names=() privilege=()
    ((EUID == 0)) || privilege=(sudo -n)
    say "installing $* with apt-get"
    "${privilege[@]}" apt-get update -qq >&2 || die "apt-get update failed. Check the package sources, then try again."
    for tool in "$@"; do names+=("$(package_of "$tool")"); done
    "${privilege[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${names[@]}" >&2 || die "apt-get could not install ${names[*]}. Install them, then try again."
}

# Debian carries one or two JDKs a release; 17 is the one that the project is built for.
package_of() {
    local release
    case $1 in
        java) ;;
        venv)
            echo python3-venv
            return
            ;;
        *)
            echo "$1"
            return
            ;;
    esac
    for release in 17 21; do
        if apt-cache show "openjdk-$release-jdk-headless" >/dev/null 2>&1; then
            echo "openjdk-$release-jdk-headless"
            return
        fi
    done
    echo default-jdk-headless
}

refuse() {
    local tool
    for tool in "$@"; do
        case $tool in
            java) say "missing: a JDK, version 17 or newer. Install it (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME." ;;
            maven) say "missing: Maven, version 3.8 or newer. Install it (Debian: apt-get install maven)." ;;
            g++) say "missing: a C++ compiler. Install it (Debian: apt-get install g++) or set CXX." ;;
            python3) say "missing: python3. Install it (Debian: apt-get install python3)." ;;
        esac
    done
    exit 3
}

# python_tools: the virtual environment with scripts/lib/python-tools.txt; made when there is none, or the list changed.
# LAMARCK_PYTHON_TOOLS names one that is there already. Prints its folder.
python_tools() {
    local list=$root/scripts/lib/python-tools.txt folder=${LAMARCK_PYTHON_TOOLS:-}
    if [[ -z $folder ]]; then
        folder=$build/python-tools
        if ! cmp -s "$list" "$folder/installed.txt"; then
            say "installing the Python tools of the tests into $folder"
            rm -rf "$folder"
            if ! python3 -c 'import ensurepip, venv' 2>/dev/null && may_install; then install_packages venv; fi
            if ! { python3 -m venv "$folder" && "$folder/bin/pip" install -q --disable-pip-version-check -r "$list"; } >&2; then
                die "The Python tools of the tests could not be installed. Check that python3 has venv (Debian: apt-get install python3-venv) and that pip reaches its index, or name a folder that has them as LAMARCK_PYTHON_TOOLS."
            fi
            cp "$list" "$folder/installed.txt"
        fi
    fi
    echo "$folder"
}

# maven ARGS: Maven in the root of the project; LAMARCK_MVN_ARGS adds arguments of the person's own.
maven() {
    local own=()
    read -r -a own <<<"${LAMARCK_MVN_ARGS:-}"
    (cd "$root" && MAVEN_OPTS="-Djansi.noreset=true ${MAVEN_OPTS:-}" mvn -B -ntp -Dstyle.color=never ${own[@]+"${own[@]}"} "$@")
}

print_duration() { say "$1 in $((SECONDS / 60)) min $((SECONDS % 60)) s"; }

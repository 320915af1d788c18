# Sourced by mvnw and sailplan, which set `root` to the checkout: puts a JDK of 25 or newer into JAVA_HOME, whatever
# `java` the PATH has. Where none is installed, the one of .mvn/jdk.properties is fetched into the user's cache.
# Needs nothing but a POSIX shell and the usual small tools.

# Some services and containers start programs without it.
if [ -z "${HOME:-}" ]; then
  HOME=$(getent passwd "$(id -u)" 2>/dev/null | cut -d : -f 6) || HOME=
  HOME=${HOME:-/}
  export HOME
fi

# Prints a value of .mvn/jdk.properties.
jdk_setting() { sed -n "s/^$1=//p" "$root/.mvn/jdk.properties"; }

# Prints the folder of JDKs that were fetched.
jdk_cache() { echo "${XDG_CACHE_HOME:-$HOME/.cache}/sailplan/jdk"; }

# Prints this system's name in .mvn/jdk.properties, whether or not there is a JDK for it.
jdk_platform() {
  case $(uname -s) in
    Linux) jdk_os=linux ;;
    Darwin) jdk_os=mac ;;
    *) jdk_os=$(uname -s) ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) jdk_cpu=x64 ;;
    aarch64 | arm64) jdk_cpu=aarch64 ;;
    *) jdk_cpu=$(uname -m) ;;
  esac
  # A JDK for another C library would not start.
  if [ "$jdk_os" = linux ] && ls /lib/ld-musl-* >/dev/null 2>&1; then jdk_os=linux-musl; fi
  echo "$jdk_os-$jdk_cpu"
}

# Downloads $1 to $2; both programs heed http_proxy and https_proxy.
jdk_download() {
  if command -v curl >/dev/null 2>&1; then
    curl -fsSL --connect-timeout 10 --retry 2 -o "$2" "$1"
  elif command -v wget >/dev/null 2>&1; then
    wget -q --timeout=30 --tries=2 -O "$2" "$1"
  else
    echo "neither curl nor wget is installed" >&2
    return 1
  fi
}

jdk_sha256() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# Fetches the pinned JDK, once, and sets JAVA_HOME; says why where it can't. SAILPLAN_JDK_URL names a mirror of its folder.
fetch_jdk() {
  jdk_system=$(jdk_platform)
  jdk_file=$(jdk_setting "$jdk_system.file")
  if [ -z "$jdk_file" ]; then
    echo "No JDK for $jdk_system is named in .mvn/jdk.properties, so none can be fetched." >&2
    return 1
  fi
  jdk_version_wanted=$(jdk_setting version)
  jdk_target=$(jdk_cache)/temurin-$jdk_version_wanted
  jdk_url=${SAILPLAN_JDK_URL:-$(jdk_setting url)}
  if ! mkdir -p "$(jdk_cache)" 2>/dev/null || ! jdk_work=$(mktemp -d "$(jdk_cache)/fetch.XXXXXX" 2>/dev/null); then
    echo "The folder $(jdk_cache) can't be written; name another cache in XDG_CACHE_HOME." >&2
    return 1
  fi
  echo "Fetching a JDK, once: Eclipse Temurin $jdk_version_wanted, about $(jdk_setting size), into $jdk_target" >&2
  if ! jdk_download "${jdk_url%/}/$jdk_file" "$jdk_work/jdk.tar.gz"; then
    rm -rf "$jdk_work"
    echo "It could not be fetched from ${jdk_url%/}/$jdk_file (a proxy is taken from https_proxy, a mirror from SAILPLAN_JDK_URL)." >&2
    return 1
  fi
  jdk_actual=$(jdk_sha256 "$jdk_work/jdk.tar.gz")
  if [ "$jdk_actual" != "$(jdk_setting "$jdk_system.sha256")" ]; then
    rm -rf "$jdk_work"
    echo "Refused: ${jdk_url%/}/$jdk_file has the SHA-256 $jdk_actual, not the one in .mvn/jdk.properties." >&2
    return 1
  fi
  jdk_unpack || return 1
}

# Unpacks beside the target, then moves it there: two runs at once don't meet.
jdk_unpack() {
  mkdir "$jdk_work/jdk"
  if ! tar -xzf "$jdk_work/jdk.tar.gz" -C "$jdk_work/jdk" --strip-components 1; then
    rm -rf "$jdk_work"
    echo "It could not be unpacked in $(jdk_cache); is the disk full?" >&2
    return 1
  fi
  [ -d "$jdk_target" ] || mv "$jdk_work/jdk" "$jdk_target" 2>/dev/null || true
  rm -rf "$jdk_work"
  for jdk_home in "$jdk_target" "$jdk_target/Contents/Home"; do
    if [ -x "$jdk_home/bin/javac" ]; then
      JAVA_HOME=$jdk_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "There is no JDK in $jdk_target; remove that folder and start again." >&2
  return 1
}

# Passes the proxy that curl, wget, git and go take from the environment to Java, which does not look there. Prints options.
jdk_proxy_options() {
  for jdk_scheme in http https; do
    eval "jdk_proxy=\${${jdk_scheme}_proxy:-}"
    [ -n "$jdk_proxy" ] || continue
    jdk_proxy=${jdk_proxy#*://}
    jdk_proxy=${jdk_proxy%%/*}
    # With a name and password in it, Java would need more than options; those are not for a command line.
    case $jdk_proxy in *@*) continue ;; esac
    case $jdk_proxy in
      *:*) printf ' -D%s.proxyHost=%s -D%s.proxyPort=%s' "$jdk_scheme" "${jdk_proxy%:*}" "$jdk_scheme" "${jdk_proxy##*:}" ;;
      *) printf ' -D%s.proxyHost=%s' "$jdk_scheme" "$jdk_proxy" ;;
    esac
  done
  if [ -n "${no_proxy:-}" ]; then
    printf ' -Dhttp.nonProxyHosts=%s' "$(echo "localhost,127.*,$no_proxy" | sed 's/ //g; s/,\./,*./g; s/,/|/g')"
  fi
}

# Prints the major version of the JDK in the given folder, or nothing where there is none.
jdk_major() {
  [ -x "$1/bin/javac" ] || return 0
  if [ -r "$1/release" ]; then
    # Early-access builds are passed over: what they accept changes from week to week.
    if grep -q '^JAVA_RUNTIME_VERSION=.*-ea' "$1/release"; then return 0; fi
    sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1
  fi
}

# Prints the home of the `java` on the PATH, its links followed.
jdk_on_path() {
  jdk_link=$(command -v java 2>/dev/null) || return 0
  jdk_hops=0
  while [ -L "$jdk_link" ] && [ "$jdk_hops" -lt 20 ]; do
    jdk_target=$(readlink "$jdk_link")
    case $jdk_target in
      /*) jdk_link=$jdk_target ;;
      *) jdk_link=$(dirname "$jdk_link")/$jdk_target ;;
    esac
    jdk_hops=$((jdk_hops + 1))
  done
  (cd "$(dirname "$jdk_link")/.." 2>/dev/null && pwd -P)
}

# Prints every folder that may be a JDK, one per line.
jdk_candidates() {
  jdk_on_path
  for jdk_home in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home \
    "$HOME"/.m2/jdks/* "$HOME"/.m2/jdks/*/Contents/Home \
    "$HOME"/.gradle/jdks/* "$HOME"/.gradle/jdks/*/Contents/Home \
    "$(jdk_cache)"/temurin-* "$(jdk_cache)"/temurin-*/Contents/Home \
    "${MISE_DATA_DIR:-$HOME/.local/share/mise}"/installs/java/* \
    "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/*; do
    [ -d "$jdk_home" ] && printf '%s\n' "$jdk_home"
  done
  return 0
}

# Sets JAVA_HOME: the one already named where it will do, else the newest found, else one that is fetched.
find_jdk() {
  if [ -n "${JAVA_HOME:-}" ]; then
    jdk_version=$(jdk_major "$JAVA_HOME")
    if [ "${jdk_version:-0}" -ge 25 ]; then
      export JAVA_HOME
      return 0
    fi
  fi
  jdk_best=24
  jdk_found=
  jdk_seen=
  while IFS= read -r jdk_home; do
    [ -n "$jdk_home" ] || continue
    jdk_version=$(jdk_major "$jdk_home")
    [ -n "$jdk_version" ] || continue
    jdk_seen="$jdk_seen
  $jdk_home (JDK $jdk_version)"
    if [ "$jdk_version" -gt "$jdk_best" ]; then
      jdk_best=$jdk_version
      jdk_found=$jdk_home
    fi
  done <<EOF
$(jdk_candidates)
EOF
  if [ -z "$jdk_found" ]; then
    {
      echo "Sailplan needs a JDK of 25 or newer, and none was found on this machine."
      if [ -n "${JAVA_HOME:-}" ]; then echo "JAVA_HOME is $JAVA_HOME, which is older or no JDK."; fi
      if [ -n "$jdk_seen" ]; then echo "Too old:$jdk_seen"; fi
    } >&2
    if fetch_jdk; then return 0; fi
    {
      echo "Install one (Temurin 25: https://adoptium.net, or 'sdk install java 25-tem'),"
      echo "or point to it:  export JAVA_HOME=/path/to/jdk-25"
    } >&2
    return 1
  fi
  JAVA_HOME=$jdk_found
  export JAVA_HOME
}

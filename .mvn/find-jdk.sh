# Sourced by mvnw and sailplan: puts a JDK of 25 or newer into JAVA_HOME, whatever `java` the PATH has.
# Needs nothing but a POSIX shell and the usual small tools.

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
    "${MISE_DATA_DIR:-$HOME/.local/share/mise}"/installs/java/* \
    "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/*; do
    [ -d "$jdk_home" ] && printf '%s\n' "$jdk_home"
  done
  return 0
}

# Sets JAVA_HOME: the one already named where it will do, else the newest found.
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
      echo "Install one (Temurin 25: https://adoptium.net, or 'sdk install java 25-tem'),"
      echo "or point to it:  export JAVA_HOME=/path/to/jdk-25"
    } >&2
    return 1
  fi
  JAVA_HOME=$jdk_found
  export JAVA_HOME
}

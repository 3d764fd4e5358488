# shellcheck shell=bash disable=SC2034,SC2154  # root comes from setup.sh; what is set here is for the scripts
# Sourced after setup.sh: the jar, and the Spark it runs on. Nothing here starts Maven or a JVM.

spark_jars_list=$root/spark-job/target/spark.classpath
embedded_spark=$root/build/spark
delta_package=io.delta:delta-spark_2.13:4.4.0

in_checkout() { [[ -f $root/pom.xml ]]; }

# The jar that a build left, or the one that LAMARCK_JAR names.
lamarck_jar() {
    local jars=("$root"/spark-job/target/lamarck-[0-9]*.jar)
    echo "${LAMARCK_JAR:-${jars[-1]}}"
}

# Folders count too: a source that was taken away changes nothing else.
jar_is_fresh() {
    local jar
    jar=$(lamarck_jar)
    [[ -f $jar && -f $spark_jars_list ]] &&
        [[ -z $(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main -newer "$jar" -print -quit) ]]
}

build_if_needed() {
    if in_checkout && [[ -z ${LAMARCK_JAR:-} ]]; then
        "$root/scripts/build"
    fi
    [[ -f $(lamarck_jar) ]] || die "no lamarck jar at $(lamarck_jar). Build it with scripts/build or set LAMARCK_JAR."
}

# The person's own Spark, or nothing.
installed_spark_submit() {
    [[ ${LAMARCK_SPARK:-} == embedded ]] && return
    if [[ -n ${SPARK_HOME:-} ]]; then
        [[ -x $SPARK_HOME/bin/spark-submit ]] ||
            die "SPARK_HOME is $SPARK_HOME, but it has no bin/spark-submit. Correct SPARK_HOME or unset it."
        echo "$SPARK_HOME/bin/spark-submit"
    else
        command -v spark-submit || true
    fi
}

# A jar built for Spark 4 dies in an older one of a missing method; say it before.
require_spark_4() {
    local core
    core=$(compgen -G "$1/jars/spark-core_*.jar" | head -n 1) || return 0
    [[ $core == */spark-core_2.13-4.* ]] ||
        die "$1 holds $(basename "$core" .jar); Spark 4 for Scala 2.13 is needed. Point SPARK_HOME to one, or set LAMARCK_SPARK=embedded."
}

# What Delta needs beyond Spark, from the list of the build, with commas; nothing where there is no list.
delta_jars() {
    [[ -f $spark_jars_list ]] || return 0
    tr ':' '\n' <"$spark_jars_list" | grep -E '/io/(delta|unitycatalog)/|/jackson-datatype-jdk8/' | paste -sd , -
}

# A folder that looks like a Spark installation to Spark itself, made of links to the jars that Maven resolved.
assemble_spark() {
    [[ -f $spark_jars_list ]] || die "no list of Spark's jars at $spark_jars_list. Run scripts/build, or set SPARK_HOME."
    cmp -s "$spark_jars_list" "$embedded_spark/classpath" && return
    mkdir -p "$embedded_spark"
    (
        if command -v flock >/dev/null; then flock 8; fi
        cmp -s "$spark_jars_list" "$embedded_spark/classpath" || link_spark
    ) 8>"$embedded_spark/.lock"
}

link_spark() {
    local jars jar
    rm -rf "${embedded_spark:?}"/{jars,bin,conf}
    mkdir -p "$embedded_spark"/{jars,bin,conf}
    IFS=: read -r -a jars <"$spark_jars_list" || true
    for jar in "${jars[@]}"; do
        ln -s "$jar" "$embedded_spark/jars/" 2>/dev/null || cp "$jar" "$embedded_spark/jars/"
    done
    cp "$root/scripts/lib/spark-class" "$embedded_spark/bin/spark-class"
    cp "$root/scripts/lib/spark-submit" "$embedded_spark/bin/spark-submit"
    cp "$root/conf/spark/log4j2.properties" "$embedded_spark/conf/log4j2.properties"
    cp "$spark_jars_list" "$embedded_spark/classpath"
}

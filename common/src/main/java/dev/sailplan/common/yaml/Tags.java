package dev.sailplan.common.yaml;

/// Names the tags of YAML 1.1 in their long form, in which the parser reports them.
final class Tags {
    private static final String PREFIX = "tag:yaml.org,2002:";
    static final String LIST = PREFIX + "seq";
    static final String OBJECT = PREFIX + "map";
    static final String TEXT = PREFIX + "str";
    static final String BOOLEAN = PREFIX + "bool";
    static final String INTEGER = PREFIX + "int";
    static final String FLOAT = PREFIX + "float";
    static final String NULL = PREFIX + "null";
    static final String TIMESTAMP = PREFIX + "timestamp";
    static final String BINARY = PREFIX + "binary";
    static final String MERGE = PREFIX + "merge";

    private Tags() {}
}

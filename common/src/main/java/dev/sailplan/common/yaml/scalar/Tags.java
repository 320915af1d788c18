package dev.sailplan.common.yaml.scalar;

/// Names the tags of YAML 1.1 in their long form, in which the parser reports them.
public final class Tags {
    private static final String PREFIX = "tag:yaml.org,2002:";
    public static final String LIST = PREFIX + "seq";
    public static final String OBJECT = PREFIX + "map";
    static final String TEXT = PREFIX + "str";
    static final String BOOLEAN = PREFIX + "bool";
    static final String INTEGER = PREFIX + "int";
    static final String FLOAT = PREFIX + "float";
    static final String NULL = PREFIX + "null";
    static final String TIMESTAMP = PREFIX + "timestamp";
    static final String BINARY = PREFIX + "binary";
    public static final String MERGE = PREFIX + "merge";

    private Tags() {}
}

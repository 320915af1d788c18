package dev.sailplan.common.service;

/// Names the forms that a service's log can have: lines for people, or JSON for those who collect logs.
public enum LogFormat {
    TEXT,
    JSON
}

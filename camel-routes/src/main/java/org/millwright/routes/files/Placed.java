package org.millwright.routes.files;

/**
 * A word and where it stands.
 *
 * @param line 1-based
 * @param column 1-based
 */
public record Placed(String text, int line, int column) {}

package org.millwright.domain.oee;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a machine stood: a node of the tree in {@code rules/oee/stop-reasons.csv}, at most three
 * levels deep.
 *
 * @param code lower-case words with hyphens, unique in the tree, such as {@code tool-change}
 * @param parent the code of the node above; null at the top
 * @param element what planned busy time with this reason counts as; null leaves it as the state has
 *     it
 */
public record Reason(
    String code, @Nullable String parent, String name, @Nullable TimeElement element) {
  public Reason {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
  }
}

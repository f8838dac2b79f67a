package org.millwright.connectors.mqtt;

import java.util.Arrays;
import java.util.Optional;

/**
 * A topic below {@code spBv1.0} (Sparkplug 3.0.0, chapter 4).
 *
 * @param device empty for messages of the edge node itself
 */
record SparkplugTopic(String group, Type type, String node, String device) {

  /** What edge nodes and devices say. */
  enum Type {
    NBIRTH,
    NDEATH,
    NDATA,
    DBIRTH,
    DDEATH,
    DDATA;

    boolean ofDevice() {
      return name().startsWith("D");
    }

    static Optional<Type> of(String word) {
      return Arrays.stream(values()).filter(type -> type.name().equals(word)).findFirst();
    }
  }

  static final String NAMESPACE = "spBv1.0";
  private static final String FORM = "spBv1.0/group/type/node or spBv1.0/group/type/node/device";

  /** The node, apart from all others. */
  String nodePath() {
    return group + "/" + node;
  }

  /** Where commands to the node go. */
  static String command(String nodePath) {
    int slash = nodePath.indexOf('/');
    return NAMESPACE + "/" + nodePath.substring(0, slash) + "/NCMD" + nodePath.substring(slash);
  }

  static SparkplugTopic parse(String topic) throws Unreadable {
    String[] levels = topic.split("/", -1);
    if (levels.length < 4 || levels.length > 5 || Arrays.asList(levels).contains("")) {
      throw new Unreadable("topic: found " + levels.length + " levels, expected " + FORM);
    }
    Optional<Type> type = Type.of(levels[2]);
    if (type.isEmpty()) {
      throw new Unreadable(
          "topic: found the type \""
              + levels[2]
              + "\", expected NBIRTH, NDEATH, NDATA, DBIRTH, DDEATH or DDATA");
    }
    if (type.get().ofDevice() != (levels.length == 5)) {
      throw new Unreadable(
          "topic: found " + type.get() + " with " + levels.length + " levels, expected " + FORM);
    }
    return new SparkplugTopic(
        levels[1], type.get(), levels[3], levels.length == 5 ? levels[4] : "");
  }
}

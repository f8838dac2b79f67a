package org.millwright.stack.settings;

import java.util.List;

/** All faults of the settings, found in one go; the message lists them, one a line. */
public final class SettingsFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  SettingsFault(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}

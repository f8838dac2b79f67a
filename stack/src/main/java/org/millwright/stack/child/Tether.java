package org.millwright.stack.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when its standard input closes.
 *
 * <p>The parent holds the other end of that pipe. Whichever way the parent goes, {@code kill -9}
 * included, the system closes it, and no child outlives its supervisor.
 */
public final class Tether {

  private static final Duration SHUTDOWN_BOUND =
      Duration.ofSeconds(Integer.getInteger("millwright.tether.seconds", 10));

  private Tether() {}

  /** The first argument is the main class to run, the rest are its arguments. */
  public static void main(String[] arguments) throws Exception {
    Thread.ofPlatform().daemon().name("tether").start(() -> endWith(System.in));
    try {
      Class.forName(arguments[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException e) {
      System.err.println("The main class " + arguments[0] + " ended with " + e.getCause());
      throw e;
    }
  }

  private static void endWith(InputStream parent) {
    try {
      parent.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("The pipe to the supervisor broke: " + e);
    }
    Thread.ofPlatform().daemon().name("tether-bound").start(Tether::haltAfterBound);
    System.exit(143);
  }

  private static void haltAfterBound() {
    try {
      Thread.sleep(SHUTDOWN_BOUND);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(137);
  }
}

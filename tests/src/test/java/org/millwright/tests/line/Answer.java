package org.millwright.tests.line;

/**
 * What a server answered.
 *
 * @param status 100 to 599
 */
record Answer(int status, String body) {

  Answer {
    if (status < 100 || status > 599) {
      throw new IllegalArgumentException("status is " + status + ", expected 100 to 599");
    }
  }

  /** This answer, when it is what was wanted; otherwise the test fails with what came. */
  Answer require(int wanted) {
    if (status != wanted) {
      throw new AssertionError("answered " + status + ", expected " + wanted + ": " + body);
    }
    return this;
  }
}

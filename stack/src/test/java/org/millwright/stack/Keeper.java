package org.millwright.stack;

/** Puts a mark into a part and finds it again: what a part acknowledged it must keep. */
interface Keeper {
  /** Returns when the part has confirmed the mark. */
  void put(String mark) throws Exception;

  boolean has(String mark) throws Exception;
}

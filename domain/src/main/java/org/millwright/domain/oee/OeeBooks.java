package org.millwright.domain.oee;

import java.util.Optional;
import java.util.function.Consumer;

/** The book of OEE in force, which changes whenever somebody saves one of its sheets. */
public interface OeeBooks {

  /** The book in force; empty while there has been no sound one. */
  Optional<OeeBook> book();

  /**
   * Tells of the book in force, if there is one, and of every one that takes its place. What the
   * listener throws is logged and keeps neither the book nor other listeners back.
   */
  void listen(Consumer<OeeBook> listener);

  /** A book that does not change. */
  static OeeBooks fixed(OeeBook book) {
    return new OeeBooks() {
      @Override
      public Optional<OeeBook> book() {
        return Optional.of(book);
      }

      @Override
      public void listen(Consumer<OeeBook> listener) {
        listener.accept(book);
      }
    };
  }
}

package org.millwright.connectors.erp;

/** What came of sending a document once. */
sealed interface Answer {

  /** The ERP has it. */
  record Accepted() implements Answer {}

  /** The ERP could not be reached, did not answer in time, or asked to come again. */
  record Failed(String sentence) implements Answer {}

  /** The ERP understood and said no. */
  record Refused(String sentence) implements Answer {}
}

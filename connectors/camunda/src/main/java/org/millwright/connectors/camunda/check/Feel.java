package org.millwright.connectors.camunda.check;

import java.util.Optional;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** The engine's expression language, as far as it can be judged without values. */
final class Feel {

  private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();

  /** What is wrong with an expression, empty when nothing is. */
  Optional<String> faultOf(String expression) {
    return fault(engine.parseExpression(expression));
  }

  /** What is wrong with a cell of a decision table, empty when nothing is. */
  Optional<String> faultOfTest(String unaryTest) {
    return fault(engine.parseUnaryTests(unaryTest));
  }

  private static Optional<String> fault(ParseResult result) {
    return result.isSuccess() ? Optional.empty() : Optional.of(result.failure().message());
  }
}

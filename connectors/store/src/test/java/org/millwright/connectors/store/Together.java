package org.millwright.connectors.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same work in several threads that begin at the same moment. */
final class Together {

  private Together() {}

  static <T> List<T> run(int threads, IntFunction<T> work)
      throws InterruptedException, ExecutionException {
    var ready = new CountDownLatch(threads);
    var results = new ArrayList<Future<T>>();
    try (var executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        int number = i;
        results.add(
            executor.submit(() -> {
              ready.countDown();
              ready.await();
              return work.apply(number);
            }));
      }
    }
    var answers = new ArrayList<T>();
    for (Future<T> result : results) {
      answers.add(result.get());
    }
    return answers;
  }
}

package dev.pex.processor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Something that is made while javac's thread goes on. What makes it touches nothing of javac's;
 * what fails there fails again where the result is asked for.
 */
final class Background<T> {
  private final FutureTask<T> task;

  private Background(FutureTask<T> task) {
    this.task = task;
  }

  /** Starts to make it; a thread whose result nobody asks for does not keep javac running. */
  static <T> Background<T> start(Supplier<T> maker) {
    FutureTask<T> task = new FutureTask<>(maker::get);
    Thread thread = new Thread(task, "pex");
    thread.setDaemon(true);
    thread.start();
    return new Background<>(task);
  }

  /** The result, once it is there. */
  T get() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while code was generated", e);
    }
  }
}

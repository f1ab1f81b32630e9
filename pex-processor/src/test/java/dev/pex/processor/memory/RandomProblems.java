package dev.pex.processor.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random layout problems, with distances of any kind. */
final class RandomProblems {
  private RandomProblems() {}

  /** A problem of up to so many buffers of up to so many bytes. */
  static MemoryProblem of(Random random, int mostBuffers, int mostBytes) {
    List<Buffer> buffers = new ArrayList<>();
    int count = 1 + random.nextInt(mostBuffers);
    for (int i = 0; i < count; i++) {
      int firstStep = random.nextInt(count);
      int endStep = firstStep + 1 + random.nextInt(Math.min(count, 8));
      int alignment = 1 << random.nextInt(3);
      int bytes = random.nextInt(mostBytes + 1);
      buffers.add(new Buffer("b" + i, bytes, alignment, firstStep, endStep));
    }
    List<Distance> distances = new ArrayList<>();
    for (int second = 0; second < count; second++) {
      for (int first = 0; first < second; first++) {
        if (buffers.get(first).meets(buffers.get(second)) && random.nextInt(10) > 0) {
          int secondAbove = distance(random, buffers.get(first).bytes());
          distances.add(
              new Distance(
                  first, second, secondAbove, distance(random, buffers.get(second).bytes())));
        }
      }
    }
    return new MemoryProblem(buffers, distances);
  }

  private static int distance(Random random, int bytes) {
    return random.nextInt(3) > 0 ? bytes : random.nextInt(2 * bytes + 1) - bytes;
  }
}

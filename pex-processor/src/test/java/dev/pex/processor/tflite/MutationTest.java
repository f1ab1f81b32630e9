package dev.pex.processor.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.Origin;
import dev.pex.processor.diag.Severity;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.GraphVerifier;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand spoilt files: each gives a graph that holds or a message, in little time and
 * memory, and never an exception.
 */
class MutationTest {
  private static final int MUTATIONS = 100_000;
  private static final long SEED = 20_261_121;
  private static final long BYTES_AT_LEAST = 2 << 20;
  private static final long BYTES_PER_BYTE = 100;
  private static final Duration TIME_AT_MOST = Duration.ofSeconds(60);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final GraphVerifier verifier = new GraphVerifier();
  private int graphs;

  @Test
  void everySpoiltFileIsReadOrRefused() {
    List<byte[]> files = files();
    long start = threads.getCurrentThreadCpuTime();
    for (int number = 0; number < MUTATIONS; number++) {
      Random random = new Random(SEED + number);
      byte[] file = Mutation.of(files, random);
      try {
        check(file);
      } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError failure) {
        throw new AssertionError("mutation with seed " + (SEED + number), failure);
      }
    }
    assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start))
        .isLessThan(TIME_AT_MOST);
    assertThat(graphs).as("files that still hold a graph").isBetween(1, MUTATIONS - 1);
  }

  private void check(byte[] file) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    long before = threads.getCurrentThreadAllocatedBytes();

    Optional<Graph> graph =
        new TfliteReader().read(file, "spoilt.tflite", Origin.of("test"), diagnostics::add);

    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(BYTES_AT_LEAST + BYTES_PER_BYTE * file.length);
    assertThat(diagnostics).hasSizeLessThanOrEqualTo(10);
    assertThat(graph.isPresent()).isEqualTo(diagnostics.isEmpty());
    diagnostics.forEach(
        diagnostic -> assertThat(diagnostic.id().severity()).isEqualTo(Severity.ERROR));
    graph.ifPresent(found -> assertThat(verifier.findings(found)).isEmpty());
    graphs += graph.isPresent() ? 1 : 0;
  }

  /** Written samples, and the small ones of the published models where they are. */
  private static List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    SampleGraphs.all().forEach(graph -> files.add(new TfliteWriter().write(graph)));
    RealModels.file("tflm_micro_speech.tflite").ifPresent(files::add);
    RealModels.file("audio_preprocessor_int8.tflite").ifPresent(files::add);
    return files;
  }
}

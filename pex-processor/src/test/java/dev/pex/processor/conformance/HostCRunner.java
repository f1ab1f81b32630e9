package dev.pex.processor.conformance;

import dev.pex.oracle.Runner;
import dev.pex.processor.program.Program;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the C of a program on this machine. */
public final class HostCRunner implements Runner {
  private final HostCBatch batch;
  private final int network;

  private HostCRunner(HostCBatch batch, int network) {
    this.batch = batch;
    this.network = network;
  }

  /** Compiles one program. */
  public static HostCRunner compile(Program program, CBuild build) {
    return compile(List.of(program), build).get(0);
  }

  /** Compiles many programs into one executable, which is quicker; one runner for each. */
  public static List<HostCRunner> compile(List<Program> programs, CBuild build) {
    HostCBatch batch = HostCBatch.compile(programs, build);
    List<HostCRunner> runners = new ArrayList<>();
    for (int network = 0; network < programs.size(); network++) {
      runners.add(new HostCRunner(batch, network));
    }
    return List.copyOf(runners);
  }

  @Override
  public List<Map<String, byte[]>> run(List<List<byte[]>> inputs) {
    try {
      ByteArrayOutputStream request = new ByteArrayOutputStream();
      DataOutputStream numbers = new DataOutputStream(request);
      numbers.writeInt(Integer.reverseBytes(network));
      numbers.writeInt(Integer.reverseBytes(inputs.size()));
      for (List<byte[]> inference : inputs) {
        for (byte[] input : inference) {
          numbers.write(input);
        }
      }
      Path requestFile = batch.folder().resolve("request-" + network);
      Path answerFile = batch.folder().resolve("answer-" + network);
      Files.write(requestFile, request.toByteArray());
      new Command(batch.folder(), List.of(batch.executable().toString()))
          .from(requestFile)
          .runInto(answerFile);
      List<Map<String, byte[]>> tensors = Observations.read(Files.readAllBytes(answerFile));
      Files.delete(requestFile);
      Files.delete(answerFile);
      return tensors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.pex.codesign.listen;

import dev.pex.codesign.audio.Mfcc;
import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.Recording;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/**
 * Listens for keywords: rows of features of the newest second are kept, and after every few rows
 * the network infers from them. {@code firmware/listen.c} does the same on a microcontroller.
 */
public final class Listener {
  private final RunnableNetwork network;
  private final MfccParameters features;
  private final Mfcc frontEnd;
  private final Detector detector;
  private final int rowsPerInference;
  private final Deque<byte[]> newestRows = new ArrayDeque<>();
  private final int rows;
  private long samples;
  private int missingRows;

  /**
   * One inference.
   *
   * @param endSample number of samples that were heard until then
   * @param scores int8 scores of all classes
   * @param keyword what was detected then
   */
  public record Inference(long endSample, List<Byte> scores, OptionalInt keyword) {
    /** Copies the scores. */
    public Inference {
      scores = List.copyOf(scores);
    }
  }

  /**
   * Before the first sample.
   *
   * @param network its input is rows of features, its output scores of a softmax
   * @param rowsPerInference rows that come between two inferences
   * @throws IllegalArgumentException unless there are such rows, and network, features and
   *     detection fit together
   */
  public Listener(
      RunnableNetwork network,
      MfccParameters features,
      int rowsPerInference,
      DetectorParameters detection) {
    this.network = network;
    this.features = stored(features, network);
    this.frontEnd = new Mfcc(this.features);
    checkScores(network.outputs().get(0), detection);
    this.detector = new Detector(detection);
    this.rowsPerInference = checkedRows(rowsPerInference);
    this.rows = network.inputs().get(0).shape().height();
    this.missingRows = rows;
  }

  private static void checkScores(TensorInfo output, DetectorParameters detection) {
    if (output.elements() != detection.classes()) {
      throw new IllegalArgumentException(
          "'%s' (%s) is not a score for each of %d classes"
              .formatted(output.name(), output.shape(), detection.classes()));
    }
  }

  /** The same number if it is one of rows between inferences. */
  static int checkedRows(int rowsPerInference) {
    if (rowsPerInference < 1) {
      throw new IllegalArgumentException(
          "no inference comes after every " + rowsPerInference + " rows");
    }
    return rowsPerInference;
  }

  /**
   * The front end that makes a network's input.
   *
   * @throws IllegalArgumentException if a row of features is not one of the input
   */
  public static MfccParameters stored(MfccParameters features, RunnableNetwork network) {
    TensorInfo input = network.inputs().get(0);
    if (input.shape().width() * input.shape().channels() != features.coefficients()) {
      throw new IllegalArgumentException(
          "a row of '%s' (%s) is not %d coefficients"
              .formatted(input.name(), input.shape(), features.coefficients()));
    }
    return features.storedAs(new MfccParameters.FeatureScale(input.scale(), input.zeroPoint()));
  }

  /**
   * Hears more of a stream.
   *
   * @return the inferences of this part
   * @throws IllegalArgumentException if the front end wants another sample rate
   */
  public List<Inference> hear(Recording recording) {
    recording.checkRate(features);
    List<Inference> inferences = new ArrayList<>();
    for (int i = 0; i < recording.length(); i++) {
      samples++;
      if (frontEnd.push(recording.sample(i)) && isTime(frontEnd.row())) {
        inferences.add(infer());
      }
    }
    return List.copyOf(inferences);
  }

  /** Keeps a row and tells whether the network infers now. */
  private boolean isTime(byte[] row) {
    if (newestRows.size() == rows) {
      newestRows.removeFirst();
    }
    newestRows.addLast(row);
    missingRows--;
    if (missingRows > 0) {
      return false;
    }
    missingRows = rowsPerInference;
    return true;
  }

  private Inference infer() {
    byte[] input = new byte[network.inputs().get(0).elements()];
    int place = 0;
    for (byte[] row : newestRows) {
      System.arraycopy(row, 0, input, place, row.length);
      place += row.length;
    }
    byte[] scores = network.run(List.of(input), TensorObserver.NONE).get(0);
    List<Byte> boxed = new ArrayList<>();
    for (byte score : scores) {
      boxed.add(score);
    }
    return new Inference(samples, boxed, detector.push(scores));
  }
}

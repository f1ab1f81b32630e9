package dev.pex.codesign.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pex.codesign.audio.MfccParameters;
import dev.pex.codesign.audio.Recording;
import dev.pex.runtime.RunnableNetwork;
import dev.pex.runtime.Shape;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.TensorObserver;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ListenerTest {
  private static final int ROWS = 20;
  private static final int ROWS_PER_INFERENCE = 7;
  private static final DetectorParameters DETECTION = new DetectorParameters(2, 1, 1, 200, 0);
  private static final MfccParameters.FeatureScale STORED =
      new MfccParameters.FeatureScale(0.25f, 40);

  /** Remembers what it is asked, and hears the keyword in every second inference. */
  private record Recorder(int coefficients, List<byte[]> asked) implements RunnableNetwork {
    @Override
    public List<TensorInfo> inputs() {
      Shape shape = new Shape(ROWS, coefficients, 1);
      return List.of(new TensorInfo("mfcc", shape, STORED.scale(), STORED.zeroPoint()));
    }

    @Override
    public List<TensorInfo> outputs() {
      return List.of(new TensorInfo("scores", new Shape(1, 1, 2), 1 / 256f, -128));
    }

    @Override
    public List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
      asked.add(inputs.get(0));
      byte score = asked.size() % 2 == 0 ? Byte.MAX_VALUE : Byte.MIN_VALUE;
      return List.of(new byte[] {score, 5});
    }
  }

  @Test
  void theNewestRowsAreAskedAbout() {
    Recorder network = new Recorder(10, new ArrayList<>());
    Recording noise = noise(16_000);
    List<Listener.Inference> inferences = listener(network).hear(noise);
    List<byte[]> rows = noise.features(MfccParameters.KEYWORDS.storedAs(STORED));
    assertThat(rows).hasSize(49);
    assertThat(inferences).hasSize(5);
    for (int i = 0; i < inferences.size(); i++) {
      int endRow = ROWS + i * ROWS_PER_INFERENCE;
      assertThat(network.asked().get(i)).isEqualTo(joined(rows.subList(endRow - ROWS, endRow)));
      assertThat(inferences.get(i).endSample()).isEqualTo(640 + 320 * (endRow - 1));
    }
  }

  @Test
  void aStreamMayComeInParts() {
    Recording noise = noise(16_000);
    List<Listener.Inference> whole = listener(new Recorder(10, new ArrayList<>())).hear(noise);
    Listener listener = listener(new Recorder(10, new ArrayList<>()));
    List<Listener.Inference> parts = new ArrayList<>();
    for (int start = 0; start < noise.length(); start += 999) {
      int end = Math.min(noise.length(), start + 999);
      short[] part = Arrays.copyOfRange(noise.samples(), start, end);
      parts.addAll(listener.hear(new Recording(16_000, part)));
    }
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void keywordsAreDetected() {
    List<Listener.Inference> inferences =
        listener(new Recorder(10, new ArrayList<>())).hear(noise(16_000));
    assertThat(inferences.stream().map(inference -> inference.keyword().isPresent()))
        .containsExactly(false, true, false, true, false);
    assertThat(inferences.get(1).scores()).containsExactly((byte) 127, (byte) 5);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> listener(new Recorder(9, List.of())))
        .hasMessage("a row of 'mfcc' (20x9x1) is not 10 coefficients");
    Recorder network = new Recorder(10, List.of());
    DetectorParameters threeClasses = new DetectorParameters(3, 1, 1, 200, 0);
    assertThatThrownBy(
            () -> new Listener(network, MfccParameters.KEYWORDS, ROWS_PER_INFERENCE, threeClasses))
        .hasMessage("'scores' (1x1x2) is not a score for each of 3 classes");
    assertThatThrownBy(() -> new Listener(network, MfccParameters.KEYWORDS, 0, DETECTION))
        .hasMessage("no inference comes after every 0 rows");
    assertThatThrownBy(() -> new ListenerSource(MfccParameters.KEYWORDS, 0, DETECTION))
        .hasMessage("no inference comes after every 0 rows");
    Recording telephone = new Recording(8_000, new short[1]);
    Listener listener = listener(new Recorder(10, new ArrayList<>()));
    assertThatThrownBy(() -> listener.hear(telephone))
        .hasMessage("the front end takes 16000 Hz, the recording has 8000 Hz");
  }

  private static Listener listener(RunnableNetwork network) {
    return new Listener(network, MfccParameters.KEYWORDS, ROWS_PER_INFERENCE, DETECTION);
  }

  private static Recording noise(int length) {
    Random random = new Random(4);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (random.nextGaussian() * (100 + i));
    }
    return new Recording(16_000, samples);
  }

  private static byte[] joined(List<byte[]> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    rows.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }
}

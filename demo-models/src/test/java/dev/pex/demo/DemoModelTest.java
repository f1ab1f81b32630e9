package dev.pex.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pex.runtime.RunnableNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What Pex makes of the demo models: its size, and whether all of it computes the same. */
final class DemoModelTest {
  @ParameterizedTest
  @EnumSource
  void executorEqualsReferenceTensorByTensor(DemoModel model) {
    GeneratedNetwork network = model.generated();
    for (byte[] input : inputs(network)) {
      Map<String, byte[]> expected = tensors(network.reference(), input);
      Map<String, byte[]> actual = tensors(network.executor(), input);
      assertThat(actual).isNotEmpty();
      actual.forEach(
          (tensor, values) -> assertThat(values).as(tensor).isEqualTo(expected.get(tensor)));
      assertThat(actual).containsKey(network.output().name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FASHION_CLASSIFIER, 4088, 2976, 3726208",
    "KEYWORD_SPOTTER, 3550, 3550, 2656768",
    "IMAGE_CLASSIFIER, 10944, 9568, 12501632",
    "PERSON_DETECTOR, 28032, 28032, 7489664",
    "MOBILE_NET_V2, 177024, 177024, 300774272"
  })
  void planHasItsSize(DemoModel model, long arenaBytes, long lowerBoundBytes, long macs)
      throws IOException {
    Plan plan = model.generated().plan();
    assertThat(plan.figure("arenaBytes")).isEqualTo(arenaBytes);
    assertThat(plan.figure("lowerBoundBytes")).isEqualTo(lowerBoundBytes);
    assertThat(plan.figure("macs")).isEqualTo(macs);
    assertThat(plan.figure("recomputedMacs")).isZero();
  }

  /** Ends of int8, and random values; one of these where an inference takes long. */
  private static List<byte[]> inputs(GeneratedNetwork network) {
    List<byte[]> inputs = new ArrayList<>();
    inputs.add(network.randomInput(1));
    if (network.input().elements() < 100_000) {
      inputs.add(network.randomInput(2));
      inputs.add(network.randomInput(3));
      inputs.add(filled(network, Byte.MIN_VALUE));
      inputs.add(filled(network, Byte.MAX_VALUE));
    }
    return inputs;
  }

  private static byte[] filled(GeneratedNetwork network, byte value) {
    byte[] values = new byte[network.input().elements()];
    Arrays.fill(values, value);
    return values;
  }

  private static Map<String, byte[]> tensors(RunnableNetwork network, byte[] input) {
    Map<String, byte[]> tensors = new LinkedHashMap<>();
    network.run(
        List.of(input),
        (tensor, first, values) -> {
          byte[] known = tensors.getOrDefault(tensor, new byte[0]);
          byte[] whole = Arrays.copyOf(known, Math.max(known.length, first + values.length));
          System.arraycopy(values, 0, whole, first, values.length);
          tensors.put(tensor, whole);
        });
    return tensors;
  }
}

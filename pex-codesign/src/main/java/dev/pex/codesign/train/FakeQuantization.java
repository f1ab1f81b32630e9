package dev.pex.codesign.train;

import dev.pex.codesign.model.Observer;
import dev.pex.codesign.network.Quantization;
import dev.pex.codesign.quantize.Quantizations;
import dev.pex.codesign.quantize.WeightScale;
import dev.pex.codesign.tensor.Tensor;
import java.util.List;

/**
 * Rounds weights and tensors to the reals that their int8 numbers stand for, so that a network
 * learns to live with it; gradients pass straight through the rounding and stop where int8 ends
 * (Jacob et al., arXiv 1712.05877). The network's convolutions have a bias in place of batch
 * normalisation.
 */
public record FakeQuantization(Quantizations quantizations) implements Observer {
  @Override
  public Tensor activation(String tensor, Tensor value) {
    Quantization quantization = quantizations.of(tensor);
    return rounded(
        value,
        value.pass().constant(quantization.scale()),
        Byte.MIN_VALUE - quantization.zeroPoint(),
        Byte.MAX_VALUE - quantization.zeroPoint());
  }

  /** Each output channel, the first axis of all weights, has a scale of its own. */
  @Override
  public Tensor weights(String operator, Tensor value) {
    List<Integer> sizes = value.sizes();
    float[] scales = new float[sizes.get(0)];
    float[] values = value.values();
    int perChannel = values.length / scales.length;
    for (int i = 0; i < values.length; i++) {
      scales[i / perChannel] = Math.max(scales[i / perChannel], Math.abs(values[i]));
    }
    for (int channel = 0; channel < scales.length; channel++) {
      scales[channel] = WeightScale.of(scales[channel]);
    }
    int[] axes = sizes.stream().mapToInt(size -> 1).toArray();
    axes[0] = scales.length;
    return rounded(value, value.pass().constant(scales, axes), -Byte.MAX_VALUE, Byte.MAX_VALUE);
  }

  private static Tensor rounded(Tensor value, Tensor scale, int least, int greatest) {
    return value.dividedBy(scale).clamp(least, greatest).roundedStraightThrough().times(scale);
  }
}

import static dev.pex.ActivationFunction.RELU;

import dev.pex.Bytes;
import dev.pex.Conv2D;
import dev.pex.Core;
import dev.pex.Dense;
import dev.pex.GlobalAveragePooling2D;
import dev.pex.Input;
import dev.pex.Mcu;
import dev.pex.Network;
import dev.pex.SeparableConv2D;
import dev.pex.Softmax;
import dev.pex.Tensor;

/** Four words from thirteen frames of ten coefficients. */
@Network
@Mcu(sram = 300, flash = 4 * Bytes.KIB, core = Core.CORTEX_M4)
final class Words {
  @Input(height = 13, width = 10, channels = 1)
  Tensor mfcc;

  @Conv2D(
      filters = 8,
      kernel = {10, 4},
      strides = 2,
      activation = RELU)
  Tensor stem;

  @SeparableConv2D(filters = 12, kernel = 3, strides = 2, activation = RELU, repeat = 2)
  Tensor blocks;

  @GlobalAveragePooling2D Tensor pooled;

  @Dense(units = 4)
  Tensor logits;

  @Softmax Tensor scores;
}

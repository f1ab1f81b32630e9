package dev.pex.demo.models;

import static dev.pex.ActivationFunction.RELU;
import static dev.pex.Bytes.KIB;
import static dev.pex.Feed.ROWS;

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

/**
 * Ten spoken words, silence and any other word from a second of 10 MFCCs every 20 ms: the shape of
 * MLPerf Tiny's DS-CNN. Rows are pushed, so an application that listens keeps them where it likes.
 */
@Network(weights = "keyword_spotter.tflite")
@Mcu(sram = 4 * KIB, flash = 64 * KIB, core = Core.CORTEX_M4)
final class KeywordSpotter {
  @Input(height = 49, width = 10, channels = 1, scale = 0.4f, zeroPoint = 64, feed = ROWS)
  Tensor mfcc;

  @Conv2D(
      filters = 64,
      kernel = {10, 4},
      strides = 2,
      activation = RELU)
  Tensor stem;

  @SeparableConv2D(filters = 64, kernel = 3, activation = RELU, repeat = 4)
  Tensor blocks;

  @GlobalAveragePooling2D Tensor pooled;

  @Dense(units = 12)
  Tensor logits;

  @Softmax Tensor scores;
}

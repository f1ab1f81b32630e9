package dev.pex.runtime;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What every generated executor has: one arena, in which its kernels make tensor after tensor as
 * the C code does.
 */
public abstract class PlannedNetwork extends GeneratedNetwork {
  /** Holds inputs, outputs and all between them. */
  protected final byte[] arena;

  /** Where the input rows of a row kernel start in the arena. */
  protected final int[] rows;

  private final Constants constants;
  private final Map<TensorInfo, Integer> places = new HashMap<>();

  /**
   * A network with an arena of its own.
   *
   * @param constants tables of its kernels
   * @param rows the most input rows that a kernel reads
   */
  protected PlannedNetwork(Constants constants, int arenaBytes, int rows) {
    this.constants = constants;
    this.arena = new byte[arenaBytes];
    this.rows = new int[rows];
  }

  /** Adds an input that lies at a byte of the arena. */
  protected final void input(TensorInfo input, int offset) {
    places.put(input, offset);
    input(input);
  }

  /** Adds the input that is pushed row by row; each row lies at a byte of the arena. */
  protected final void fedInput(TensorInfo input, int offset) {
    places.put(input, offset);
    fedInput(input);
  }

  /** Adds an output that lies at a byte of the arena. */
  protected final void output(TensorInfo output, int offset) {
    places.put(output, offset);
    output(output);
  }

  @Override
  protected final void write(TensorInfo input, byte[] values) {
    input.checkCount(values.length);
    System.arraycopy(values, 0, arena, place(input), values.length);
  }

  @Override
  protected final byte[] read(TensorInfo output) {
    int offset = place(output);
    return Arrays.copyOfRange(arena, offset, offset + output.elements());
  }

  @Override
  protected final void take(FedRows fed, byte[] row) {
    System.arraycopy(row, 0, arena, place(fed.input()), row.length);
    inferRow(fed.last(), fed.toCome());
  }

  /**
   * Runs what a row of the fed input lets run.
   *
   * @param row its number
   * @param rowsToCome how many follow it
   */
  protected void inferRow(int row, int rowsToCome) {}

  private int place(TensorInfo end) {
    return Objects.requireNonNull(places.get(end));
  }

  /** Shows elements of a tensor that lie at a byte of the arena. */
  protected final void complete(String tensor, int firstElement, int offset, int bytes) {
    if (isObserved()) {
      show(tensor, firstElement, Arrays.copyOfRange(arena, offset, offset + bytes));
    }
  }

  /** A convolution that stores all of int8. */
  protected final Convolution convolution(
      String layer, String input, String output, Window window, int zeroPoint) {
    return convolution(layer, input, output, window, new OutputStage(zeroPoint));
  }

  /** A convolution between shapes such as {@code 25x5x64}. */
  protected final Convolution convolution(
      String layer, String input, String output, Window window, OutputStage stage) {
    return new Convolution(sliding(input, output, window), filter(layer), stage);
  }

  /** A depthwise convolution that stores all of int8, each channel of one of the input. */
  protected final Depthwise depthwise(
      String layer, String input, String output, Window window, int zeroPoint) {
    Sliding sliding = sliding(input, output, window);
    return new Depthwise(sliding, 1, filter(layer), new OutputStage(zeroPoint));
  }

  /** A dense layer that stores all of int8. */
  protected final Dense dense(String layer, int inputs, int units, int zeroPoint) {
    return new Dense(inputs, units, filter(layer), new OutputStage(zeroPoint));
  }

  /** A sum that stores all of int8. */
  protected final Add add(
      int leftShift, Add.Addend first, Add.Addend second, Rescale rescale, int zeroPoint) {
    return new Add(leftShift, first, second, rescale, new OutputStage(zeroPoint));
  }

  /** An input of a sum. */
  protected final Add.Addend addend(int zeroPoint, int multiplier, int shift) {
    return new Add.Addend(zeroPoint, new Rescale(multiplier, shift));
  }

  /** The results that a kernel looks up. */
  protected final Lookup lookup(String layer) {
    return new Lookup(constants.bytes(layer + "_table"));
  }

  /** A window that goes over one shape to make another. */
  protected final Sliding sliding(String input, String output, Window window) {
    return new Sliding(Shape.of(input), Shape.of(output), window);
  }

  /** The tables of a layer. */
  protected final Filter filter(String layer) {
    return new Filter(constants, layer);
  }
}

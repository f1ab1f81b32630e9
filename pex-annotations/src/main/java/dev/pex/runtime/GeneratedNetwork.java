package dev.pex.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a generated executor and reference have alike: inputs, outputs, and ways to run from one to
 * the other. An object runs one inference at a time; it can run many after each other.
 */
public abstract class GeneratedNetwork implements RunnableNetwork {
  private final List<TensorInfo> inputs = new ArrayList<>();
  private final List<TensorInfo> outputs = new ArrayList<>();
  private Optional<FedRows> fed = Optional.empty();
  private TensorObserver observer = TensorObserver.NONE;

  /** A network whose constructor adds its inputs and outputs. */
  protected GeneratedNetwork() {}

  /** Adds an input. */
  protected final void input(TensorInfo input) {
    inputs.add(input);
  }

  /** Adds the input that is pushed row by row. */
  protected final void fedInput(TensorInfo input) {
    inputs.add(input);
    fed = Optional.of(new FedRows(input));
  }

  /** Adds an output. */
  protected final void output(TensorInfo output) {
    outputs.add(output);
  }

  @Override
  public final List<TensorInfo> inputs() {
    return List.copyOf(inputs);
  }

  @Override
  public final List<TensorInfo> outputs() {
    return List.copyOf(outputs);
  }

  /** Sets an input; every inference needs it anew. */
  protected abstract void write(TensorInfo input, byte[] values);

  /** An output of the last inference. */
  protected abstract byte[] read(TensorInfo output);

  /** Runs the inference; if rows were pushed, what remains of it. */
  protected abstract void infer();

  /** Takes a row of the fed input, of which the caller has pushed so many before. */
  protected abstract void take(FedRows rows, byte[] row);

  /**
   * Runs one inference on the inputs written before.
   *
   * @throws IllegalStateException if an input is pushed row by row
   */
  public final void run() {
    run(TensorObserver.NONE);
  }

  /**
   * Runs one inference on the inputs written before; the observer sees every tensor that it makes.
   *
   * @throws IllegalStateException if an input is pushed row by row
   */
  public final void run(TensorObserver observer) {
    if (fed.isPresent()) {
      throw new IllegalStateException("an inference begins with the rows that are pushed");
    }
    this.observer = observer;
    infer();
  }

  @Override
  public final List<byte[]> run(List<byte[]> inputs, TensorObserver observer) {
    if (inputs.size() != this.inputs.size()) {
      throw new IllegalArgumentException(
          "the network has " + this.inputs.size() + " inputs, not " + inputs.size());
    }
    for (int i = 0; i < inputs.size(); i++) {
      if (!isFed(this.inputs.get(i))) {
        write(this.inputs.get(i), inputs.get(i));
      }
    }
    fed.ifPresentOrElse(
        rows -> pushAll(rows, inputs.get(this.inputs.indexOf(rows.input())), observer),
        () -> run(observer));
    return outputs.stream().map(this::read).toList();
  }

  /**
   * Runs one inference of a network with one input and one output.
   *
   * @param input the int8 values of the input
   * @return the int8 values of the output
   * @throws IllegalArgumentException if there are several, or another number of values
   */
  public final byte[] run(byte[] input) {
    return run(input, TensorObserver.NONE);
  }

  /** As {@link #run(byte[])}; the observer sees every tensor that is made. */
  public final byte[] run(byte[] input, TensorObserver observer) {
    TensorInfo output = onlyOutput();
    run(List.of(input), observer);
    return read(output);
  }

  /** As {@link #run(byte[])} on reals: quantises them, and gives reals. */
  public final float[] run(float[] input) {
    return onlyOutput().dequantize(run(inputs.get(0).quantize(input)));
  }

  private TensorInfo onlyOutput() {
    if (outputs.size() != 1) {
      throw new IllegalArgumentException("the network has " + outputs.size() + " outputs, not 1");
    }
    return outputs.get(0);
  }

  private boolean isFed(TensorInfo input) {
    return fed.filter(rows -> rows.input().equals(input)).isPresent();
  }

  private void pushAll(FedRows rows, byte[] values, TensorObserver observer) {
    rows.input().checkCount(values.length);
    rows.begin();
    int rowBytes = rows.rowElements();
    for (int at = 0; at < values.length; at += rowBytes) {
      push(Arrays.copyOfRange(values, at, at + rowBytes), observer);
    }
  }

  /** Begins an inference with rows to be pushed, and gives up one that is not at its end. */
  protected final void beginRows() {
    fed.orElseThrow().begin();
  }

  /**
   * Pushes the next row of the fed input.
   *
   * @throws IllegalArgumentException if there is another number of values
   * @throws IllegalStateException before an inference was begun and after the last row
   */
  protected final PushResult push(byte[] row, TensorObserver observer) {
    FedRows rows = fed.orElseThrow();
    rows.next(row);
    this.observer = observer;
    take(rows, row);
    if (rows.toCome() > 0) {
      return PushResult.MORE;
    }
    infer();
    return PushResult.DONE;
  }

  /** Whether anything that is complete must be shown. */
  final boolean isObserved() {
    return observer != TensorObserver.NONE;
  }

  /** Shows elements of a tensor that are complete. */
  protected final void show(String tensor, int firstElement, byte[] values) {
    observer.complete(tensor, firstElement, values);
  }
}

package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.MarkedArena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a call of a flat kernel reads and writes, and when. */
final class FlatRead {
  private final Statement.FlatCall call;
  private final Node node;
  private final ProgramVariables variables;
  private final Range elements;
  private final Function<View, Tensor> tensors;

  /**
   * A reading of a call.
   *
   * @param node what it is to compute
   * @param tensors the tensor that a view shows
   */
  FlatRead(
      Statement.FlatCall call,
      Node node,
      ProgramVariables variables,
      Function<View, Tensor> tensors) {
    this.call = call;
    this.node = node;
    this.variables = variables;
    this.elements = variables.elements(call.elements(), call.output().view().pixelBytes());
    this.tensors = tensors;
  }

  /** The tensors that are read, in the order of the kernel. */
  List<Tensor> operands() {
    return call.inputs().stream().map(input -> tensors.apply(input.view())).toList();
  }

  /** Whether it is a product that reads its operands the other way round, the shorter one last. */
  boolean isSwapped() {
    List<Tensor> swapped = new ArrayList<>(node.inputs().stream().map(Operand::tensor).toList());
    Collections.reverse(swapped);
    return node.op() instanceof Op.Mul && operands().equals(swapped);
  }

  /** Whether the kernel goes through the elements upwards and reads each before it writes it. */
  boolean isElementwise() {
    return call.kernel() instanceof FlatKernel.Add
        || call.kernel() instanceof FlatKernel.Mul
        || call.kernel() instanceof FlatKernel.Lookup
        || call.kernel() instanceof FlatKernel.Requantize
        || call.kernel() instanceof FlatKernel.Softmax;
  }

  /** The elements computed, counted from the output's address. */
  Range elements() {
    return elements;
  }

  /** An element that is computed, counted from the output's address. */
  MarkedArena.Run output(int element) {
    return run(call.output(), outputElement(element), element, 1);
  }

  /** All that is read by a kernel that is not elementwise, at any time. */
  List<MarkedArena.Run> inputs() {
    Address input = call.inputs().get(0);
    return call.kernel() instanceof FlatKernel.Mean mean && mean.overHeight() && mean.overWidth()
        ? channelsRead(mean, input)
        : List.of(run(input, 0, 0, tensors.apply(input.view()).shape().elements()));
  }

  /** A mean of all pixels reads the channels that it makes, in each pixel. */
  private List<MarkedArena.Run> channelsRead(FlatKernel.Mean mean, Address input) {
    int channels = node.input().shape().channels();
    int pixels = node.input().shape().elements() / channels;
    int first = outputElement(elements.first());
    return IntStream.range(0, pixels)
        .mapToObj(
            pixel ->
                run(
                    input,
                    pixel * channels + first,
                    pixel * mean.input().channels() + elements.first(),
                    elements.size()))
        .toList();
  }

  /** What is read just before an element is written: in a softmax, the rest of its pixel. */
  List<MarkedArena.Run> just(int element) {
    List<MarkedArena.Run> runs = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      Address input = call.inputs().get(i);
      if (repeats(i) && call.kernel() instanceof FlatKernel.Mul mul) {
        int length = tensors.apply(input.view()).shape().elements();
        runs.add(run(input, outputElement(element) % length, element % mul.secondElements(), 1));
      } else {
        runs.add(run(input, outputElement(element), element, restOfPixel(element)));
      }
    }
    return runs;
  }

  private boolean repeats(int input) {
    int length = tensors.apply(call.inputs().get(input).view()).shape().elements();
    return input == 1 && length < node.output().shape().elements();
  }

  private int restOfPixel(int element) {
    return call.kernel() instanceof FlatKernel.Softmax softmax
        ? softmax.depth() - element % softmax.depth()
        : 1;
  }

  /** The element of the tensor that the call counts as the given one. */
  private int outputElement(int element) {
    View view = call.output().view();
    int pixels = element / view.pixelBytes();
    return variables.element(call.output())
        + pixels * view.held().channels()
        + element % view.pixelBytes();
  }

  /** Elements of a tensor where an address has them; {@code first} is counted from there. */
  private MarkedArena.Run run(Address address, int element, int first, int count) {
    int start = variables.byteOf(address);
    return new MarkedArena.Run(address.view().tensor(), element, count, start + first);
  }
}

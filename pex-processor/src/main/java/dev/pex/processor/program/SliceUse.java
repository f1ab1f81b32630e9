package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Place;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Tensor;
import java.util.List;
import java.util.stream.Stream;

/** Runs a step of a channels stage that makes a slice of its output. */
final class SliceUse implements KernelUse {
  private final Node node;
  private final ChannelPlaces places;

  SliceUse(Node node, ChannelPlaces places) {
    this.node = node;
    this.places = places;
  }

  /** A convolution reads all channels, other kernels the slice. */
  @Override
  public Statement rows(RowKernel kernel) {
    Tensor input = node.input().tensor();
    boolean all = kernel instanceof RowKernel.Convolution;
    Index first = all ? Index.constant(0) : places.channels(input).first();
    Shape output = kernel.output();
    Statement call =
        new Statement.RowCall(
            kernel.withInput(places.shape(input)),
            RowSource.of(places.view(input)).from(first),
            places.row(output(), Index.of("row")),
            Span.all(output.width()),
            places.channels(output()));
    return new Statement.Loop("row", new Range(0, output.height()), List.of(call));
  }

  @Override
  public Statement concatenate(int index, Place place) {
    throw new IllegalArgumentException("a concatenation does not run slice by slice");
  }

  @Override
  public Statement flat(FlatKernel kernel, List<Operand> operands) {
    return kernel.accept(new FlatSlice(operands));
  }

  private Tensor output() {
    return node.output();
  }

  /** How a kernel over contiguous elements makes a slice. */
  private final class FlatSlice implements FlatKernel.Visitor<Statement> {
    private final List<Operand> operands;

    FlatSlice(List<Operand> operands) {
      this.operands = operands;
    }

    @Override
    public Statement dense(FlatKernel.Dense kernel) {
      throw refused(kernel);
    }

    @Override
    public Statement mean(FlatKernel.Mean kernel) {
      return new Statement.FlatCall(
          kernel.withInput(places.shape(node.input().tensor())),
          starts(),
          places.start(output()),
          Span.all(count()));
    }

    @Override
    public Statement add(FlatKernel.Add kernel) {
      return elementwise(kernel);
    }

    /** A factor for each channel repeats after a slice. */
    @Override
    public Statement mul(FlatKernel.Mul kernel) {
      boolean repeats = kernel.secondElements() < output().shape().elements();
      return elementwise(repeats ? kernel.withSecondElements(count()) : kernel);
    }

    @Override
    public Statement softmax(FlatKernel.Softmax kernel) {
      throw refused(kernel);
    }

    @Override
    public Statement lookup(FlatKernel.Lookup kernel) {
      return elementwise(kernel);
    }

    @Override
    public Statement requantize(FlatKernel.Requantize kernel) {
      return elementwise(kernel);
    }

    private static IllegalArgumentException refused(FlatKernel kernel) {
      return new IllegalArgumentException("'" + kernel.name() + "' makes no slices");
    }

    private int count() {
      return places.channels(output()).count();
    }

    private List<Address> starts() {
      return operands.stream().map(operand -> places.start(operand.tensor())).toList();
    }

    /** At once where all slices are contiguous, otherwise pixel by pixel. */
    private Statement elementwise(FlatKernel kernel) {
      int elements = output().shape().elements() / places.slices();
      boolean contiguous =
          elements == count()
              || Stream.concat(Stream.of(output()), operands.stream().map(Operand::tensor))
                  .allMatch(tensor -> !places.isWhole(tensor) || isPixel(tensor));
      if (contiguous) {
        return new Statement.FlatCall(kernel, starts(), places.start(output()), Span.all(elements));
      }
      List<Address> pixels = operands.stream().map(each -> pixel(each.tensor())).toList();
      Statement call = new Statement.FlatCall(kernel, pixels, pixel(output()), Span.all(count()));
      return new Statement.Loop("pixel", new Range(0, elements / count()), List.of(call));
    }

    private boolean isPixel(Tensor tensor) {
      return tensor.shape().elements() == tensor.shape().channels();
    }

    private Address pixel(Tensor tensor) {
      return isPixel(tensor)
          ? places.start(tensor)
          : Address.of(places.view(tensor).pixels(), Index.of("pixel"))
              .at(places.channels(tensor).first());
    }
  }
}

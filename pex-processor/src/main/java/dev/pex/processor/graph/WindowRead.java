package dev.pex.processor.graph;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The window of an operand that one element of the output is computed of, straight from the meaning
 * of the operator: the verifiers' own view of what is read.
 */
public final class WindowRead implements Op.Visitor<Window> {
  private static final Window PIXEL = Window.of(1, 1, 1, 1, Padding.NONE);

  private final Node node;
  private final int index;
  private final Shape read;

  private WindowRead(Node node, int index) {
    Operand operand = node.inputs().get(index);
    this.node = node;
    this.index = index;
    this.read = node.op() instanceof Op.Dense ? operand.tensor().shape() : operand.shape();
  }

  /**
   * The window of a node on one of its operands. A dense layer sees the tensor as it was made,
   * other operators in the shape under which they read it.
   *
   * @param index which operand
   */
  public static Window of(Node node, int index) {
    return node.op().accept(new WindowRead(node, index));
  }

  /** Whether every element of the output is computed of all of an operand: a factor repeats. */
  public static boolean readsAll(Node node, int index) {
    return node.op() instanceof Op.Mul
        && node.inputs().get(index).shape().elements() < node.output().shape().elements();
  }

  /** The rows of an operand of which a row of the output is computed; those of padding left out. */
  public static List<Integer> rows(Node node, int index, int row) {
    Shape read = node.inputs().get(index).shape();
    if (node.op() instanceof Op.Resize resize) {
      Positions positions = resize.rowsIn(read).orElseThrow();
      return List.of(positions.first(row), positions.last(row)).stream().distinct().toList();
    }
    return rows(of(node, index), read, row);
  }

  /** The rows under a window of which a row of the output is computed; padding left out. */
  public static List<Integer> rows(Window window, Shape read, int row) {
    int first = row * window.strideHeight() - window.padding().top();
    return IntStream.range(0, window.kernelHeight())
        .map(tap -> first + tap * window.dilationHeight())
        .filter(input -> input >= 0 && input < read.height())
        .boxed()
        .toList();
  }

  /** Columns of an operand, those of padding left out. */
  public record Columns(int first, int end) {}

  /** The columns of an operand of which columns {@code [first, end)} of the output are computed. */
  public static Columns columns(Node node, int index, int first, int end) {
    Shape read = node.inputs().get(index).shape();
    if (node.op() instanceof Op.Resize resize) {
      Positions positions = resize.columnsIn(read).orElseThrow();
      return new Columns(positions.first(first), positions.last(end - 1) + 1);
    }
    return columns(of(node, index), read, first, end);
  }

  /** The columns under a window of which columns {@code [first, end)} are computed. */
  public static Columns columns(Window window, Shape read, int first, int end) {
    int left = first * window.strideWidth() - window.padding().left();
    int right = (end - 1) * window.strideWidth() - window.padding().left() + window.reachWidth();
    int inside = Math.max(0, Math.min(read.width(), left));
    return new Columns(inside, Math.max(inside, Math.min(read.width(), right)));
  }

  private static Window all(Shape shape) {
    return Window.of(shape.height(), shape.width(), 1, 1, Padding.NONE);
  }

  @Override
  public Window conv2D(Op.Conv2D op) {
    return op.window();
  }

  @Override
  public Window depthwiseConv2D(Op.DepthwiseConv2D op) {
    return op.window();
  }

  @Override
  public Window dense(Op.Dense op) {
    return all(read);
  }

  @Override
  public Window maxPool(Op.MaxPool op) {
    return op.window();
  }

  @Override
  public Window averagePool(Op.AveragePool op) {
    return op.window();
  }

  @Override
  public Window mean(Op.Mean op) {
    return Window.of(
        op.height() ? read.height() : 1, op.width() ? read.width() : 1, 1, 1, Padding.NONE);
  }

  @Override
  public Window add(Op.Add op) {
    return PIXEL;
  }

  @Override
  public Window mul(Op.Mul op) {
    return read.elements() < node.output().shape().elements() ? all(read) : PIXEL;
  }

  /** An operand lies behind those before it. */
  @Override
  public Window concatenate(Op.Concatenate op) {
    int before =
        node.inputs().subList(0, index).stream()
            .mapToInt(operand -> op.axis().of(operand.shape()))
            .sum();
    int rows = op.axis() == Axis.HEIGHT ? before : 0;
    int columns = op.axis() == Axis.WIDTH ? before : 0;
    return PIXEL.withPadding(new Padding(rows, 0, columns, 0));
  }

  /** A few elements that move with the output at another pace: {@link #rows} tells which. */
  @Override
  public Window resize(Op.Resize op) {
    return all(read);
  }

  @Override
  public Window pad(Op.Pad op) {
    return PIXEL.withPadding(op.padding());
  }

  @Override
  public Window reshape(Op.Reshape op) {
    return all(read);
  }

  @Override
  public Window transpose(Op.Transpose op) {
    return all(read);
  }

  @Override
  public Window softmax(Op.Softmax op) {
    return PIXEL;
  }

  @Override
  public Window unary(Op.Unary op) {
    return PIXEL;
  }

  @Override
  public Window requantize(Op.Requantize op) {
    return PIXEL;
  }

  @Override
  public Window activation(Op.Activation op) {
    return PIXEL;
  }
}

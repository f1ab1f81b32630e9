package dev.pex.processor.conformance;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Op;
import dev.pex.processor.graph.Operand;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.graph.Window;
import dev.pex.processor.graph.WindowRead;
import dev.pex.processor.program.Section;
import dev.pex.processor.program.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a graph and its plan have of that of which tests must have seen enough. */
final class Features {
  private final Graph graph;
  private final List<Section> sections;

  Features(PlannedNetwork planned) {
    this.graph = planned.rewritten();
    this.sections = planned.program().sections();
  }

  /** Every feature by name, and whether it is there. */
  Map<String, Boolean> all() {
    Map<String, Boolean> all = new LinkedHashMap<>();
    all.put("branch", anyNode(node -> readers(node) > 1));
    all.put("two operands", anyNode(node -> node.inputs().size() > 1));
    all.put("stride", anyWindow(window -> window.strideHeight() > 1));
    all.put("dilation", anyWindow(window -> window.dilationHeight() > 1));
    all.put("padding", anyWindow(window -> window.padding().top() > 0));
    all.put("odd size", anyShape(shape -> shape.height() > 1 && shape.height() % 2 == 1));
    all.put("one pixel", anyShape(shape -> shape.height() == 1 && shape.width() == 1));
    all.put("concatenation", anyNode(node -> node.op() instanceof Op.Concatenate));
    all.put("enlargement", anyNode(node -> node.op() instanceof Op.Resize));
    all.put("several inputs", graph.inputs().size() > 1);
    all.put("several outputs", graph.outputs().size() > 1);
    all.put("fed input", any(each -> each instanceof Statement.PushedLoop));
    all.put("rows stage", sections.stream().anyMatch(section -> section.kind().equals("rows")));
    all.put("upward", any(each -> each instanceof Statement.RowAt row && row.upward()));
    all.put("lines", any(each -> each instanceof Statement.CopyRow));
    all.put("fold", any(each -> each instanceof Statement.FoldRow));
    return all;
  }

  private long readers(Node maker) {
    Operand made = Operand.of(maker.output());
    return graph.nodes().stream().filter(node -> node.inputs().contains(made)).count();
  }

  private boolean anyNode(Predicate<Node> test) {
    return graph.nodes().stream().anyMatch(test);
  }

  private boolean anyWindow(Predicate<Window> test) {
    return anyNode(node -> test.test(WindowRead.of(node, 0)));
  }

  private boolean anyShape(Predicate<Shape> test) {
    return anyNode(node -> test.test(node.output().shape()));
  }

  private boolean any(Predicate<Statement> test) {
    return sections.stream().anyMatch(section -> any(section.body(), test));
  }

  private static boolean any(List<Statement> body, Predicate<Statement> test) {
    return body.stream().anyMatch(each -> test.test(each) || any(inside(each), test));
  }

  private static List<Statement> inside(Statement statement) {
    if (statement instanceof Statement.Loop loop) {
      return loop.body();
    }
    if (statement instanceof Statement.PushedLoop loop) {
      return loop.body();
    }
    return statement instanceof Statement.IfRow branch ? branch.body() : List.of();
  }
}

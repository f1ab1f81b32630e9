package dev.pex.processor;

import dev.pex.processor.diag.Diagnostic;
import dev.pex.processor.diag.DiagnosticId;
import dev.pex.processor.diag.DiagnosticSink;
import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Shape;
import dev.pex.processor.memory.Buffer;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.memory.Placement;
import dev.pex.processor.program.Constant;
import dev.pex.processor.program.Program;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.spec.Located;
import dev.pex.processor.spec.McuSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a plan with the budgets, and says where the memory goes if it exceeds one. */
final class BudgetCheck {
  private static final int MOST_LISTED = 6;

  private final McuSpec mcu;
  private final DiagnosticSink sink;

  BudgetCheck(McuSpec mcu, DiagnosticSink sink) {
    this.mcu = mcu;
    this.sink = sink;
  }

  /** Reports budgets that are none. */
  void checkBudgets() {
    checkPositive("sram", mcu.sram());
    checkPositive("flash", mcu.flash());
  }

  private void checkPositive(String attribute, Located<Integer> budget) {
    if (budget.value() < 1) {
      String summary =
          String.format(Locale.ROOT, "%s is %,d but must be 1 or more", attribute, budget.value());
      sink.report(new Diagnostic(DiagnosticId.SIZE_OUT_OF_RANGE, budget.origin(), summary));
    }
  }

  /** Reports an arena above the budget. */
  void checkArena(Schedule schedule, MemoryLayout layout) {
    Located<Integer> budget = mcu.sram();
    int needed = layout.arenaBytes();
    if (needed <= budget.value()) {
      return;
    }
    List<String> details = new ArrayList<>(peak(schedule));
    details.add("holds: " + held(schedule.graph(), layout, peakStep(schedule)));
    details.add("help:  make these tensors smaller, or set sram = " + number(needed));
    sink.report(
        new Diagnostic(
            DiagnosticId.ARENA_TOO_SMALL,
            budget.origin(),
            exceeded("SRAM", needed, budget.value()),
            details));
  }

  /** Where the peak is; nothing to say where the input is the output and no stage runs. */
  private static List<String> peak(Schedule schedule) {
    List<Stage> stages = schedule.stages();
    if (stages.isEmpty()) {
      return List.of();
    }
    int step = peakStep(schedule);
    List<Node> nodes = stages.get(step).nodes();
    String maker = nodes.get(nodes.size() - 1).output().name();
    return List.of("peak:  stage %d of %d, '%s'".formatted(step + 1, stages.size(), maker));
  }

  /** Reports tables above the budget. */
  void checkFlash(Program program) {
    Located<Integer> budget = mcu.flash();
    int needed = program.constantBytes();
    if (needed <= budget.value()) {
      return;
    }
    List<String> largest =
        program.constants().stream()
            .sorted(Comparator.comparingInt(Constant::bytes).reversed())
            .map(constant -> "'" + constant.name() + "' (" + bytes(constant.bytes()) + ")")
            .toList();
    sink.report(
        new Diagnostic(
            DiagnosticId.FLASH_TOO_SMALL,
            budget.origin(),
            exceeded("flash", needed, budget.value()),
            List.of(
                "holds: " + listed(largest),
                "help:  make these layers smaller, or set flash = " + number(needed))));
  }

  private static String exceeded(String memory, int needed, int budget) {
    return "model needs %s of %s but the budget is %s"
        .formatted(bytes(needed), memory, bytes(budget));
  }

  /** The first step at which the most bytes are alive; 0 where there is none. */
  private static int peakStep(Schedule schedule) {
    List<Integer> peaks = schedule.stages().stream().map(Stage::peakBytes).toList();
    return peaks.isEmpty() ? 0 : peaks.indexOf(Collections.max(peaks));
  }

  private static Stream<Buffer> alive(MemoryLayout layout, int step) {
    return layout.placements().stream()
        .map(Placement::buffer)
        .filter(buffer -> buffer.firstStep() <= step && step < buffer.endStep());
  }

  private static String held(Graph graph, MemoryLayout layout, int step) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    graph.inputs().forEach(port -> shapes.put(port.tensor().name(), port.tensor().shape()));
    graph.nodes().forEach(node -> shapes.put(node.output().name(), node.output().shape()));
    return listed(
        alive(layout, step)
            .sorted(Comparator.comparingInt(Buffer::bytes).reversed())
            .map(buffer -> describe(buffer, shapes))
            .toList());
  }

  private static String describe(Buffer buffer, Map<String, Shape> shapes) {
    Shape shape = shapes.get(buffer.name());
    String what = shape == null ? inside(buffer.name()) : "'" + buffer.name() + "' " + shape;
    return what + " (" + bytes(buffer.bytes()) + ")";
  }

  /** A buffer of a rows stage, whose name ends with what it is of a tensor. */
  private static String inside(String name) {
    int dot = name.lastIndexOf('.');
    String tensor = "'" + name.substring(0, dot) + "'";
    return switch (name.substring(dot + 1)) {
      case "lines" -> "rows of " + tensor;
      case "front" -> "newest row of " + tensor;
      case "to_come" -> "count of rows to come of " + tensor;
      default -> name.substring(dot + 1) + " of " + tensor;
    };
  }

  private static String listed(List<String> items) {
    String rest =
        items.size() > MOST_LISTED ? ", and " + (items.size() - MOST_LISTED) + " more" : "";
    return items.stream().limit(MOST_LISTED).collect(Collectors.joining(", ")) + rest;
  }

  private static String bytes(int count) {
    return String.format(Locale.ROOT, "%,d B", count);
  }

  /** As a Java literal. */
  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '_');
  }
}

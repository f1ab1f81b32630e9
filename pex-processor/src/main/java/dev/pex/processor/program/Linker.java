package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Stage;
import dev.pex.processor.schedule.StageBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Turns a schedule and a layout into loops and kernel calls: names become identifiers, scales
 * become fixed-point factors, zero points go into biases, tensors get addresses.
 */
public final class Linker {
  /** The program for the schedule's stages in the layout's places. */
  public Program link(Schedule schedule, MemoryLayout layout) {
    Graph graph = schedule.graph();
    ConstantPool pool = new ConstantPool();
    Places places = new Places(graph, layout);
    List<Section> sections = sections(schedule, places, pool);
    Identifiers ports = Identifiers.ofPorts();
    List<ProgramPort> inputs = ports(graph.inputs(), places, ports);
    List<ProgramPort> outputs = ports(graph.outputs(), places, ports);
    return new Program(
        Identifiers.snakeCase(graph.name()),
        layout.arenaBytes(),
        memoryMap(layout),
        inputs,
        outputs,
        feed(schedule, places, inputs, ports),
        pool.constants(),
        sections);
  }

  private static List<Section> sections(Schedule schedule, Places places, ConstantPool pool) {
    List<Section> sections = new ArrayList<>();
    for (Stage stage : schedule.stages()) {
      int step = sections.size();
      List<Statement> body = stage.accept(new StageLinker(places, pool));
      List<Tensor> made = stage.nodes().stream().map(Node::output).toList();
      sections.add(
          new Section(
              "stage_" + (step + 1) + "_" + places.identifier(made.get(made.size() - 1)),
              stage.kind(),
              made.stream().map(Tensor::name).toList(),
              stage.slices(),
              rings(stage),
              stage.peakBytes(),
              body));
    }
    return sections;
  }

  private static List<Ring> rings(Stage stage) {
    return stage instanceof Stage.Rows rows
        ? rows.buffers().stream().map(Ring::of).toList()
        : List.of();
  }

  private static Optional<Feed> feed(
      Schedule schedule, Places places, List<ProgramPort> inputs, Identifiers identifiers) {
    for (int section = 0; section < schedule.stages().size(); section++) {
      if (schedule.stages().get(section) instanceof Stage.Rows rows && rows.feed().isPresent()) {
        Tensor tensor = rows.feed().get().tensor();
        List<Tensor> tensors = schedule.graph().inputs().stream().map(Port::tensor).toList();
        ProgramPort port = inputs.get(tensors.indexOf(tensor));
        return Optional.of(
            new Feed(
                port,
                identifiers.unique("push_" + port.name() + "_row"),
                places.pushedRow(tensor),
                places.offset(StageBuffer.TO_COME.of(tensor)),
                rows.feed().get().firing().period(),
                rows.rowTicks(),
                section));
      }
    }
    return Optional.empty();
  }

  private static List<MappedBuffer> memoryMap(MemoryLayout layout) {
    return layout.placements().stream()
        .map(
            place ->
                new MappedBuffer(
                    place.buffer().name(),
                    place.offset(),
                    place.buffer().bytes(),
                    place.buffer().firstStep(),
                    place.buffer().endStep()))
        .sorted(
            Comparator.comparingInt(MappedBuffer::firstStep)
                .thenComparingInt(MappedBuffer::offset)
                .thenComparing(MappedBuffer::name))
        .toList();
  }

  private static List<ProgramPort> ports(List<Port> ports, Places places, Identifiers identifiers) {
    return ports.stream()
        .map(
            port ->
                new ProgramPort(
                    identifiers.unique(port.name()),
                    port.isFed()
                        ? places.pushedRow(port.tensor()).offset()
                        : places.offset(port.tensor()),
                    port.shape(),
                    port.tensor().quantization(),
                    port.type()))
        .toList();
  }
}

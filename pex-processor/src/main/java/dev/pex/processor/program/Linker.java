package dev.pex.processor.program;

import dev.pex.processor.graph.Graph;
import dev.pex.processor.graph.Node;
import dev.pex.processor.graph.Port;
import dev.pex.processor.graph.Tensor;
import dev.pex.processor.memory.MemoryLayout;
import dev.pex.processor.schedule.Schedule;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    return new Program(
        Identifiers.snakeCase(graph.name()),
        layout.arenaBytes(),
        memoryMap(layout),
        ports(graph.inputs(), places, ports),
        ports(graph.outputs(), places, ports),
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
              stage.peakBytes(),
              body));
    }
    return sections;
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
                    places.offset(port.tensor()),
                    port.shape(),
                    port.tensor().quantization(),
                    port.type()))
        .toList();
  }
}

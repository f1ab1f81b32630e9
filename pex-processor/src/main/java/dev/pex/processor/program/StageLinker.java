package dev.pex.processor.program;

import dev.pex.processor.graph.Node;
import dev.pex.processor.schedule.Stage;
import java.util.ArrayList;
import java.util.List;

/** The statements of a stage. */
final class StageLinker implements Stage.Visitor<List<Statement>> {
  private final Places places;
  private final ConstantPool pool;

  StageLinker(Places places, ConstantPool pool) {
    this.places = places;
    this.pool = pool;
  }

  @Override
  public List<Statement> whole(Stage.Whole stage) {
    Node node = stage.node();
    WholeUse use = new WholeUse(node, places);
    NodeLinker linker = new NodeLinker(node, places.identifier(node.output()), pool, use);
    List<Statement> statements = new ArrayList<>(linker.statements());
    statements.add(use.complete());
    return statements;
  }

  @Override
  public List<Statement> rows(Stage.Rows stage) {
    return new RowsLinker(stage, places, pool).statements();
  }

  @Override
  public List<Statement> channels(Stage.Channels stage) {
    return new ChannelsLinker(stage, places, pool).statements();
  }
}

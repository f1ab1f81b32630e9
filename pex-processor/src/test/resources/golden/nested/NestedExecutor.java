// Arena of 648 bytes:
//     offset       bytes     stages   tensor
//          0         384     1..1     expand.lines
//        384         192     1..1     features
//        384         192     1..1     project
//        576           4     1..1     expand.front
//        580           4     1..1     depthwise.front
//        584          64     1..1     project.sums
import dev.pex.runtime.Channels;
import dev.pex.runtime.Constants;
import dev.pex.runtime.Convolution;
import dev.pex.runtime.ConvolutionOfSlices;
import dev.pex.runtime.Depthwise;
import dev.pex.runtime.OutputStage;
import dev.pex.runtime.Part;
import dev.pex.runtime.PlannedNetwork;
import dev.pex.runtime.Rows;
import dev.pex.runtime.Shape;
import dev.pex.runtime.Sums;
import dev.pex.runtime.TensorInfo;
import dev.pex.runtime.Window;

/**
 * Runs Nested in one arena of exactly the planned size, tensor by tensor as its C code does.
 *
 * <p>Arena: 648 bytes. Tables: 1,716 bytes. Stages: 1.
 */
public final class NestedExecutor extends PlannedNetwork {
  /** Bytes of memory that inputs, outputs and all between them share. */
  public static final int ARENA_BYTES = 648;

  /** The input 'features', 12x4x4. */
  public static final TensorInfo FEATURES =
      new TensorInfo("features", new Shape(12, 4, 4), 0.003921569f, -128);

  /** The output 'project', 12x4x4. */
  public static final TensorInfo PROJECT =
      new TensorInfo("project", new Shape(12, 4, 4), 0.02286411f, -3);

  private final Convolution expand = convolution("expand", "12x4x4", "12x4x48", Window.PIXEL, -2);
  private final Depthwise depthwise = depthwise("depthwise", "12x4x1", "12x4x48", Window.of(3, 3).padding(1, 1, -2), -7);
  private final ConvolutionOfSlices project = new ConvolutionOfSlices(sliding("12x4x48", "12x4x4", Window.PIXEL), filter("project"), new OutputStage(-3));

  /**
   * Reads the tables beside this class.
   *
   * @throws IllegalStateException if they are missing or damaged
   */
  public NestedExecutor() {
    super(
        Constants.read(
            NestedExecutor.class.getResourceAsStream("NestedExecutor.weights"),
            "NestedExecutor.weights",
            2_050),
        ARENA_BYTES,
        3);
    input(FEATURES, 384);
    output(PROJECT, 384);
  }

  @Override
  protected void infer() {
    stage1Project();
  }

  /**
   * Kind: nested in 48 slices; 648 bytes alive.
   *   expand: 2 lines of 192 bytes, front of 4 bytes
   *   depthwise: front of 4 bytes
   */
  private void stage1Project() {
    Rows expandLinesRows = new Rows(0, 12, 192, 2);
    Sums projectSums = new Sums(584, 16);
    for (int tick = 0; tick < 13; tick++) {
      int expandRow = Rows.rowAt(tick, 0, 1, 12);
      int depthwiseRow = Rows.rowAt(tick, 1, 1, 12);
      int projectRow = Rows.rowAt(tick, 1, 1, 12);
      if (projectRow >= 0) {
        projectSums.clear(arena);
      }
      for (int slice = 0; slice < 48; slice++) {
        if (expandRow >= 0) {
          rows[0] = 16 * expandRow + 384;
          expand.row(arena, rows, 576, 1, new Part(0, 4, slice, slice + 1));
          for (int pixel = 0; pixel < 4; pixel++) {
            complete("expand", 48 * pixel + 192 * expandRow + slice, pixel + 576, 1);
          }
        }
        if (depthwiseRow >= 0) {
          expandLinesRows.from(4 * slice).select(depthwiseRow - 1, 3, 1, new Rows.Front(576, expandRow), rows);
          depthwise.row(arena, rows, 580, 1, new Part(0, 4, slice, slice + 1));
          for (int pixel = 0; pixel < 4; pixel++) {
            complete("depthwise", 48 * pixel + 192 * depthwiseRow + slice, pixel + 580, 1);
          }
        }
        if (expandRow >= 0) {
          System.arraycopy(arena, 576, arena, expandLinesRows.at(expandRow) + 4 * slice, 4);
        }
        if (projectRow >= 0) {
          rows[0] = 580;
          project.add(arena, rows, 0, new Channels(slice, slice + 1), projectSums);
        }
      }
      if (projectRow >= 0) {
        project.end(arena, projectSums, 16 * projectRow + 384);
        complete("project", 16 * projectRow, 16 * projectRow + 384, 16);
      }
    }
  }

  /** Sets the input 'features'; every inference needs it anew. */
  public void writeFeatures(byte[] values) {
    write(FEATURES, values);
  }

  /** Sets the input 'features' to the nearest stored values. */
  public void writeFeatures(float[] reals) {
    writeFeatures(FEATURES.quantize(reals));
  }

  /** The output 'project' of the last inference. */
  public byte[] readProject() {
    return read(PROJECT);
  }

  /** The output 'project' of the last inference as reals. */
  public float[] readProjectAsReals() {
    return PROJECT.dequantize(readProject());
  }
}

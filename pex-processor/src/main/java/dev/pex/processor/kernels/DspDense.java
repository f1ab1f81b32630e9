package dev.pex.processor.kernels;

import dev.pex.processor.graph.Int32Values;
import dev.pex.processor.program.FlatKernel;

/** A dense layer for {@code pex_dense_s8_dsp}; its header says how the tables are laid out. */
final class DspDense {
  private static final int MOST_WORDS = 96;
  private static final int CHUNK_WORDS = 64;
  private static final int LEAST_SHIFT = 2;

  private final FlatKernel.Dense kernel;
  private final FilterPairs filters;

  DspDense(FlatKernel.Dense kernel) {
    this.kernel = kernel;
    this.filters =
        new FilterPairs(kernel.weights().values(), kernel.units(), 1, 1, kernel.inputs());
  }

  /** Whether the kernel can compute it. */
  boolean fits() {
    return RightShifts.fit(kernel.shift().values(), LEAST_SHIFT)
        && filters.sumsFit(kernel.bias().values())
        && filters.fit();
  }

  KernelCall call(Tables tables, Optimize optimize) {
    String name = kernel.name();
    int words = filters.rowWords(kernel.inputs());
    boolean whole = words <= MOST_WORDS;
    int chunkWords = whole ? words : CHUNK_WORDS;
    int chunkPairs = whole ? 0 : Math.min(filters.pairs(), (MOST_WORDS - CHUNK_WORDS) / 2);
    return new KernelFields(tables)
        .put("inputs", kernel.inputs())
        .put("units", kernel.units())
        .put("weights", tables.use(name + "_pairs", filters.packed(kernel.inputs())))
        .put("outputs", tables.use(name + "_outputs", outputs()))
        .put("output_zero_point", kernel.outputZeroPoint())
        .clamp(kernel.min(), kernel.max())
        .put("chunk_words", chunkWords)
        .put("chunk_pairs", chunkPairs)
        .of("pex_dense_s8_dsp", chunkWords + 2 * chunkPairs, optimize);
  }

  private Int32Values outputs() {
    return filters.outputs(
        kernel.bias().values(),
        kernel.multiplier().values(),
        unit -> -kernel.shift().values().get(unit) - LEAST_SHIFT);
  }
}

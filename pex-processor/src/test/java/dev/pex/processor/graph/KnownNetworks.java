package dev.pex.processor.graph;

/** The shapes of published networks, with random weights. */
public final class KnownNetworks {
  private KnownNetworks() {}

  /** The keyword spotter of MLPerf Tiny: DS-CNN. */
  public static Graph keywordSpotter() {
    NetworkSketch sketch = new NetworkSketch("keyword_spotter").input("mfcc", 49, 10, 1);
    Window stem = new Window(10, 4, 2, 2, 1, 1, new Padding(4, 5, 1, 1));
    sketch.conv("stem", "mfcc", 64, stem, FusedActivation.RELU);
    String last = "stem";
    for (int block = 1; block <= 4; block++) {
      sketch.depthwise("depthwise" + block, last, 3, 1);
      last = "pointwise" + block;
      sketch.conv(last, "depthwise" + block, 64, 1, 1);
    }
    return sketch
        .globalAverage("pooled", last)
        .dense("logits", "pooled", 12)
        .softmax("scores", "logits")
        .output("scores")
        .graph();
  }

  /** The image classifier of MLPerf Tiny: ResNet-8. */
  public static Graph imageClassifier() {
    NetworkSketch sketch = new NetworkSketch("image_classifier").input("image", 32, 32, 3);
    sketch.conv("stem", "image", 16, 3, 1);
    residual(sketch, "stem", "block1", 16, 1);
    residual(sketch, "block1", "block2", 32, 2);
    residual(sketch, "block2", "block3", 64, 2);
    return sketch
        .globalAverage("pooled", "block3")
        .dense("logits", "pooled", 10)
        .softmax("scores", "logits")
        .output("scores")
        .graph();
  }

  private static void residual(
      NetworkSketch sketch, String input, String block, int channels, int stride) {
    sketch.conv(block + "_conv1", input, channels, 3, stride);
    sketch.conv(block + "_conv2", block + "_conv1", channels, 3, 1);
    String shortcut = input;
    if (stride > 1) {
      shortcut = block + "_shortcut";
      sketch.conv(shortcut, input, channels, 1, stride);
    }
    sketch.add(block, shortcut, block + "_conv2");
  }

  /** MobileNetV1, width 0.25, 96x96, as in MLPerf Tiny (three channels) and person_detect (one). */
  public static Graph personDetector(int channels) {
    NetworkSketch sketch = new NetworkSketch("person_detector").input("image", 96, 96, channels);
    sketch.conv("stem", "image", 8, 3, 2);
    int[] filters = {16, 32, 32, 64, 64, 128, 128, 128, 128, 128, 128, 256, 256};
    int[] strides = {1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1};
    String last = "stem";
    for (int block = 0; block < filters.length; block++) {
      String depthwise = "depthwise" + (block + 1);
      sketch.depthwise(depthwise, last, 3, strides[block]);
      last = "pointwise" + (block + 1);
      sketch.conv(last, depthwise, filters[block], 1, 1);
    }
    return sketch
        .globalAverage("pooled", last)
        .dense("logits", "pooled", 2)
        .softmax("scores", "logits")
        .output("scores")
        .graph();
  }

  /** MobileNetV2, width 1.0, 224x224x3, 1,000 classes. */
  public static Graph mobileNetV2() {
    NetworkSketch sketch = new NetworkSketch("mobile_net_v2").input("image", 224, 224, 3);
    sketch.conv("stem", "image", 32, 3, 2);
    int[][] groups = {
      {1, 16, 1, 1},
      {6, 24, 2, 2},
      {6, 32, 3, 2},
      {6, 64, 4, 2},
      {6, 96, 3, 1},
      {6, 160, 3, 2},
      {6, 320, 1, 1}
    };
    String last = "stem";
    int number = 1;
    for (int[] group : groups) {
      for (int repeat = 0; repeat < group[2]; repeat++) {
        int stride = repeat == 0 ? group[3] : 1;
        last = inverted(sketch, last, "block" + number++, new int[] {group[0], group[1], stride});
      }
    }
    return sketch
        .conv("head", last, 1280, 1, 1)
        .globalAverage("pooled", "head")
        .dense("logits", "pooled", 1000)
        .softmax("scores", "logits")
        .output("scores")
        .graph();
  }

  /** No published network: 50 inverted residual blocks, 200 operators, 46 shortcuts. */
  public static Graph longChain() {
    NetworkSketch sketch = new NetworkSketch("long_chain").input("image", 96, 96, 3);
    sketch.conv("stem", "image", 16, 3, 2);
    String last = "stem";
    int channels = 16;
    for (int number = 1; number <= 50; number++) {
      int stride = number % 12 == 0 ? 2 : 1;
      channels *= stride;
      last = inverted(sketch, last, "block" + number, new int[] {4 / stride, channels, stride});
    }
    return sketch
        .globalAverage("pooled", last)
        .dense("logits", "pooled", 10)
        .softmax("scores", "logits")
        .output("scores")
        .graph();
  }

  private static String inverted(NetworkSketch sketch, String input, String block, int[] sizes) {
    int channels = sketch.tensor(input).shape().channels();
    String wide = input;
    if (sizes[0] > 1) {
      wide = block + "_expand";
      sketch.conv(wide, input, channels * sizes[0], 1, 1);
    }
    sketch.depthwise(block + "_depthwise", wide, 3, sizes[2]);
    boolean shortcut = sizes[2] == 1 && channels == sizes[1];
    String project = shortcut ? block + "_project" : block;
    sketch.conv(project, block + "_depthwise", sizes[1], 1, 1);
    return shortcut ? added(sketch, block, input, project) : block;
  }

  private static String added(NetworkSketch sketch, String output, String first, String second) {
    sketch.add(output, first, second);
    return output;
  }
}

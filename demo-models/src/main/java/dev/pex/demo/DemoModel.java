package dev.pex.demo;

import java.util.Locale;

/** The models of {@code dev.pex.demo.models}. */
public enum DemoModel {
  FASHION_CLASSIFIER("FashionClassifier"),
  KEYWORD_SPOTTER("KeywordSpotter"),
  IMAGE_CLASSIFIER("ImageClassifier"),
  PERSON_DETECTOR("PersonDetector"),
  MOBILE_NET_V2("MobileNetV2");

  private final String simpleName;

  DemoModel(String simpleName) {
    this.simpleName = simpleName;
  }

  /** What javac and Pex made of it when this program was built. */
  public GeneratedNetwork generated() {
    return GeneratedNetwork.load(
        DemoModel.class.getClassLoader(),
        "dev.pex.demo.models." + simpleName,
        name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return simpleName;
  }
}

package dev.pex.codesign.network;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.pex.codesign.file.DataFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code network.json}, schema 1: docs/network-json.md. */
public final class NetworkReader {
  private static final int SCHEMA = 1;

  private NetworkReader() {}

  /**
   * The network of a file.
   *
   * @throws IOException naming the file, the place in it and what is wrong there
   */
  public static Network read(Path path) throws IOException {
    DataFile file = new DataFile(path);
    JsonElement json = parsed(file);
    if (!json.isJsonObject()) {
      throw file.damaged("is not a JSON object");
    }
    JsonFields fields = new JsonFields(file, "", json.getAsJsonObject());
    int schema = fields.integer("schema");
    if (schema != SCHEMA) {
      throw file.damaged("has schema %d, not %d", schema, SCHEMA);
    }
    return network(fields);
  }

  private static JsonElement parsed(DataFile file) throws IOException {
    try {
      return JsonParser.parseString(new String(file.content(), StandardCharsets.UTF_8));
    } catch (JsonParseException e) {
      IOException damaged = file.damaged("is not JSON");
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static Network network(JsonFields fields) throws IOException {
    List<Input> inputs = new ArrayList<>();
    for (JsonFields input : fields.objects("inputs")) {
      inputs.add(input(input));
    }
    List<Operator> operators = new ArrayList<>();
    for (JsonFields operator : fields.objects("operators")) {
      operators.add(operator(operator));
    }
    List<Output> outputs = new ArrayList<>();
    for (JsonFields output : fields.objects("outputs")) {
      outputs.add(
          new Output(
              output.string("name"), operand(output), output.constant("type", ElementType.class)));
    }
    return new Network(fields.string("name"), inputs, operators, outputs);
  }

  private static Input input(JsonFields fields) throws IOException {
    return new Input(
        fields.string("name"),
        operand(fields),
        quantization(fields),
        fields.constant("feed", Input.Feed.class),
        fields.constant("type", ElementType.class));
  }

  private static Operator operator(JsonFields fields) throws IOException {
    List<Operand> from = new ArrayList<>();
    for (JsonFields operand : fields.objects("from")) {
      from.add(operand(operand));
    }
    return new Operator(
        fields.string("name"),
        from,
        shape(fields),
        quantization(fields),
        new LayerReader(fields).layer());
  }

  private static Operand operand(JsonFields fields) throws IOException {
    return new Operand(fields.string("tensor"), shape(fields));
  }

  private static Shape shape(JsonFields fields) throws IOException {
    List<Integer> sizes = fields.integers("shape", 3);
    return new Shape(sizes.get(0), sizes.get(1), sizes.get(2));
  }

  private static Quantization quantization(JsonFields fields) throws IOException {
    return new Quantization(fields.real("scale"), fields.integer("zeroPoint"));
  }
}
